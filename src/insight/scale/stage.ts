import {
  identifier,
  openDuck,
  type Duck,
  type DuckRow,
  type DuckValue,
} from '../../platform/analytics/index.ts'
import type { TableName } from '../package/index.ts'
import type { Donor, DonorColumn } from './donor.ts'
import { mixed, mixMacros } from './mix.ts'
import type { Templates } from './templates.ts'

const COUNTED = ['months', 'meetings', 'missing_episodes', 'social_worker_months'] as const
export type Counted = (typeof COUNTED)[number]

const integer = (name: string): DonorColumn => ({ name, type: 'INTEGER' })

/**
 * An engine of one thread with the templates in it, one table each, and a table `child` of who gets which variant. One
 * thread, so that the order of rows, and with it every byte, is the order of the numbers; speed comes of two such engines.
 */
export async function openStage(
  donor: Donor,
  templates: Templates,
  given: { readonly children: number; readonly seed: number },
): Promise<Duck> {
  const duck = await openDuck({ threads: 1, memory: '800MB' })
  try {
    for (const macro of mixMacros) await duck.run(macro)
    // The large side of each join is the one written first; the small one is looked up. Nothing may turn that round.
    await duck.run("set disabled_optimizers = 'join_order,build_side_probe_side'")
    // DuckDB counts the rows it has read only where somebody asks it to show them.
    await duck.run('set enable_progress_bar = true')
    await duck.run('set enable_progress_bar_print = false')
    await fill(duck, donor, templates)
    await duck.run(
      `create table child as select i, 'E' || lpad(i::varchar, 8, '0') as episode_id,
         below(${templates.variants.length}, mix(xor(mix(i), ${mixed(given.seed, 1)}::ubigint)))::integer as variant
       from (select unnest(range(1, ${given.children + 1})) as i)`,
    )
    return duck
  } catch (error) {
    duck.close()
    throw error
  }
}

async function fill(duck: Duck, donor: Donor, { variants, nrm, guardians }: Templates): Promise<void> {
  const counts = new Map<Counted, number>(COUNTED.map((name) => [name, 0]))
  const rows: Record<Counted, DuckRow[]> = {
    months: [],
    meetings: [],
    missing_episodes: [],
    social_worker_months: [],
  }
  const children = variants.map((one, variant) => {
    const of = {
      months: one.months,
      meetings: one.meetings,
      missing_episodes: one.missing,
      social_worker_months: one.social,
    }
    const spans: Record<string, DuckValue> = {}
    for (const name of COUNTED) {
      const start = counts.get(name) ?? 0
      of[name].forEach((row, index) => rows[name].push({ ...row, row: start + index, number: index + 1 }))
      counts.set(name, start + of[name].length)
      spans[`${name}_from`] = start
      spans[`${name}_to`] = start + of[name].length
    }
    return { ...one.child, ...spans, variant }
  })
  const spans = COUNTED.flatMap((name) => [integer(`${name}_from`), integer(`${name}_to`)])
  await append(duck, 'children', [...donor.columns.children, ...spans, integer('variant')], children)
  for (const name of COUNTED) {
    const extra = name === 'meetings' ? [integer('span')] : []
    await append(
      duck,
      name,
      [...donor.columns[name], ...extra, integer('row'), integer('number')],
      rows[name],
    )
  }
  const numbered = nrm.map((row, index) => ({ ...row, row: index }))
  await append(
    duck,
    'nrm',
    [...donor.columns.nrm, integer('first'), integer('span'), integer('row')],
    numbered,
  )
  await append(duck, 'guardians', donor.columns.guardians, guardians)
}

async function append(
  duck: Duck,
  table: TableName,
  columns: readonly DonorColumn[],
  rows: readonly DuckRow[],
): Promise<void> {
  const name = `template_${table}`
  const defined = columns.map((column) => `${identifier(column.name)} ${column.type}`)
  await duck.run(`create table ${identifier(name)} (${defined.join(', ')})`)
  const appender = await duck.connection.createAppender(name)
  for (const row of rows) {
    for (const column of columns) {
      const value = row[column.name] ?? null
      if (value === null) appender.appendNull()
      else if (typeof value === 'boolean') appender.appendBoolean(value)
      else if (typeof value === 'number' && Number.isInteger(value)) appender.appendInteger(value)
      else if (typeof value === 'number') appender.appendDouble(value)
      else appender.appendVarchar(String(value))
    }
    appender.endRow()
  }
  appender.closeSync()
}
