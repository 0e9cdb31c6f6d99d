import type { CaseId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Db } from '../../platform/database/database.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { networkContent } from './content/index.ts'
import { reviewsOf } from './store.ts'

/** A line for the closure of a case: was a map agreed at exit. It asks, and stops nothing. */
export async function mapAtExit(db: Db, caseId: CaseId, lang: Lang): Promise<Html> {
  const c = pick(networkContent, lang).closing
  const last = (await reviewsOf(db, caseId)).find(({ columns }) => columns.point === 'exit')
  return html`<p class="govuk-body">
    ${last === undefined ? c.missing : c.agreed(formatDay(last.columns.on_day, lang))}
    <a class="govuk-link" href="/cases/${caseId}/network">${c.see}</a>
  </p>`
}
