import { addDays, calendarDay, partsOf, type CalendarDay } from '../../kernel/calendar-day.ts'
import { firstDayOf, lastDayOf, monthOf, nextMonth } from '../../kernel/calendar-month.ts'
import type { Asked, Shelved } from './shelf.ts'

/** The variables a reader may part the children by: one at a time, so that few cells are small. */
export const variables = [
  'site',
  'gender',
  'parental_responsibility',
  'primary_exploitation',
  'nationality_group',
  'age_band',
  'route',
  'model_version',
] as const
export type Variable = (typeof variables)[number]

/** Evaluation quarters begin in February, May, August and November (report, table 2). */
const quarterMonths = [2, 5, 8, 11]

export interface Quarter {
  readonly from: CalendarDay
  readonly to: CalendarDay
}

/**
 * The whole quarters between two days, the last one cut at the second day. Only these may be asked for: with free dates a
 * reader could take one period from another and see a single child.
 */
export function quartersBetween(first: CalendarDay, last: CalendarDay): readonly Quarter[] {
  const quarters: Quarter[] = []
  let from = quarterStart(first)
  while (from <= last) {
    const third = nextMonth(nextMonth(monthOf(from)))
    const end = lastDayOf(third)
    quarters.push({ from, to: end < last ? end : last })
    from = addDays(end, 1)
  }
  return quarters
}

function quarterStart(day: CalendarDay): CalendarDay {
  let month = monthOf(day)
  while (!quarterMonths.includes(partsOf(firstDayOf(month)).month))
    month = monthOf(addDays(firstDayOf(month), -1))
  return firstDayOf(month)
}

export type Understood = { readonly ok: true; readonly asked: Asked } | { readonly ok: false }

/** Reads a query against what may be asked; anything else is not understood. */
export function understand(
  query: Readonly<Record<string, string>>,
  shelf: readonly Shelved[],
  quarters: (name: string) => readonly Quarter[],
): Understood {
  const name = query['data'] ?? shelf[0]?.name
  if (name === undefined || !shelf.some((one) => one.name === name)) return { ok: false }
  const given = quarters(name)
  const from = given.find((one) => one.from === query['from'])?.from ?? null
  const to = given.find((one) => one.to === query['to'])?.to ?? null
  const said = (value: string | undefined, found: string | null) => (value ?? '') === '' || found !== null
  if (!said(query['from'], from) || !said(query['to'], to)) return { ok: false }
  if (from !== null && to !== null && to < from) return { ok: false }
  const by = variables.find((one) => one === query['by'])
  if ((query['by'] ?? '') !== '' && by === undefined) return { ok: false }
  return { ok: true, asked: { name, from, to, by: by === undefined ? [] : [by] } }
}

/** The same question as a query, for links. */
export function queryOf(asked: Asked): string {
  const query = new URLSearchParams({ data: asked.name })
  if (asked.from !== null) query.set('from', asked.from)
  if (asked.to !== null) query.set('to', asked.to)
  if (asked.by[0] !== undefined) query.set('by', asked.by[0])
  return query.toString()
}

/** The variable that parts the children, if one was asked for. */
export const variableOf = (asked: Asked): Variable | undefined =>
  variables.find((one) => asked.by.includes(one))

export const dayOf = (text: string): CalendarDay => calendarDay(text)
