import { randomUUID } from 'node:crypto'
import { pick } from '../../../platform/i18n/index.ts'
import { label } from '../../../platform/reference-data/index.ts'
import { endSessions as endAll, sessionsOf } from '../../../platform/sign-in/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { facts, stackTable } from '../../../platform/web/pieces.ts'
import { page, redirect, refused, type Exchange } from '../../../platform/web/route.ts'
import { accountsContent } from '../content/index.ts'
import { holdingKinds, readHoldings, type Holding, type HoldingKind } from '../holdings.ts'
import { mayChange } from '../rules.ts'
import type { Account } from '../store.ts'
import { siteWords, whatWords, whenWords } from '../words.ts'
import { aboutAccount } from './frame.ts'

function holdingTable(
  x: Exchange,
  account: Account,
  kind: HoldingKind,
  holdings: readonly Holding[],
  may: boolean,
): Html {
  const c = pick(accountsContent, x.lang)
  const words = c.holdings[kind]
  const base = `/accounts/${account.id}/${kind}`
  const withSite = kind === 'roles' || kind === 'duty'
  const columns = [
    words.one,
    ...(withSite ? [c.detail.where] : []),
    ...(kind === 'supervision' ? [] : [c.detail.from]),
    c.detail.to,
    ...(kind === 'roles' ? [c.detail.share] : []),
    ...(may ? [c.detail.action] : []),
  ]
  const row = (one: Holding) => {
    const what = whatWords(one, x.lang)
    return [
      what,
      ...(withSite ? [siteWords(one.site ?? null, x.lang)] : []),
      ...(kind === 'supervision' ? [] : [whenWords(one.from, x.lang)]),
      whenWords(one.to, x.lang) ?? c.detail.openEnd,
      ...(kind === 'roles'
        ? [one.share === null ? null : c.detail.shareOf(Math.round(one.share * 100))]
        : []),
      ...(may
        ? [
            html`<a class="govuk-link" href="${base}/${one.id}/end"
              >${c.detail.end}<span class="govuk-visually-hidden">${c.detail.endHidden(what)}</span></a
            >`,
          ]
        : []),
    ]
  }
  return html`<h2 class="govuk-heading-m">${words.title}</h2>
    ${stackTable({
      caption: words.title,
      captionHidden: true,
      columns: columns.map((text) => ({ text })),
      rows: holdings.map(row),
      empty: c.detail.nothing,
    })}
    ${may ? html`<p class="govuk-body"><a class="govuk-link" href="${base}/new">${words.add}</a></p>` : null}`
}

/** Leave is told to the service by whoever is away; roles, duty and supervision are given by somebody else. */
export function mayHold(x: Exchange, account: Account, kind: HoldingKind): boolean {
  return kind === 'leave' || mayChange(x.accountId(), account.id).ok
}

export const accountDetail = aboutAccount(async (x, account) => {
  const c = pick(accountsContent, x.lang)
  const another = mayChange(x.accountId(), account.id).ok
  const sections: Html[] = []
  for (const kind of holdingKinds) {
    const holdings = await readHoldings(x.db, kind, account.id)
    sections.push(holdingTable(x, account, kind, holdings, mayHold(x, account, kind)))
  }
  const sessions = await sessionsOf(x.db, account.id, x.now)
  const link = (path: string, text: string): Html =>
    html`<li><a class="govuk-link" href="/accounts/${account.id}/${path}">${text}</a></li>`
  return page(
    c.detail.title,
    html`<h1 class="govuk-heading-l">
        <span class="gs-caption">${c.detail.title}</span> <span dir="auto">${account.name}</span>
      </h1>
      <p class="govuk-body gs-break">${account.email}</p>
      ${another ? null : html`<p class="govuk-inset-text">${c.detail.own}</p>`}
      ${facts([
        [c.list.standing, c.standings[account.account_standing]],
        [c.person.telephone, account.telephone],
        [
          c.person.speaksFact,
          account.speaks.length === 0
            ? null
            : account.speaks.map((code) => label('language', code, x.lang)).join(', '),
        ],
      ])}
      <ul class="govuk-list">
        ${link('edit', c.detail.edit)} ${another ? link('standing', c.detail.standing) : null}
        ${another ? link('invite', c.detail.invite) : null}
      </ul>
      ${sections}
      <h2 class="govuk-heading-m">${c.detail.sessions}</h2>
      <p class="govuk-body">${c.detail.sessionsOpen(sessions.length)}</p>
      ${sessions.length === 0 ? null : endButton(x, account, c.detail.endSessions)}
      <p class="govuk-body"><a class="govuk-link" href="/accounts">${c.detail.back}</a></p>`,
    { wide: true },
  )
})

function endButton(x: Exchange, account: Account, text: string): Html {
  return html`<form method="post" action="/accounts/${account.id}/end-sessions" data-once>
    <input type="hidden" name="_csrf" value="${x.form.csrf}" />
    <input type="hidden" name="_key" value="${randomUUID()}" />
    <button type="submit" class="govuk-button govuk-button--secondary">${text}</button>
  </form>`
}

export const endSessions = aboutAccount(async (x, account) => {
  const answer = `/accounts/${account.id}`
  const ended = await endAll(x.db, account.id, x.now)
  const outcome = await x.record({
    kind: 'account.end-sessions',
    caseId: null,
    happenedAt: null,
    answer,
    facts: [],
    detail: { account: account.id, ended },
  })
  return outcome.ok ? redirect(answer) : refused(outcome.refusal)
})
