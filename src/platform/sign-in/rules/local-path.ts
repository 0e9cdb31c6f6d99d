/** `next` when it is a plain path of this service, `fallback` otherwise: nobody is sent to a stranger's site from our sign-in. */
export function localPath(next: string | undefined, fallback = '/'): string {
  if (next === undefined || !/^\/[A-Za-z0-9/_.-]{0,300}$/.test(next)) return fallback
  if (next.startsWith('//') || next.includes('..')) return fallback
  // Pages of the way in lead nowhere once one is in.
  return /^\/(sign-in|sign-out|unlock|invitation|drafts)(\/|$)/.test(next) ? fallback : next
}
