import type { CodeListName } from '../../kernel/code-list-names.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Option } from '../../platform/forms/index.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import { choices } from '../../platform/reference-data/choices.ts'
import { isCode, label } from '../../platform/reference-data/index.ts'
import { statusContent } from './content/index.ts'

/** What a month's status asks of every child, in the order of the page (domain §3.3). */
export const variables = [
  'contact_with_trafficker',
  'education_status',
  'accommodation',
  'immigration_stage',
  'nrm_stage',
  'cjs_role',
  'cjs_stage',
  'safety_plan_status',
] as const
export type Variable = (typeof variables)[number]

/** `extra`: answers that every question must have and the code list itself does not hold. */
const lists: Readonly<
  Record<Variable, { readonly list: CodeListName; readonly extra: readonly ('none' | 'unknown')[] }>
> = {
  contact_with_trafficker: { list: 'trafficker-contact', extra: [] },
  education_status: { list: 'education-status', extra: [] },
  accommodation: { list: 'accommodation', extra: [] },
  immigration_stage: { list: 'immigration-stage', extra: [] },
  nrm_stage: { list: 'nrm-stage', extra: [] },
  cjs_role: { list: 'justice-role', extra: ['none', 'unknown'] },
  cjs_stage: { list: 'justice-stage', extra: [] },
  safety_plan_status: { list: 'safety-plan-status', extra: ['unknown'] },
}

export function optionsOf(variable: Variable): Option[] {
  const { list, extra } = lists[variable]
  return [
    ...choices(list),
    ...extra.map((code) => ({ code, label: (lang: Lang) => pick(statusContent, lang).extra[code] })),
  ]
}

/** True where the answer is one that the question has, or had. */
export function isAnswer(variable: Variable, code: string): boolean {
  const { list, extra } = lists[variable]
  return extra.some((one) => one === code) || isCode(list, code)
}

/** An answer in words; null is said too: "Not asked". */
export function answerInWords(variable: Variable, code: string | null, lang: Lang): string {
  const c = pick(statusContent, lang)
  if (code === null) return c.notAsked
  const { list, extra } = lists[variable]
  const own = extra.find((one) => one === code)
  if (own !== undefined) return c.extra[own]
  return isCode(list, code) ? label(list, code, lang) : code
}

export function yesNoInWords(code: string | null, lang: Lang): string {
  if (code === null) return pick(statusContent, lang).notAsked
  return isCode('yes-no-unknown', code) ? label('yes-no-unknown', code, lang) : code
}

/** Missing now, with the day since when it is known. */
export function missingInWords(
  row: { readonly missing_now: string | null; readonly missing_since: string | null },
  lang: Lang,
): string {
  const now = yesNoInWords(row.missing_now, lang)
  return row.missing_now === 'yes' && row.missing_since !== null
    ? pick(statusContent, lang).missingSinceDay(now, formatDay(row.missing_since, lang))
    : now
}
