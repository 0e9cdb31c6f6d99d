import type { AccountId, CaseId, SessionId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Outcome, Refusal } from '../../kernel/refusal.ts'
import type { AccessFacts, Permission, Permit, Person, Post } from '../access/index.ts'
import type { Db } from '../database/database.ts'
import type { ReceivedFile } from '../files/index.ts'
import type { ActToRecord, Recorded } from '../record/index.ts'
import type { Html } from './html.ts'

/**
 * Why a route touches the record, as the audit will say it. `read:` and `write:` are written into the chain; `public` and
 * `own-account` reach no child's content and are not.
 */
export type Purpose = `read:${string}` | `write:${string}` | 'public' | 'own-account'

/** One line a route: the only place where a path exists. */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** `/cases/:caseId/contacts/new`; a `case` permission needs `:caseId` in it. */
  readonly path: string
  readonly permission: Permission
  readonly purpose: Purpose
  readonly handle: Handler
  /** What is typed there is for another's eyes: it is never kept as a draft in the name of whoever is signed in. */
  readonly unkept?: true
  /** The form of this route brings a file (multipart/form-data); every other route answers such a body with 415. */
  readonly takesFile?: true
}

export type Handler = (x: Exchange) => Promise<Reply>

export function get(path: string, permission: Permission, purpose: Purpose, handle: Handler): Route {
  return { method: 'GET', path, permission, purpose, handle }
}

export function post(path: string, permission: Permission, purpose: Purpose, handle: Handler): Route {
  return { method: 'POST', path, permission, purpose, handle }
}

/** As `post`, for a form that brings a file: `x.file`. */
export function postFile(path: string, permission: Permission, purpose: Purpose, handle: Handler): Route {
  return { ...post(path, permission, purpose, handle), takesFile: true }
}

export type FormBody = Readonly<Record<string, string | readonly string[] | undefined>>

/** What was typed into a form and kept, in the account's name only. */
export interface Draft {
  readonly fields: FormBody
  readonly savedAt: Date
}

/** One request, let in: already inside a transaction that ends when the handler returns. */
export interface Exchange {
  readonly db: Db
  readonly now: Date
  readonly lang: Lang
  /** The path without its query, as the browser asked for it: also the name of the page's draft. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: FormBody
  /** The file that came with the form, not yet believed in anything (platform/files); null: none was chosen. */
  readonly file: ReceivedFile | null
  /** null on public pages for someone not signed in. */
  readonly person: Person | null
  readonly posts: readonly Post[]
  readonly sessionId: SessionId | null
  readonly access: AccessFacts
  readonly permit: Permit
  /** The case of the path. Throws on a route without one: that is a bug. */
  caseId(): CaseId
  /** The signed-in person's id. Throws on a public route: that is a bug. */
  accountId(): AccountId
  /** For the form's hidden fields: `_csrf` and `_key` (a fresh key, or the one sent when the form is shown again). */
  readonly form: { readonly csrf: string; readonly key: string }
  /** Records one act with its facts. Refuses when a fact to be replaced has moved on. The form's key is put in. */
  record(act: Omit<ActToRecord, 'key'>): Promise<Outcome<Recorded>>
  /** Names the children whose data a list shows, for the audit of the list. */
  showed(cases: readonly string[]): void
  /** What this person typed on this page before, if anything. */
  draft(): Promise<Draft | null>
  /** Where the request came from, for sign-in records: a shortened address and the browser's own name. */
  readonly client: { readonly address: string; readonly agent: string }
  /** The cookies that the browser sent, by name. */
  readonly cookies: Readonly<Record<string, string>>
  /** How this service was addressed, e.g. `https://guardians.example`: only for a link that a person passes on. */
  readonly origin: string
  /** Every child here is invented: a page says so by itself, anything else that leaves the service has to. */
  readonly demonstration: boolean
}

export type Reply =
  | {
      readonly kind: 'page'
      readonly title: string
      readonly body: Html
      readonly status?: 200 | 400 | 404 | 409 | 422 | 429
      /** Wide: lists and dense forms use the whole window. */
      readonly wide?: boolean
      /** Draws the page without staff navigation, with the quick exit. */
      readonly publicPage?: boolean
      /** The device is in a child's hands: nothing of the service is drawn around the page, and no way leads elsewhere. */
      readonly handed?: boolean
      readonly hasErrors?: boolean
      /** What was asked is refused by a rule, and the page says so beside the field: audited as a refusal. */
      readonly refusal?: Refusal
      readonly before?: Html
      readonly notice?: Html
    }
  | {
      readonly kind: 'redirect'
      readonly to: string
      /** Starts a session in this browser, or ends it. */
      readonly session?: { readonly token: string } | 'end'
      /** Cookies to set; an empty value takes one away. They last until the browser closes, or as many days as are said. */
      readonly remember?: Readonly<Record<string, string | { readonly value: string; readonly days: number }>>
    }
  | { readonly kind: 'json'; readonly value: Readonly<Record<string, string | number | boolean>> }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly type: string
      readonly content: string | Buffer
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export function page(
  title: string,
  body: Html,
  options: Omit<Extract<Reply, { kind: 'page' }>, 'kind' | 'title' | 'body'> = {},
): Reply {
  return { kind: 'page', title, body, ...options }
}

const DRAFTS = '/drafts'

/** Where the browser keeps what is typed on the page at `path`: the `draftPath` of a form shell. */
export function draftAddress(path: string): string {
  return `${DRAFTS}?for=${encodeURIComponent(path)}`
}

/** What records, as against what is looked at and what concerns one's own account: those forms hold passwords. */
export function writes(route: Pick<Route, 'method' | 'purpose'>): boolean {
  return route.method === 'POST' && route.purpose.startsWith('write:')
}

/**
 * The form whose words a request carries, and which may be kept although the session is locked: a form that is sent, or one
 * whose page saves what is being typed. Null for every path that is no form of the house's own that records.
 */
export function formCarried(
  routes: readonly Route[],
  route: Route,
  asked: { readonly path: string; readonly query: Readonly<Record<string, string>> },
): string | null {
  if (writes(route)) return route.unkept === true ? null : asked.path
  if (route.path !== DRAFTS) return null
  const path = asked.query['for'] ?? ''
  const parts = path.split('/')
  const isForm = ({ path: pattern }: Route): boolean => {
    const wanted = pattern.split('/')
    return (
      wanted.length === parts.length &&
      wanted.every((part, index) =>
        part.startsWith(':') ? /^[a-z0-9-]{1,80}$/.test(parts[index] ?? '') : part === parts[index],
      )
    )
  }
  return routes.some((one) => writes(one) && one.unkept !== true && isForm(one)) ? path : null
}

/**
 * Names the one page (and what lies below it) that opens while the device is in a child's hands. Whatever else is asked for
 * locks the session; unlocking takes it away.
 */
export const HANDED_COOKIE = 'gs_handed'

/** True where the device was handed over for another page than this one. */
export function strays(cookies: Readonly<Record<string, string>>, path: string): boolean {
  const only = cookies[HANDED_COOKIE]
  return only !== undefined && only !== '' && path !== only && !path.startsWith(`${only}/`)
}

/** Always after a write: the browser asks anew, and going back never sends the form again. */
export function redirect(to: string): Reply {
  return { kind: 'redirect', to }
}

export function refused(refusal: Refusal): Reply {
  return { kind: 'refused', refusal }
}

export function noSuchPage(because?: string): Reply {
  return refused(because === undefined ? { code: 'no-such-page' } : { code: 'no-such-page', because })
}
