import type { CalendarMonth } from '../../../../kernel/calendar-month.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import type { Option, Typed } from '../../../../platform/forms/index.ts'
import { formatDay, pick } from '../../../../platform/i18n/index.ts'
import type { ColumnsOf } from '../../../../platform/record/index.ts'
import { label } from '../../../../platform/reference-data/index.ts'
import type { PlanStatus } from '../../../safety-plan/index.ts'
import type { SaidOfMonth } from '../../../missing/index.ts'
import { statusContent } from '../../content/index.ts'
import type { monthlyStatus } from '../../facts.ts'
import { knownBefore, type Known } from '../../rules.ts'
import type { CaseStart, StatusRow } from '../../store.ts'
import {
  answerInWords,
  isAnswer,
  missingInWords,
  variables,
  yesNoInWords,
  type Variable,
} from '../../variables.ts'
import { notAsked, type StatusValue } from './fields.ts'
import type { HeldAnswers } from './held.ts'

export type StatusColumns = ColumnsOf<typeof monthlyStatus>

/** What may be confirmed as unchanged, by variable; null where nothing is known. */
export type KnownAnswers = Readonly<
  Record<Variable, { readonly answer: string; readonly from: Known['from'] | 'stands' } | null>
>

/** The referral's answers in the words of the monthly form. A code the form does not have is left out. */
function fromReferral(variable: Variable, start: CaseStart): string | null {
  const { referral } = start
  const said: Partial<Record<Variable, string | null>> = {
    contact_with_trafficker: referral.trafficker_contact,
    education_status: referral.education,
    nrm_stage: referral.nrm_stage,
    cjs_role: referral.cjs_role ?? (referral.cjs_involved === 'no' ? 'none' : null),
    cjs_stage: referral.cjs_stage ?? (referral.cjs_involved === 'no' ? 'none' : null),
  }
  const code = said[variable] ?? null
  return code !== null && isAnswer(variable, code) ? code : null
}

const each = <T>(make: (variable: Variable) => T): Record<Variable, T> =>
  Object.fromEntries(variables.map((variable) => [variable, make(variable)])) as Record<Variable, T>

/** For a month not yet recorded: what other rooms, the months before and the referral tell. */
export function knownForNew(
  month: CalendarMonth,
  rows: readonly StatusRow[],
  start: CaseStart,
  plan: PlanStatus | null,
  held: HeldAnswers,
): KnownAnswers {
  return each((variable) =>
    variable === 'safety_plan_status' && plan !== null
      ? { answer: plan, from: 'safety-plan' as const }
      : (held[variable] ?? knownBefore(variable, month, rows, fromReferral(variable, start))),
  )
}

/** For a correction: what the month itself says. */
export function knownFromRow(row: StatusRow): KnownAnswers {
  return each((variable) => {
    const answer = row[variable]
    return answer === null ? null : { answer, from: 'stands' as const }
  })
}

/**
 * The options of each question. "Unchanged" carries the answer it keeps (`keep-regular`), so that an answer that changed while
 * the form was open is never confirmed unseen: the option is then no longer there, and the person is asked again.
 */
export function optionsFor(known: KnownAnswers, lang: Lang): Record<string, readonly Option[]> {
  const c = pick(statusContent, lang).form
  return each((variable) => {
    const stands = known[variable]
    if (stands === null) return [{ code: 'changed', label: () => c.answer }, notAsked]
    const room = (['justice', 'immigration', 'nrm', 'child'] as const).find((one) => one === stands.from)
    const from =
      stands.from === 'stands'
        ? c.stands
        : stands.from === 'referral'
          ? c.fromReferral
          : stands.from === 'safety-plan'
            ? c.fromPlan
            : room !== undefined
              ? c.fromRoom[room]
              : c.fromMonth(formatDay(stands.from, lang))
    const answer = answerInWords(variable, stands.answer, lang)
    return [
      { code: `keep-${stands.answer}`, label: () => c.unchanged(answer, from) },
      { code: 'changed', label: () => c.changed },
      notAsked,
    ]
  })
}

