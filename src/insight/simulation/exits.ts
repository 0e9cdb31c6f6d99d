import { Chance } from '../../kernel/chance.ts'
import type { InContact } from './contact.ts'
import { isLongTerm } from './placing.ts'
import { Program } from './program.ts'
import { countsFor, type Readings } from './readings.ts'
import { monthsOf } from './service.ts'
import { exits } from './service-targets.ts'
import { split } from './spread.ts'

const reasons = [
  'turned-18',
  'no-trafficking-concerns',
  'negative-nrm-decision',
  'did-not-want-guardian',
  'all-work-completed',
  'identified-as-adult',
  'moved-out-of-area',
  'no-trafficking-indicators',
  'transferred',
  'other',
] as const
type Reason = (typeof reasons)[number]

/**
 * Stage 5: why each case was closed, in the numbers of §3.3.3, such that reason and story agree as far as they can. Returns
 * the reason of each closed case.
 */
export async function chooseExits(
  children: readonly InContact[],
  seed: number,
  readings: Readings,
): Promise<ReadonlyMap<InContact, string>> {
  const chance = new Chance(seed, 'exits')
  const closed = children.filter((child) => child.spell.exit !== null && !isLongTerm(child))
  const counts = countsOf(chance, readings)
  const program = new Program('the reasons of the exits')
  const cells = closed.flatMap((child) =>
    reasons
      .filter((reason) => affinity(child, reason) > 0)
      .map((reason) => ({
        child,
        reason,
        column: program.count({ upper: 1, cost: -Math.log(affinity(child, reason)) + 0.6 * chance.next() }),
      })),
  )
  for (const child of closed)
    program.exactly(
      cells.filter((c) => c.child === child).map((c) => [c.column, 1]),
      1,
    )
  for (const reason of reasons) {
    program.exactly(
      cells.filter((c) => c.reason === reason).map((c) => [c.column, 1]),
      counts.get(reason) ?? 0,
    )
  }
  // 86 % of the 43 who did not want a guardian had a figure of parental responsibility: 37 and 6.
  const unwilling = cells.filter(
    (c) => c.reason === 'did-not-want-guardian' && c.child.responsibility === 'with',
  )
  program.exactly(
    unwilling.map((c) => [c.column, 1]),
    37,
  )
  const value = await program.solve({ gap: 0.02, nodes: 20, seed })
  const chosen = new Map<InContact, string>(
    children.filter(isLongTerm).map((child) => [child, 'long-term-missing']),
  )
  for (const cell of cells) if (value(cell.column) === 1) chosen.set(cell.child, cell.reason)
  return chosen
}

function countsOf(chance: Chance, readings: Readings): Map<Reason, number> {
  const counts = new Map<Reason, number>([
    ['turned-18', chance.pick(countsFor(21, exits, readings))],
    ['negative-nrm-decision', chance.pick(countsFor(15, exits, readings))],
    ['no-trafficking-concerns', chance.pick(countsFor(16, exits, readings))],
    ['did-not-want-guardian', 43],
    ['all-work-completed', chance.pick(countsFor(8, exits, readings))],
    // "A small number", all found to be 19.
    ['identified-as-adult', 4],
  ])
  const left = exits - 27 - [...counts.values()].reduce((a, b) => a + b, 0)
  const rest = split(left, [3 + chance.next(), 4 + chance.next(), 1 + chance.next(), 3 + chance.next()])
  for (const [index, reason] of (
    ['moved-out-of-area', 'no-trafficking-indicators', 'transferred', 'other'] as const
  ).entries()) {
    counts.set(reason, rest[index] ?? 0)
  }
  return counts
}

const told: Readonly<Record<string, readonly Reason[]>> = {
  'turned-or-assessed-18': ['turned-18', 'identified-as-adult'],
  'no-trafficking-indicators': ['no-trafficking-indicators'],
  'no-trafficking-concerns': ['no-trafficking-concerns'],
  'outside-area': ['moved-out-of-area'],
  'no-engagement': ['did-not-want-guardian'],
}

/** How well a reason goes with a child; 0 where it cannot. */
function affinity(child: InContact, reason: Reason): number {
  const stay = monthsOf(child.spell)
  if (child.responsibility === 'mis-referral')
    return reason === 'other' || reason === 'no-trafficking-indicators' ? 5 : 0
  const foretold = told[child.noContactReason ?? '']
  if (foretold !== undefined) return foretold.includes(reason) ? 20 : 0.001
  switch (reason) {
    case 'turned-18':
      // Older children; a criminal or labour case is the more likely to be of sixteen or seventeen.
      return stay >= 1 ? 1 : 0.3
    case 'no-trafficking-concerns':
      return 1
    case 'negative-nrm-decision':
      return stay >= 1 ? 1.2 : 0.4
    case 'did-not-want-guardian':
      return child.contact === 'met' ? 0.4 : stay <= 2 ? 2 : 1
    case 'all-work-completed':
      return child.contact === 'met' && stay >= 3 ? 1 + stay / 8 : 0.01
    case 'identified-as-adult':
      return child.origin === 'GBR' ? 0.01 : stay <= 3 ? 2 : 0.3
    case 'no-trafficking-indicators':
      return stay <= 1 ? 2 : 0.2
    default:
      return 0.8
  }
}
