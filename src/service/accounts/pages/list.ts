import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { label } from '../../../platform/reference-data/index.ts'
import { pagination } from '../../../platform/web/components/index.ts'
import { html } from '../../../platform/web/html.ts'
import { chips, stackTable } from '../../../platform/web/pieces.ts'
import { page, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { accountsContent } from '../content/index.ts'
import type { Standing } from '../rules.ts'
import { listAccounts, type ListedAccount } from '../store.ts'
import { siteWords } from '../words.ts'

const standings: readonly Standing[] = ['active', 'invited', 'suspended', 'left']

function rolesOf(x: Exchange, account: ListedAccount) {
  const c = pick(accountsContent, x.lang).list
  if (account.roles.length === 0) return html`<span class="gs-muted">${c.none}</span>`
  return account.roles
    .map((held) => `${label('service-role', held.role, x.lang)} (${siteWords(held.site, x.lang)})`)
    .join('; ')
}

export const accountList: Handler = async (x) => {
  const c = pick(accountsContent, x.lang)
  const standing = standings.find((one) => one === x.query['standing']) ?? null
  const at = /^[1-9]\d{0,3}$/.test(x.query['page'] ?? '') ? Number(x.query['page']) : 1
  const { rows, more } = await listAccounts(x.db, { standing, page: at, today: dayInLondon(x.now) })
  const address = (to: Standing | null, number: number): string => {
    const query = new URLSearchParams()
    if (to !== null) query.set('standing', to)
    if (number > 1) query.set('page', String(number))
    return query.size === 0 ? '/accounts' : `/accounts?${query.toString()}`
  }
  const body = html`<h1 class="govuk-heading-l">${c.list.title}</h1>
    <p class="govuk-body"><a class="govuk-button gs-flush" href="/accounts/new">${c.list.create}</a></p>
    ${chips([
      { text: c.list.all, href: address(null, 1), current: standing === null },
      ...standings.map((one) => ({
        text: c.standings[one],
        href: address(one, 1),
        current: standing === one,
      })),
    ])}
    ${stackTable({
      caption: c.list.caption,
      captionHidden: true,
      columns: [c.list.name, c.list.email, c.list.standing, c.list.roles].map((text) => ({ text })),
      rows: rows.map((account) => [
        html`<a class="govuk-link" href="/accounts/${account.id}">${account.name}</a>`,
        html`<span class="gs-break">${account.email}</span>`,
        c.standings[account.account_standing],
        rolesOf(x, account),
      ]),
      empty: c.list.empty,
    })}
    ${
      at > 1 || more
        ? pagination({
            lang: x.lang,
            ...(at > 1 ? { previous: { href: address(standing, at - 1), text: c.list.previous } } : {}),
            ...(more ? { next: { href: address(standing, at + 1), text: c.list.next } } : {}),
          })
        : null
    }`
  return page(c.list.title, body, { wide: true })
}
