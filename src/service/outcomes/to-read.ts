import { sql } from 'kysely'
import type { CaseId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Db } from '../../platform/database/database.ts'
import { pick } from '../../platform/i18n/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { outcomesContent } from './content/index.ts'

export interface FeedbackToRead {
  readonly caseId: CaseId
  readonly reference: string
}

/**
 * The cases of some sites (null = all) with feedback on a guardian that nobody who may read it has read. The database answers
 * whoever supervises the case, and never the person it is about. One statement.
 */
export async function feedbackToRead(
  db: Db,
  sites: readonly string[] | null,
): Promise<readonly FeedbackToRead[]> {
  const there = sites === null ? sql`true` : sql`f.site = any(${sites}::text[])`
  const { rows } = await sql<{ case_id: CaseId; reference: string }>`
    select f.case_id, f.reference from feedback_to_read() r
    join case_file f on f.case_id = r.case_id and f.superseded_at is null and f.standing = 'recorded' and ${there}
    order by f.reference`.execute(db)
  return rows.map((row) => ({ caseId: row.case_id, reference: row.reference }))
}

/**
 * That there is something to read, without a word of it, and not on paper: a printed list lies where the guardian sees it.
 * Nothing at all where there is nothing.
 */
export function feedbackNotice(rows: readonly FeedbackToRead[], lang: Lang): Html | null {
  if (rows.length === 0) return null
  const c = pick(outcomesContent, lang).feedback
  return html`<section class="gs-off-paper govuk-inset-text" aria-labelledby="feedback-to-read">
    <h2 class="govuk-heading-s" id="feedback-to-read">${c.toRead}</h2>
    <ul class="govuk-list">
      ${rows.map(
        ({ caseId, reference }) =>
          html`<li>
            <a class="govuk-link" href="/cases/${caseId}/voice/feedback">${c.read(reference)}</a>
          </li>`,
      )}
    </ul>
  </section>`
}
