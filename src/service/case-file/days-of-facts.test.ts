import { expect, test } from 'vitest'
import { declaredFactKinds } from '../../platform/record/index.ts'
import '../../facts.ts'
import { dayColumnsOf, decidedTables } from './days-of-facts.ts'

const kinds = declaredFactKinds().filter((kind) => kind.about === 'case')
const columnsOf = (table: string): readonly string[] =>
  Object.keys(kinds.find((kind) => kind.table === table)?.columns.shape ?? {})

test('every fact of a case with a day in it has its place in the story decided', () => {
  const dated = kinds
    .filter((kind) => Object.keys(kind.columns.shape).some((name) => /_on$|_day$/.test(name)))
    .map((kind) => kind.table)
  expect(dated.filter((table) => !decidedTables.includes(table))).toEqual([])
})

test('the days are columns of facts that there are', () => {
  for (const table of decidedTables) {
    expect(columnsOf(table), table).not.toEqual([])
    for (const column of dayColumnsOf(table)) expect(columnsOf(table), table).toContain(column)
  }
})
