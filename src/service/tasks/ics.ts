import { createHash } from 'node:crypto'
import { addDays } from '../../kernel/calendar-day.ts'
import { dayDue, endsWithADay } from './rules.ts'

export interface CalendarMoment {
  /** Of the deadline or to-do: it never leaves as it is. */
  readonly id: string
  readonly dueAt: Date
  /** When it last changed. */
  readonly changedAt: Date
}

export interface CalendarWords {
  readonly name: string
  readonly summary: string
  /** Empty: none is written. */
  readonly category: string
  readonly url: string
}

const LINE_OCTETS = 75

/** Escapes text as RFC 5545 §3.3.11 asks. */
export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')
}

/** Folds one content line to at most 75 octets a line (RFC 5545 §3.1), never inside a character. */
export function fold(line: string): string {
  const lines: string[] = []
  let now = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LINE_OCTETS) {
      lines.push(now)
      now = ' '
      octets = 1
    }
    now += character
    octets += size
  }
  return [...lines, now].join('\r\n')
}

const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
const plainDay = (day: string): string => day.replaceAll('-', '')

/** The same for the same calendar and the same thing, and nothing that leads back to either. */
const uidOf = (feedId: string, id: string): string =>
  `${createHash('sha256').update(`${feedId}\n${id}`).digest('hex').slice(0, 32)}@guardianship`

/**
 * A calendar as RFC 5545 has it: CRLF, folded, in UTC. What ends with a day is an event of that day, what has a time is a
 * moment. It says when something is due and nothing else; the stamp is the thing's own last change, so that the same state
 * gives the same bytes.
 */
export function calendarText(
  feedId: string,
  moments: readonly CalendarMoment[],
  words: CalendarWords,
): string {
  const event = ({ id, dueAt, changedAt }: CalendarMoment): string[] => {
    const day = dayDue(dueAt)
    return [
      'BEGIN:VEVENT',
      `UID:${uidOf(feedId, id)}`,
      `DTSTAMP:${utc(changedAt)}`,
      ...(endsWithADay(dueAt)
        ? [`DTSTART;VALUE=DATE:${plainDay(day)}`, `DTEND;VALUE=DATE:${plainDay(addDays(day, 1))}`]
        : [`DTSTART:${utc(dueAt)}`]),
      `SUMMARY:${escapeText(words.summary)}`,
      ...(words.category === '' ? [] : [`CATEGORIES:${escapeText(words.category)}`]),
      `URL:${words.url}`,
      'CLASS:CONFIDENTIAL',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]
  }
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Guardianship//Tasks//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(words.name)}`,
    ...moments.flatMap(event),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}
