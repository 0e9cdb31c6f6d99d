import type { System } from './system.ts'
import type { Limits } from './witness.ts'

/** Equations that are looked at before it is left to the linear programme. */
const patience = 240
const small = 1e-6

/**
 * Whether it is plain that a cell cannot differ by `by` while every equation holds: the bounds of the cells around leave some
 * equation no way to balance. True is a proof; false says nothing.
 */
export function stuck(
  system: System,
  equationsOf: readonly (readonly number[])[],
  cell: number,
  by: number,
  limits: Limits,
  still: readonly number[],
): boolean {
  const least = new Map([[cell, by]])
  const most = new Map([[cell, by]])
  const low = (at: number) => least.get(at) ?? -limits(at)[0]
  const high = (at: number) => most.get(at) ?? limits(at)[1]
  const queue = [cell, ...still].flatMap((at) => [...(equationsOf[at] ?? [])])
  const waiting = new Set(queue)
  let looked = 0
  for (const index of queue) {
    waiting.delete(index)
    looked += 1
    if (looked > patience) return false
    const equation = system.equations[index]
    if (equation === undefined) continue
    // Σ coefficient × move = 0: what the others can make together bounds each; one without bound frees all the others.
    const ends = equation.cells.map((at, term): [number, number] => {
      const coefficient = equation.coefficients[term] ?? 0
      const [a, b] = [coefficient * low(at), coefficient * high(at)]
      return a <= b ? [a, b] : [b, a]
    })
    const bottom = total(ends.map(([end]) => end))
    const top = total(ends.map(([, end]) => end))
    if (bottom.endless === 0 && bottom.sum > small) return true
    if (top.endless === 0 && top.sum < -small) return true
    for (const [term, at] of equation.cells.entries()) {
      const coefficient = equation.coefficients[term] ?? 0
      const [own, beyond] = ends[term] ?? [0, 0]
      const up = -without(bottom, own)
      const down = -without(top, beyond)
      const [from, to] =
        coefficient > 0 ? [down / coefficient, up / coefficient] : [up / coefficient, down / coefficient]
      let tighter = false
      if (from > low(at) + small) {
        least.set(at, from)
        tighter = true
      }
      if (to < high(at) - small) {
        most.set(at, to)
        tighter = true
      }
      if (low(at) > high(at) + small) return true
      if (!tighter) continue
      for (const next of equationsOf[at] ?? []) {
        if (next === index || waiting.has(next)) continue
        waiting.add(next)
        queue.push(next)
      }
    }
  }
  return false
}

interface Total {
  readonly sum: number
  readonly endless: number
}

function total(values: readonly number[]): Total {
  const ended = values.filter((value) => Number.isFinite(value))
  return { sum: ended.reduce((all, value) => all + value, 0), endless: values.length - ended.length }
}

/** The total of the others; endless (of the sign of `own` or against it) where one of them is. */
function without({ sum, endless }: Total, own: number): number {
  const others = endless - (Number.isFinite(own) ? 0 : 1)
  if (others > 0) return Number.NaN
  return Number.isFinite(own) ? sum - own : sum
}
