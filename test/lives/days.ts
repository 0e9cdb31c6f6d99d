/**
 * Days and hours as the model counts them: written apart from the kernel's own, so that a slip in one is not a slip in both.
 * A day is 'YYYY-MM-DD'; an instant is milliseconds.
 */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** 'YYYY-MM-DD HH:MM' on the wall in London. */
export const wall = (at: number): string => clock.format(at)
export const dayOf = (at: number): string => wall(at).slice(0, 10)

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`)
const iso = (at: Date): string => at.toISOString().slice(0, 10)

export function plusDays(day: string, days: number): string {
  const at = noon(day)
  at.setUTCDate(at.getUTCDate() + days)
  return iso(at)
}

export const daysFrom = (day: string, later: string): number =>
  Math.round((noon(later).getTime() - noon(day).getTime()) / DAY)

/** Midnight in London at the start of a day. */
export function startOf(day: string): number {
  const midnight = new Date(`${day}T00:00:00Z`).getTime()
  return wall(midnight - HOUR) === `${day} 00:00` ? midnight - HOUR : midnight
}

/** What is due on a day is late from here. */
export const endOf = (day: string): number => startOf(plusDays(day, 1))

function monthsOn(day: string, months: number): Date {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1, 12))
}

/** The same day of the month, or the last there is. */
export function plusMonths(day: string, months: number): string {
  const first = monthsOn(day, months)
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0, 12)).getUTCDate()
  return plusDays(iso(first), Math.min(Number(day.slice(8)), last) - 1)
}

/** The day an age is attained; where its month has no such day, the first of the next. */
export function attained(dob: string, months: number): string {
  const on = plusMonths(dob, months)
  return on.slice(8) === dob.slice(8) ? on : plusDays(on, 1)
}

export const monthOf = (day: string): string => day.slice(0, 7)
export const nextMonth = (month: string): string => iso(monthsOn(`${month}-01`, 1)).slice(0, 7)

/** Three boxes of a day, as a form has them. */
export function boxes(name: string, day: string): Record<string, string> {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** A day and a time as typed; null where the wall clock shows that minute twice and could mean the other one. */
export function typed(on: string, atName: string, at: number): Record<string, string> | null {
  const told = wall(at)
  if (wall(at - HOUR) === told || wall(at + HOUR) === told) return null
  return { ...boxes(on, told.slice(0, 10)), [atName]: told.slice(11) }
}
