import type { ExitReason, ManagerDecisionKind } from '../vocabulary.ts'

export const nrmEvents = [
  'no-decision-yet',
  'rg-positive',
  'rg-negative',
  'cg-positive',
  'cg-negative',
  'suspended',
  'reconsideration-asked',
  'no-indicators-at-referral',
  'no-remaining-concern',
] as const
export type NrmEvent = (typeof nrmEvents)[number]

export interface NrmEffect {
  /** The decision a manager is asked for; null = support goes on. Nothing here closes a case. */
  readonly raises: ManagerDecisionKind | null
  /** The exit reason the manager may then use. */
  readonly exitReason: ExitReason | null
  /** The guardian may first ask for a reconsideration. */
  readonly reconsiderationPossible: boolean
  readonly source: string
}

const goesOn = (source: string): NrmEffect => ({
  raises: null,
  exitReason: null,
  reconsiderationPossible: false,
  source,
})

const negative: NrmEffect = {
  raises: 'negative-nrm-decision',
  exitReason: 'negative-nrm-decision',
  reconsiderationPossible: true,
  source: 'RR111 §3.2.4, §3.3.3 fn 54',
}

/** DT-5: what an NRM event means for the case. */
const effects: Readonly<Record<NrmEvent, NrmEffect>> = {
  // A pending decision blocks nothing, not even a closure as "all work completed".
  'no-decision-yet': goesOn('RR111 §3.3.3'),
  'rg-positive': goesOn('RR111 §3.2.4'),
  'rg-negative': negative,
  'cg-positive': goesOn('RR111 §3.2.4'),
  'cg-negative': negative,
  suspended: goesOn('RR111 §3.3.1'),
  'reconsideration-asked': goesOn('RR111 §3.2.4'),
  'no-indicators-at-referral': {
    raises: 'no-trafficking-indicators',
    exitReason: 'no-trafficking-indicators',
    reconsiderationPossible: false,
    source: 'RR111 fn 54, Table 3',
  },
  'no-remaining-concern': {
    raises: 'no-trafficking-concerns',
    exitReason: 'no-trafficking-concerns',
    reconsiderationPossible: false,
    source: 'RR111 §3.3.3, fn 54',
  },
}

/** DT-5. In: the event. Out: its effect, the same under every model. */
export function nrmEffect(event: NrmEvent): NrmEffect {
  return effects[event]
}
