import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auditSuppression, bounds, rowsOf } from './audit.ts'
import { merge } from './merge.ts'
import { loadSolver } from './solver.ts'
import { stuck } from './stuck.ts'
import type { System } from './system.ts'
import { flat, tableSystem } from './tables.ts'
import { equationsByCell, Witnesses } from './witness.ts'

const solver = await loadSolver()
const rule = { threshold: 5, zeros: false }

const cubes = fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 30 })), {
  minLength: 18,
  maxLength: 18,
})
const stars = fc.array(fc.boolean(), { minLength: 48, maxLength: 48 })

function cube(counts: readonly number[]): System {
  const codes = (i: number) => [
    `${(i % 3) + 1}`,
    `${(Math.floor(i / 3) % 3) + 1}`,
    `${Math.floor(i / 9) + 1}`,
  ]
  const dimensions = [flat('a', ['1', '2', '3']), flat('b', ['1', '2', '3']), flat('c', ['1', '2'])]
  const inner = counts.map((count, i) => ({ codes: codes(i), count }))
  return tableSystem(dimensions, inner, [
    ['a', 'b'],
    ['b', 'c'],
    ['a', 'c'],
  ])
}

const isWithheld = (system: System, some: readonly boolean[]) =>
  system.cells.map((cell, at) => cell.shown && cell.count > 0 && (cell.count < 5 || some[at] === true))

describe('what is found without the solver', () => {
  test('a witness is a table: every equation holds, nothing leaves its bounds, and what is printed stays', () => {
    let found = 0
    fc.assert(
      fc.property(cubes, stars, fc.integer({ min: -3, max: 4 }), (counts, some, by) => {
        const system = cube(counts)
        const withheld = isWithheld(system, some)
        const witnesses = new Witnesses(system, equationsByCell(system))
        const limits = (at: number): [number, number] => {
          if (system.cells[at]?.shown === true && withheld[at] !== true) return [0, 0]
          const count = system.cells[at]?.count ?? 0
          const [low, high] = bounds(system, rule, 'stars', at)
          return [count - low, high - count]
        }
        for (const at of system.cells.keys()) {
          const [down, up] = limits(at)
          if (by === 0 || by < -down || by > up) continue
          const moved = witnesses.find(at, by, limits)
          if (moved === null) continue
          found += 1
          expect(moved.get(at)).toBe(by)
          for (const [one, move] of moved) {
            const [fall, rise] = limits(one)
            expect(move).toBeGreaterThanOrEqual(-fall)
            expect(move).toBeLessThanOrEqual(rise)
          }
          for (const { cells, coefficients } of system.equations) {
            expect(
              cells.reduce((sum, one, term) => sum + (coefficients[term] ?? 0) * (moved.get(one) ?? 0), 0),
            ).toBe(0)
          }
        }
      }),
      { numRuns: 40, seed: 1 },
    )
    expect(found).toBeGreaterThan(20)
  })

  test('a cell that is called stuck cannot move by that, says the solver', () => {
    let called = 0
    fc.assert(
      fc.property(cubes, stars, fc.constantFrom(-2, -1, 1, 3), (counts, some, by) => {
        const system = cube(counts)
        const withheld = isWithheld(system, some)
        const open = system.cells.flatMap((cell, at) => (!cell.shown || withheld[at] === true ? [at] : []))
        const own = open.map((at) => bounds(system, rule, 'marks', at))
        const programme = solver(
          own.map(([low]) => low),
          own.map(([, high]) => high),
          rowsOf(system, open),
        )
        const limits = (at: number): [number, number] => {
          const [low, high] = own[open.indexOf(at)] ?? [0, 0]
          const count = system.cells[at]?.count ?? 0
          return open.includes(at) ? [count - low, high - count] : [0, 0]
        }
        for (const [position, at] of open.entries()) {
          if (!stuck(system, equationsByCell(system), at, by, limits, [])) continue
          called += 1
          const end = programme.optimum(by > 0 ? 'most' : 'least', new Map([[position, 1]]))
          const reached = end.outcome === 'optimal' ? end.value : Infinity * by
          const wanted = (system.cells[at]?.count ?? 0) + by
          expect(by > 0 ? reached < wanted - 1e-6 : reached > wanted + 1e-6).toBe(true)
        }
        programme.close()
      }),
      { numRuns: 30, seed: 2 },
    )
    expect(called).toBeGreaterThan(5)
  })

  test('the quick audit and the exact one agree on every cell, safe and unsafe', () => {
    let unsafe = 0
    fc.assert(
      fc.property(cubes, stars, (counts, some) => {
        const system = cube(counts)
        const withheld = isWithheld(system, some)
        const exact = auditSuppression(solver, system, withheld, rule)
        const quick = auditSuppression(solver, system, withheld, rule, { exact: false })
        unsafe += exact.unsafe.length
        expect(quick.cells.map(({ id, safe }) => [id, safe])).toEqual(
          exact.cells.map(({ id, safe }) => [id, safe]),
        )
        for (const [at, cell] of quick.cells.entries()) {
          expect(cell.least).toBeGreaterThanOrEqual((exact.cells[at]?.least ?? 0) - 1e-6)
          expect(cell.most).toBeLessThanOrEqual((exact.cells[at]?.most ?? 0) + 1e-6)
        }
      }),
      { numRuns: 60, seed: 3 },
    )
    expect(unsafe).toBeGreaterThan(0)
  })
})

test('equal cells are one, and two names of one rest', () => {
  const cell = (id: string, count: number, shown: boolean) => ({
    id,
    count,
    shown,
    sensitive: true,
    weight: 1,
  })
  const { system, of } = merge({
    cells: [
      cell('all', 10, true),
      cell('part', 3, true),
      cell('again', 3, true),
      cell('rest', 7, false),
      cell('others', 7, false),
    ],
    equations: [
      { cells: [1, 2], coefficients: [1, -1] },
      { cells: [0, 1, 3], coefficients: [1, -1, -1] },
      { cells: [0, 2, 4], coefficients: [1, -1, -1] },
    ],
  })
  expect(system.cells.map(({ id }) => id)).toEqual(['all', 'part', 'rest'])
  expect(of).toEqual([0, 1, 1, 2, 2])
  expect(system.equations).toHaveLength(1)
})
