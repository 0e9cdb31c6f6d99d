import { DAY, boxes, dayOf, daysFrom, endOf, plusDays } from './days.ts'
import { aManager, may, pick, somebody, type Try } from './attempt.ts'
import { alive, lapse, meet, starts, waiting, wanted, type Model } from './model.ts'

const levels = ['immediate', 'full', 'reduced', 'stepped-down']
const rank = (level: string): number => levels.indexOf(level)
/** Days between reviews: every third day at the closest level; four weeks, and two in the first month, at the others. */
function reviewBy(level: string, firstOn: string, now: number): number {
  const isNew = daysFrom(firstOn, dayOf(now)) < 30
  return endOf(plusDays(dayOf(now), level === 'immediate' ? 3 : isNew ? 14 : 28))
}
const watched: Readonly<Record<string, readonly [days: number, between: number]>> = {
  full: [14, 3],
  reduced: [28, 7],
  'stepped-down': [56, 7],
}

const told = { call_first: 'The carer', child_words: 'Invented', child_heard: 'in-person' }

/** One look answers all that was raised, and the level says when to look next. */
function looked(life: Model, level: string, now: number): void {
  meet(waiting(life, 'safety-plan-review'), now)
  starts(life, 'safety-plan-review', reviewBy(level, life.plan?.firstOn ?? dayOf(now), now), 'by-level')
}

export const plan: Try = (life, { a, b, c }, now) => {
  const who = somebody(life, a, now)
  const level = pick(levels, b) ?? 'full'
  const before = life.plan
  const slip = before !== null && c % 3 === 0
  const why = c % 11 === 10 ? '' : 'Invented'
  const shared = may(life, who, 'record', now) && alive(life)
  if (before === null)
    return {
      who,
      path: '/safety-plan/write',
      fields: { level, ...told },
      ok: shared && (level === 'immediate' || level === 'full'),
      effect: () => {
        life.plan = { level, version: 1, firstOn: dayOf(now) }
        meet(waiting(life, 'safety-plan-first'), now)
        starts(life, 'safety-plan-review', reviewBy(level, dayOf(now), now), 'by-level')
      },
    }
  return {
    who,
    path: '/safety-plan/write',
    fields: {
      ...told,
      _version: String(before.version),
      level,
      change: slip ? 'correction' : 'new-version',
      why,
    },
    ok: shared && why !== '' && rank(level) <= rank(before.level) && (!slip || level === before.level),
    effect: () => {
      life.plan = { ...before, level, version: before.version + 1 }
      if (slip) return
      looked(life, level, now)
      if (rank(level) === rank(before.level)) return
      // The level rose: what was asked for on the way down no longer stands.
      if (life.stepDown?.state === 'proposed' || life.stepDown?.state === 'returned') life.stepDown = null
      life.watch = null
      lapse([...waiting(life, 'safety-plan-step-down'), ...waiting(life, 'watch-contact')])
    },
  }
}

export const review: Try = (life, { a, b }, now) => {
  const who = somebody(life, a, now)
  const on = plusDays(dayOf(now), b % 9 === 8 ? 1 : -(b % 3))
  return {
    who,
    path: '/safety-plan/review',
    fields: { _version: String(life.plan?.version ?? 0), ...boxes('held_on', on), found: 'Invented' },
    ok: may(life, who, 'record', now) && alive(life) && life.plan !== null && on <= dayOf(now),
    effect: () => looked(life, life.plan?.level ?? '', now),
  }
}

const raised = (life: Model): boolean =>
  waiting(life, 'safety-plan-review').some(({ about }) => about !== 'by-level')

export const stepDown: Try = (life, { a, c }, now) => {
  const who = somebody(life, a, now)
  const { plan, stepDown: standing } = life
  const may1 = may(life, who, 'record', now) && alive(life) && plan !== null
  if (c % 6 === 5 && standing !== null)
    return {
      who,
      path: '/safety-plan/step-down/withdraw',
      fields: { _version: String(standing.version) },
      ok: may(life, who, 'record', now),
      effect: () => {
        life.stepDown = null
        lapse(wanted(life, 'safety-plan-step-down'))
      },
    }
  const watches = life.watch !== null && life.watch.until > now
  return {
    who,
    path: '/safety-plan/step-down',
    fields: { _version: String(plan?.version ?? 0), why: 'Invented' },
    ok:
      may1 &&
      plan.level !== 'stepped-down' &&
      !watches &&
      waiting(life, 'watch-contact').length === 0 &&
      !raised(life) &&
      standing?.state !== 'proposed',
    effect: () => {
      life.stepDown = { state: 'proposed', by: who, version: (standing?.version ?? 0) + 1 }
      starts(life, 'safety-plan-step-down', now + 7 * DAY)
    },
  }
}

export const decideStepDown: Try = (life, { a, b }, now) => {
  const who = aManager(a)
  const { plan, stepDown: standing } = life
  const approves = b % 4 !== 3
  return {
    who,
    path: '/safety-plan/step-down/decide',
    fields: {
      _version: String(standing?.version ?? 0),
      decision: approves ? 'approve' : 'return',
      why: 'Invented',
    },
    ok:
      may(life, who, 'lead', now) &&
      alive(life) &&
      plan !== null &&
      standing?.state === 'proposed' &&
      standing.by !== who &&
      (!approves || !raised(life)),
    effect: () => {
      if (plan === null || standing === null) return
      meet(waiting(life, 'safety-plan-step-down'), now)
      if (!approves) {
        life.stepDown = { ...standing, state: 'returned', version: standing.version + 1 }
        return
      }
      const level = levels[rank(plan.level) + 1] ?? ''
      const [days, between] = watched[level] ?? [0, 0]
      life.plan = { ...plan, level, version: plan.version + 1 }
      life.stepDown = null
      life.watch = { from: now, until: now + days * DAY, days: between }
      starts(life, 'watch-contact', Math.min(now + between * DAY, now + days * DAY))
      // Never later than it would have come.
      const due = reviewBy(level, plan.firstOn, now)
      const byLevel = waiting(life, 'safety-plan-review', 'by-level')
      if (byLevel.length === 0) starts(life, 'safety-plan-review', due, 'by-level')
      for (const clock of byLevel) if (clock.due !== null && clock.due > due) clock.due = due
    },
  }
}
