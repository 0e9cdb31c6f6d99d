import fc from 'fast-check'

/** What somebody tries to do in a child's case. Which contact, which month, which answer: `a`, `b` and `c` choose. */
export const actKinds = [
  'eligibility',
  'override',
  'triage',
  'allocate',
  'cover',
  'contact',
  'correct-contact',
  'withdraw-contact',
  'pause',
  'resume',
  'month',
  'plan',
  'review',
  'step-down',
  'decide-step-down',
  'missing',
  'return',
  'meeting',
  'interview',
  'withdraw-episode',
  'nrm-referral',
  'nrm-decision',
  'reconsider',
  'reconsidered',
  'withdraw-nrm',
  'decide',
  'propose',
  'decide-closure',
  'withdraw-closure',
  'reopen',
  'matter',
  'stage',
  'court-date',
  'court-outcome',
  'section-45',
  'custody',
  'needs',
  'exceptional-need',
  'map',
  'claim',
  'asylum-interview',
  'asylum-outcome',
  'immigration-decision',
  'appeal',
  'again',
  'look',
] as const
export type ActKind = (typeof actKinds)[number]

/**
 * How much time passes before it: so much of a unit; or until a clock of the case, or a birthday, is a minute short of its
 * instant, at it, or a minute past.
 */
export interface Wait {
  readonly unit: 'minutes' | 'hours' | 'days' | 'months' | 'clock' | 'birthday'
  readonly n: number
}

export interface Act {
  readonly kind: ActKind
  readonly wait: Wait
  readonly a: number
  readonly b: number
  readonly c: number
}

/** What the referral says. null = not asked. */
export interface Said {
  readonly authority: string | null
  readonly victim: string | null
  readonly nrm: string | null
  readonly responsibility: string | null
  readonly suspected: string | null
  readonly outside: string | null
  readonly missing: string | null
  /** Days before the referral on which the child was identified; null = not known. */
  readonly identified: number | null
  /** Days from the referral to the 18th birthday (negative: an adult already); null = no birth date. */
  readonly to18: number | null
  readonly standing: string | null
}

export interface Life {
  /** Minutes after the first day of the service. */
  readonly begins: number
  readonly said: Said
  readonly acts: readonly Act[]
}

const asked = ['yes', 'no', 'unknown', null] as const
/** Cardiff, Manchester, Birmingham, Croydon, Kent, Bradford, Bedford's neighbour that only the national contract covers. */
export const authorities = [
  'W06000015',
  'E08000003',
  'E08000025',
  'E09000008',
  'E10000016',
  'E08000032',
  'E06000042',
] as const

const plainly: fc.Arbitrary<Said> = fc.record({
  authority: fc.constantFrom(...authorities, 'W06000015', 'E08000032'),
  victim: fc.constant('yes'),
  nrm: fc.constantFrom('not-referred', 'referred', null),
  responsibility: fc.constantFrom('without', 'without', 'with'),
  suspected: fc.constantFrom('no', 'no', 'yes'),
  outside: fc.constantFrom('yes', 'no'),
  missing: fc.constantFrom('no', 'no', 'yes', null),
  identified: fc.constantFrom(0, 1, 20),
  to18: fc.oneof(fc.integer({ min: 1, max: 2500 }), fc.constantFrom(null)),
  standing: fc.constant('exact'),
})
const anyhow: fc.Arbitrary<Said> = fc.record({
  authority: fc.constantFrom(...authorities, null),
  victim: fc.constantFrom(...asked),
  nrm: fc.constantFrom('not-referred', 'referred', 'rg-positive', 'unknown', null),
  responsibility: fc.constantFrom('with', 'with', 'without', 'unknown', 'mis-referral', null),
  suspected: fc.constantFrom(...asked),
  outside: fc.constantFrom(...asked),
  missing: fc.constantFrom(...asked),
  identified: fc.constantFrom(0, 3, 400, null),
  to18: fc.oneof(fc.integer({ min: -600, max: 2500 }), fc.constantFrom(-1, 0, 1, null)),
  standing: fc.constantFrom('exact', 'exact', 'approximate', 'disputed', 'unknown', null),
})

const some = fc.nat({ max: 999 })
const wait: fc.Arbitrary<Wait> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ unit: fc.constant('minutes' as const), n: fc.nat({ max: 600 }) }) },
  { weight: 4, arbitrary: fc.record({ unit: fc.constant('hours' as const), n: fc.nat({ max: 60 }) }) },
  { weight: 4, arbitrary: fc.record({ unit: fc.constant('days' as const), n: fc.nat({ max: 60 }) }) },
  { weight: 1, arbitrary: fc.record({ unit: fc.constant('months' as const), n: fc.nat({ max: 8 }) }) },
  { weight: 2, arbitrary: fc.record({ unit: fc.constant('clock' as const), n: fc.nat({ max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ unit: fc.constant('birthday' as const), n: fc.nat({ max: 2 }) }) },
)
const often: readonly ActKind[] = [
  'contact',
  'contact',
  'month',
  'month',
  'missing',
  'return',
  'decide',
  'decide',
  'propose',
  'decide-closure',
  'decide-closure',
  'nrm-decision',
  'step-down',
  'decide-step-down',
]
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...actKinds, ...often),
  wait,
  a: some,
  b: some,
  c: some,
})

