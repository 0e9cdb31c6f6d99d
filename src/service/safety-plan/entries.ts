import type { Lang } from '../../kernel/lang.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import { isCode, label } from '../../platform/reference-data/index.ts'
import type { Entry } from './compare.ts'
import { planContent } from './content/index.ts'
import type { Control, Trigger } from './facts.ts'
import type { Plan } from './store.ts'

export const levelInWords = (level: Plan['level'], lang: Lang): string =>
  label('safety-plan-level', level, lang)

export function riskInWords(kind: string, lang: Lang): string {
  return isCode('safety-plan-risk', kind) ? label('safety-plan-risk', kind, lang) : kind
}

/** A code of yes, no and unknown; null where nobody has asked. */
export function yesNoInWords(code: string | null, lang: Lang): string | null {
  const said: Readonly<Record<string, string>> = pick(planContent, lang).yesNo
  return code === null ? null : (said[code] ?? code)
}

const sentence = (parts: readonly (string | null)[]): string | null => {
  const said = parts.filter((one) => one !== null && one !== '')
  return said.length === 0 ? null : said.join('; ')
}

export function triggerDetail(one: Trigger, lang: Lang): string | null {
  const c = pick(planContent, lang)
  return sentence([one.signs, one.likelihood === null ? null : c.likelihoods[one.likelihood]])
}

export function restrictsInWords(one: Control, lang: Lang): string | null {
  const c = pick(planContent, lang).item
  if (one.restricts === 'yes') return one.necessity === null ? c.restrictsBare : c.restricts(one.necessity)
  return one.restricts === 'no' ? c.doesNotRestrict : null
}

function controlDetail(one: Control, lang: Lang): string | null {
  const c = pick(planContent, lang)
  return sentence([
    one.owner,
    one.until === null ? null : c.item.until(formatDay(one.until, lang)),
    restrictsInWords(one, lang),
  ])
}

type Scalars = keyof ReturnType<typeof words>['fields']
const words = (lang: Lang) => pick(planContent, lang)

/** The single answers of a part, in the order in which they are read. */
export const scalars = {
  head: ['level', 'inForceFrom'],
  now: ['callFirst', 'supervision', 'phoneAndInternet', 'travel', 'knownNumbers', 'photoHeld'],
  missing: ['missingWhen', 'missingFirstHour', 'missingWho', 'missingForPolice'],
  child: ['childWords', 'childHeard', 'agreement', 'forChild'],
} as const satisfies Readonly<Record<string, readonly Scalars[]>>
export type ScalarGroup = keyof typeof scalars

/** One answer in words; null where nobody has asked. */
export function scalarInWords(plan: Plan, name: Scalars, lang: Lang): string | null {
  const c = words(lang)
  switch (name) {
    case 'level':
      return levelInWords(plan.level, lang)
    case 'inForceFrom':
      return formatDay(plan.inForceFrom, lang)
    case 'photoHeld':
      return yesNoInWords(plan.photoHeld, lang)
    case 'childHeard':
      return plan.childHeard === null ? null : c.heard[plan.childHeard]
    case 'agreement':
      return plan.agreement === null ? null : c.agreements[plan.agreement]
    default:
      return plan[name]
  }
}

/** Items that begin with the same words are told apart by their place among them. */
function listed<T>(
  group: string,
  items: readonly T[],
  say: (item: T) => { readonly label: string; readonly text: string | null },
): Entry[] {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const { label: first, text } = say(item)
    const nth = (seen.get(first) ?? 0) + 1
    seen.set(first, nth)
    return { group, key: `${first} ${nth}`, label: first, text }
  })
}

/** Everything a plan says, part by part: what is compared, and what two people who wrote at once are shown. */
export function entriesOf(plan: Plan, lang: Lang): readonly Entry[] {
  const c = words(lang)
  const answers = (group: ScalarGroup): Entry[] =>
    scalars[group].map((name) => ({
      group,
      key: name,
      label: c.fields[name],
      text: scalarInWords(plan, name, lang),
    }))
  const safe = (one: Plan['people'][number]) => ({ label: one.name, text: one.why })
  return [
    ...answers('head'),
    ...answers('now'),
    ...answers('missing'),
    ...listed('triggers', plan.triggers, (one) => ({ label: one.what, text: triggerDetail(one, lang) })),
    ...listed('risks', plan.risks, (one) => ({ label: riskInWords(one.kind, lang), text: one.detail })),
    ...listed('controls', plan.controls, (one) => ({ label: one.action, text: controlDetail(one, lang) })),
    ...listed('people', plan.people, safe),
    ...listed('places', plan.places, safe),
    ...answers('child'),
  ]
}
