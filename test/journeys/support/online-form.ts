import type { Page } from 'playwright-core'
import { press, type Eyes } from './hand.ts'

/** Answers each question of the online form, or leaves it blank, until the page named `until`. */
export async function answerUntil(
  page: Page,
  answers: Readonly<Record<string, () => Promise<void>>>,
  until: string,
  eyes: Eyes,
): Promise<void> {
  for (let asked = 0; asked < 40; asked += 1) {
    const name = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    await eyes.look(page)
    if (name === until) return
    await answers[name]?.()
    await press(page, 'Save and continue')
  }
  throw new Error(`the form never came to ${until}`)
}
