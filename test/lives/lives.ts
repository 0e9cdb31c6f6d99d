import fc from 'fast-check'
import { sql } from 'kysely'
import { writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import { verifyRecord } from '../../src/platform/record/index.ts'
import { actKinds, aLife, type Life } from './life.ts'
import { look } from './look.ts'
import { Difference, Stage, type Tally } from './play.ts'

const TOGETHER = 100

/** Half of the thousand: one half on each engine of a CI run. */
export const HALF = Number(process.env['LIVES'] ?? 500)

/** The same in every run, so that what fails in one place fails in every other; another number lives other lives. */
const SEED = 252_789_150

/** `LIVES_SEED` lives the lives of an earlier run again, or new ones. */
export const seedOfRun = (): number => Number(process.env['LIVES_SEED'] ?? SEED)

/** The rows of the decision tables that the stored decisions name, with the model: `DT-2@V3 b`, `DT-6@V1 close`. */
async function rowsHit(stage: Stage): Promise<readonly string[]> {
  const { rows } = await sql<{ row: string }>`
    select distinct rule_version || ' ' || row as row from eligibility_decision
    union select distinct route_rule_version || ' ' || route_row from eligibility_decision
      where route_row is not null
    union select distinct rule || ' ' || about || ' ' || decision from manager_decision`.execute(
    stage.house.db.owner.kysely,
  )
  return rows.map(({ row }) => row)
}

/**
 * Those that five hundred lives cannot well miss. The rarer rows, and DT-2 e and f, which wait for a finding of exceptional
 * need, are hit one by one beside the tables (src/kernel/policy/rule-rows.test.ts).
 */
const rowsToHit: readonly RegExp[] = [
  ...['2', '3', '6'].map((row) => new RegExp(`^row DT-1@V\\d ${row}$`)),
  ...['a', 'd', 'g'].map((row) => new RegExp(`^row DT-2@V\\d ${row}$`)),
  ...['1', '2', '3'].map((model) => new RegExp(`^row DT-2@V${model} `)),
  /^row DT-4@V\d turning-18 /,
  /^row DT-5@V\d negative-nrm-decision /,
  /^row DT-5@V\d no-trafficking-/,
]

/** Lives them, looks at each once more at the end, and recomputes the whole chain of acts. */
async function differencesOf(lives: readonly Life[], tally: Tally): Promise<readonly Difference[]> {
  const stage = await Stage.opened(tally)
  try {
    const all = await stage.live(lives)
    const end = stage.house.clock.now().getTime()
    for (const [index, living] of all.entries()) {
      if (living.model === null || stage.differences.some((one) => one.living === living)) continue
      living.at = end
      try {
        await look(stage, living, living.model, { a: index * 7, b: index, c: index })
      } catch (error) {
        if (!(error instanceof Difference)) throw error
        stage.differences.push(error)
      }
    }
    for (const row of await rowsHit(stage)) tally.set(`row ${row}`, (tally.get(`row ${row}`) ?? 0) + 1)
    const verified = await verifyRecord(stage.house.db.owner.kysely)
    expect(verified.findings).toEqual([])
    return stage.differences
  } finally {
    await stage.house.close()
  }
}

/** The shortest life of the same kind that still differs: acts are left out as long as a difference is left. */
async function shortest(life: Life, found: Difference): Promise<Difference> {
  let best = { life, found }
  let left = 40
  for (let index = life.acts.length - 1; index >= 0 && left > 0; index -= 1) {
    const without = { ...best.life, acts: best.life.acts.filter((_, at) => at !== index) }
    left -= 1
    const [again] = await differencesOf([without], new Map())
    if (again !== undefined && again.message.slice(0, 20) === found.message.slice(0, 20))
      best = { life: without, found: again }
  }
  return best.found
}

const byName = ([a]: readonly [string, number], [b]: readonly [string, number]): number => (a < b ? -1 : 1)

/** Lives many lives of one seed against the model, and says what differs. Out: how often each kind of act was tried. */
export async function liveAll(seed: number, howMany: number): Promise<Tally> {
  const tally: Tally = new Map()
  let lived = 0
  const lives = fc.sample(fc.noBias(aLife), { seed, numRuns: howMany })
  for (let from = 0; from < lives.length; from += TOGETHER) {
    const together = lives.slice(from, from + TOGETHER)
    const found = await differencesOf(together, tally)
    const [first] = found
    if (first === undefined) {
      lived += together.length
      continue
    }
    const least =
      process.env['LIVES_WHOLE'] === undefined ? [await shortest(first.living.life, first)] : found
    throw new Error(
      `LIVES_SEED=${seed}: ${found.length} of ${together.length} lives differ\n${least.map(({ message, living }) => `${message}\n${living.diary.join('\n')}`).join('\n\n')}`,
    )
  }
  expect(lived).toBe(howMany)
  if (process.env['LIVES_TALLY'] !== undefined)
    writeFileSync(process.env['LIVES_TALLY'], JSON.stringify([...tally].sort(byName), null, 1))
  return tally
}

/** That the lives were lived: every kind of act was accepted, and hundreds were refused, of many kinds. */
export function expectLived(tally: Tally): void {
  const of = (what: string): number => tally.get(what) ?? 0
  const done = (kind: string): number => of(kind) + of(`${kind} accepted`)
  expect(actKinds.filter((kind) => done(kind) === 0).map((kind) => `${kind} ${done(kind)}`)).toEqual([])
  const refused = actKinds.filter((kind) => of(`${kind} refused`) > 0)
  expect(refused.length).toBeGreaterThanOrEqual(15)
  expect(refused.reduce((sum, kind) => sum + of(`${kind} refused`), 0)).toBeGreaterThanOrEqual(200)
  const hit = [...tally.keys()]
  expect(rowsToHit.filter((row) => !hit.some((one) => row.test(one))).map(String)).toEqual([])
}
