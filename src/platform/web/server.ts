import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { languages, type Lang } from '../../kernel/lang.ts'
import { isUuid, type CaseId } from '../../kernel/ids.ts'
import { ruleOf } from '../access/index.ts'
import { Answers } from './answers.ts'
import { faultPage, refusalPage } from './error-page.ts'
import { forgeryToken, isOurOwnForm, newVisitor, VISITOR_COOKIE } from './forgery.ts'
import { mayReceive, readForm } from './multipart.ts'
import { cookieName, ownCookies, sessionCookieName, type ServerParts } from './parts.ts'
import { formOf, textsOf } from './received.ts'
import { formCarried } from './route.ts'
import { serve } from './serve.ts'
import { wall } from './wall.ts'

export { sessionCookieName, type Frame, type ServerParts } from './parts.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route as the router took it, `GET /desk`: what the access matrix is tested against. */
    registered: readonly string[]
  }
}

const LANGUAGE_COOKIE = 'gs_lang'

function isLang(value: unknown): value is Lang {
  return languages.some((lang) => lang === value)
}

/** An address as far as it is worth keeping: enough to tell two networks apart, not to find a person. */
function shortened(address: string): string {
  return address.includes(':')
    ? `${address.split(':').slice(0, 3).join(':')}::`
    : address.replace(/\.\d+$/, '.0')
}

/** The address as it came, or one that no page has when its escapes make no text. */
function readable(url: string): string {
  try {
    decodeURIComponent(url.split('?')[0] ?? '')
    return url
  } catch {
    return '/-'
  }
}

function caseIn(params: Readonly<Record<string, string>>): CaseId | null {
  const wanted = params['caseId']
  return wanted !== undefined && isUuid(wanted) ? (wanted as CaseId) : null
}

/** Builds the server without opening a port, so that tests can send requests straight to it. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    trustProxy: parts.trustedProxy ?? false,
    genReqId: () => randomUUID().slice(0, 8),
    // An address that cannot be read would be answered by the framework, outside our wall: it is a page that is not there.
    rewriteUrl: (request) => readable(request.url ?? '/'),
    // Longer than any address the parser lets through: a long one is looked up and not found, like every other.
    routerOptions: { caseSensitive: true, maxParamLength: 65_536 },
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
    const kept = request.cookies[cookieName(LANGUAGE_COOKIE, parts.https)]
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
        let visitor = request.cookies[cookieName(VISITOR_COOKIE, parts.https)]
        if (token === null && visitor === undefined) {
          visitor = newVisitor()
          response.setCookie(cookieName(VISITOR_COOKIE, parts.https), visitor, answers.cookieOptions())
        }
        const holder = token ?? visitor ?? ''
        const csrf = forgeryToken(parts.secret, holder)
        const lang = textsOf(request.query)['lang']
        if (isLang(lang))
          response.setCookie(cookieName(LANGUAGE_COOKIE, parts.https), lang, answers.cookieOptions())
        const now = parts.clock.now()
        if (request.isMultipart() && route.takesFile !== true)
          throw Object.assign(new Error('a file where none is taken'), { statusCode: 415 })
        const params = textsOf(request.params)
        const allowed =
          request.isMultipart() &&
          (await mayReceive(parts.database, { route, token, caseId: caseIn(params), now }))
        const { body, file } = allowed
          ? await readForm(request, parts.mostFileBytes)
          : { body: formOf(request.body), file: null }
        const sentToken = body['_csrf']
        const served = await serve(parts.database, {
          route,
          token,
          now,
          path: request.url.split('?')[0] ?? '/',
          params,
          query: textsOf(request.query),
          body,
          file,
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
          cookies: ownCookies(textsOf(request.cookies), parts.https),
          formCarried: formCarried(parts.routes, route, {
            path: request.url.split('?')[0] ?? '/',
            query: textsOf(request.query),
          }),
          origin: `${parts.https ? 'https' : 'http'}://${request.host}`,
          demonstration: parts.demonstration,
        })
        return answers.send(response, request, served, csrf)
      },
    })
  }
  return app
}
