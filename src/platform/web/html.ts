/**
 * Markup that is known to be safe to send. The private field is the brand: no string and no look-alike object is
 * assignable, so the only ways in are the `html` tag (which escapes) and `raw` (which a reader can search for).
 */
export class Html {
  readonly #markup: string
  constructor(trustedMarkup: string) {
    this.#markup = trustedMarkup
  }
  toString(): string {
    return this.#markup
  }
}

/** What may stand in `${}`: null, undefined and false render nothing, arrays are joined, all else is escaped. */
export type Renderable = Html | string | number | null | undefined | false | readonly Renderable[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => entities[character] ?? '')
}

function render(value: Renderable): string {
  if (value instanceof Html) return value.toString()
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  return value.map(render).join('')
}

/** `html\`<p>${name}</p>\``: everything interpolated is escaped, in text and in double-quoted attributes alike. */
export function html(parts: TemplateStringsArray, ...values: readonly Renderable[]): Html {
  let markup = parts[0] ?? ''
  values.forEach((value, index) => {
    markup += render(value) + (parts[index + 1] ?? '')
  })
  return new Html(markup)
}

/** Only for markup that this program wrote itself (a component's output, an SVG of ours): never for what a person typed. */
export function raw(trustedMarkup: string): Html {
  return new Html(trustedMarkup)
}

export const nothing = new Html('')

export function join(pieces: readonly Renderable[], separator: Html | string = ''): Html {
  const between = render(separator)
  return new Html(
    pieces
      .map(render)
      .filter((piece) => piece !== '')
      .join(between),
  )
}
