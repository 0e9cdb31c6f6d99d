import type { Results } from '../results/index.ts'
import type { Audit } from './audit.ts'
import { auditSuppression } from './audit.ts'
import type { DisclosureOptions } from './disclose.ts'
import { ruleOf } from './disclose.ts'
import { link } from './links.ts'
import type { Printed } from './printed.ts'
import { collect, measurePlace, pointPlace, scopeOf, whole } from './printed.ts'
import { loadSolver } from './solver.ts'

export interface DisclosureProof extends Audit {
  /** Nothing withheld can be worked out. */
  readonly holds: boolean
  /** One sentence for a command to print. */
  readonly says: string
}

interface Told {
  readonly value: number | string | null
  readonly numerator: number | null
  readonly denominator?: number | null
  readonly n: number | null
}

/**
 * Proves, without trusting the suppression, that the results as written give no small count back: it reads from `after` which
 * counts can still be seen, rebuilds all equations from `before`, and finds by linear programming how far every withheld count
 * may lie from the truth for somebody who knows all that is printed. `exact` finds each interval to its ends, which takes longer;
 * otherwise an interval is "at least".
 */
export async function disclosureAudit(
  before: Results,
  after: Results,
  options: DisclosureOptions & { readonly exact?: boolean },
): Promise<DisclosureProof> {
  const rule = ruleOf(options)
  const printed = collect(before, rule.threshold)
  link(before, printed, rule.threshold)
  const system = printed.ledger.system()
  const seen = new Set<number>()
  const steps: string[] = []
  for (const [place, told] of toldBy(after)) {
    see(printed, place, told, seen)
    if (printed.steps.has(place) && (told.value !== null || told.numerator !== null || told.n !== null))
      steps.push(place)
  }
  const suppressed = system.cells.map((cell, at) => cell.shown && cell.fixed !== true && !seen.has(at))
  const audit = auditSuppression(await loadSolver(), system, suppressed, rule, {
    knows: 'stars',
    exact: options.exact ?? false,
  })
  // A small count in plain sight is no matter of equations.
  const bare = system.cells.filter(
    (cell, at) =>
      cell.shown &&
      cell.sensitive &&
      !suppressed[at] &&
      cell.count < rule.threshold &&
      cell.count >= (rule.zeros ? 0 : 1),
  )
  const unsafe = audit.unsafe.filter((proof) => proof.primary)
  const holds = unsafe.length === 0 && bare.length === 0 && steps.length === 0
  const [first] = [...unsafe.map((proof) => proof.id), ...bare.map((cell) => cell.id), ...steps]
  return {
    ...audit,
    holds,
    says: holds
      ? `Nothing withheld can be worked out: ${audit.cells.length} counts, narrowest interval ${audit.narrowest ?? 'none'}.`
      : `${unsafe.length + bare.length + steps.length} small counts can be worked out from what is printed, such as "${first ?? ''}".`,
  }
}

function see(printed: Printed, place: string, told: Told, seen: Set<number>): void {
  const entry = printed.byPlace.get(place)
  if (entry === undefined) return
  const add = (cell: number | null) => {
    if (cell !== null) seen.add(cell)
  }
  if (told.numerator !== null) add(entry.numerator)
  if (told.denominator !== null && told.denominator !== undefined) add(entry.denominator)
  if (told.n !== null) add(entry.n)
  if (told.value !== null)
    for (const cell of [entry.numerator, entry.denominator, entry.n, entry.mean]) add(cell)
}

function toldBy(results: Results): [string, Told][] {
  return [
    ...results.measures.map((measure, at): [string, Told] => [measurePlace(whole, at), measure]),
    ...results.groups.flatMap((group) =>
      group.measures.map((measure, at): [string, Told] => [measurePlace(scopeOf(group.by), at), measure]),
    ),
    ...results.series.flatMap((series, s) =>
      series.lines.flatMap((line, l) =>
        line.points.map((point, p): [string, Told] => [pointPlace(s, l, p), point]),
      ),
    ),
  ]
}
