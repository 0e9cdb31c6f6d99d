import type { AccountId, CaseId } from '../../src/kernel/ids.ts'
import { readOverview } from '../../src/service/case-file/store.ts'
import { readChronology } from '../../src/service/case-file/chronology-store.ts'
import { declaredFactKinds } from '../../src/platform/record/index.ts'
import { pick } from './attempt.ts'
import { matters, tasks } from './look-rooms.ts'
import { alive, maySee, type Model } from './model.ts'
import { names, type Name } from './people.ts'
import { Difference, type Living, type Stage } from './play.ts'
import { dueLine, kept, peopleAt, type View } from './seen.ts'

const ms = (at: string | Date): number => new Date(at).getTime()

/** The overview as the page reads it: of now, or of an earlier moment. */
async function overview(stage: Stage, model: Model, moment: number | null): Promise<View> {
  const caseId = model.id as CaseId
  const token = await stage.people.token('mia')
  const now = stage.house.clock.now()
  const seen = await stage.house.world.as(
    token,
    caseId,
    (db) =>
      readOverview(db, {
        caseId,
        accountId: stage.people.id('mia') as AccountId,
        now,
        moment: moment === null ? null : new Date(moment),
      }),
    now,
  )
  const { head } = seen
  return {
    head: head === null ? '' : `${head.stage} ${head.route ?? '-'} ${head.site ?? '-'}`,
    clocks: seen.deadlines
      .filter(({ kind, state }) => kept.includes(kind) && (state === 'open' || state === 'paused'))
      .map(({ kind, about, due_at: due }) => dueLine(kind, about, due === null ? null : ms(due)))
      .sort(),
    contacts: seen.contacts.map((one) => ms(one.happened_at)),
    plan: seen.plan?.level ?? null,
    missing:
      seen.missing === null
        ? null
        : `${ms(seen.missing.started_at)} ${seen.missing.ended_at === null ? '' : String(ms(seen.missing.ended_at))}`,
    people: seen.workers.map((one) => `${one.name ?? ''} ${one.kind}`).sort(),
  }
}

function same(living: Living, what: string, wanted: View, found: View): void {
  const [a, b] = [JSON.stringify(wanted, null, 1), JSON.stringify(found, null, 1)]
  if (a !== b) throw new Difference(living, `${what} differs.\n  model: ${a}\n  service: ${b}`)
}

/** Now, and at some earlier instant: what was told then is told again. */
async function overviews(stage: Stage, living: Living, model: Model, n: number): Promise<void> {
  const { snapshots } = living
  const latest = snapshots.at(-1)
  if (latest === undefined) return
  const now = living.at
  same(
    living,
    'the overview',
    { ...latest.view, people: peopleAt(latest.relations, now) },
    await overview(stage, model, null),
  )
  const from = pick(snapshots, n)?.at ?? now
  const later = snapshots.find((one) => one.at > from)?.at ?? now
  if (later <= from) return
  const moment = from + Math.floor(((later - from) * (n % 10)) / 10)
  const then = snapshots.findLast((one) => one.at <= moment)
  if (then === undefined) return
  same(
    living,
    `the overview as of ${new Date(moment).toISOString()}`,
    { ...then.view, people: peopleAt(then.relations, moment) },
    await overview(stage, model, moment),
  )
}

/** Who may open the case does; to everybody else there is no such page. */
async function doors(stage: Stage, living: Living, model: Model, who: Name): Promise<void> {
  const token = await stage.people.token(who)
  const { statusCode } = await stage.house.get(token, `/cases/${model.id}`)
  const wanted = maySee(model, who, living.at) ? 200 : 404
  if (statusCode !== wanted)
    throw new Difference(living, `${who} ought to get ${wanted} for the case and got ${statusCode}`)
}

/** A worker's own list: the children allocated or covered, while their case is open. */
async function caseload(stage: Stage, living: Living, model: Model, who: Name): Promise<void> {
  const { body } = await stage.house.get(await stage.people.token(who), '/caseload')
  const listed = body.includes(`/cases/${model.id}`)
  const mine = model.relations.some(
    (one) => one.who === who && one.from <= living.at && (one.to === null || one.to > living.at),
  )
  if (listed !== (mine && alive(model)))
    throw new Difference(living, `the caseload of ${who} ${listed ? 'lists' : 'does not list'} the case`)
}

/** Every act that was accepted is told once, in the order in which it was recorded. */
async function chronology(stage: Stage, living: Living, model: Model): Promise<void> {
  const caseId = model.id as CaseId
  const now = stage.house.clock.now()
  const told = await stage.house.world.as(
    await stage.people.token('mia'),
    caseId,
    (db) =>
      readChronology(db, {
        caseId,
        tables: declaredFactKinds()
          .filter(({ about }) => about === 'case')
          .map(({ table }) => table),
        accountId: null,
        from: null,
        to: null,
        order: 'recorded',
        looks: false,
        limit: 500,
        offset: 0,
      }),
    now,
  )
  const times = told.map(({ recordedAt }) => recordedAt.getTime())
  if (times.some((at, index) => index > 0 && at > (times[index - 1] ?? at)))
    throw new Difference(living, 'the chronology is out of order')
  if (told.length !== living.accepted)
    throw new Difference(living, `${living.accepted} acts were accepted and ${told.length} are told`)
}

export async function look(
  stage: Stage,
  living: Living,
  model: Model,
  { a, b, c }: { readonly a: number; readonly b: number; readonly c: number },
): Promise<void> {
  await overviews(stage, living, model, a)
  if (c % 4 === 0) await doors(stage, living, model, pick(names, b) ?? 'olwen')
  const holders = ['gwen', 'gil', 'cora', 'mo'] as const
  if (c % 4 === 1) await caseload(stage, living, model, pick(holders, b) ?? 'gwen')
  if (c % 4 === 2) await chronology(stage, living, model)
  if (c % 4 === 3) {
    await tasks(stage, living, model, pick([...holders, 'mia', 'duty'], b) ?? 'gwen')
    await matters(stage, living, model)
  }
}
