import type { Lang } from '../../kernel/lang.ts'
import type { FieldError } from '../../platform/forms/index.ts'
import { pick } from '../../platform/i18n/index.ts'
import { planContent } from './content/index.ts'
import { few, many, type PlanField, type PlanValue } from './form.ts'

/** Rows begun and not complete, and what no plan can do without: nothing typed may fall away unseen. */
export function rowErrors(value: PlanValue, lang: Lang): readonly FieldError[] {
  const c = pick(planContent, lang).problems
  const wrong = (field: PlanField, message: string): FieldError => ({ field, message, anchor: field })
  const given = (...fields: readonly unknown[]): boolean => fields.some((one) => one !== null)
  const triggers = few.flatMap((n) =>
    value[`trigger_${n}`] === null && given(value[`signs_${n}`], value[`likelihood_${n}`])
      ? [wrong(`trigger_${n}`, c['trigger-needed'])]
      : [],
  )
  const risks = few.flatMap((n) => {
    const [kind, detail] = [value[`risk_${n}`], value[`detail_${n}`]]
    if (kind === null) return detail === null ? [] : [wrong(`risk_${n}`, c['risk-needed'])]
    return detail === null ? [wrong(`detail_${n}`, c['detail-needed'])] : []
  })
  const controls = many.flatMap((n) => {
    const [action, owner] = [value[`action_${n}`], value[`owner_${n}`]]
    const [restricts, necessity] = [value[`restricts_${n}`], value[`necessity_${n}`]]
    const rest = given(owner, value[`until_${n}`], restricts, necessity)
    if (action === null) return rest ? [wrong(`action_${n}`, c['action-needed'])] : []
    if (owner === null) return [wrong(`owner_${n}`, c['owner-needed'])]
    return restricts === 'yes' && necessity === null ? [wrong(`necessity_${n}`, c['necessity-needed'])] : []
  })
  const safe = few.flatMap((n) => [
    ...(value[`person_${n}`] === null && given(value[`person_why_${n}`])
      ? [wrong(`person_${n}`, c['person-needed'])]
      : []),
    ...(value[`place_${n}`] === null && given(value[`place_why_${n}`])
      ? [wrong(`place_${n}`, c['place-needed'])]
      : []),
  ])
  // A plan that says nothing to do is none; and the child takes part, or it is said why not (domain §4.4).
  const empty = !given(value.call_first, value.missing_first_hour)
  const unheard = value.child_heard !== 'could-not-be-asked' && value.child_words === null
  return [
    ...(empty ? [wrong('call_first', c['nothing-to-do'])] : []),
    ...triggers,
    ...risks,
    ...controls,
    ...safe,
    ...(unheard ? [wrong('child_words', c['child-needed'])] : []),
  ]
}
