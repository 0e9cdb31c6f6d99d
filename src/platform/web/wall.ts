import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { takeForms } from './multipart.ts'
import type { ServerParts } from './parts.ts'

/** What stands between the browser and the rooms: security headers, cookies, form bodies, a brake, and built files. */
export async function wall(app: FastifyInstance, parts: ServerParts): Promise<void> {
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
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
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
  // Our pages send forms and nothing else: a body of another kind is what a forged request would send.
  app.removeAllContentTypeParsers()
  await app.register(formbody, { bodyLimit: 1_048_576 })
  await takeForms(app)
  await app.register(rateLimit, { global: false })
  await app.register(fastifyStatic, {
    root: parts.assetsFolder,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
  })
}
