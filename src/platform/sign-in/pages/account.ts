import { randomUUID } from 'node:crypto'
import { isUuid, type SessionId } from '../../../kernel/ids.ts'
import { languages } from '../../../kernel/lang.ts'
import { account as accountFact, decide } from '../../access/index.ts'
import { openDrafts } from '../../drafts/index.ts'
import { defineForm, formShell, radios } from '../../forms/index.ts'
import { formatInstant, pick } from '../../i18n/index.ts'
import { nextVersion } from '../../record/index.ts'
import { html, type Html } from '../../web/html.ts'
import { stackTable } from '../../web/pieces.ts'
import { noSuchPage, page, redirect, refused, type Exchange, type Handler } from '../../web/route.ts'
import { signInContent } from '../content/index.ts'
import { deviceNames } from '../rules/device.ts'
import { endSessions, noteSession, sessionsOf, type OwnSession } from '../sessions.ts'
import { accountById, recoveryCodesLeft } from '../store.ts'
import { t } from './parts.ts'

const languageForm = defineForm({
  fields: {
    language: radios({
      label: t((c) => c.account.language),
      options: [
        { code: 'en', label: t((c) => c.account.english) },
        { code: 'cy', label: t((c) => c.account.welsh) },
      ],
    }),
  },
})

function deviceOf(x: Exchange, agent: string): string {
  const c = pick(signInContent, x.lang).account
  const names = deviceNames(agent)
  return names === null ? c.unknownDevice : c.deviceOn(names.browser, names.system)
}

/** A button alone: its form carries what every write needs. */
function button(x: Exchange, action: string, text: string, hidden?: string): Html {
  return html`<form method="post" action="${action}" data-once>
    <input type="hidden" name="_csrf" value="${x.form.csrf}" />
    <input type="hidden" name="_key" value="${randomUUID()}" />
    <button type="submit" class="govuk-button govuk-button--secondary gs-flush">
      ${text}${hidden === undefined ? null : html`<span class="govuk-visually-hidden"> ${hidden}</span>`}
    </button>
  </form>`
}

function sessionTable(x: Exchange, sessions: readonly OwnSession[]): Html {
  const c = pick(signInContent, x.lang).account
  return stackTable({
    caption: c.sessions,
    captionHidden: true,
    columns: [c.device, c.since, c.last, c.action].map((text) => ({ text })),
    rows: sessions.map((one) => {
      const device = deviceOf(x, one.device)
      return [
        device,
        formatInstant(one.createdAt, x.lang),
        formatInstant(one.lastSeenAt, x.lang),
        one.id === x.sessionId
          ? c.here
          : button(x, `/account/sessions/${one.id}/end`, c.end, c.endHidden(device)),
      ]
    }),
    empty: '',
  })
}

function draftList(x: Exchange, drafts: readonly { path: string; savedAt: Date }[]): Html | null {
  const c = pick(signInContent, x.lang).account
  if (drafts.length === 0) return null
  return html`<h2 class="govuk-heading-m">${c.drafts}</h2>
    <p class="govuk-body">${c.draftsLead}</p>
    <ul class="govuk-list govuk-list--bullet">
      ${drafts.map(
        (draft) =>
          html`<li>
            <a class="govuk-link" href="${draft.path}">${c.draft(formatInstant(draft.savedAt, x.lang))}</a>
          </li>`,
      )}
    </ul>`
}

export const accountPage: Handler = async (x) => {
  const c = pick(signInContent, x.lang).account
  const id = x.accountId()
  const sessions = await sessionsOf(x.db, id, x.now)
  const drafts = await openDrafts(x.db, id)
  const left = await recoveryCodesLeft(x.db, id)
  const body = html`<h1 class="govuk-heading-l">${c.title}</h1>
    ${draftList(x, drafts)}
    <h2 class="govuk-heading-m">${c.sessions}</h2>
    ${sessionTable(x, sessions)}
    ${sessions.length > 1 ? button(x, '/account/sessions/end-others', c.endOthers) : null}
    <h2 class="govuk-heading-m">${c.credentials}</h2>
    <ul class="govuk-list">
      <li><a class="govuk-link" href="/account/password">${c.changePassword}</a></li>
      <li><a class="govuk-link" href="/account/authenticator">${c.newAuthenticator}</a></li>
      <li><a class="govuk-link" href="/account/recovery-codes">${c.newCodes}</a></li>
    </ul>
    <p class="govuk-body">${c.codesLeft(left)}</p>
    ${
      decide('tasks:read', x.access, x.now).permitted
        ? html`<p class="govuk-body"><a class="govuk-link" href="/account/calendar">${c.calendar}</a></p>`
        : null
    }
    ${formShell({
      lang: x.lang,
      action: '/account/language',
      csrf: x.form.csrf,
      idempotencyKey: randomUUID(),
      body: languageForm.render({
        lang: x.lang,
        values: x.person === null ? {} : { language: x.person.language },
      }),
      submitLabel: c.saveLanguage,
    })}`
  return page(c.title, body)
}

export const endSession: Handler = async (x) => {
  const id = x.params['sessionId'] ?? ''
  const own = isUuid(id) ? await sessionsOf(x.db, x.accountId(), x.now) : []
  if (!own.some((one) => one.id === id)) return noSuchPage()
  await noteSession(x.db, [id as SessionId], 'ended', x.now)
  return record(x, 'session.end')
}

export const endOtherSessions: Handler = async (x) => {
  await endSessions(x.db, x.accountId(), x.now, x.sessionId)
  return record(x, 'session.end-others')
}

async function record(x: Exchange, kind: string) {
  const outcome = await x.record({ kind, caseId: null, happenedAt: null, answer: '/account', facts: [] })
  return outcome.ok ? redirect('/account') : refused(outcome.refusal)
}

export const chooseLanguage: Handler = async (x) => {
  const parsed = languageForm.parse(x.body, x.lang)
  const row = await accountById(x.db, x.accountId())
  const language = languages.find((lang) => parsed.ok && lang === parsed.value.language)
  if (row === null || language === undefined) return redirect('/account')
  const { id, version, ...columns } = row
  const outcome = await x.record({
    kind: 'account.language',
    caseId: null,
    happenedAt: null,
    answer: '/account',
    facts: [nextVersion(accountFact, null, { id, version }, { ...columns, language }, 'own-choice')],
  })
  if (!outcome.ok) return refused(outcome.refusal)
  // The language chosen on a page counts before the account's, so it is changed along with it.
  return { kind: 'redirect', to: '/account', remember: { gs_lang: language } }
}
