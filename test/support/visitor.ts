import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

/** A browser as far as sign-in needs one: keeps cookies, and sends back a page's own hidden fields. */
export class Visitor {
  readonly #server: FastifyInstance
  readonly cookies = new Map<string, string>()
  #page = ''

  constructor(server: FastifyInstance) {
    this.#server = server
  }

  #keep(response: LightMyRequestResponse): LightMyRequestResponse {
    for (const { name, value } of response.cookies) {
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    if (response.statusCode !== 303) this.#page = response.body
    return response
  }

  async get(url: string): Promise<LightMyRequestResponse> {
    const cookies = Object.fromEntries(this.cookies)
    return this.#keep(await this.#server.inject({ method: 'GET', url, cookies }))
  }

  /** Sends the form of the page last seen that goes to `url`, with what is typed. */
  async post(url: string, typed: Readonly<Record<string, string>> = {}): Promise<LightMyRequestResponse> {
    const form = new URLSearchParams({ ...this.hidden(url), ...typed })
    return this.#keep(
      await this.#server.inject({
        method: 'POST',
        url,
        cookies: Object.fromEntries(this.cookies),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        payload: form.toString(),
      }),
    )
  }

  /** The hidden fields of the form that goes to `url`. */
  hidden(url: string): Record<string, string> {
    const form = this.#page
      .split('<form')
      .slice(1)
      .find((part) => part.split('>')[0]?.includes(`action="${url}"`))
    if (form === undefined) throw new Error(`the page has no form to ${url}`)
    const inputs = (form.split('</form>')[0] ?? '').matchAll(/<input[^>]*type="hidden"[^>]*>/g)
    return Object.fromEntries(
      [...inputs].map(([input]) => [
        /name="([^"]*)"/.exec(input)?.[1],
        /value="([^"]*)"/.exec(input)?.[1] ?? '',
      ]),
    ) as Record<string, string>
  }

  get page(): string {
    return this.#page
  }

  /** Both steps of signing in; the answer to the second. */
  async signIn(email: string, password: string, code: string, next = '/'): Promise<LightMyRequestResponse> {
    await this.get(`/sign-in?next=${encodeURIComponent(next)}`)
    await this.post('/sign-in', { email, password })
    await this.get('/sign-in/code')
    return this.post('/sign-in/code', { code })
  }
}
