import { HOUR, boxes, dayOf, plusDays, typed } from './days.ts'
import { earlier, may, pick, somebody, type Try } from './attempt.ts'
import {
  alive,
  lapse,
  longTermAt,
  meet,
  missingNow,
  raise,
  reviewOf,
  starts,
  waiting,
  wanted,
  type Episode,
  type Model,
} from './model.ts'

const asksManager = (life: Model) => waiting(life, 'manager-decision', 'long-term-missing')
const clocksOf = (life: Model, kind: string, episode: Episode) =>
  life.clocks.filter((one) => one.kind === kind && one.about === episode.id)

/**
 * After each word about a missing child: agencies meet while the child is gone, the interview waits from the return until it
 * is held or declined. A case that is over waits for neither, and what is done with meanwhile does not rest there either.
 */
function follow(life: Model): void {
  const over = !alive(life)
  const kinds = ['missing-four-week-review', 'return-interview']
  const gone = kinds.flatMap((kind) => wanted(life, kind))
  lapse(gone.filter((one) => !life.episodes.some(({ id }) => id === one.about)))
  for (const episode of life.episodes)
    for (const kind of kinds) {
      const isReview = kind === 'missing-four-week-review'
      const [clock] = clocksOf(life, kind, episode)
      const applies = isReview === (episode.to === null)
      const met = isReview ? null : episode.settled
      const due = isReview ? reviewOf(episode) : (episode.to ?? 0) + 72 * HOUR
      if (applies && !over) {
        if (clock !== undefined)
          Object.assign(clock, { state: met === null ? 'open' : 'met', due, met, rests: false })
        else if (met === null) starts(life, kind, due, episode.id)
      } else if (clock?.rests === true) {
        if (!applies) lapse([clock])
        else if (met !== null) meet([clock], met)
      } else if (clock?.state === 'open') lapse([clock])
    }
}

export const missing: Try = (life, { a, c }, now) => {
  const who = somebody(life, a, now)
  const from = c % 3 === 0 ? earlier(now, c, life.received - 100 * HOUR) : null
  const start = from ?? now
  const free = life.episodes.every((one) => one.to !== null && one.to <= start)
  return {
    who,
    path: '/missing/new',
    fields: { ...(from === null ? {} : typed('on', 'at', from)), on_referral: c % 5 === 0 ? 'yes' : 'no' },
    ok: may(life, who, 'record', now) && alive(life) && free,
    effect: (came) => {
      const id = came.to.split('/').at(-1) ?? ''
      const episode: Episode = {
        id,
        from: start,
        to: null,
        version: 1,
        meetings: [],
        settled: null,
        interviewVersion: 0,
      }
      life.episodes.push(episode)
      follow(life)
      if (asksManager(life).length === 0)
        starts(life, 'manager-decision', longTermAt(episode), 'long-term-missing')
      raise(life, 'missing', now)
    },
  }
}

export const back: Try = (life, { a, c }, now) => {
  const episode = c % 7 === 6 ? life.episodes[0] : missingNow(life)
  if (episode === undefined) return null
  const who = somebody(life, a, now)
  const typedAt = c % 3 === 0 ? earlier(now, c, episode.from + 60_000) : null
  const end = typedAt === null || typedAt > now ? now : typedAt
  return {
    who,
    path: `/missing/${episode.id}/return`,
    fields: { returned_how: 'found-by-police', ...(end === now ? {} : typed('on', 'at', end)) },
    ok: may(life, who, 'record', now) && episode.to === null && end > episode.from,
    effect: () => {
      episode.to = end
      episode.version += 1
      lapse(wanted(life, 'manager-decision', 'long-term-missing'))
      follow(life)
    },
  }
}

export const meeting: Try = (life, { a, b, c }, now) => {
  const episode = pick(life.episodes, b)
  if (episode === undefined) return null
  const who = somebody(life, a, now)
  const at = earlier(now, c, episode.from)
  const fields = at === null ? null : typed('on', 'at', at)
  if (at === null || fields === null) return null
  const next = c % 4 === 0 ? plusDays(dayOf(at), (c % 40) - 2) : null
  return {
    who,
    path: `/missing/${episode.id}/meeting`,
    fields: {
      meeting_kind: 'strategy',
      agencies: ['police'],
      ...fields,
      ...(next === null ? {} : boxes('next_on', next)),
    },
    ok: may(life, who, 'record', now),
    effect: () => {
      episode.meetings.push({ at, next })
      follow(life)
    },
  }
}

export const interview: Try = (life, { a, b, c }, now) => {
  const episode = pick(life.episodes, b)
  if (episode === undefined) return null
  const { to } = episode
  const who = somebody(life, a, now)
  const outcome = pick(['held', 'declined', 'offered', 'not-offered'], c) ?? 'held'
  const settles = outcome === 'held' || outcome === 'declined'
  const at = settles && to !== null ? earlier(now, c, to) : null
  const time = at === null ? {} : typed('settled_on', 'settled_at', at)
  const changes = c % 5 === 0
  const version = episode.interviewVersion
  return {
    who,
    path: `/missing/${episode.id}/interview`,
    fields: {
      outcome,
      ...time,
      ...(changes ? { plan_must_change: 'yes', trafficker: 'suspected' } : {}),
      ...(version === 0 ? {} : { _version: String(version), reason: 'Invented' }),
    },
    ok: may(life, who, 'record', now) && to !== null && (!settles || at !== null),
    effect: () => {
      const said = episode.planSaid === true
      episode.settled = at
      episode.interviewVersion += 1
      episode.planSaid = changes
      follow(life)
      if (changes && !said) raise(life, 'trafficker-contact', now)
    },
  }
}

export const withdrawEpisode: Try = (life, { a, b }, now) => {
  const episode = pick(life.episodes, b)
  if (episode === undefined) return null
  const who = somebody(life, a, now)
  return {
    who,
    path: `/missing/${episode.id}/entered-in-error`,
    fields: { reason: 'Invented', _version: String(episode.version) },
    ok: may(life, who, 'record', now),
    effect: () => {
      life.episodes = life.episodes.filter((one) => one !== episode)
      if (episode.to === null) lapse(wanted(life, 'manager-decision', 'long-term-missing'))
      follow(life)
    },
  }
}
