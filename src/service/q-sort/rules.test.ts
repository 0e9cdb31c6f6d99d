import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  columnsOf,
  fillOf,
  mayOpen,
  notRight,
  readColumn,
  readHeights,
  readOtherWords,
  readPairs,
  readPile,
  readStatements,
  sumOf,
  writePairs,
} from './rules.ts'

describe('the grid', () => {
  test('given an odd number of heights, then columns run from least to most', () => {
    expect(readHeights('2, 3,4 3;2')).toEqual({ ok: true, value: [2, 3, 4, 3, 2] })
    expect(columnsOf([2, 3, 4, 3, 2])).toEqual([-2, -1, 0, 1, 2])
  })

  test.each([
    ['2, 3', 'not-odd'],
    ['2, 3, 3, 2', 'not-odd'],
    ['6', 'not-odd'],
    ['2, x, 2', 'not-numbers'],
    ['2, 0, 2', 'not-numbers'],
    ['1, 1, 1', 'too-few'],
    ['20, 30, 20', 'too-many'],
  ])('given %s, then it is refused: %s', (text, because) => {
    expect(readHeights(text)).toMatchObject({ ok: false, refusal: { because } })
  })

  test('given a draft, then it opens only with as many statements as the grid has places', () => {
    const heights = [2, 3, 2]
    expect(mayOpen({ study_state: 'draft', heights }, 7)).toBe(true)
    expect(mayOpen({ study_state: 'draft', heights }, 6)).toBe(false)
    expect(mayOpen({ study_state: 'draft', heights }, 8)).toBe(false)
    expect(mayOpen({ study_state: 'closed', heights }, 7)).toBe(false)
  })
})

const grids = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 1, max: 6 }),
  )
  .map(([half, middle]) => [...half, middle, ...half.toReversed()])

describe('a sort', () => {
  test('is right exactly when it takes every place of the grid once', () => {
    fc.assert(
      fc.property(grids, fc.infiniteStream(fc.nat()), (heights, chance) => {
        const columns = columnsOf(heights).flatMap((column, index) =>
          Array.from({ length: heights[index] ?? 0 }, () => column),
        )
        const full = new Map(columns.map((column, index) => [`s${index}`, column]))
        expect(notRight(heights, full)).toEqual([])
        expect(sumOf(heights)).toBe(full.size)
        // One statement moved elsewhere leaves one column short and another over; one taken away leaves one short.
        const [from = 0, to = 0] = [...chance.take(2)]
        const moved = new Map(full)
        const name = `s${from % full.size}`
        const other = columnsOf(heights)[to % heights.length] ?? 0
        moved.set(name, other)
        const same = full.get(name) === other
        const wrong = notRight(heights, moved)
        expect(wrong.length).toBe(same ? 0 : 2)
        expect(wrong.reduce((sum, { wants, has }) => sum + wants - has, 0)).toBe(0)
        moved.delete(name)
        expect(notRight(heights, moved).reduce((sum, { wants, has }) => sum + wants - has, 0)).toBe(1)
      }),
    )
  })

  test('is kept and read again as it was, and what is not of the grid is left out', () => {
    fc.assert(
      fc.property(grids, fc.array(fc.tuple(fc.uuid(), fc.nat())), (heights, drawn) => {
        const columns = columnsOf(heights)
        const places = new Map(drawn.map(([id, at]) => [id, columns[at % columns.length] ?? 0]))
        expect(readPairs(writePairs(places), readColumn(heights))).toEqual(
          new Map([...places].sort(([a], [b]) => (`${a}=` < `${b}=` ? -1 : 1))),
        )
      }),
    )
    expect(readPairs(['a=9', 'b=1', 'c='], readColumn([1, 2, 1]))).toEqual(new Map([['b', 1]]))
    expect(readPairs(['a=agree', 'b=x'], readPile)).toEqual(new Map([['a', 'agree']]))
  })

  test('says how full each column is', () => {
    expect(fillOf([1, 2, 1], new Map([['a', 0]]))).toEqual([
      { column: -1, wants: 1, has: 0 },
      { column: 0, wants: 2, has: 1 },
      { column: 1, wants: 1, has: 0 },
    ])
  })
})

test('given pasted lines, then each is a statement with its Welsh and its note', () => {
  expect(readStatements('They listen | Maen nhw’n gwrando | any adult\n\n They explain ')).toEqual([
    { en: 'They listen', cy: 'Maen nhw’n gwrando', note: 'any adult' },
    { en: 'They explain', cy: null, note: null },
  ])
})

test('given words in other languages, then each has its code once', () => {
  expect(readOtherWords('vie: Họ lắng nghe\n sqi:Dëgjojnë')).toEqual(['vie: Họ lắng nghe', 'sqi: Dëgjojnë'])
  expect(readOtherWords('Vietnamese: x')).toBeNull()
  expect(readOtherWords('vie: x\nvie: y')).toBeNull()
  expect(readOtherWords('')).toEqual([])
})
