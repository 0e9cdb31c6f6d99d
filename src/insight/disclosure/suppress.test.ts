import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auditSuppression } from './audit.ts'
import { loadSolver } from './solver.ts'
import { suppress } from './suppress.ts'
import { primary } from './system.ts'
import type { Dimension, Inner } from './tables.ts'
import { flat, tableSystem } from './tables.ts'

const solver = await loadSolver()
const rule = { threshold: 5, zeros: false }

function twoWay(rows: readonly (readonly number[])[]) {
  const inner: Inner[] = rows.flatMap((row, r) =>
    row.map((count, c) => ({ codes: [`r${r}`, `c${c}`], count })),
  )
  const across = (rows[0] ?? []).map((_, c) => `c${c}`)
  return tableSystem(
    [
      flat(
        'row',
        rows.map((_, r) => `r${r}`),
      ),
      flat('column', across),
    ],
    inner,
    [['row', 'column']],
  )
}

describe('a table of two ways, worked by hand', () => {
  const system = twoWay([
    [20, 3, 30],
    [40, 50, 60],
    [15, 70, 80],
  ])
  const at = (id: string) => system.cells.findIndex((cell) => cell.id === id)

  test('one star alone gives itself back; the audit says so', () => {
    const alone = primary(system, rule)
    expect(alone.filter(Boolean)).toHaveLength(1)
    const audit = auditSuppression(solver, system, alone, rule)
    expect(audit.unsafe).toEqual([{ id: 'r0 / c1', count: 3, primary: true, least: 3, most: 3, safe: false }])
  })
  test('the cheapest rectangle goes with it: 20, 15 and 70 beside 3', () => {
    const { suppressed } = suppress(solver, system, rule)
    const gone = system.cells.filter((_, cell) => suppressed[cell]).map(({ id }) => id)
    // The other rectangles cost 20+40+50, 30+60+50 and 30+80+70.
    expect(gone.toSorted()).toEqual(['r0 / c0', 'r0 / c1', 'r2 / c0', 'r2 / c1'].toSorted())
  })
  test('and then 3 may be anything from 1 to 22: as much as the 20 beside it leaves', () => {
    const { suppressed } = suppress(solver, system, rule)
    const { cells, unsafe, narrowest } = auditSuppression(solver, system, suppressed, rule)
    // 20 + 3 are known together, and a star is at least one.
    expect(cells.find(({ id }) => id === 'r0 / c1')).toMatchObject({ least: 1, most: 22, safe: true })
    expect(unsafe).toEqual([])
    expect(narrowest).toBe(21)
  })
  test('without the meaning of a star, down to nothing and up to 23', () => {
    const { suppressed } = suppress(solver, system, rule)
    const { cells } = auditSuppression(solver, system, suppressed, rule, { knows: 'none' })
    expect(cells.find(({ id }) => id === 'r0 / c1')).toMatchObject({ least: 0, most: 23 })
  })
  test('nothing is withheld where nothing is small, and the tables are as they were', () => {
    const large = twoWay([
      [20, 30],
      [40, 50],
    ])
    expect(suppress(solver, large, rule).suppressed.some(Boolean)).toBe(false)
    expect(at('r0 / c1')).toBeGreaterThanOrEqual(0)
  })
})

test('a printed zero stays printed, and where zeros are withheld it goes', () => {
  const system = twoWay([
    [0, 30, 8],
    [40, 50, 9],
  ])
  expect(suppress(solver, system, rule).suppressed.some(Boolean)).toBe(false)
  const { suppressed } = suppress(solver, system, { threshold: 5, zeros: true })
  expect(suppressed[system.cells.findIndex(({ id }) => id === 'r0 / c0')]).toBe(true)
})

test('tables that share only a margin are one problem', () => {
  const dimensions = [flat('site', ['a', 'b']), flat('gender', ['f', 'm']), flat('age', ['young', 'old'])]
  const inner: Inner[] = [
    { codes: ['a', 'f', 'young'], count: 3 },
    { codes: ['a', 'm', 'old'], count: 25 },
    { codes: ['b', 'f', 'old'], count: 19 },
    { codes: ['b', 'm', 'young'], count: 41 },
    { codes: ['b', 'f', 'young'], count: 6 },
  ]
  const system = tableSystem(dimensions, inner, [
    ['site', 'gender'],
    ['site', 'age'],
  ])
  const { suppressed, unprotected } = suppress(solver, system, rule)
  // The three girls of site a are also its three young children: both tables must lose them.
  const gone = system.cells.filter((_, cell) => suppressed[cell]).map(({ id }) => id)
  expect(gone).toContain('a / f / Total')
  expect(gone).toContain('a / Total / young')
  expect(unprotected).toEqual([])
  expect(auditSuppression(solver, system, suppressed, rule).unsafe.filter((proof) => proof.primary)).toEqual(
    [],
  )
})

test('a group of codes is a total of its own', () => {
  const place: Dimension = {
    name: 'place',
    codes: ['x', 'y', 'z'],
    groups: { north: ['x', 'y'], Total: ['north', 'z'] },
    total: 'Total',
  }
  const system = tableSystem(
    [place],
    [
      { codes: ['x'], count: 2 },
      { codes: ['y'], count: 30 },
      { codes: ['z'], count: 40 },
    ],
    [['place']],
  )
  const { suppressed } = suppress(solver, system, rule)
  expect(
    system.cells
      .filter((_, cell) => suppressed[cell])
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(['x', 'y'])
})

const tables = fc.integer({ min: 2, max: 4 }).chain((width) =>
  fc.array(
    fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 })), {
      minLength: width,
      maxLength: width,
    }),
    {
      minLength: 2,
      maxLength: 4,
    },
  ),
)
const cubes = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 12, maxLength: 12 })

describe('any table', () => {
  test('of two ways: no small count is worked out, and a higher threshold withholds at least the same small ones', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const system = twoWay(rows)
        const found = suppress(solver, system, rule)
        const audit = auditSuppression(solver, system, found.suppressed, rule)
        // What nothing protects is said, never passed over: a table that is small as a whole.
        const left = audit.unsafe.filter((proof) => !found.unprotected.includes(proof.id))
        expect(left).toEqual([])
        const more = primary(system, { threshold: 10, zeros: false })
        expect(found.primary.every((small, at) => !small || more[at])).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
  test('of three ways: the same, and twice the same', () => {
    fc.assert(
      fc.property(cubes, (counts) => {
        const dimensions = [flat('a', ['1', '2']), flat('b', ['1', '2']), flat('c', ['1', '2', '3'])]
        const inner = counts.map((count, i) => ({
          codes: [`${(i % 2) + 1}`, `${(Math.floor(i / 2) % 2) + 1}`, `${Math.floor(i / 4) + 1}`],
          count,
        }))
        const system = tableSystem(dimensions, inner, [['a', 'b', 'c']])
        const found = suppress(solver, system, rule)
        const audit = auditSuppression(solver, system, found.suppressed, rule)
        expect(
          audit.unsafe.filter((proof) => proof.primary && !found.unprotected.includes(proof.id)),
        ).toEqual([])
        expect(suppress(solver, system, rule).suppressed).toEqual(found.suppressed)
      }),
      { numRuns: 40 },
    )
  })
})
