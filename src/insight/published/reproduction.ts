import type { MeasureResult, Results } from '../results/index.ts'
import { clauseOf, toReproduce, type Published } from './catalogue.ts'
import { agrees } from './rounding.ts'

export type Verdict = 'meets' | 'differs' | 'holds' | 'does not hold' | 'not answerable'

/** One published figure or sentence beside what was computed. */
export interface Line {
  readonly id: string
  readonly clause: string
  readonly says: string
  readonly published: number | string
  readonly unit: string
  readonly computed: number | string | null
  readonly numerator: number | null
  readonly n: number | null
  readonly verdict: Verdict
  /** The readings (R1 …) and contradictions (C1 …) the line depends on. */
  readonly readings: readonly string[]
  /** Set where the printed figures cannot all be met: which contradiction says so. */
  readonly impossible: string | null
  readonly why: string | null
}

export interface Reproduction {
  readonly lines: readonly Line[]
  readonly counts: Readonly<Record<Verdict, number>>
  /** Lines that differ although nothing makes them impossible. */
  readonly faults: readonly Line[]
}

/** The readings under which the report holds together: docs of src/insight/package. */
export const readingWords: Readonly<Record<string, string>> = {
  R1: "fn 41's fourteen unknown and two other describe the 104 missing children",
  R2: "fn 17's 70 unknown are 68 unknown and 2 other",
  R3: "outside the EEA counts refugees apart; fn 16's 36 are fn 34's 39 less the 3 mis-referrals",
  R4: 'foreign nationals in criminal justice: any recorded nationality that is not British',
  R5: 'children of unknown nationality leave the base of the 56%',
  R6: 'an exact half may round down',
  R7: 'the third guardian of Wales counts from October 2017',
  C1: 'never contacted and missing on referral: 19 in fn 44, 20 in Table 3',
  C2: "fn 17's parts leave 16 where 14 is printed",
  C3: 'fn 17 has 70 of unknown exploitation, fn 41 has 14',
  C4: 'fn 16 has 36 of unknown status, fn 34 has 39',
  C5: 'British, EEA and others leave at least 40 children unrecorded',
  C6: "16% of foreign nationals needs a larger base than the status table's",
  C7: '44%, 11% and 47% leave at most 55.3% where 56% is printed',
  C8: 'with two guardians the mean cannot be 22.1',
  C9: 'Table 2 puts more children in service after the peak than a falling number allows',
  C10: '§3.2.1 has 69% and 89% where the conclusions say the same',
  C11: 'the summary sees no change of timeliness, §3.2.4 sees times increase',
  C12: 'the calendar years count more children than the evaluation’s own period',
  C13: '+8 and −10 points leave a third outcome that grew by 2',
  C14: 'eleven children cannot be half boys and half girls',
}

/**
 * Lines that may differ: with the other printed figures met, these cannot be. Each was proved by enumeration or by an integer
 * program over all the printed figures together; a line differs by one child at most (more is a fault like any other), or
 * contradicts another sentence.
 */
const impossible: Readonly<Record<string, string>> = {
  'footnote44-on-referral-never-contact': 'C1',
  'missing-on-referral-never-contact-share': 'C1',
  'table3-missing-on-referral-no-pr': 'C1',
  'table3-missing-on-referral-all': 'C1',
  'no-contact-missing-on-referral-share': 'C1',
  'no-contact-no-pr-missing-on-referral-share': 'C1',
  'pr-without-vietnamese-sudanese-share': 'C7',
  'table2-caseload-q3-wales': 'C8',
  'conclusion-face-to-face-same': 'C10',
  'es-nrm-timeliness-no-change': 'C11',
}

function verdictOf(published: Published, computed: number | string | null): Verdict {
  if (computed === null) return 'not answerable'
  if (published.kind === 'figure' || published.rounding === 'exact')
    return agrees(published, computed) ? 'meets' : 'differs'
  return computed === 'holds' ? 'holds' : 'does not hold'
}

/** One child more or less and the figure would be met; sentences and ratios have no child to shift. */
function oneChildOff(published: Published, result: MeasureResult): boolean {
  const { value, numerator, n } = result
  if (typeof value !== 'number') return true
  if (result.unit === 'ratio') return Math.abs(value - Number(published.value)) <= 0.25
  if (result.unit === 'count') return [value - 1, value + 1].some((one) => agrees(published, one))
  if (numerator === null || n === null) return false
  const shares = [numerator - 1, numerator, numerator + 1].flatMap((a) =>
    [n - 1, n, n + 1].map((b) => (100 * a) / b),
  )
  return shares.some((one) => agrees(published, one))
}

function line(published: Published, result: MeasureResult | undefined): Line {
  const computed = result?.value ?? null
  const why =
    result === undefined
      ? 'These results have no such measure.'
      : result.suppressed
        ? 'Suppressed.'
        : result.why
  return {
    id: published.id,
    clause: clauseOf(published),
    says: published.says,
    published: published.value,
    unit: published.unit,
    computed,
    numerator: result?.numerator ?? null,
    n: result?.n ?? null,
    verdict: verdictOf(published, computed),
    readings: result?.readings ?? [],
    impossible:
      result !== undefined && oneChildOff(published, result) ? (impossible[published.id] ?? null) : null,
    why: computed === null ? (why ?? null) : null,
  }
}

/** Compares results with the catalogue: one line a published figure or sentence, in the order of the report. */
export function reproduction(results: Results): Reproduction {
  const computed = new Map(results.measures.map((one) => [one.id, one]))
  const lines = toReproduce().map((published) => line(published, computed.get(published.id)))
  const counts: Record<Verdict, number> = {
    meets: 0,
    differs: 0,
    holds: 0,
    'does not hold': 0,
    'not answerable': 0,
  }
  for (const one of lines) counts[one.verdict] += 1
  return {
    lines,
    counts,
    faults: lines.filter(
      (one) => (one.verdict === 'differs' || one.verdict === 'does not hold') && one.impossible === null,
    ),
  }
}
