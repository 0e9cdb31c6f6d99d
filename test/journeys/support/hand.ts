import { mkdirSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { look } from './service.ts'

/** Says on which page a hand reached for something that was not there, and what it said instead. */
function whereItWas(page: Page) {
  return async (error: unknown): Promise<never> => {
    const said = await page.locator('main').innerText()
    throw new Error(`${new URL(page.url()).pathname}: ${said.slice(0, 600)}`, { cause: error })
  }
}

/** The field of a name a person reads, on the page itself and not in the frame round it. */
export function field(page: Page, label: string | RegExp): Locator {
  const named = page.locator('main').getByLabel(label, typeof label === 'string' ? { exact: true } : {})
  // A section may bear the same name as the one field in it.
  return named.and(page.locator('input, select, textarea'))
}

/** Chooses an answer to a question that has several. */
export async function choose(page: Page, question: string | RegExp, answer: string | RegExp): Promise<void> {
  const asked = page.locator('main').getByRole('group', { name: question }).last()
  await asked.getByLabel(answer, typeof answer === 'string' ? { exact: true } : {}).check()
}

export async function press(page: Page, button: string | RegExp): Promise<void> {
  const named = page.getByRole('button', {
    name: button,
    ...(typeof button === 'string' ? { exact: true } : {}),
  })
  await named.click().catch(whereItWas(page))
}

export async function follow(page: Page, link: string | RegExp): Promise<void> {
  const named = page.getByRole('link', { name: link, ...(typeof link === 'string' ? { exact: true } : {}) })
  await named.first().click().catch(whereItWas(page))
}

/** The three boxes of a date. */
export async function fillDay(page: Page, question: string | RegExp, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-')
  const asked = page.locator('main').getByRole('group', { name: question, exact: true })
  await asked.getByLabel('Day', { exact: true }).fill(String(Number(date)))
  await asked.getByLabel('Month', { exact: true }).fill(String(Number(month)))
  await asked.getByLabel('Year', { exact: true }).fill(year)
}

/** What stood on every page that somebody looked at, to be searched for what must not stand there. */
export class Eyes {
  readonly seen: { readonly path: string; readonly text: string }[] = []

  async look(page: Page): Promise<void> {
    await look(page)
    const text = await page.locator('html').innerHTML()
    this.seen.push({ path: new URL(page.url()).pathname, text })
  }

  /** At both widths; with SCREENSHOTS=folder it keeps pictures for whoever wants to look. */
  async lookNarrowAndWide(page: Page, name: string): Promise<void> {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await this.look(page)
      const pictures = process.env['SCREENSHOTS']
      if (pictures === undefined) continue
      mkdirSync(pictures, { recursive: true })
      await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true })
    }
  }

  /** The pages on which `words` stood, each once. */
  pagesWith(words: string): string[] {
    return [...new Set(this.seen.filter((one) => one.text.includes(words)).map((one) => one.path))]
  }
}
