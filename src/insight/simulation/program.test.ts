import { expect, test } from 'vitest'
import { Infeasible, Program } from './program.ts'

test('the whole numbers nearest to what is wanted, within the rows', async () => {
  const program = new Program('a small thing')
  const a = program.count({ upper: 10 })
  const b = program.count({ upper: 10 })
  program.exactly(
    [
      [a, 1],
      [b, 1],
    ],
    11,
  )
  program.near([[a, 1]], 3.2, 1)
  const value = await program.solve({})
  expect([value(a), value(b)]).toEqual([3, 8])
})

test('entropy spreads over cells in proportion to their priors', async () => {
  const program = new Program('a spread')
  const cells = [1, 2, 4].map((prior) => {
    const column = program.count()
    program.likely(column, prior, 20)
    return column
  })
  program.exactly(
    cells.map((column) => [column, 1]),
    14,
  )
  const value = await program.solve({ gap: 0 })
  expect(cells.map(value)).toEqual([2, 4, 8])
})

test('what cannot be is refused by name', async () => {
  const program = new Program('the impossible')
  const a = program.count()
  program.row([[a, 2]], 3, 3)
  await expect(program.solve({})).rejects.toThrow(Infeasible)
  expect(() => program.exactly([], 1)).toThrow('the impossible')
})
