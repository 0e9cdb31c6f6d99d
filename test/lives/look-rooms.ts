import { dayInLondon } from '../../src/kernel/calendar-day.ts'
import type { AccountId, CaseId } from '../../src/kernel/ids.ts'
import type { ServiceRole } from '../../src/kernel/policy/roles.ts'
import { justiceKnown } from '../../src/service/justice/store.ts'
import { notTold, stageOn } from '../../src/service/justice/rules.ts'
import { readDue } from '../../src/service/tasks/due.ts'
import { alive, holds, pending, type Model } from './model.ts'
import { managers, roleOf, type Name } from './people.ts'
import { Difference, type Living, type Stage } from './play.ts'
import { dueLine, kept } from './seen.ts'

/** What waits for a manager's word, and what for the desk; all else waits for whoever works with the child. */
const forManagers = ['manager-decision', 'closure-sign-off', 'safety-plan-step-down', 'exceptional-need']
const forDesk = ['more-information']

/** The model's own list of what is due for somebody in this case. */
function dueFor(life: Model, who: Name, now: number): string[] {
  if (!alive(life)) return []
  const held = life.relations.filter((one) => holds(one, now))
  const works = held.some((one) => one.who === who)
  const unheld = held.length === 0 && ['referred', 'more-information', 'accepted'].includes(life.stage)
  return life.clocks
    .filter(pending)
    .filter(({ kind }) => {
      if (forManagers.includes(kind)) return managers.includes(who)
      if (who === 'duty') return unheld
      return works && !forDesk.includes(kind)
    })
    .map(({ kind, about, due }) => dueLine(kind, about, due))
    .sort()
}

/** Somebody's list of tasks holds what the model says is due in this case, and nothing else of it. */
export async function tasks(stage: Stage, living: Living, model: Model, who: Name): Promise<void> {
  const now = stage.house.clock.now()
  const role = roleOf(who) as ServiceRole
  const asker = {
    accountId: stage.people.id(who) as AccountId,
    posts: [{ role, site: null }],
    onDuty: role === 'assessment',
  }
  const { rows } = await stage.house.world.as(
    await stage.people.token(who),
    null,
    (db) => readDue(db, { of: 'person', asker }, { most: 100_000 }, now),
    now,
  )
  const found = rows
    .filter(({ caseId, what }) => caseId === model.id && kept.includes(what))
    .map(({ what, about, dueAt }) => dueLine(what, about, dueAt?.getTime() ?? null))
    .sort()
  const wanted = dueFor(model, who, living.at)
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw new Difference(
      living,
      `the tasks of ${who} differ.\n  model: ${wanted.join('; ')}\n  service: ${found.join('; ')}`,
    )
}

const over = ['convicted', 'acquitted', 'discontinued', 'no-further-action']

/** Where each matter stands, and who is still to be told of section 45. */
export async function matters(stage: Stage, living: Living, model: Model): Promise<void> {
  if (model.rooms.matters.length === 0) return
  const now = stage.house.clock.now()
  const today = dayInLondon(now)
  const told = await stage.house.world.as(
    await stage.people.token('mia'),
    model.id as CaseId,
    async (db) => {
      const known = await justiceKnown(db, model.id as CaseId)
      return known.matters.map((one) => {
        const at = stageOn(known.stages, one.id, today)?.columns.stage ?? '-'
        return `${one.id} ${at} ${notTold(one, known.told, known.stages, today).join('+')}`
      })
    },
    now,
  )
  const wanted = model.rooms.matters.map(({ id, role, stages, told: heard }) => {
    const reached = [...stages].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).at(-1)?.stage ?? '-'
    const tell =
      role === 'accused' && !over.includes(reached)
        ? ['child', 'solicitor'].filter((one) => !heard.includes(one))
        : []
    return `${id} ${reached} ${tell.join('+')}`
  })
  if (told.sort().join('; ') !== wanted.sort().join('; '))
    throw new Difference(
      living,
      `criminal justice differs.\n  model: ${wanted.join('; ')}\n  service: ${told.join('; ')}`,
    )
}
