import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { qSortSafetyOn } from '../../kernel/policy/q-sort.ts'
import { positionsOf } from '../q-methodology/index.ts'
import { exportCsv } from './export.ts'
import { judge, readAsked, rowsOf, safeColumns, safeGroups, type Row } from './safe.ts'

const rule = qSortSafetyOn(calendarDay('2026-11-22'))
const heights = [1, 2, 3, 4, 5, 4, 3, 2, 1]
const places = positionsOf(heights)
const otherView = places.map((_, index) => places[(index * 7 + 3) % 25] ?? 0)

/** Invented people of two views, each with something of their own. */
function people(count: number, more: (n: number) => Partial<Row> = () => ({}), second = 2): Row[] {
  return Array.from({ length: count }, (_, n) => {
    const view = n % second === 0 ? places : otherView
    const values = [...view]
    const at = n % 24
    ;[values[at], values[at + 1]] = [values[at + 1] ?? 0, values[at] ?? 0]
    return { participant: `p${n}`, values, site: 'wales', language: 'eng', quarter: '2026-Q3', ...more(n) }
  })
}
const asked = readAsked({})

describe('what is shown', () => {
  test('given enough people of two views, then both are shown', () => {
    const judged = judge(people(12), heights, asked, rule)
    expect(judged.kind).toBe('shown')
  })

  test('given fewer sorts than are enough, then nothing, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: rule.sorts - 1 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('components', 'centroid'),
        (count, factors, extraction) => {
          const query = { factors: String(factors), extraction }
          expect(judge(people(count), heights, readAsked(query), rule)).toEqual({ kind: 'too-few-sorts' })
          expect(exportCsv(people(count), [], rule)).toBeNull()
        },
      ),
    )
  })

  test('no solution is shown with a factor that too few people define', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 20 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 2, max: 9 }),
        (count, factors, second) => {
          const judged = judge(people(count, undefined, second), heights, { ...asked, factors }, rule)
          if (judged.kind === 'shown')
            for (const factor of judged.analysis.factors)
              expect(factor?.people ?? 0).toBeGreaterThanOrEqual(rule.perFactor)
          else expect(Object.keys(judged)).toEqual(['kind'])
        },
      ),
    )
  })

  test('given two people alone with a view, then the solution that shows it is refused whole', () => {
    const rows = people(11).map((row, n) => ({
      ...row,
      values: n < 2 ? otherView : (people(1 + 2 * n)[2 * n]?.values ?? []),
    }))
    expect(judge(rows, heights, asked, rule)).toEqual({ kind: 'factor-not-safe' })
    expect(judge(rows, heights, { ...asked, factors: 1 }, rule).kind).toBe('shown')
  })
})

describe('groups', () => {
  const sites = (first: number, second: number) =>
    people(first + second, (n) => ({ site: n < first ? 'wales' : 'croydon' }))

  test('are shown only when every one of them is large enough', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (first, second) => {
        const groups = safeGroups(sites(first, second), 'site', rule)
        expect(groups).toEqual(Math.min(first, second) >= rule.sorts ? ['croydon', 'wales'] : [])
      }),
    )
  })

  test('given one small group, then the large one is refused too', () => {
    const query = readAsked({ group: 'site:wales' })
    expect(judge(sites(12, 3), heights, query, rule)).toEqual({ kind: 'group-not-safe' })
    expect(judge(sites(12, 10), heights, query, rule).kind).toBe('shown')
  })
})

test('the export has a column for each sort, and site and quarter only where every cell is large enough', () => {
  const one = people(12, (n) => ({ quarter: n < 6 ? '2026-Q2' : '2026-Q3' }))
  expect(safeColumns(one, rule)).toEqual(['site'])
  expect(safeColumns(people(12), rule)).toEqual(['site', 'quarter'])
  expect(
    safeColumns(
      people(12, (n) => ({ site: n === 0 ? 'croydon' : 'wales' })),
      rule,
    ),
  ).toEqual(['quarter'])
  const csv = exportCsv(one, ['=HYPERLINK("x")', ...places.slice(1).map(String)], rule) ?? ''
  const lines = csv.trim().split('\r\n')
  expect(lines).toHaveLength(27)
  expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`)
  expect(lines.at(-1)).toContain('"site","wales"')
  expect(csv).not.toContain('2026-Q')
})

test('a query that cannot be asked is answered as if nothing was', () => {
  expect(readAsked({ factors: '99', extraction: 'x', group: 'child_id:1', rotation: 'none' })).toEqual({
    factors: 2,
    extraction: 'components',
    rotate: false,
    group: null,
  })
})

test('a sort that does not fill the bank is left out', () => {
  const sort = { language: 'eng', site: null, quarter: '2026-Q3' }
  const whole = { ...sort, participant: 'b', places: ['a=-1', 'b=0', 'c=1'] }
  const part = { ...sort, participant: 'a', places: ['a=-1', 'b=9'] }
  expect(rowsOf([whole, part], ['a', 'b', 'c'], [1, 1, 1]).map(({ values }) => values)).toEqual([[-1, 0, 1]])
})
