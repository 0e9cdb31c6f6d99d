import type { LightMyRequestResponse } from 'fastify'
import type { TestHouse } from './house.ts'

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
}
const plain = (markup: string): string =>
  markup.replace(/&(amp|lt|gt|quot|#39|#96);/g, (e) => entities[e] ?? e)

/** A stranger's browser without script: keeps cookies, follows redirects, sends a page's form with its hidden fields. */
export class PlainBrowser {
  readonly #house: TestHouse
  readonly cookies = new Map<string, string>()
  path = ''
  body = ''
  status = 0
  constructor(house: TestHouse) {
    this.#house = house
  }

  async #follow(response: LightMyRequestResponse, path: string): Promise<this> {
    for (const cookie of response.cookies) {
      if (cookie.value === '') this.cookies.delete(cookie.name)
      else this.cookies.set(cookie.name, cookie.value)
    }
    const to = response.headers.location
    if (response.statusCode === 303 && typeof to === 'string') return this.open(to)
    this.path = path
    this.body = response.body
    this.status = response.statusCode
    return this
  }

  async open(path: string): Promise<this> {
    const response = await this.#house.server.inject({
      method: 'GET',
      url: path,
      cookies: Object.fromEntries(this.cookies),
    })
    return this.#follow(response, path)
  }

  /** The hidden fields of the form whose action contains `action`. */
  hidden(action: string): Record<string, string> {
    const form = this.body
      .split('<form')
      .find((piece) => plain(/action="([^"]*)"/.exec(piece)?.[1] ?? '').includes(action))
    if (form === undefined) throw new Error(`no form for ${action} on ${this.path}`)
    const inputs =
      form.split('</form>')[0]?.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g) ?? []
    return Object.fromEntries([...inputs].map(([, name, value]) => [name ?? '', plain(value ?? '')]))
  }

  /** Sends the page's own form, filled in. */
  async send(fields: Readonly<Record<string, string | readonly string[]>>, to?: string): Promise<this> {
    const action = to ?? plain(/<form[^>]*action="([^"]*)"/s.exec(this.body)?.[1] ?? '')
    return this.post(action, { ...this.hidden(action), ...fields })
  }

  async post(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<this> {
    const payload = new URLSearchParams()
    for (const [name, value] of Object.entries(fields))
      for (const one of typeof value === 'string' ? [value] : value) payload.append(name, one)
    const response = await this.#house.server.inject({
      method: 'POST',
      url: path,
      cookies: Object.fromEntries(this.cookies),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: payload.toString(),
    })
    return this.#follow(response, path)
  }
}
