import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** The cookie that ties a form to a visitor who is not signed in. */
export const VISITOR_COOKIE = 'gs_visitor'

export function newVisitor(): string {
  return randomBytes(24).toString('base64url')
}

/** The token a form must bring back: bound to this session (or visitor) by the server's secret. */
export function forgeryToken(secret: string, holder: string): string {
  return createHmac('sha256', secret).update('form:').update(holder).digest('base64url')
}

function same(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

export interface Sent {
  readonly secFetchSite: string | undefined
  readonly origin: string | undefined
  readonly host: string
  readonly token: string | undefined
  readonly secret: string
  readonly holder: string
}

/**
 * True when a form was sent from our own pages: the browser says so (Sec-Fetch-Site, or else Origin), and the token is the
 * one that we gave to this session. A request that says nothing about its origin is refused.
 */
export function isOurOwnForm(sent: Sent): boolean {
  const fromHere =
    sent.secFetchSite !== undefined
      ? sent.secFetchSite === 'same-origin'
      : sent.origin !== undefined && URL.canParse(sent.origin) && new URL(sent.origin).host === sent.host
  return fromHere && sent.token !== undefined && same(sent.token, forgeryToken(sent.secret, sent.holder))
}
