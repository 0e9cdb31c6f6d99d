import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPostgresql } from '../../src/platform/database/database.ts'
import { openPglite } from '../../src/platform/database/pglite.ts'

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'guardianship.mjs')
const folder = mkdtempSync(join(tmpdir(), 'guardianship-commands-'))
const settings = [
  'DATABASE_URL',
  'OWNER_DATABASE_URL',
  'GUARDIANSHIP_SECRET',
  'GUARDIANSHIP_FILE_KEY',
  'PUBLIC_ORIGIN',
  'HOST',
  'PORT',
  'HEAD_FILE',
]

function environment(given: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const bare = Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.includes(name)))
  return { ...bare, GUARDIANSHIP_FOLDER: folder, LOG_LEVEL: 'silent', ...given }
}

function command(words: readonly string[], given: Readonly<Record<string, string>> = {}) {
  const run = spawnSync(process.execPath, [launcher, ...words], { env: environment(given), encoding: 'utf8' })
  return { status: run.status, out: run.stdout, error: run.stderr.trim() }
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('without a word the commands are listed; an unknown one is told', () => {
  const help = command([])
  expect(help.status).toBe(0)
  for (const name of [
    'demo',
    'start',
    'migrate',
    'first-administrator',
    'routes',
    'verify',
    'head',
    'files',
    'tidy',
    'welsh',
  ])
    expect(help.out).toMatch(new RegExp(`^  ${name} `, 'm'))
  expect(command(['dance'])).toMatchObject({
    status: 2,
    error: expect.stringContaining('no command "dance"'),
  })
})

test('routes prints each route with its permission and audit purpose', () => {
  const { status, out } = command(['routes'])
  expect(status).toBe(0)
  const lines = out.trim().split('\n')
  expect(lines.length).toBeGreaterThan(80)
  for (const line of lines) {
    expect(line).toMatch(/^(GET |POST) \/\S* +(\S+:\S+|sign-in) +((read|write):[a-z-]+|public|own-account)$/)
  }
})

const secret = 'only-for-tests-only-for-tests-only-for-tests'
test.each([
  { given: {}, says: /^DATABASE_URL is missing: set it .*\.$/ },
  { given: { DATABASE_URL: 'pglite:var/data' }, says: /^DATABASE_URL must begin with postgres:\/\/, .*\.$/ },
  { given: { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' }, says: /^GUARDIANSHIP_SECRET is missing: .*\.$/ },
  {
    given: { DATABASE_URL: 'postgres://x@127.0.0.1:1/x', GUARDIANSHIP_SECRET: 'short' },
    says: /^GUARDIANSHIP_SECRET is too short: .*\.$/,
  },
  {
    given: { DATABASE_URL: 'postgres://x@127.0.0.1:1/x', GUARDIANSHIP_SECRET: secret, PORT: 'ninety' },
    says: /^PORT must be .*\.$/,
  },
  ...['key', 'secret:', 'a:'.concat('x'.repeat(20)), `a:${'x'.repeat(43)} a:${'y'.repeat(43)}`].map(
    (keys) => ({
      given: {
        DATABASE_URL: 'postgres://x@127.0.0.1:1/x',
        GUARDIANSHIP_SECRET: secret,
        GUARDIANSHIP_FILE_KEY: keys,
      },
      says: /^GUARDIANSHIP_FILE_KEY must be .*\.$/,
    }),
  ),
  {
    given: { DATABASE_URL: 'postgres://x@127.0.0.1:1/x', GUARDIANSHIP_SECRET: secret },
    says: /^The database does not answer: .*\.$/,
  },
])('start refuses with one sentence: $says', ({ given, says }) => {
  const { status, error } = command(['start'], given)
  expect(status).toBe(1)
  expect(error.split('\n')).toHaveLength(1)
  expect(error).toMatch(says)
})

test('a second process is refused the folder of the embedded database', async () => {
  const database = await openPglite(folder)
  try {
    const { status, error } = command(['head', '--demo'])
    expect(status).toBe(1)
    expect(error).toMatch(/is in use by process \d+/)
  } finally {
    await database.close()
  }
})

describe.runIf((process.env['TEST_DATABASE_URL'] ?? '') !== '')('on a real PostgreSQL', () => {
  const name = `guardianship_cmd_${randomBytes(4).toString('hex')}`
  const address = (user: string) => {
    const url = new URL(process.env['TEST_DATABASE_URL'] ?? '')
    url.pathname = `/${name}`
    url.username = user
    url.password = 'x'
    return url.toString()
  }
  const admin = openPostgresql(process.env['TEST_DATABASE_URL'] ?? 'postgres://none', 1)
  beforeAll(async () => {
    await sql.raw(`create role ${name}_owner login createrole password 'x'`).execute(admin.kysely)
    await sql.raw(`create database ${name} owner ${name}_owner`).execute(admin.kysely)
  })
  afterAll(async () => {
    await sql.raw(`drop database ${name} with (force)`).execute(admin.kysely)
    await sql.raw(`drop role if exists ${name}_login`).execute(admin.kysely)
    await sql.raw(`drop role ${name}_owner`).execute(admin.kysely)
    await admin.close()
  })

  test('migrate, first administrator, start: the service opens, publishes its head and stops on a signal', async () => {
    const owner = { OWNER_DATABASE_URL: address(`${name}_owner`) }
    await sql
      .raw(
        `do $$ begin create role guardianship_app nologin; exception when duplicate_object then null; end $$`,
      )
      .execute(admin.kysely)
    await sql
      .raw(`create role ${name}_login login password 'x' in role guardianship_app`)
      .execute(admin.kysely)
    const live = { DATABASE_URL: address(`${name}_login`), GUARDIANSHIP_SECRET: secret }
    expect(command(['start'], live).error).toMatch(/not up to date .*npm run migrate/)
    expect(command(['migrate'], owner)).toMatchObject({ status: 0, out: expect.stringContaining('Applied') })
    expect(command(['migrate'], owner).out).toContain('nothing was changed')
    expect(command(['start'], { ...live, DATABASE_URL: address(`${name}_owner`) }).error).toMatch(
      /owns the record/,
    )
    const person = ['first-administrator', '--name', 'Invented Person', '--email', 'first@example.test']
    expect(command(person, live).out).toMatch(/\/invitation\/[\w-]{40,}/)
    expect(command(person, live)).toMatchObject({
      status: 1,
      error: expect.stringContaining('administrator already'),
    })

    const heads = join(folder, 'heads')
    const service: ChildProcess = spawn(process.execPath, [launcher, 'start'], {
      env: environment({ ...live, PORT: '0', HEAD_FILE: heads }),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    service.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    while (!/open at http\S+/.test(said)) await once(service.stdout ?? service, 'data')
    const at = /open at (http\S+)/.exec(said)?.[1] ?? ''
    expect(await (await fetch(`${at}/health`)).json()).toEqual({ open: true })
    service.kill('SIGTERM')
    await once(service, 'exit')
    const head = /(\d+:[0-9a-f]{64})/.exec(readFileSync(heads, 'utf8'))?.[1] ?? ''
    expect(command(['verify', '--head', head], owner)).toMatchObject({
      status: 0,
      out: expect.stringContaining('The record is whole.'),
    })
    expect(command(['verify', '--head', `${head.split(':')[0]}:${'0'.repeat(64)}`], owner).status).toBe(1)
  })
})
