import type { Clock } from '../../kernel/clock.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { AccessFacts } from '../access/index.ts'
import type { Database } from '../database/database.ts'
import type { Log } from '../logging/index.ts'
import type { Assets } from './assets.ts'
import type { MenuItem, NavItem } from './layout.ts'
import type { Route } from './route.ts'

/** The frame that the composition puts round a page, from what the person may do. */
export interface Frame {
  readonly nav: readonly NavItem[]
  readonly roles: readonly string[]
  readonly items: readonly MenuItem[]
}

export interface ServerParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly assets: Assets
  readonly assetsFolder: string
  /** Keys the tokens of forms; at least 32 characters. */
  readonly secret: string
  readonly demonstration: boolean
  /** True behind https: cookies are Secure and the browser is told to stay on https. */
  readonly https: boolean
  /** Addresses of the proxy whose X-Forwarded-For is believed; null when there is none. */
  readonly trustedProxy?: string | null
  /** Most bytes of one file that a form may bring. */
  readonly mostFileBytes: number
  readonly routes: readonly Route[]
  readonly frame: (facts: AccessFacts, lang: Lang) => Frame
  /** What an act of this kind has done, in a sentence; null where the page it leads to says it itself. */
  readonly done: (actKind: string, lang: Lang) => string | null
  /** Requests a minute from one address to pages that need no session. */
  readonly strangersPerMinute: number
}

const HOST = '__Host-'

/**
 * The name that a cookie of ours has in the browser. Behind https it is one that no neighbouring host can set, so that nobody
 * is made to type into a stranger's draft or to act in a stranger's visit.
 */
export function cookieName(name: string, https: boolean): string {
  return https && !name.startsWith(HOST) ? `${HOST}${name}` : name
}

export function sessionCookieName(https: boolean): string {
  return cookieName('gs_session', https)
}

/** The cookies of a request under our own names for them; behind https only those that this very host has set. */
export function ownCookies(sent: Readonly<Record<string, string>>, https: boolean): Record<string, string> {
  if (!https) return { ...sent }
  return Object.fromEntries(
    Object.entries(sent)
      .filter(([name]) => name.startsWith(HOST))
      .flatMap(([name, value]) => [
        [name, value],
        [name.slice(HOST.length), value],
      ]),
  )
}
