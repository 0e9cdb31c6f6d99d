import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { smallPackage, temporaryFolder, writeSmallPackage } from '../../test/support/small-package.ts'
import { datasetCheckCommand } from './dataset-check.ts'

let folder = temporaryFolder()
let said: string[] = []
beforeEach(() => {
  folder = temporaryFolder()
  said = []
  for (const way of ['log', 'error'] as const) {
    vi.spyOn(console, way).mockImplementation((text: string) => void said.push(text))
  }
})
afterEach(() => {
  vi.restoreAllMocks()
  folder.remove()
})

const run = (...words: string[]): Promise<number> => datasetCheckCommand.run(words, {})

test('given a sound package, then it is usable and the status is 0', async () => {
  writeSmallPackage(folder.path, smallPackage())
  expect(await run(folder.path)).toBe(0)
  expect(said.join('\n')).toContain('USABLE: nothing was found.')
})

test('given a warning only, then it is told and the status is 0', async () => {
  const given = smallPackage()
  Object.assign(given.tables.children[0] ?? {}, { age_at_referral: '18' })
  writeSmallPackage(folder.path, given)
  expect(await run(folder.path)).toBe(0)
  expect(said.join('\n')).toContain('USABLE, with 1 warning of 1 kind to look at.')
})

test('given errors, then the first are told with their places, the others counted, and the status is 1', async () => {
  const given = smallPackage()
  for (const row of given.tables.months) row['face_to_face'] = 'some'
  writeSmallPackage(folder.path, given)
  expect(await run(folder.path, '--limit', '2')).toBe(1)
  const text = said.join('\n')
  expect(text).toContain('NOT USABLE: 17 errors of 1 kind')
  expect(text).toContain('ERROR  face_to_face: 17 places  [count-form]')
  expect(text).toContain('row 2  "some"')
  expect(text).toContain('row 3  "some"')
  expect(text).not.toContain('row 4')
  expect(text).toContain('and 15 more of this kind')
})

test('given --findings, then all are in a CSV that holds no formula and no long text', async () => {
  const given = smallPackage()
  Object.assign(given.tables.children[0] ?? {}, {
    gender: '=HYPERLINK("http://x","y")',
    referrer_agency: `-x ${'very '.repeat(20)}long`,
    exit_reason_detail: '\t\u001b[2J"a,b"',
  })
  writeSmallPackage(folder.path, given)
  const file = join(folder.path, 'findings.csv')
  expect(await run(folder.path, `--findings=${file}`)).toBe(1)
  const lines = readFileSync(file, 'utf8').split('\r\n')
  expect(lines[0]).toBe('file,row,column,rule,severity,value,says')
  expect(lines[1]).toContain(
    `children.csv,2,referrer_agency,cell-formula,error,'-x very very very very very very very ve,`,
  )
  expect(lines[2]).toContain(`children.csv,2,gender,cell-formula,error,"'=HYPERLINK(""http://x"",""y"")",`)
  expect(lines[3]).toContain(
    `children.csv,2,exit_reason_detail,cell-formula,error,"\\u{9}\\u{1b}[2J""a,b""",`,
  )
  expect(lines.slice(4)).toEqual([''])
})

test('given --format json, then the report can be read by a program', async () => {
  const given = smallPackage()
  Object.assign(given.tables.nrm[1] ?? {}, { gender: 'femal' })
  writeSmallPackage(folder.path, given)
  expect(await run(folder.path, '--format', 'json')).toBe(1)
  expect(JSON.parse(said.join(''))).toMatchObject({
    usable: false,
    errors: 1,
    rows: { children: 4, nrm: 2 },
    kinds: [
      { rule: 'code', file: 'nrm.csv', column: 'gender', count: 1, examples: [{ row: 3, value: 'femal' }] },
    ],
  })
})

test.each([
  [],
  ['a', 'b'],
  ['a', '--limt', '3'],
  ['a', '--limit', 'many'],
  ['a', '--format', 'xml'],
  ['a', '--findings'],
])('given %j %j %j, then it is not understood and the status is 2', async (...words) => {
  expect(await run(...words)).toBe(2)
  expect(said).toEqual([expect.stringMatching(/^Usage: /)])
})