const opening = (kind: ActKind, minutes: number): Act => ({
  kind,
  wait: { unit: 'minutes', n: minutes },
  a: 0,
  b: 0,
  c: 0,
})
/** As most cases begin: found eligible, accepted, given to a worker. */
const usual = fc
  .tuple(fc.nat({ max: 300 }), fc.nat({ max: 300 }), fc.nat({ max: 900 }))
  .map(([first, second, third]) => [
    opening('eligibility', first),
    opening('triage', second),
    opening('allocate', third),
  ])
/** A step of a course, which is accepted where the case is as the course left it. */
const step = (kind: ActKind, choice: Partial<Pick<Act, 'a' | 'b' | 'c'>> = {}) =>
  wait.map((wait): Act => ({ kind, wait, a: 0, b: 0, c: 1, ...choice }))
/** The same within the hour: a clock of 24 hours is soon over. */
const soon = (kind: ActKind) =>
  fc.nat({ max: 60 }).map((n): Act => ({ kind, wait: { unit: 'minutes', n }, a: 0, b: 0, c: 1 }))
/** Ways that chance alone seldom goes to their end. */
const courses: readonly (readonly fc.Arbitrary<Act>[])[] = [
  [step('propose'), step('decide-closure', { a: 1 }), act, step('reopen'), act, act],
  [
    step('missing'),
    step('propose'),
    step('decide-closure', { a: 1 }),
    step('return', { a: 6 }),
    step('reopen'),
    act,
  ],
  [
    step('propose', { c: 2 }),
    step('decide-closure', { a: 1, b: 3 }),
    step('propose'),
    step('withdraw-closure'),
    act,
  ],
  [step('plan'), step('step-down'), step('decide-step-down'), step('contact'), act, step('step-down')],
  [
    step('plan', { b: 1 }),
    step('step-down'),
    step('propose'),
    step('decide-closure', { a: 1 }),
    step('reopen'),
    act,
  ],
  [step('nrm-referral'), step('nrm-decision', { c: 0 }), step('reconsider'), step('reconsidered'), act],
  [
    step('nrm-referral'),
    step('nrm-decision', { c: 1 }),
    step('nrm-decision', { c: 0 }),
    step('reconsider'),
    act,
  ],
  [step('nrm-referral'), step('nrm-decision', { c: 0 }), step('withdraw-nrm'), act],
  [
    step('nrm-referral'),
    step('nrm-decision', { c: 0 }),
    step('reconsider'),
    step('propose'),
    step('decide-closure', { a: 1 }),
    step('reconsidered', { a: 6, c: 0 }),
    step('reopen'),
  ],
  [soon('pause'), act, step('resume'), step('contact')],
  [soon('pause'), soon('resume'), step('contact')],
  [step('triage', { b: 4 }), act, step('eligibility', { c: 0 }), step('triage'), act],
  [
    step('matter'),
    step('stage'),
    step('court-date', { c: 3 }),
    step('section-45'),
    step('court-outcome'),
    act,
  ],
  [
    step('matter'),
    step('court-date'),
    step('propose'),
    step('decide-closure', { a: 1 }),
    step('court-outcome', { a: 6 }),
    step('reopen'),
  ],
  [step('needs', { b: 1 }), step('exceptional-need'), act, step('needs'), act],
  [
    step('map'),
    act,
    step('map'),
    step('propose'),
    step('decide-closure', { a: 1 }),
    step('map', { a: 5 }),
    step('reopen'),
  ],
  [
    step('claim'),
    step('asylum-interview'),
    step('asylum-outcome'),
    step('immigration-decision'),
    act,
    step('appeal'),
  ],
  [
    step('immigration-decision', { b: 2 }),
    act,
    step('immigration-decision', { b: 2 }),
    step('immigration-decision'),
    step('appeal'),
  ],
  [step('missing'), step('return'), step('interview'), step('interview', { c: 2 }), step('withdraw-episode')],
]
const course = fc.constantFrom(...courses).chain((steps) => fc.tuple(...steps))
const acts = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(fc.array(act, { maxLength: 3, size: 'max' }), course)
      .map(([first, then]): Act[] => [...first, ...then]),
  },
  { weight: 8, arbitrary: fc.array(act, { minLength: 2, maxLength: 9, size: 'max' }) },
  { weight: 1, arbitrary: fc.array(act, { minLength: 12, maxLength: 30, size: 'max' }) },
)

/** From the first day of the service (30 January 2017) to the end of 2027. */
const begins = fc.nat({ max: 10 * 365 * 24 * 60 })

export const aLife: fc.Arbitrary<Life> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ begins, said: plainly, opening: usual, acts })
      .map(({ begins, said, opening, acts }) => ({ begins, said, acts: [...opening, ...acts] })),
  },
  { weight: 1, arbitrary: fc.record({ begins, said: anyhow, acts }) },
  {
    weight: 1,
    arbitrary: fc
      .record({ begins, said: anyhow, opening: usual, acts })
      .map(({ begins, said, opening, acts }) => ({ begins, said, acts: [...opening, ...acts] })),
  },
)
