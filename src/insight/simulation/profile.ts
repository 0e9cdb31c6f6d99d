import { Chance } from '../../kernel/chance.ts'
import {
  exploitations,
  genders,
  missings,
  origins,
  responsibilities,
  type Profile,
  type Where,
} from './profile-fields.ts'
import { freeTotals, profileTargets, type FreeTotals, type ProfileTarget } from './profile-targets.ts'
import { Infeasible, Program, type Column, type Terms } from './program.ts'
import { percentWindow, type Readings } from './readings.ts'
import { add, minus, times } from './terms.ts'

interface Cell extends Profile {
  readonly column: Column
}

/**
 * Stage 2: how many children there are of each gender, nationality, exploitation, parental responsibility and way of being
 * missing, nearest to independent margins among all that meet the targets. Totals that the report leaves free come from the
 * seed; where a choice of theirs cannot be met, the next is tried.
 */
export async function solveProfile(seed: number, readings: Readings): Promise<readonly Profile[]> {
  const chance = new Chance(seed, 'profile')
  for (let attempt = 0; ; attempt += 1) {
    const free: FreeTotals = {
      males: chance.pick(freeTotals.males),
      // Without R5 all but the last child of the 56 % are needed.
      sudanese: readings.R5 ? chance.pick(freeTotals.sudanese) : 48,
      albanian: chance.pick(freeTotals.albanian),
      iraqi: chance.pick(freeTotals.iraqi),
      romanian: chance.pick(freeTotals.romanian),
      nationalityUnknown: chance.pick(freeTotals.nationalityUnknown),
    }
    try {
      return await solveWith(profileTargets(free), seed, readings, chance)
    } catch (error) {
      if (!(error instanceof Infeasible) || attempt === 5) throw error
    }
  }
}

async function solveWith(
  targets: readonly ProfileTarget[],
  seed: number,
  readings: Readings,
  chance: Chance,
): Promise<readonly Profile[]> {
  const program = new Program('the profile of the children')
  const cells: Cell[] = possible().map((profile) => {
    const column = program.count({ upper: 130 })
    program.likely(column, priorOf(profile) * Math.exp(0.5 * (chance.next() - 0.5)), 130)
    return { ...profile, column }
  })
  const sum = (where: Where): Terms =>
    cells.filter((cell) => matches(cell, where)).map((cell) => [cell.column, 1] as const)
  for (const target of targets) {
    if (target.kind === 'count') program.row(sum(target.of), target.from, target.to)
    else if (target.kind === 'more')
      program.row(add(sum(target.of), minus(sum(target.than))), target.by, Infinity)
    else {
      const { lower, upper, slack } = percentWindow(target.percent, readings)
      const off = target.reading !== undefined && !readings[target.reading]
      const child = off ? 200 : 0
      const part = times(sum(target.part), 200)
      const base = sum(off ? (target.literally ?? target.of) : target.of)
      program.row(add(part, times(base, -lower)), -child, Infinity)
      program.row(add(part, times(base, -upper)), -Infinity, child - slack)
    }
  }
  const value = await program.solve({ gap: 0.05, nodes: 10, seed })
  return cells.flatMap(({ column, ...profile }) => Array.from({ length: value(column) }, () => profile))
}

export function matches(profile: Profile, where: Where): boolean {
  const among = (values: readonly string[] | undefined, value: string): boolean =>
    values === undefined || values.includes(value)
  return (
    among(where.gender, profile.gender) &&
    among(where.origin, profile.origin) &&
    among(where.exploitation, profile.exploitation) &&
    among(where.responsibility, profile.responsibility) &&
    among(where.missing, profile.missing)
  )
}

/** The cells that may hold a child at all. */
function possible(): Profile[] {
  return genders.flatMap((gender) =>
    origins.flatMap((origin) =>
      exploitations.flatMap((exploitation) =>
        responsibilities.flatMap((responsibility) =>
          missings
            .map((missing): Profile => ({ gender, origin, exploitation, responsibility, missing }))
            .filter(mayBe),
        ),
      ),
    ),
  )
}

function mayBe(one: Profile): boolean {
  // fn 12 and 17: those of unrecorded gender all have an unknown exploitation type.
  if (one.gender === 'unknown' && one.exploitation !== 'unknown') return false
  if (one.exploitation === 'unknown' && ['GBR', 'VNM', 'ALB', 'IRQ'].includes(one.origin)) return false
  if (one.origin === 'GBR' && one.exploitation === 'labour') return false
  if (one.exploitation === 'domestic-servitude' && one.missing !== 'none') return false
  if (one.exploitation === 'other' && one.missing !== 'on-referral' && one.missing !== 'both') return false
  // Nobody with a figure of parental responsibility went long-term missing.
  if (one.responsibility !== 'without' && (one.missing === 'both' || one.missing === 'long-term'))
    return false
  // Mis-referrals were never found to be trafficked: not missing, from outside the EEA, immigration status not recorded.
  if (one.responsibility !== 'mis-referral') return true
  return one.missing === 'none' && one.origin === 'other-non-eea' && one.exploitation === 'unknown'
}

const shares = {
  gender: { male: 0.64, female: 0.33, unknown: 0.03 },
  origin: {
    GBR: 0.43,
    VNM: 0.15,
    SDN: 0.11,
    ALB: 0.055,
    IRQ: 0.036,
    ROU: 0.026,
    'other-eea': 0.037,
    'other-non-eea': 0.075,
    'group-unknown': 0.04,
    unknown: 0.04,
  },
  exploitation: {
    criminal: 0.38,
    sexual: 0.25,
    labour: 0.18,
    'domestic-servitude': 0.03,
    other: 0.005,
    unknown: 0.15,
  },
  responsibility: { with: 0.53, without: 0.465, 'mis-referral': 0.005 },
  missing: { none: 0.766, temporary: 0.142, 'on-referral': 0.031, both: 0.045, 'long-term': 0.016 },
} as const

/** Children expected in a cell if the published margins were independent of each other. */
function priorOf(one: Profile): number {
  return (
    445 *
    shares.gender[one.gender] *
    shares.origin[one.origin] *
    shares.exploitation[one.exploitation] *
    shares.responsibility[one.responsibility] *
    shares.missing[one.missing]
  )
}
