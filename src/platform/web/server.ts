import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Clock } from '../../kernel/clock.ts'
import { languages, type Lang } from '../../kernel/lang.ts'
import { IDLE_LOCK, ruleOf, type AccessFacts } from '../access/index.ts'
import type { Database } from '../database/database.ts'
import type { Log } from '../logging/index.ts'
import type { Assets } from './assets.ts'
import { refusalPage, faultPage, statusOf } from './error-page.ts'
import { forgeryToken, isOurOwnForm, newVisitor, VISITOR_COOKIE } from './forgery.ts'
import { layout, type MenuItem, type NavItem } from './layout.ts'
import type { FormBody, Reply, Route } from './route.ts'
import { serve, type Served } from './serve.ts'

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
  readonly routes: readonly Route[]
  readonly frame: (facts: AccessFacts, lang: Lang) => Frame
  /** Requests a minute from one address to pages that need no session. */
  readonly strangersPerMinute: number
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route as the router took it, `GET /desk`: what the access matrix is tested against. */
    registered: readonly string[]
  }
}

const LANGUAGE_COOKIE = 'gs_lang'

export function sessionCookieName(https: boolean): string {
  return https ? '__Host-gs_session' : 'gs_session'
}

function isLang(value: unknown): value is Lang {
  return languages.some((lang) => lang === value)
}

function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** An address as far as it is worth keeping: enough to tell two networks apart, not to find a person. */
function shortened(address: string): string {
  return address.includes(':')
    ? `${address.split(':').slice(0, 3).join(':')}::`
    : address.replace(/\.\d+$/, '.0')
}

class Answers {
  readonly #parts: ServerParts
  constructor(parts: ServerParts) {
    this.#parts = parts
  }

  cookieOptions(): { path: string; httpOnly: true; sameSite: 'lax'; secure: boolean } {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.#parts.https }
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
    const text = layout({
      lang,
      title: reply.title,
      nav: publicPage || frame === null ? [] : frame.nav,
      banner: this.#parts.demonstration ? 'demonstration' : null,
      body: reply.body,
      signedIn:
        person === null || frame === null
          ? null
          : { name: person.name, roles: frame.roles, items: frame.items },
      currentPath: request.url,
      publicPage,
      assets: this.#parts.assets,
      csrf: given.csrf,
      hasErrors: reply.hasErrors,
      before: reply.before,
      notice: reply.notice,
      wide: reply.wide,
      idle:
        frame === null
          ? undefined
          : { warnAfter: IDLE_LOCK / 1000 - 60, lockAfter: IDLE_LOCK / 1000, path: '/unlock' },
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
    if (refusal.code === 'not-signed-in') return response.redirect(`/sign-in?next=${next}`, 303)
    if (refusal.code === 'session-locked') return response.redirect(`/unlock?next=${next}`, 303)
    const reply = refusalPage(served.lang, refusal)
    return this.page(response, request, { ...served, reply, csrf, open: isOpen(served) }, statusOf(refusal))
  }

  send(response: FastifyReply, request: FastifyRequest, served: Served, csrf: string): FastifyReply {
    const { reply } = served
    switch (reply.kind) {
      case 'page':
        return this.page(
          response,
          request,
          { ...served, reply, csrf, open: isOpen(served) },
          reply.status ?? 200,
        )
      case 'redirect': {
        const name = sessionCookieName(this.#parts.https)
        if (reply.session === 'end') response.clearCookie(name, this.cookieOptions())
        else if (reply.session !== undefined)
          response.setCookie(name, reply.session.token, this.cookieOptions())
        for (const [key, value] of Object.entries(reply.remember ?? {})) {
          if (value === '') response.clearCookie(key, this.cookieOptions())
          else response.setCookie(key, value, this.cookieOptions())
        }
        return response.header('cache-control', 'no-store').redirect(reply.to, 303)
      }
      case 'json':
        return response.header('cache-control', 'no-store').send(reply.value)
      case 'file':
        return response
          .type(reply.type)
          .header('cache-control', 'no-store')
          .header('content-disposition', `attachment; filename="${reply.name}"`)
          .send(reply.content)
      default:
        return this.refusal(response, request, served, csrf)
    }
  }
}

function isOpen(served: Served): boolean {
  const { facts, reply } = served
  return (
    facts.person?.standing === 'active' &&
    !(reply.kind === 'refused' && ['not-signed-in', 'session-locked'].includes(reply.refusal.code))
  )
}

async function wall(app: FastifyInstance, parts: ServerParts): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: parts.https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
  })
  app.addHook('onSend', async (_request, response) => {
    response.header(
      'permissions-policy',
      'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()',
    )
  })
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: 1_048_576 })
  await app.register(rateLimit, { global: false })
  await app.register(fastifyStatic, {
    root: parts.assetsFolder,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
  })
}

