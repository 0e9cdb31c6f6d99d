import { evaluate } from '../evaluation/index.ts'
import { openPackage } from '../package/index.ts'
import { catalogue, reproduction, type Line } from '../published/index.ts'
import { readingNames, type Readings } from './readings.ts'

export type Standing = 'holds' | 'cannot hold' | 'misses' | 'not about this service'

/** One published figure or sentence, as counted in the package that was written. */
export interface CalibrationLine {
  readonly id: string
  readonly kind: 'result' | 'verbal constraint'
  readonly clause: string
  readonly says: string
  readonly target: number | string
  readonly achieved: number | string | null
  readonly numerator: number | null
  readonly n: number | null
  readonly standing: Standing
  /** Why it cannot hold: a contradiction (C1 …), or a reading (R1 …) that is off; null where it holds. */
  readonly reason: string | null
  /** The readings it depends on. */
  readonly readings: readonly string[]
}

export interface Calibration {
  readonly seed: number
  readonly readings: Readings
  readonly counts: Readonly<Record<Standing, number>>
  readonly lines: readonly CalibrationLine[]
  /** Figures of which only an image was published: their cells are invented and nothing compares with them. */
  readonly imageOnly: readonly { readonly figure: string; readonly shows: string; readonly follows: string }[]
}

const imageOnly: Calibration['imageOnly'] = [
  {
    figure: 'figure-1',
    shows: 'children in the service, referrals and exits a month',
    follows: 'the range 9 to 34, the peak, the first exits and Table 2',
  },
  { figure: 'figure-2', shows: 'nationality by exploitation', follows: 'the ranks and majorities of §3.1.3' },
  { figure: 'figure-3', shows: 'gender and exploitation by site', follows: 'the majorities of §3.1.4' },
  {
    figure: 'figure-4',
    shows: 'face-to-face meetings by month of service',
    follows: 'highest at the start, falling, more for those who stay longer',
  },
  {
    figure: 'figure-5',
    shows: 'purposes of meetings',
    follows: 'the ranks and shares of §3.2.1; the other bars are invented',
  },
  {
    figure: 'figure-6',
    shows: 'NRM outcomes',
    follows: 'the reasonable-grounds shares of §3.2.4; conclusive grounds are invented and alike',
  },
  {
    figure: 'figure-7',
    shows: 'days to a conclusive decision',
    follows: 'the means before; during, the comparison in words',
  },
  {
    figure: 'figure-8',
    shows: 'children missing by month of service',
    follows: 'falls over six months, then rises',
  },
  {
    figure: 'figure-9',
    shows: 'education at referral and last entry',
    follows: 'regular education 21 % and 57 %',
  },
  {
    figure: 'figure-10',
    shows: 'reasons for exit',
    follows: 'the shares of §3.3.3; the remainder is invented',
  },
]

/**
 * Counts the written package with the evaluation's own measures, which share nothing with the solver but the conventions, and
 * says of each published figure and sentence whether it holds.
 */
export async function calibrationOf(folder: string, seed: number, readings: Readings): Promise<Calibration> {
  const opened = await openPackage(folder)
  try {
    const lines = reproduction(await evaluate(opened)).lines.map((line) => standingOf(line, readings))
    const counts: Record<Standing, number> = {
      holds: 0,
      'cannot hold': 0,
      misses: 0,
      'not about this service': 0,
    }
    for (const { standing } of lines) counts[standing] += 1
    return { seed, readings, counts, lines, imageOnly }
  } finally {
    opened.close()
  }
}

function standingOf(line: Line, readings: Readings): CalibrationLine {
  const [standing, reason] = judge(line, readings)
  return {
    id: line.id,
    kind: catalogue().find((one) => one.id === line.id)?.kind === 'sentence' ? 'verbal constraint' : 'result',
    clause: line.clause,
    says: line.says,
    target: line.published,
    achieved: line.computed,
    numerator: line.numerator,
    n: line.n,
    standing,
    reason,
    readings: line.readings.filter((name) => name.startsWith('R')),
  }
}

function judge(line: Line, readings: Readings): readonly [Standing, string | null] {
  // The trial of 2014–15 had other children.
  if (/^(es-)?trial-/.test(line.id)) return ['not about this service', 'It speaks of the trial of 2014–15.']
  const off = readingNames.find((name) => line.readings.includes(name) && !readings[name])
  if (off !== undefined) return ['cannot hold', `It holds only under ${off}, which is off.`]
  if (line.verdict === 'meets' || line.verdict === 'holds') return ['holds', null]
  if (line.impossible !== null) return ['cannot hold', line.impossible]
  return ['misses', line.why]
}
