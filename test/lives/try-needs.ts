import { DAY, boxes, dayOf, plusDays, plusMonths } from './days.ts'
import { aManager, may, pick, somebody, type Try } from './attempt.ts'
import { alive, meet, waiting } from './model.ts'
import { due, followOccasions } from './model-rooms.ts'

/** An assessment: again after 91 days, and none after the one at exit. A manager is asked for a week. */
export const needs: Try = (life, { a, b, c }, now) => {
  const who = somebody(life, a, now)
  const on = plusDays(dayOf(now), b % 9 === 8 ? 1 : -(b % 6))
  const point = c % 7 === 6 ? 'exit' : 'review'
  const asks = b % 3 === 1
  return {
    who,
    path: '/needs/new',
    fields: {
      ...boxes('on_day', on),
      point,
      'home-score': c % 11 === 10 ? '' : '3',
      asks_decision: asks ? 'yes' : 'no',
    },
    ok: may(life, who, 'record', now) && on <= dayOf(now) && c % 11 !== 10,
    effect: async (came) => {
      const id = await came.newest('needs_assessment')
      life.rooms.needs.push({ id, on, recorded: now, last: point === 'exit' })
      followOccasions(life, 'needs-assessment', life.rooms.needs, (day) => plusDays(day, 91))
      if (asks) due(life, 'exceptional-need', id, now + 7 * DAY)
    },
  }
}

/**
 * A manager decides. That a child moves to a regional practitioner hangs on the pilot of the day and on DT-2, and is tested
 * beside the rules; that a child moves back from one is played here.
 */
export const exceptionalNeed: Try = (life, { a, b }, now, seen) => {
  const who = aManager(a)
  const wanted = pick(['deferred', 'not-exceptional', 'exceptional'], b) ?? 'deferred'
  const decision = wanted === 'exceptional' && life.route === 'indirect' ? 'deferred' : wanted
  const why = b % 10 === 9 ? '' : 'Invented'
  return {
    who,
    path: '/needs/exceptional',
    fields: { decision, why, _version: String(seen.head * 1000 + life.rooms.exceptional) },
    ok: may(life, who, 'lead', now) && alive(life) && life.rooms.needs.length > 0 && why !== '',
    effect: () => {
      life.rooms.exceptional += 1
      const asked = waiting(life, 'exceptional-need')
      if (decision === 'deferred') for (const clock of asked) clock.due = now + 7 * DAY
      else meet(asked, now)
      if (decision === 'not-exceptional' && life.route === 'exceptional-need') life.route = 'indirect'
    },
  }
}

/** A map of the network agreed: again after three months, and none after the one at exit. */
export const map: Try = (life, { a, b, c }, now) => {
  const who = somebody(life, a, now)
  const on = plusDays(dayOf(now), b % 9 === 8 ? 1 : -(b % 4))
  const point = c % 7 === 6 ? 'exit' : 'quarter'
  return {
    who,
    path: '/network/reviews/new',
    fields: { ...boxes('on_day', on), point, agreed_by: 'Invented', with_child: 'yes' },
    ok: may(life, who, 'record', now) && on <= dayOf(now),
    effect: async (came) => {
      const id = await came.newest('network_review')
      life.rooms.maps.push({ id, on, recorded: now, last: point === 'exit' })
      followOccasions(life, 'network-review', life.rooms.maps, (day) => plusMonths(day, 3))
    },
  }
}
