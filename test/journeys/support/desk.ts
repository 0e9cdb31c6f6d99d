import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { heldBy } from '../../../src/demonstration/form-page.ts'
import { sessionCookieName } from '../../../src/platform/web/server.ts'
import type { Colleague, Service } from './service.ts'

export type Typed = Readonly<Record<string, string | readonly string[]>>

/** Lets somebody who has signed in before go on in their window: time passed, and the session with it. */
export async function goOn(service: Service, page: Page, who: Colleague): Promise<void> {
  const value = await service.world.session(who.id, service.clock.now())
  await page.context().addCookies([{ name: sessionCookieName(false), value, url: service.address }])
}

/**
 * Fills in a form as the browser holds it, hidden fields and what is prefilled, and sends it in the session of the window, without
 * drawing it: for the plain steps of a long story, which another journey shows. Answers where it led.
 */
export async function submit(page: Page, path: string, typed: Typed, sendTo = path): Promise<string> {
  const opened = await page.request.get(path)
  expect(opened.status(), `GET ${path}`).toBe(200)
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...heldBy(await opened.text(), sendTo), ...typed }))
    for (const one of [value].flat()) form.append(name, one)
  const sent = await page.request.post(sendTo, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    data: form.toString(),
    maxRedirects: 0,
  })
  const said = sent.status() === 303 ? '' : (await sent.text()).replaceAll(/<[^>]+>|\s+/g, ' ').slice(0, 4000)
  expect(sent.status(), `POST ${sendTo}: ${said}`).toBe(303)
  return sent.headers()['location'] ?? ''
}
