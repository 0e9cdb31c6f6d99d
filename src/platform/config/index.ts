import { z } from 'zod'
import type { FileKey } from '../files/keys.ts'
import { scannerAddress, type ScannerAddress } from '../files/scanner.ts'

/** A setting is missing or wrong; the message is one sentence that says what to do. */
export class SettingError extends Error {}

const port = z.coerce.number().int().min(0).max(65_535)

function read<T>(env: NodeJS.ProcessEnv, name: string, schema: z.ZodType<T>, wrong: string): T | undefined {
  const text = env[name]
  if (text === undefined || text === '') return undefined
  const parsed = schema.safeParse(text)
  if (!parsed.success) throw new SettingError(wrong)
  return parsed.data
}

function demand<T>(value: T | undefined, missing: string): T {
  if (value === undefined) throw new SettingError(missing)
  return value
}

export interface Listening {
  readonly host: string
  readonly port: number
}

/** HOST and PORT, by default 127.0.0.1:3000. */
export function listening(env: NodeJS.ProcessEnv): Listening {
  const wrong = 'PORT must be a whole number from 0 to 65535: correct it or leave it out.'
  return {
    host: read(env, 'HOST', z.string(), '') ?? '127.0.0.1',
    port: read(env, 'PORT', port, wrong) ?? 3000,
  }
}

const levels = ['info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof levels)[number]

export function logLevel(env: NodeJS.ProcessEnv, usual: LogLevel): LogLevel {
  return read(env, 'LOG_LEVEL', z.enum(levels), `LOG_LEVEL must be one of ${levels.join(', ')}.`) ?? usual
}

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//)

/** The service's own connection, as a login that is in the role guardianship_app and owns nothing. */
export function databaseUrl(env: NodeJS.ProcessEnv): string {
  return demand(
    read(
      env,
      'DATABASE_URL',
      postgresUrl,
      'DATABASE_URL must begin with postgres://, because live records need PostgreSQL 15 or later; the embedded database is for the demonstration only (npm run demo).',
    ),
    'DATABASE_URL is missing: set it to the PostgreSQL database of the service, for example postgres://login:password@host/guardianship.',
  )
}

/** The owner's connection: for migrating, verifying and tidying. Falls back to DATABASE_URL. */
export function ownerUrl(env: NodeJS.ProcessEnv): string {
  const wrong = 'OWNER_DATABASE_URL must begin with postgres://: set it to the database as its owner.'
  return read(env, 'OWNER_DATABASE_URL', postgresUrl, wrong) ?? databaseUrl(env)
}

/** Keys the tokens of forms and the secrets of authenticators. */
export function secretOf(env: NodeJS.ProcessEnv): string {
  return demand(
    read(
      env,
      'GUARDIANSHIP_SECRET',
      z.string().min(32),
      'GUARDIANSHIP_SECRET is too short: use at least 32 characters, for example from "openssl rand -base64 48".',
    ),
    'GUARDIANSHIP_SECRET is missing: make one with "openssl rand -base64 48", keep it outside the database and set it here.',
  )
}

/** Where the service is reached from outside, for links and Secure cookies; null when it is only on this machine. */
export function publicOrigin(env: NodeJS.ProcessEnv): URL | null {
  const address = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text))
  const wrong = 'PUBLIC_ORIGIN must be an address such as https://guardianship.example.org.'
  return read(env, 'PUBLIC_ORIGIN', address, wrong) ?? null
}

/** The proxy in front of the service, whose word on the visitor's address is taken; null: nobody's. */
export function trustedProxy(env: NodeJS.ProcessEnv): string | null {
  return read(env, 'TRUSTED_PROXY', z.string().max(500), '') ?? null
}

/** A file, kept where no database administrator can write, to which the head of the chain is added every hour; null: none. */
export function headFile(env: NodeJS.ProcessEnv): string | null {
  return read(env, 'HEAD_FILE', z.string().max(1_000), '') ?? null
}

/** The folder of data packages that the evidence pages count from; null: none, and the pages say so. */
export function evidenceFolder(env: NodeJS.ProcessEnv): string | null {
  return read(env, 'EVIDENCE_FOLDER', z.string().max(1_000), '') ?? null
}

const megabytes = z.coerce.number().int().min(1).max(100)

/** FILE_MEGABYTES: the largest file that is taken in; 10 unless set. In bytes. */
export function mostFileBytes(env: NodeJS.ProcessEnv): number {
  const wrong = 'FILE_MEGABYTES must be a whole number from 1 to 100: correct it or leave it out.'
  return (read(env, 'FILE_MEGABYTES', megabytes, wrong) ?? 10) * 1024 * 1024
}

/** FILE_SCANNER: where ClamAV's clamd listens; null: none, and the pages say that nothing is scanned. */
export function fileScanner(env: NodeJS.ProcessEnv): ScannerAddress | null {
  const text = read(env, 'FILE_SCANNER', z.string(), '')
  if (text === undefined) return null
  const address = scannerAddress(text)
  if (address !== null) return address
  throw new SettingError(
    'FILE_SCANNER must be like unix:/run/clamav/clamd.ctl or tcp:127.0.0.1:3310: correct it or leave it out.',
  )
}

const keyForm = /^([A-Za-z0-9._-]{1,40}):([A-Za-z0-9+/_-]{43,}={0,2})$/
const wrongKeys =
  'GUARDIANSHIP_FILE_KEY must be keys with a name each, the newest first and a space between them, like 2026-11:… with 44 characters from "openssl rand -base64 32"; no two of one name, and none named secret.'

/** GUARDIANSHIP_FILE_KEY: what stored files hang on, the newest first; none: they hang on GUARDIANSHIP_SECRET. */
export function fileKeys(env: NodeJS.ProcessEnv): readonly FileKey[] {
  const words = (env['GUARDIANSHIP_FILE_KEY'] ?? '').split(/[\s,]+/).filter((word) => word !== '')
  const keys = words.map((word): FileKey => {
    const [, id, text] = keyForm.exec(word) ?? []
    const key = Buffer.from(text ?? '', 'base64')
    if (id === undefined || id === 'secret' || key.length < 32) throw new SettingError(wrongKeys)
    return { id, key }
  })
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new SettingError(wrongKeys)
  return keys
}