/** What the answers come to. */
export function columnsOf(month: CalendarMonth, value: StatusValue): StatusColumns {
  const answers = each((variable) => {
    const chosen = value[variable]
    if (chosen === 'not-asked') return null
    return chosen === 'changed' ? value[`${variable}_to`] : chosen.replace(/^keep-/, '')
  })
  const asked = (code: string | null): string | null => (code === 'not-asked' ? null : code)
  return {
    month,
    ...answers,
    missing_in_month: asked(value.missing_in_month),
    missing_now: asked(value.missing_now),
    missing_since: value.missing_since,
    no_contact_reason: asked(value.no_contact_reason),
    note: value.note,
  }
}

/** Columns put back into the form: kept where they are what is known, else as a change. */
export function typedOf(columns: StatusColumns, known: KnownAnswers, reason: string | null = null): Typed {
  const typed: Record<string, string> = {}
  for (const variable of variables) {
    const answer = columns[variable]
    if (answer === null) typed[variable] = 'not-asked'
    else if (known[variable]?.answer === answer) typed[variable] = `keep-${answer}`
    else {
      typed[variable] = 'changed'
      typed[`${variable}_to`] = answer
    }
  }
  const [year = '', month = '', day = ''] = (columns.missing_since ?? '').split('-')
  return {
    ...typed,
    missing_in_month: columns.missing_in_month ?? 'not-asked',
    missing_now: columns.missing_now ?? 'not-asked',
    'missing_since-day': day.replace(/^0/, ''),
    'missing_since-month': month.replace(/^0/, ''),
    'missing_since-year': year,
    no_contact_reason: columns.no_contact_reason ?? '',
    note: columns.note ?? '',
    reason: reason ?? '',
  }
}

/** A new month's form: nothing is confirmed; put in is only what a time missing says, and since when the child is missing. */
export function typedForNew(
  month: CalendarMonth,
  rows: readonly StatusRow[],
  start: CaseStart,
  missing: SaidOfMonth,
): Typed {
  const last = rows.filter((row) => row.month < month)[0]
  const known = last === undefined ? start.referral.missing_since : last.missing_since
  const since = missing.missing_since ?? known
  const [year = '', monthPart = '', day = ''] = (since ?? '').split('-')
  return {
    'missing_since-day': day.replace(/^0/, ''),
    'missing_since-month': monthPart.replace(/^0/, ''),
    'missing_since-year': year,
    ...(missing.missing_in_month === null ? {} : { missing_in_month: missing.missing_in_month }),
    ...(missing.missing_now === null ? {} : { missing_now: missing.missing_now }),
  }
}

/** A month question by question, as a person reads it. */
export function statusInWords(
  columns: StatusColumns,
  lang: Lang,
): readonly { readonly label: string; readonly said: string }[] {
  const c = pick(statusContent, lang)
  const reason = columns.no_contact_reason
  return [
    ...variables.map((variable) => ({
      label: c.names[variable],
      said: answerInWords(variable, columns[variable], lang),
    })),
    { label: c.names.missing_in_month, said: yesNoInWords(columns.missing_in_month, lang) },
    { label: c.names.missing_now, said: missingInWords(columns, lang) },
    {
      label: c.names.no_contact_reason,
      said: reason === null ? c.notAsked : label('no-contact-reason', reason, lang),
    },
    { label: c.names.note, said: columns.note ?? '' },
  ]
}

export function columnsOfRow(row: StatusRow): StatusColumns {
  return {
    month: row.month,
    ...each((variable) => row[variable]),
    missing_in_month: row.missing_in_month,
    missing_now: row.missing_now,
    missing_since: row.missing_since,
    no_contact_reason: row.no_contact_reason,
    note: row.note,
  }
}
