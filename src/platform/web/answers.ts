import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Lang } from '../../kernel/lang.ts'
import { IDLE_LOCK, type AccessFacts } from '../access/index.ts'
import { notificationBanner } from './components/index.ts'
import { refusalPage, statusOf } from './error-page.ts'
import type { Html } from './html.ts'
import { layout } from './layout.ts'
import { cookieName, sessionCookieName, type ServerParts } from './parts.ts'
import type { Reply } from './route.ts'
import type { Served } from './serve.ts'

/** Carries the kind of the act just done to the next page, which says it in a sentence and forgets it. */
const DONE_COOKIE = 'gs_done'

/** Turns what a room replied into what the browser gets: a framed page, a redirect with its cookies, a file. */
export class Answers {
  readonly #parts: ServerParts
  constructor(parts: ServerParts) {
    this.#parts = parts
  }

  cookieOptions(): { path: string; httpOnly: true; sameSite: 'lax'; secure: boolean } {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.#parts.https }
  }

  /** The sentence about what was just done, said once. */
  #doneNotice(response: FastifyReply, request: FastifyRequest, lang: Lang): Html | undefined {
    const kind = request.cookies[DONE_COOKIE]
    if (kind === undefined) return undefined
    response.clearCookie(DONE_COOKIE, this.cookieOptions())
    const sentence = this.#parts.done(kind, lang)
    return sentence === null ? undefined : notificationBanner({ lang, type: 'success', text: sentence })
  }

  page(
    response: FastifyReply,
    request: FastifyRequest,
    given: {
      reply: Extract<Reply, { kind: 'page' }>
      facts: AccessFacts | null
      lang: Lang
      csrf: string
      open: boolean
    },
    status: number,
  ): FastifyReply {
    const { reply, facts, lang } = given
    const person = given.open && facts !== null ? facts.person : null
    const frame = person === null || facts === null ? null : this.#parts.frame(facts, lang)
    const publicPage = reply.publicPage ?? frame === null
    const handed = reply.handed === true
    const done = publicPage || handed ? undefined : this.#doneNotice(response, request, lang)
    const text = layout({
      lang,
      title: reply.title,
      handed,
      nav: publicPage || handed || frame === null ? [] : frame.nav,
      banner: this.#parts.demonstration ? 'demonstration' : null,
      body: reply.body,
      signedIn:
        person === null || frame === null || handed
          ? null
          : { name: person.name, roles: frame.roles, items: frame.items },
      currentPath: request.url,
      publicPage,
      assets: this.#parts.assets,
      csrf: given.csrf,
      hasErrors: reply.hasErrors,
      before: reply.before,
      notice: reply.notice ?? done,
      wide: reply.wide,
      idle:
        frame === null
          ? undefined
          : {
              warnAfter: IDLE_LOCK / 1000 - 60,
              lockAfter: IDLE_LOCK / 1000,
              path: '/unlock',
              stayPath: '/stay',
            },
    })
    return response
      .status(status)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(text)
  }

  refusal(response: FastifyReply, request: FastifyRequest, served: Served, csrf: string): FastifyReply {
    if (served.reply.kind !== 'refused') throw new Error('not a refusal')
    const { refusal } = served.reply
    const next = encodeURIComponent(request.url.split('?')[0] ?? '/')
    const way = { 'not-signed-in': '/sign-in', 'session-locked': '/unlock' }
    if (refusal.code === 'not-signed-in' || refusal.code === 'session-locked')
      return response.header('cache-control', 'no-store').redirect(`${way[refusal.code]}?next=${next}`, 303)
    const reply = refusalPage(served.lang, refusal)
    return this.page(response, request, { ...served, reply, csrf, open: served.open }, statusOf(refusal))
  }

  send(response: FastifyReply, request: FastifyRequest, served: Served, csrf: string): FastifyReply {
    const { reply } = served
    switch (reply.kind) {
      case 'page':
        return this.page(
          response,
          request,
          { ...served, reply, csrf, open: served.open },
          reply.status ?? 200,
        )
      case 'redirect': {
        const name = sessionCookieName(this.#parts.https)
        if (served.done !== null && served.open && this.#parts.done(served.done, served.lang) !== null)
          response.setCookie(DONE_COOKIE, served.done, { ...this.cookieOptions(), maxAge: 60 })
        if (reply.session === 'end') {
          response.clearCookie(name, this.cookieOptions())
          // Nothing that was read stays behind on a shared computer; cookies stay, for one of them names the device.
          response.header('clear-site-data', '"cache", "storage"')
        }
        if (reply.session !== undefined && reply.session !== 'end')
          response.setCookie(name, reply.session.token, this.cookieOptions())
        for (const [called, value] of Object.entries(reply.remember ?? {})) {
          const key = cookieName(called, this.#parts.https)
          if (value === '') response.clearCookie(key, this.cookieOptions())
          else if (typeof value === 'string') response.setCookie(key, value, this.cookieOptions())
          else {
            const maxAge = value.days * 86_400
            response.setCookie(key, value.value, { ...this.cookieOptions(), maxAge })
          }
        }
        return response.header('cache-control', 'no-store').redirect(reply.to, 303)
      }
      case 'json':
        return response.header('cache-control', 'no-store').send(reply.value)
      case 'file':
        return (
          response
            .type(reply.type)
            .header('cache-control', 'no-store')
            // Should a browser open it after all, it runs nothing, and is of no place.
            .header('content-security-policy', "default-src 'none'; sandbox")
            .header('content-disposition', `attachment; filename="${reply.name}"`)
            .send(reply.content)
        )
      default:
        return this.refusal(response, request, served, csrf)
    }
  }
}
