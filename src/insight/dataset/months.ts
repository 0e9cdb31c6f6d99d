import { dayInLondon, earlierOf, type CalendarDay } from '../../kernel/calendar-day.ts'
import { monthOf, monthsFrom, type CalendarMonth } from '../../kernel/calendar-month.ts'
import * as codes from './codes.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import type { ContactRow, StatusRow } from './read.ts'
import type { Row } from './rows.ts'

/** When an episode was open: what months, meetings and missing episodes ask of it. */
export interface Open {
  readonly id: string
  readonly referredOn: CalendarDay
  readonly exitOn: CalendarDay | null
}

/**
 * Every calendar month in which the episode was open at any time, from the month of referral to that of exit or of the day of
 * the package (../package/README.md, a month row): no holes, the first being 1.
 */
export function openMonths(
  episode: Pick<Open, 'referredOn' | 'exitOn'>,
  asAt: CalendarDay,
): readonly { readonly month: CalendarMonth; readonly index: number }[] {
  const last = episode.exitOn === null ? asAt : earlierOf(episode.exitOn, asAt)
  return monthsFrom(monthOf(episode.referredOn), monthOf(last)).map((month, at) => ({ month, index: at + 1 }))
}

/**
 * The month rows of one episode. Contacts are counted where one came about, with the child, in the month; a month without any
 * has none, because that is what the record says. `missing` is what the monthly status says and nothing else: false where
 * nobody said, and then `missing_said` is empty and, without any status at all, `status_recorded` false.
 */
export function monthRows(
  episode: Open,
  asAt: CalendarDay,
  contacts: readonly ContactRow[],
  statuses: readonly StatusRow[],
): readonly Row[] {
  const withChild = contacts.filter((one) => one.counterpart === 'child')
  const inMonth = Map.groupBy(withChild, (one) => monthOf(dayInLondon(one.happened_at)))
  const said = new Map(statuses.map((one) => [one.month, one]))
  return openMonths(episode, asAt).map(({ month, index }) => {
    const all = inMonth.get(month) ?? []
    const met = all.filter((one) => one.mode === 'face-to-face').length
    const status = said.get(month)
    return {
      episode_id: episode.id,
      month_index: index,
      month,
      face_to_face: met,
      other_contacts: all.length - met,
      missing: status?.missing_in_month === 'yes',
      trafficker_contact: codes.mapped(codes.traffickerContacts, status?.contact_with_trafficker ?? null),
      education_status: codes.mapped(codes.educationStatuses, status?.education_status ?? null),
      status_recorded: status !== undefined,
      missing_said: status?.missing_in_month ?? null,
    }
  })
}

/** The meetings of one episode up to the day of the package: contacts that came about, with the child or about it. */
export function meetingRows(
  episode: Open,
  asAt: CalendarDay,
  contacts: readonly ContactRow[],
  names: Pseudonyms,
): readonly Row[] {
  return contacts
    .map((one) => ({ one, date: dayInLondon(one.happened_at) }))
    .filter(({ date }) => date <= asAt)
    .map(({ one, date }) => ({
      meeting_id: names.meeting(one.id),
      episode_id: episode.id,
      date,
      counterpart: one.counterpart,
      third_party_type: one.third_party_type,
      mode: codes.mapped(codes.modes, one.mode),
      purposes: codes.joinedPurposes(one.purposes),
      minutes: one.minutes,
    }))
}
