import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import type { Attempt } from './attempt.ts'
import { founded, momentOf, refer } from './begin.ts'
import { choose, type Chosen } from './choose.ts'
import { DAY, MINUTE, wall } from './days.ts'
import type { Life } from './life.ts'
import { look } from './look.ts'
import type { Model } from './model.ts'
import { People } from './people.ts'
import { clocksOf, kept, lastRefusal, readCase, remember, type Seen, type Snapshot } from './seen.ts'

export const FIRST_DAY = Date.parse('2017-01-30T00:00:00Z')

/** One life while it is lived. */
export interface Living {
  readonly life: Life
  next: number
  at: number
  model: Model | null
  last: { attempt: Attempt; fields: Record<string, string | readonly string[]> } | null
  /** The record of the case as last read: nobody else writes in it. */
  seen: Seen | null
  readonly snapshots: Snapshot[]
  /** What was done and when, for whoever has to read a difference. */
  readonly diary: string[]
  accepted: number
}
export type Tally = Map<string, number>
const count = (tally: Tally, what: string): void => {
  tally.set(what, (tally.get(what) ?? 0) + 1)
}

export class Difference extends Error {
  readonly living: Living
  constructor(living: Living, message: string) {
    super(message)
    this.living = living
  }
}

export class Stage {
  readonly house: TestHouse
  readonly people: People
  readonly tally: Tally
  /** A life that differs is lived no further; the others go on. */
  readonly differences: Difference[] = []
  private constructor(house: TestHouse, people: People, tally: Tally) {
    this.house = house
    this.people = people
    this.tally = tally
  }
  static async opened(tally: Tally): Promise<Stage> {
    const house = await openTestHouse(new Date(FIRST_DAY - DAY))
    return new Stage(house, await People.hired(house), tally)
  }

  /** Lives all of them in one order of time, because the record's time never goes back. */
  async live(lives: readonly Life[]): Promise<readonly Living[]> {
    const all = lives.map((life): Living => ({
      life,
      next: -1,
      at: FIRST_DAY + life.begins * MINUTE,
      model: null,
      last: null,
      seen: null,
      snapshots: [],
      diary: [],
      accepted: 1,
    }))
    const waiting = [...all]
    while (waiting.length > 0) {
      const living = waiting.reduce((soonest, one) => (one.at < soonest.at ? one : soonest))
      this.house.clock.set(new Date(living.at))
      try {
        await this.#step(living)
      } catch (error) {
        if (!(error instanceof Difference)) throw error
        this.differences.push(error)
        waiting.splice(waiting.indexOf(living), 1)
        continue
      }
      living.next += 1
      const act = living.life.acts[living.next]
      if (act === undefined) waiting.splice(waiting.indexOf(living), 1)
      else living.at = momentOf(living, act)
    }
    return all
  }

