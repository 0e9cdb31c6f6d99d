import { afterEach, expect, test, vi } from 'vitest'
import { commandOf } from './subcommands.ts'

afterEach(() => vi.restoreAllMocks())

const heard: string[][] = []
const command = commandOf('dataset', 'does', [
  {
    name: 'export',
    does: 'writes it',
    run: async (words) => {
      heard.push([...words])
      return 7
    },
  },
])

test('given a word of the table, then its part runs with the words after it and its status is the answer', async () => {
  expect(await command.run(['export', '--out', 'here'], {})).toBe(7)
  expect(heard).toEqual([['--out', 'here']])
})

test('given a word that is none of them, then one sentence says so and the status is 2', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(await command.run(['dance'], {})).toBe(2)
  expect(said.mock.calls).toEqual([[expect.stringMatching(/^There is no "dataset dance"\. .*\.$/)]])
})

test('given help, then every part is listed with what it does', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {})
  expect(await command.run(['help'], {})).toBe(0)
  expect(String(said.mock.calls[0]?.[0])).toContain('  export  writes it')
})
