import { earlierOf, parseDay, type CalendarDay } from '../../../kernel/calendar-day.ts'
import { lastDayOf, monthOf, monthsFrom } from '../../../kernel/calendar-month.ts'
import { peopleInPost } from '../guardians.ts'
import type { Row } from '../rows.ts'
import type { RoomRows, WorkRow } from './read.ts'
import { minutesOf } from './support.ts'

const tenths = (value: number | null): number | null => (value === null ? null : Math.round(value * 10))
const area = (code: string | null): string | null =>
  code === null || code === 'unknown' || code === 'several' ? null : code

/** Consultations, meetings and events up to the day. `episodes`: the name of the episode of a case, where it is one. */
export function workRows(
  work: readonly WorkRow[],
  asAt: CalendarDay,
  episodes: ReadonlyMap<string, string>,
  named: (prefix: string, id: string) => string,
): readonly Row[] {
  return work
    .filter(({ on_day }) => on_day <= asAt)
    .map((one) => ({
      work_id: named('wk', one.id),
      episode_id: one.case_id === null ? null : (episodes.get(one.case_id) ?? null),
      month: one.on_day.slice(0, 7),
      kind: one.kind,
      detail: one.detail,
      site: one.site ?? 'unknown',
      local_authority: area(one.local_authority),
      audience: one.audience.length === 0 ? null : one.audience.toSorted().join(';'),
      people: one.people,
      delivery_minutes: minutesOf(one.delivery),
      preparation_minutes: minutesOf(one.preparation),
      travel_minutes: minutesOf(one.travel),
      outcome: one.outcome,
      child_there: one.child_there,
      views_presented: one.child_views,
      confidence_before: tenths(one.before),
      confidence_after: tenths(one.after),
    }))
}

/** People in post by role, site and month, from the first one of that role at that site. */
export function postRows(posts: RoomRows['posts'], asAt: CalendarDay): readonly Row[] {
  const groups = Map.groupBy(posts, ({ role, site }) => `${role} ${site ?? 'every'}`)
  return [...groups.values()].flatMap((own) => {
    const first = own.map(({ from_day }) => from_day).toSorted()[0]
    const from = first === undefined ? null : parseDay(first)
    const [one] = own
    if (one === undefined || from === null || from > asAt) return []
    return monthsFrom(monthOf(from), monthOf(asAt)).map((month) => {
      const { people, percent } = peopleInPost(own, earlierOf(lastDayOf(month), asAt))
      return { month, site: one.site ?? 'every', role: one.role, people, full_time_percent: percent }
    })
  })
}
