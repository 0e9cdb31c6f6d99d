import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { done, type Outcome } from '../../../kernel/refusal.ts'
import { decide } from '../../../platform/access/index.ts'
import {
  date,
  defineForm,
  errorSummaryOf,
  formShell,
  text,
  type FieldError,
  type Typed,
} from '../../../platform/forms/index.ts'
import { formatInstant, pick, wordsOf } from '../../../platform/i18n/index.ts'
import { nextVersion } from '../../../platform/record/index.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { card, facts, stackTable } from '../../../platform/web/pieces.ts'
import {
  noSuchPage,
  page,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../platform/web/route.ts'
import { coded } from '../../../platform/reference-data/in-words.ts'
import { caseBar, recordOnCase, type Standing } from '../../child/index.ts'
import { immigrationContent, letterContent } from '../content/index.ts'
import { supportLetter, type Letter } from '../facts.ts'
import { immigrationPath } from '../sections/section.ts'
import { letterPath } from './edit.ts'
import { discard, isUnfinished, send, sign, takeUp } from './rules.ts'
import { letterOf, versionsOf, type LetterVersion } from './store.ts'
import { letterState, paragraphs, versionName } from './words.ts'

const t = wordsOf(letterContent)
const sendForm = defineForm({
  fields: {
    sent_on: date({ label: t((c) => c.page.sentOn), latest: 'today' }),
    sent_how: text({
      label: t((c) => c.page.how),
      hint: t((c) => c.page.howHint),
      dir: 'auto',
      span: 'full',
    }),
  },
})

interface Attempt {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** What may be done with the letter now: signed by whoever reads it here, or recorded as sent. */
function act(x: Exchange, { version, columns }: Standing<Letter>, attempt: Attempt | null): Html | null {
  const c = pick(letterContent, x.lang).page
  const shell = { lang: x.lang, csrf: x.form.csrf, idempotencyKey: x.form.key, version }
  if (columns.state === 'sent') return html`<p class="govuk-body">${c.kept}</p>`
  if (columns.state === 'discarded')
    return html`<p class="govuk-body">${c.discardedLead}</p>
      ${formShell({ ...shell, action: `${letterPath(x)}/take-up`, body: html``, submitLabel: c.takeUp })}`
  if (columns.state === 'signed')
    return html`<h2 class="govuk-heading-m">${c.send}</h2>
      <p class="govuk-body">${c.sendLead}</p>
      ${formShell({
        ...shell,
        action: `${letterPath(x)}/sent`,
        body: sendForm.render({ lang: x.lang, typed: attempt?.typed, errors: attempt?.errors }),
        submitLabel: c.record,
      })}`
  if (isUnfinished(columns.body)) return html`<p class="govuk-body">${c.open}</p>`
  return formShell({
    ...shell,
    action: `${letterPath(x)}/sign`,
    body: html`<p class="govuk-body">${c.signLead}</p>`,
    submitLabel: c.sign,
  })
}

/** For a letter that nobody will send. */
function putAway(x: Exchange, { version, columns }: Standing<Letter>): Html | null {
  if (columns.state !== 'draft' && columns.state !== 'signed') return null
  const c = pick(letterContent, x.lang).page
  return html`<details class="govuk-details">
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">${c.discard}</span>
    </summary>
    <div class="govuk-details__text">
      ${formShell({
        lang: x.lang,
        csrf: x.form.csrf,
        idempotencyKey: x.form.key,
        version,
        action: `${letterPath(x)}/discard`,
        body: html`<p class="govuk-body">${c.discardLead}</p>`,
        submitLabel: c.discard,
      })}
    </div>
  </details>`
}

function whatChanged(all: readonly LetterVersion[], index: number, x: Exchange): string {
  const c = pick(letterContent, x.lang).page
  const before = all[index + 1]
  const one = all[index]
  if (before === undefined || one === undefined) return c.asBegun
  if (one.columns.state === 'discarded') return c.asDiscarded
  if (before.columns.state === 'discarded') return c.asTakenUp
  if (one.columns.state === before.columns.state || one.columns.state === 'draft') return c.asChanged
  return one.columns.state === 'sent' ? c.asSent : c.asSigned
}

function versionsTable(x: Exchange, all: readonly LetterVersion[]): Html {
  const c = pick(letterContent, x.lang).page
  return stackTable({
    caption: c.versions,
    columns: [c.version, c.when, c.what, c.by].map((heading) => ({ text: heading })),
    rows: all.map((one, index) => [
      html`<a class="govuk-link" href="${letterPath(x)}/print?version=${one.version}"
        >${versionName(all, one, x.lang)}</a
      >`,
      formatInstant(one.at, x.lang),
      whatChanged(all, index, x),
      one.by,
    ]),
    empty: '',
  })
}

async function draw(x: Exchange, stands: Standing<Letter>, attempt: Attempt | null = null): Promise<Reply> {
  const c = pick(letterContent, x.lang)
  const { columns } = stands
  const records = decide('case:record', x.access, x.now).permitted
  const link = (href: string, words: string) => html`<a class="govuk-link" href="${href}">${words}</a>`
  const body = html`${await caseBar(x, 'immigration')} ${errorSummaryOf(attempt?.errors, x.lang)}
    <h1 class="govuk-heading-l">${c.title}</h1>
    ${facts([
      [c.new.template, coded('letter-template', columns.template, x.lang)],
      [c.page.to, paragraphs(columns.addressee)],
      [c.page.state, html`<strong>${letterState(columns, x.lang)}</strong>`],
      [c.page.sentHow, columns.sent_how],
    ])}
    ${card(null, html`<div lang="${columns.lang}">${paragraphs(columns.body)}</div>`)}
    <p class="govuk-body">
      ${records && (columns.state === 'draft' || columns.state === 'signed') ? html`${link(`${letterPath(x)}/edit`, c.page.edit)} · ` : null}
      ${link(`${letterPath(x)}/print`, c.page.print)} ·
      ${link(immigrationPath(x), pick(immigrationContent, x.lang).back)}
    </p>
    ${records ? act(x, stands, attempt) : null} ${records ? putAway(x, stands) : null}
    ${versionsTable(x, await versionsOf(x.db, x.caseId(), stands.id))}`
  return page(c.title, body, attempt === null ? {} : { hasErrors: true, status: 422 })
}

export const letterPage: Handler = async (x) => {
  const stands = await letterOf(x.db, x.caseId(), x.params['letterId'])
  return stands === undefined ? noSuchPage() : draw(x, stands)
}

const reasonOf = { sign: 'signed', send: 'sent', discard: 'discarded', 'take-up': 'takenUp' } as const

/** The next version, unless the letter that was read is no longer the one that stands. */
async function recordNext(
  x: Exchange,
  stands: Standing<Letter>,
  next: Outcome<Letter>,
  step: keyof typeof reasonOf,
): Promise<Reply> {
  if (versionOf(x.body) !== stands.version) return refused({ code: 'someone-else-changed-it' })
  if (!next.ok) return refused(next.refusal)
  const reasons = pick(letterContent, x.lang).reasons
  const reason = reasons[reasonOf[step]]
  const fact = nextVersion(supportLetter, x.caseId(), stands, next.value, reason)
  return recordOnCase(x, `immigration.letter.${step}`, done([fact]), { answer: letterPath(x) })
}

export const signLetter: Handler = async (x) => {
  const stands = await letterOf(x.db, x.caseId(), x.params['letterId'])
  if (stands === undefined) return noSuchPage()
  const by = { id: x.accountId(), name: x.person?.name ?? '' }
  return recordNext(x, stands, sign(stands.columns, by, dayInLondon(x.now)), 'sign')
}

export const sendLetter: Handler = async (x) => {
  const stands = await letterOf(x.db, x.caseId(), x.params['letterId'])
  if (stands === undefined) return noSuchPage()
  const parsed = sendForm.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return draw(x, stands, { typed: parsed.typed, errors: parsed.errors })
  return recordNext(x, stands, send(stands.columns, parsed.value.sent_on, parsed.value.sent_how), 'send')
}

export const discardLetter: Handler = async (x) => {
  const stands = await letterOf(x.db, x.caseId(), x.params['letterId'])
  return stands === undefined ? noSuchPage() : recordNext(x, stands, discard(stands.columns), 'discard')
}

export const takeUpLetter: Handler = async (x) => {
  const stands = await letterOf(x.db, x.caseId(), x.params['letterId'])
  return stands === undefined ? noSuchPage() : recordNext(x, stands, takeUp(stands.columns), 'take-up')
}
