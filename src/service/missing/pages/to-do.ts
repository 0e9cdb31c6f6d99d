import type { Lang } from '../../../kernel/lang.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { button } from '../../../platform/web/components/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { clock, nextSteps } from '../../../platform/web/pieces.ts'
import { missingContent } from '../content/index.ts'
import { nextStepsOf } from '../next.ts'
import type { EpisodeRow, MissingKnown } from '../store.ts'
import { interviewRuleOf } from '../words.ts'

/** One time missing and what decides what is still to do in it. */
export interface TimeMissing {
  readonly lang: Lang
  readonly now: Date
  readonly caseId: string
  readonly row: EpisodeRow
  readonly known: MissingKnown
  readonly reviewDueAt: Date | null
  readonly interviewDueAt: Date | null
  readonly mayRecord: boolean
}

export const ofThis = <T extends { readonly episode_id: string }>(
  rows: readonly T[],
  { row }: Pick<TimeMissing, 'row'>,
): T[] => rows.filter((one) => one.episode_id === row.id)

/** What is still to do, each with the page on which it is done. Pure. */
export function toDo(view: TimeMissing): Html {
  const { lang, now, row, known: all } = view
  const c = pick(missingContent, lang).next
  const interview = all.interviews.find((one) => one.episode_id === row.id) ?? null
  const steps = nextStepsOf(row, {
    actions: ofThis(all.actions, view),
    meetings: ofThis(all.meetings, view),
    interview,
    reviewDueAt: view.reviewDueAt,
    interviewDueAt: view.interviewDueAt,
  })
  const wales = interviewRuleOf(all.head).code === 'wales'
  return nextSteps(
    steps.map(({ kind, dueAt, path }) => ({
      what: kind === 'interview' && wales ? c.debrief : c[kind],
      why: kind === 'police' ? c.policeWhy : null,
      href: view.mayRecord ? `/cases/${view.caseId}/missing/${row.id}${path}` : undefined,
      clock: dueAt === null ? undefined : clock(dueAt.getTime() - now.getTime(), lang),
    })),
    lang,
    c.none,
  )
}

/** What can be recorded at any time; the return first while the child is missing. Pure. */
export function buttons(view: TimeMissing): Html | null {
  if (!view.mayRecord) return null
  const c = pick(missingContent, view.lang).actions
  const at = (path: string) => `/cases/${view.caseId}/missing/${view.row.id}${path}`
  const second = (text: string, path: string) =>
    button({ text, href: at(path), classes: 'govuk-button--secondary' })
  const wales = interviewRuleOf(view.known.head).code === 'wales'
  return html`<div class="govuk-button-group">
    ${view.row.ended_at === null ? button({ text: c.return, href: at('/return') }) : null}
    ${view.row.ended_at === null ? null : button({ text: wales ? c.debrief : c.interview, href: at('/interview') })}
    ${second(c.record, '/action')} ${second(c.meeting, '/meeting')}
  </div>`
}
