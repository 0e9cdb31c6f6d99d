import type { Lang } from '../../kernel/lang.ts'

// Month and day names are spelt out: the words of a page must not change with the ICU data of the machine.
const months = {
  en: 'January February March April May June July August September October November December'.split(' '),
  cy: 'Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr'.split(' '),
} as const
const weekdays = {
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
  cy: 'dydd Sul,dydd Llun,dydd Mawrth,dydd Mercher,dydd Iau,dydd Gwener,dydd Sadwrn'.split(','),
} as const

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The civil day ('YYYY-MM-DD') and wall-clock time ('HH:MM') of an instant in Europe/London. */
export function inLondon(instant: Date): { readonly day: string; readonly time: string } {
  const parts = Object.fromEntries(london.formatToParts(instant).map((part) => [part.type, part.value]))
  return {
    day: `${parts['year']}-${parts['month']}-${parts['day']}`,
    time: `${parts['hour']}:${parts['minute']}`,
  }
}

/**
 * The instant of a wall-clock time ('HH:MM') on a civil day in London. When the clocks go back an hour comes twice: the first
 * is meant. When they go forward an hour is left out: a time within it is read as if they had already gone.
 */
export function fromLondon(day: string, time: string): Date {
  const winter = new Date(`${day}T${time}:00Z`)
  const summer = new Date(winter.getTime() - 3_600_000)
  const read = inLondon(summer)
  return read.day === day && read.time === time ? summer : winter
}

/** '2026-03-01' → '1 March 2026'. Also a year ('2009') or a month ('2009-03'), as approximate dates are kept. */
export function formatDay(day: string, lang: Lang): string {
  const [year = '', month, date] = day.split('-')
  if (month === undefined) return year
  const name = months[lang][Number(month) - 1] ?? month
  return date === undefined ? `${name} ${year}` : `${Number(date)} ${name} ${year}`
}

/** The same of a day that may not be known: null = not asked. */
export const dayOf = (day: string | null, lang: Lang): string | null =>
  day === null ? null : formatDay(day, lang)

/** '2026-03-01' → 'Sunday 1 March 2026'. */
export function formatWeekday(day: string, lang: Lang): string {
  const index = new Date(`${day}T00:00:00Z`).getUTCDay()
  return `${weekdays[lang][index] ?? ''} ${formatDay(day, lang)}`.trim()
}

/** '22 November 2026 at 14:03', London time. */
export function formatInstant(instant: Date, lang: Lang): string {
  const { day, time } = inLondon(instant)
  return `${formatDay(day, lang)} ${lang === 'cy' ? 'am' : 'at'} ${time}`
}

/** When something is due: a clock that ends with a day is told by that day ('5 October 2026'), any other by its minute. */
export function formatDue(instant: Date, lang: Lang): string {
  if (inLondon(instant).time !== '00:00') return formatInstant(instant, lang)
  return formatDay(inLondon(new Date(instant.getTime() - 1)).day, lang)
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const units = {
  en: {
    day: (n: number) => (n === 1 ? '1 day' : `${n} days`),
    hour: (n: number) => (n === 1 ? '1 hour' : `${n} hours`),
    minute: (n: number) => (n === 1 ? '1 minute' : `${n} minutes`),
    moment: 'less than a minute',
    left: (span: string) => `${span} left`,
    overdue: (span: string) => `overdue by ${span}`,
  },
  cy: {
    day: (n: number) => (n === 2 ? '2 ddiwrnod' : `${n} diwrnod`),
    hour: (n: number) => `${n} awr`,
    minute: (n: number) => (n === 2 ? '2 funud' : `${n} munud`),
    moment: 'llai na munud',
    left: (span: string) => `${span} ar ôl`,
    overdue: (span: string) => `${span} yn hwyr`,
  },
} as const

/** A length of time in the two largest units that matter: '2 days 3 hours', '3 hours 20 minutes'. Never rounds up. */
function formatSpan(ms: number, lang: Lang): string {
  const words = units[lang]
  const length = Math.abs(ms)
  const days = Math.floor(length / DAY)
  const hours = Math.floor((length % DAY) / HOUR)
  const minutes = Math.floor((length % HOUR) / MINUTE)
  const pieces =
    // A week and more is told in days alone; from two days, hours still matter and minutes do not.
    length >= 7 * DAY
      ? [words.day(days)]
      : length >= 2 * DAY
        ? [words.day(days), hours > 0 ? words.hour(hours) : '']
        : [
            days * 24 + hours > 0 ? words.hour(days * 24 + hours) : '',
            minutes > 0 ? words.minute(minutes) : '',
          ]
  return pieces.filter((piece) => piece !== '').join(' ') || words.moment
}

/** Milliseconds until a deadline → '3 hours 20 minutes left' or 'overdue by 2 hours'. */
export function formatTimeLeft(ms: number, lang: Lang): string {
  const words = units[lang]
  return ms < 0 ? words.overdue(formatSpan(ms, lang)) : words.left(formatSpan(ms, lang))
}
