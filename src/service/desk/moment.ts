import { date, time } from '../../platform/forms/index.ts'
import { fromLondon, inLondon, type Wording } from '../../platform/i18n/index.ts'

/** A moment asked as a day and a time of the wall clock in London: two fields of one form. */
export const dayField = (label: Wording) => date({ label, latest: 'today' })
export const timeField = (label: Wording) => time({ label })

export function momentOf(day: string, clock: string): Date {
  return fromLondon(day, clock)
}

/** How a moment is put back into the two fields. */
export function typedMoment(moment: Date, dayName: string, timeName: string): Record<string, string> {
  const { day, time: clock } = inLondon(moment)
  const [year = '', month = '', dom = ''] = day.split('-')
  return {
    [`${dayName}-day`]: String(Number(dom)),
    [`${dayName}-month`]: String(Number(month)),
    [`${dayName}-year`]: year,
    [timeName]: clock,
  }
}
