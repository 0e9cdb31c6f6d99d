import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { buildHouse } from '../../../src/app.ts'
import type { Clock } from '../../../src/kernel/clock.ts'
import type { AccountId } from '../../../src/kernel/ids.ts'
import type { ServiceRole } from '../../../src/kernel/policy/roles.ts'
import { openLog } from '../../../src/platform/logging/index.ts'
import {
  currentCode,
  LIGHT_COST,
  newTotpSecret,
  seedCredentials,
} from '../../../src/platform/sign-in/index.ts'
import { buildAssets } from '../../../src/platform/web/assets.ts'
import { verifyRecord } from '../../../src/platform/record/index.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { openTestShelf } from '../../support/shelf.ts'
import { World } from '../../support/world.ts'

const secret = 'only-for-journeys-only-for-journeys-only-for-journeys'

/** Real time, moved forward at will: a journey waits fifteen minutes or a month in no time. */
export class TravellingClock implements Clock {
  #ahead = 0
  now(): Date {
    return new Date(Date.now() + this.#ahead)
  }
  travel(milliseconds: number): void {
    this.#ahead += milliseconds
  }
}

// In a window without JavaScript nothing can be evaluated, so axe cannot look there.
const withoutScript = new WeakSet<Page>()

export interface Colleague {
  readonly id: AccountId
  readonly email: string
  readonly password: string
  readonly totp: string
}

/** The whole service on a port of its own, with a real browser in front of it. */
export class Service {
  readonly db: TestDatabase
  readonly clock: TravellingClock
  readonly world: World
  readonly address: string
  readonly #browser: Browser
  readonly #close: () => Promise<void>
  readonly #contexts: BrowserContext[] = []
  /** What the browser complained of: a blocked script, a failed request, an exception. */
  readonly complaints: string[] = []

  private constructor(parts: {
    db: TestDatabase
    clock: TravellingClock
    address: string
    browser: Browser
    close: () => Promise<void>
  }) {
    this.db = parts.db
    this.clock = parts.clock
    this.address = parts.address
    this.#browser = parts.browser
    this.#close = parts.close
    this.world = new World(parts.db.app, parts.clock.now())
  }

  static async open(): Promise<Service> {
    const db = await openTestDatabase()
    const clock = new TravellingClock()
    const folder = mkdtempSync(join(tmpdir(), 'guardianship-journey-'))
    const assets = await buildAssets(folder)
    const shelf = openTestShelf()
    const server = await buildHouse({
      database: db.app,
      clock,
      log: openLog('error'),
      assets,
      assetsFolder: assets.folder,
      secret,
      passwordCost: LIGHT_COST,
      demonstration: true,
      https: false,
      strangersPerMinute: 10_000,
      evidenceFolder: shelf.path,
    })
    const address = await server.listen({ host: '127.0.0.1', port: 0 })
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
      ],
    })
    const close = async () => {
      await browser.close()
      await server.close()
      await db.close()
      rmSync(folder, { recursive: true, force: true })
      shelf.remove()
    }
    return new Service({ db, clock, address, browser, close })
  }

  async close(): Promise<void> {
    for (const context of this.#contexts) await context.close()
    await this.#close()
  }

  /** A colleague with a role, a password and an authenticator. */
  async colleague(role: ServiceRole, site: string | null, name: string): Promise<Colleague> {
    const { id } = await this.world.person(role, site, { name })
    const row = await this.db.owner.kysely
      .selectFrom('account')
      .select('email')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const colleague = {
      id,
      email: row.email,
      password: `invented words for ${role} here`,
      totp: newTotpSecret(),
    }
    await this.world.as(null, null, (db) =>
      seedCredentials(db, {
        secret,
        accountId: id,
        password: colleague.password,
        totpSecret: colleague.totp,
        now: this.clock.now(),
      }),
    )
    return colleague
  }

  /** A browser window of somebody's own, narrow as a phone or wide. `script: false` turns JavaScript off. */
  async window(options: { width?: number; script?: boolean } = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      baseURL: this.address,
      viewport: { width: options.width ?? 1280, height: 900 },
      javaScriptEnabled: options.script ?? true,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      reducedMotion: 'reduce',
    })
    this.#contexts.push(context)
    const page = await context.newPage()
    if (options.script === false) withoutScript.add(page)
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => this.complaints.push(`${new URL(page.url()).pathname}: ${error.message}`))
    page.on('console', (message) => {
      // A page that answers 4xx is no complaint of the browser's: the journey expects it.
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) {
        this.complaints.push(`${new URL(page.url()).pathname}: ${message.text()}`)
      }
    })
    return page
  }

  /** Signs in as a person does: e-mail and password, then the code of the moment. */
  async signIn(page: Page, colleague: Colleague): Promise<void> {
    // A code is good for one use: the next sign-in of the same person waits for the next code.
    this.clock.travel(31_000)
    await page.goto('/sign-in')
    await page.locator('input[name="email"]').fill(colleague.email)
    await page.locator('input[name="password"]').fill(colleague.password)
    await look(page)
    await page.locator('form.gs-form button[type="submit"]').click()
    await page.locator('input[name="code"]').fill(this.code(colleague))
    await look(page)
    await page.locator('form.gs-form button[type="submit"]').click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  }

  code(colleague: Colleague): string {
    return currentCode(colleague.totp, this.clock.now())
  }

  /** The record that a journey leaves behind is whole, and the browser complained of nothing. */
  async expectWhole(): Promise<void> {
    const result = await verifyRecord(this.db.owner.kysely)
    expect(result.findings).toEqual([])
    expect(this.complaints).toEqual([])
  }
}

/**
 * Looks at the page as our standards ask: axe finds no violation of WCAG 2.2 AA, nothing runs off the side, there is one h1,
 * the language is set, the demonstration says so, and no name of a child stands in the title or the address.
 */
export async function look(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname.replaceAll(/[0-9a-f-]{36}/g, ':id')
  if (!withoutScript.has(page)) {
    const result = await new AxeBuilder({ page })
      // Our pages hold no frames, so axe need not open a window of its own to put its findings together: half the time.
      .setLegacyMode(true)
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    const found = result.violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
    )
    expect(found, where).toEqual([])
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(overflow, `${where} runs off the side`).toBeLessThanOrEqual(0)
  }
  expect(await page.locator('h1').count(), `${where}: one h1`).toBe(1)
  expect(await page.locator('html').getAttribute('lang'), where).toMatch(/^(en|cy)$/)
  expect(await page.getByText(/Demonstration|Arddangosiad/).count(), `${where}: banner`).toBeGreaterThan(0)
}
