import { dayInLondon } from '../../kernel/calendar-day.ts'
import type { Lang } from '../../kernel/lang.ts'
import { dayOf, pick } from '../../platform/i18n/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { card, facts } from '../../platform/web/pieces.ts'
import { coded } from '../../platform/reference-data/in-words.ts'
import { immigrationContent } from './content/index.ts'
import {
  immigrationAppeal,
  immigrationClaim,
  immigrationDecision,
  immigrationInterview,
  immigrationStatement,
  legalRepresentative,
} from './facts.ts'
import { actingNow, interviewDeadline, leaveOn, soughtNow } from './rules.ts'
import { stageOn, type ClaimKnown, type Dated } from './stage.ts'
import { termsNow } from './store.ts'
import { interviewWhen, leaveEnd, stageInWords } from './tell.ts'

/** The tables of which the overview brings every row that stands, as JSON, in its own composed read. */
export const glanceTables = [
  'immigration_claim',
  'legal_representative',
  'immigration_interview',
  'immigration_statement',
  'immigration_decision',
  'immigration_appeal',
] as const
type GlanceRow = { readonly id: string; readonly recorded_at: string }
/** A table without a row is absent. */
export type ImmigrationGlance = Readonly<
  Partial<Record<(typeof glanceTables)[number], readonly GlanceRow[] | null>>
>

function dated<C>(
  rows: readonly GlanceRow[] | null | undefined,
  schema: { parse: (row: unknown) => C },
): readonly Dated<C>[] {
  return (rows ?? []).map((row) => ({
    id: row.id,
    recordedAt: new Date(row.recorded_at),
    columns: schema.parse(row),
  }))
}

function knownOf(glance: ImmigrationGlance): ClaimKnown {
  return {
    claim: dated(glance.immigration_claim, immigrationClaim.columns)[0] ?? null,
    representatives: dated(glance.legal_representative, legalRepresentative.columns),
    interviews: dated(glance.immigration_interview, immigrationInterview.columns),
    statements: dated(glance.immigration_statement, immigrationStatement.columns),
    decisions: dated(glance.immigration_decision, immigrationDecision.columns),
    appeals: dated(glance.immigration_appeal, immigrationAppeal.columns),
  }
}

/** The stage of the claim today in words, where the record of the claim says one; else null. */
export function immigrationStageNow(glance: ImmigrationGlance | null, now: Date, lang: Lang): string | null {
  const stage = glance === null ? null : stageOn(knownOf(glance), termsNow().decisions, dayInLondon(now))
  return stage === null ? null : stageInWords(stage, lang)
}

/** One line a thing, by the same rules as the page. Nothing where nothing is recorded. */
export function immigrationGlance(
  glance: ImmigrationGlance | null,
  asked: { readonly caseId: string; readonly now: Date; readonly lang: Lang },
): Html | null {
  if (glance === null) return null
  const { caseId, now, lang } = asked
  const known = knownOf(glance)
  const c = pick(immigrationContent, lang)
  const today = dayInLondon(now)
  const stage = stageOn(known, termsNow().decisions, today)
  const leave = leaveOn(known, termsNow().decisions, today)?.columns
  const acting = actingNow(known.representatives)?.columns
  const sought = soughtNow(known.representatives)?.columns
  const kind = coded('representative-kind', acting?.kind ?? sought?.kind ?? null, lang)
  const next = known.interviews
    .filter(({ columns }) => interviewDeadline(columns, now).state === 'open')
    .sort((a, b) => (a.columns.on_day < b.columns.on_day ? -1 : 1))[0]?.columns
  return card(
    c.glance.title,
    html`${facts([
        [
          c.stage.label,
          [stageInWords(stage, lang), dayOf(stage?.on ?? null, lang)]
            .filter((part) => part !== null)
            .join(', '),
        ],
        [c.glanceTitle.acts, kind === null ? c.acts.none : acting === undefined ? c.acts.sought(kind) : kind],
        [
          c.glance.next,
          next === undefined
            ? null
            : c.next.interview(
                coded('immigration-interview-kind', next.kind, lang) ?? '',
                interviewWhen(next, lang),
              ),
        ],
        [
          c.leave.kind,
          leave === undefined
            ? null
            : `${coded('immigration-decision', leave.decision, lang) ?? ''}: ${leaveEnd(leave, lang)}`,
        ],
      ])}
      <p><a class="govuk-link" href="/cases/${caseId}/immigration">${c.glance.see}</a></p>`,
  )
}