  async #step(living: Living): Promise<void> {
    const { at, model } = living
    if (model === null) {
      living.model = founded(living.life, at)
      living.diary.push(
        `${wall(at)} referred ${JSON.stringify(living.model.said)} born ${living.model.dob ?? '?'}`,
      )
      await refer(this.house, living.model)
      living.seen = await readCase(this.house, living.model.id)
      this.#same(living, living.model, living.seen)
      return
    }
    const act = living.life.acts[living.next]
    if (act === undefined) return
    if (act.kind === 'look') {
      count(this.tally, 'look')
      await look(this, living, model, act)
      return
    }
    const before = living.seen ?? (await readCase(this.house, model.id))
    if (act.kind === 'again') {
      if (living.last !== null) await this.#again(living, model, before)
      return
    }
    const chosen = choose(model, act, at, before)
    if (chosen !== null) await this.#attempt(living, model, { ...chosen, before })
  }

  async #attempt(
    living: Living,
    model: Model,
    { kind, attempt, before }: Chosen & { before: Seen },
  ): Promise<void> {
    const { who, path } = attempt
    const token = await this.people.token(who)
    const base = `/cases/${model.id}`
    const fields: Record<string, string | readonly string[]> = { _key: randomUUID() }
    for (const [name, value] of Object.entries(attempt.fields))
      fields[name] =
        typeof value === 'string' && value.startsWith('@') ? this.people.id(value.slice(1) as never) : value
    if (attempt.stamped === true) fields['_version'] = before.stamp
    const refusedBefore = attempt.ok ? 0 : await lastRefusal(this.house)
    const answer = await this.house.post(token, `${base}${path}`, fields)
    const done = answer.statusCode === 303
    living.diary.push(
      `${wall(living.at)} ${who} ${kind} ${path} ${JSON.stringify(attempt.fields)} -> ${answer.statusCode}`,
    )
    count(this.tally, `${kind} ${done ? 'accepted' : 'refused'}`)
    if (done !== attempt.ok) {
      const said = [...answer.body.matchAll(/govuk-error-message[^>]*>([\s\S]*?)<\/p>/g)]
        .map((match) => (match[1] ?? '').replace(/<[^>]+>/g, '').trim())
        .join(' | ')
      throw new Difference(
        living,
        `the model says ${attempt.ok ? 'accepted' : 'refused'}: ${answer.statusCode} ${said}`,
      )
    }
    const after = await readCase(this.house, model.id)
    living.seen = after
    if (!done) {
      if (after.writes !== before.writes || clocksOf(after) !== clocksOf(before))
        throw new Difference(living, 'a refused act has changed something')
      // But for a form that asks again, a refusal is in the audit.
      const asksAgain = [200, 409, 422].includes(answer.statusCode)
      if (!asksAgain && (await lastRefusal(this.house)) <= refusedBefore)
        throw new Difference(living, `${answer.statusCode}: a refusal that is not in the audit`)
      return
    }
    await attempt.effect({
      to: String(answer.headers.location),
      newest: async (table) => {
        const { rows } = await sql<{
          id: string
        }>`select id from ${sql.table(table)} where case_id = ${model.id}
          and version = 1 order by recorded_at desc, (act_id = (select id from act where case_id = ${model.id} and sort = 'write' order by seq desc limit 1)) desc limit 1`.execute(
          this.house.db.owner.kysely,
        )
        return rows[0]?.id ?? ''
      },
    })
    living.accepted += 1
    living.last = { attempt, fields }
    if (after.writes !== before.writes + 1)
      throw new Difference(living, `one act was to be written, not ${String(after.writes - before.writes)}`)
    this.#same(living, model, after)
  }

  /** The same form sent twice, with the key it had: as if it had been sent once. */
  async #again(living: Living, model: Model, before: Seen): Promise<void> {
    const { last } = living
    if (last === null) return
    const token = await this.people.token(last.attempt.who)
    await this.house.post(token, `/cases/${model.id}${last.attempt.path}`, last.fields)
    living.diary.push(`${wall(living.at)} ${last.attempt.who} again ${last.attempt.path}`)
    count(this.tally, 'again')
    const after = await readCase(this.house, model.id)
    if (after.writes !== before.writes || clocksOf(after) !== clocksOf(before))
      throw new Difference(living, 'a form sent twice has been taken twice')
  }

  #same(living: Living, model: Model, seen: Seen): void {
    const wanted = model.clocks
      .map(({ kind, about, state, due, met }) => ({ kind, about, state, due, met }))
      .map((clock) => JSON.stringify(clock))
      .sort()
    const found = seen.clocks
      .filter(({ kind }) => kept.includes(kind))
      .map((clock) => JSON.stringify(clock))
      .sort()
    const legible = (clocks: readonly string[]): string =>
      clocks
        .map((one) => one.replace(/1\d{12}|-?\d{13}/g, (ms) => new Date(Number(ms)).toISOString()))
        .join('\n    ')
    const missing = wanted.filter((one) => !found.includes(one))
    const extra = found.filter((one) => !wanted.includes(one))
    if (missing.length > 0 || extra.length > 0 || wanted.length !== found.length)
      throw new Difference(
        living,
        `clocks differ.\n  model:\n    ${legible(missing)}\n  service:\n    ${legible(extra)}`,
      )
    const head = `${model.stage} ${model.route ?? '-'} ${model.site ?? '-'}`
    if (head !== seen.place) throw new Difference(living, `the model says ${head}, the service ${seen.place}`)
    remember(living.snapshots, model, living.at)
  }
}
