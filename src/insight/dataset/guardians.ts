import { dayInLondon, earlierOf, parseDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { lastDayOf, monthOf, monthsFrom, type CalendarMonth } from '../../kernel/calendar-month.ts'
import type { PostRow } from './read.ts'
import type { Row } from './rows.ts'

/**
 * Guardians in post at each site on the last day of each month (on the day of the package in its month), from the site's first
 * guardian or first episode. A person counts once a site; a post at every site belongs to none and is counted in `unplaced`.
 * `openedIn`: the first month of each site that had an episode.
 */
export function guardianRows(
  posts: readonly PostRow[],
  openedIn: ReadonlyMap<string, CalendarMonth>,
  asAt: CalendarDay,
): { readonly rows: readonly Row[]; readonly unplaced: number } {
  const begins = new Map(openedIn)
  for (const post of posts) {
    const from = parseDay(post.from_day)
    if (post.site === null || from === null || from > asAt) continue
    const month = monthOf(from)
    const first = begins.get(post.site)
    if (first === undefined || month < first) begins.set(post.site, month)
  }
  const rows = [...begins].flatMap(([site, first]) =>
    monthsFrom(first, monthOf(asAt)).map((month) => {
      const day = earlierOf(lastDayOf(month), asAt)
      const { people, percent } = peopleInPost(
        posts.filter((post) => post.site === site),
        day,
      )
      return { month, site, guardians: people, full_time_percent: percent }
    }),
  )
  const everywhere = posts.filter((post) => post.site === null && inPost(post, asAt))
  return { rows, unplaced: new Set(everywhere.map((post) => post.account_id)).size }
}

/** Of some posts, how many people held one on a day, and their full-time shares added up in whole percent. A person counts once. */
export function peopleInPost(
  posts: readonly PostRow[],
  day: CalendarDay,
): { readonly people: number; readonly percent: number } {
  const people = Map.groupBy(
    posts.filter((post) => inPost(post, day)),
    (post) => post.account_id,
  )
  const shares = [...people.values()].map((of) => Math.max(...of.map((post) => post.full_time_share ?? 1)))
  // Whole percent: a share is stored as a four-byte fraction and reads back as 0.3333333432674408.
  return { people: people.size, percent: shares.reduce((sum, share) => sum + Math.round(share * 100), 0) }
}

function inPost(post: PostRow, day: CalendarDay): boolean {
  const left = post.left_at === null ? null : dayInLondon(post.left_at)
  return post.from_day <= day && (post.to_day === null || post.to_day >= day) && (left === null || left > day)
}
