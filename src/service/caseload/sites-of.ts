import type { Post } from '../../platform/access/index.ts'

/** The sites a manager or service lead answers for; null = all. */
export function sitesOf(posts: readonly Post[]): readonly string[] | null {
  const mine = posts.filter((post) => post.role === 'manager' || post.role === 'service-lead')
  const named = mine.map((post) => post.site).filter((site) => site !== null)
  return named.length < mine.length ? null : [...new Set(named)].sort()
}

/**
 * The sites that a page shows: the one asked for, where the asker answers for it; all the asker's own when none is asked for.
 * Undefined for a site that is not theirs.
 */
export function sitesShown(
  mine: readonly string[] | null,
  asked: string | undefined,
): readonly string[] | null | undefined {
  if (asked === undefined || asked === '') return mine
  return mine === null || mine.includes(asked) ? [asked] : undefined
}
