import type { Item } from '../../rules.ts'

/** One page each: a greeting, every item, the goal, how near it is, what may be passed on, the guardian, the end. */
export type Step =
  | { readonly name: 'hello' | 'goal' | 'near' | 'pass-on' | 'guardian' | 'end' }
  | { readonly name: 'item'; readonly item: Item }

export function stepsOf(items: readonly Item[], hasGoal: boolean): readonly Step[] {
  return [
    { name: 'hello' },
    ...items.map((item) => ({ name: 'item' as const, item })),
    { name: 'goal' },
    ...(hasGoal ? [{ name: 'near' as const }] : []),
    { name: 'pass-on' },
    { name: 'guardian' },
    { name: 'end' },
  ]
}

/** How a step is named in an address and in a form. */
export const codeOfStep = (step: Step): string => (step.name === 'item' ? step.item.code : step.name)

/** The step of an address; the first one where it names none. */
export function stepAt(steps: readonly Step[], code: string | undefined): number {
  return Math.max(
    0,
    steps.findIndex((step) => codeOfStep(step) === code),
  )
}