/** Builds the server without opening a port, so that tests can send requests straight to it. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    genReqId: () => randomUUID().slice(0, 8),
    routerOptions: { caseSensitive: true, maxParamLength: 200 },
  })
  const answers = new Answers(parts)
  const registered: string[] = []
  app.decorate('registered', registered)
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) registered.push(`${method} ${route.url}`)
  })
  await wall(app, parts)
  const langOf = (request: FastifyRequest): Lang | null => {
    const asked = textsOf(request.query)['lang']
    if (isLang(asked)) return asked
    const kept = request.cookies[LANGUAGE_COOKIE]
    return isLang(kept) ? kept : null
  }

  app.addHook('onResponse', async (request, response) => {
    // The route's pattern, never the address itself: an id belongs in the audit, not in a log.
    parts.log.info({
      request: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: response.statusCode,
      ms: Math.round(response.elapsedTime),
    })
  })
  app.setErrorHandler((error, request, response) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
    const lang = langOf(request) ?? 'en'
    const given = { facts: null, lang, csrf: '', open: false }
    if (status === 429) {
      return answers.page(
        response,
        request,
        { ...given, reply: refusalPage(lang, { code: 'too-many-attempts' }) },
        429,
      )
    }
    if (status >= 400 && status < 500) {
      return answers.page(
        response,
        request,
        { ...given, reply: refusalPage(lang, { code: 'form-expired' }) },
        status,
      )
    }
    parts.log.fault(error, { request: request.id, route: request.routeOptions.url ?? 'none' })
    return answers.page(response, request, { ...given, reply: faultPage(lang, request.id) }, 500)
  })
  app.setNotFoundHandler((request, response) => {
    const lang = langOf(request) ?? 'en'
    const reply = refusalPage(lang, { code: 'no-such-page' })
    return answers.page(response, request, { reply, facts: null, lang, csrf: '', open: false }, 404)
  })

  for (const route of parts.routes) {
    const needs = ruleOf(route.permission).needs
    app.route({
      method: route.method,
      url: route.path,
      config:
        needs === 'public' || needs === 'signing-in'
          ? { rateLimit: { max: parts.strangersPerMinute, timeWindow: '1 minute' } }
          : {},
      handler: async (request, response) => {
        const token = request.cookies[sessionCookieName(parts.https)] ?? null
        let visitor = request.cookies[VISITOR_COOKIE]
        if (token === null && visitor === undefined) {
          visitor = newVisitor()
          response.setCookie(VISITOR_COOKIE, visitor, answers.cookieOptions())
        }
        const holder = token ?? visitor ?? ''
        const csrf = forgeryToken(parts.secret, holder)
        const lang = textsOf(request.query)['lang']
        if (isLang(lang)) response.setCookie(LANGUAGE_COOKIE, lang, answers.cookieOptions())
        const body = (request.body ?? {}) as FormBody
        const sentToken = body['_csrf']
        const served = await serve(parts.database, {
          route,
          token,
          now: parts.clock.now(),
          path: request.url.split('?')[0] ?? '/',
          params: textsOf(request.params),
          query: textsOf(request.query),
          body,
          langAsked: langOf(request),
          csrf,
          ownForm:
            request.method !== 'POST' ||
            isOurOwnForm({
              secFetchSite: textsOf(request.headers)['sec-fetch-site'],
              origin: request.headers.origin,
              host: request.host,
              token: typeof sentToken === 'string' ? sentToken : undefined,
              secret: parts.secret,
              holder,
            }),
          client: {
            address: shortened(request.ip),
            agent: (request.headers['user-agent'] ?? '').slice(0, 200),
          },
        })
        return answers.send(response, request, served, csrf)
      },
    })
  }
  return app
}
