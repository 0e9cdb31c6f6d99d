import { parseDay } from '../../kernel/calendar-day.ts'
import { HOUR } from '../../kernel/clock.ts'
import { inLondon } from '../../platform/i18n/index.ts'

/**
 * The instant of a wall-clock time in London, 'YYYY-MM-DDTHH:MM' as a browser's own field sends it; null for anything else and
 * for the hour that the spring change leaves out. Of the hour that comes twice in autumn it is the first.
 */
export function londonMoment(text: string): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  const [, date = '', hours = '', minutes = ''] = match ?? []
  const day = parseDay(date)
  if (day === null) return null
  const winter = new Date(`${day}T${hours}:${minutes}:00Z`)
  const summer = new Date(winter.getTime() - HOUR)
  return (
    [summer, winter].find((one) => {
      const told = inLondon(one)
      return told.day === day && told.time === `${hours}:${minutes}`
    }) ?? null
  )
}

/** The same the other way: what the field shows for an instant. */
export function wallClock(instant: Date): string {
  const { day, time } = inLondon(instant)
  return `${day}T${time}`
}
