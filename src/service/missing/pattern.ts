import { inLondon } from '../../platform/i18n/index.ts'
import { DAY_OF_24_HOURS } from '../../kernel/clock.ts'

/** What of an episode the pattern looks at. */
export interface PatternEpisode {
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly missingFrom: string | null
  readonly trigger: string | null
}

export interface PatternRow<E extends PatternEpisode> {
  readonly episode: E
  /** From the return before to this start, in ms; null for the first. */
  readonly sinceReturn: number | null
  readonly length: number
  /** 0 = Monday. */
  readonly weekday: number
  /** Hour of the day in London, 0 to 24. */
  readonly hour: number
}

export interface Pattern<E extends PatternEpisode> {
  /** The earliest first. */
  readonly rows: readonly PatternRow<E>[]
  /** Starts by weekday, Monday first. */
  readonly weekdays: readonly number[]
  readonly from: readonly Counted[]
  readonly triggers: readonly Counted[]
  readonly daysMissing: number
}
/** null = not asked: counted, and kept apart from "not known". */
export interface Counted {
  readonly code: string | null
  readonly count: number
}

function counted(codes: readonly (string | null)[]): Counted[] {
  const groups = Map.groupBy(codes, (code) => code)
  return [...groups]
    .map(([code, all]) => ({ code, count: all.length }))
    .sort((a, b) => b.count - a.count || (a.code ?? '~').localeCompare(b.code ?? '~', 'en'))
}

/**
 * All times missing of a child together (evaluation 2019 (RR111) §3.3.1: patterns, "not just seeing missing incidents in
 * isolation"). In: episodes that do not overlap, in any order. Lengths run to `now` for a child still missing.
 */
export function patternOf<E extends PatternEpisode>(episodes: readonly E[], now: Date): Pattern<E> {
  const sorted = [...episodes].sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
  const rows = sorted.map((episode, index): PatternRow<E> => {
    const before = sorted[index - 1]?.endedAt ?? null
    const { day, time } = inLondon(episode.startedAt)
    const [hours = '0', minutes = '0'] = time.split(':')
    return {
      episode,
      sinceReturn: before === null ? null : episode.startedAt.getTime() - before.getTime(),
      length: (episode.endedAt ?? now).getTime() - episode.startedAt.getTime(),
      weekday: (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7,
      hour: Number(hours) + Number(minutes) / 60,
    }
  })
  return {
    rows,
    weekdays: [0, 1, 2, 3, 4, 5, 6].map((day) => rows.filter((row) => row.weekday === day).length),
    from: counted(sorted.map((one) => one.missingFrom)),
    triggers: counted(sorted.map((one) => one.trigger)),
    daysMissing: Math.floor(rows.reduce((sum, row) => sum + row.length, 0) / DAY_OF_24_HOURS),
  }
}
