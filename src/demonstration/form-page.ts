/**
 * Reads a form as the browser would hold it: the hidden fields and what is prefilled. The demonstration is filled through the
 * pages themselves, so that it can hold nothing that a person could not have entered.
 */
export type Held = Record<string, string | string[]>

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#96': '`',
  '#x27': "'",
}

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|#96|#x27);/g, (whole, name: string) => entities[name] ?? whole)
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found?.[1] === undefined ? null : decoded(found[1])
}

function add(held: Held, name: string | null, value: string): void {
  if (name === null || name === '') return
  const before = held[name]
  held[name] = before === undefined ? value : [before, value].flat()
}

/** The fields of the first form on the page that posts to `action` (any form when null). */
export function heldBy(markup: string, action: string | null): Held {
  const held: Held = {}
  const forms = [...markup.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map((match) => match[0])
  const form = forms.find((one) => {
    const posts = attribute(/<form\b[^>]*>/.exec(one)?.[0] ?? '', 'action')
    return action === null ? posts !== '/sign-out' : posts === action
  })
  if (form === undefined) return held
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const type = attribute(tag, 'type') ?? 'text'
    const chosen = /\schecked\b/.test(tag)
    if ((type === 'radio' || type === 'checkbox') && !chosen) continue
    add(held, attribute(tag, 'name'), attribute(tag, 'value') ?? '')
  }
  for (const [, open = '', text = ''] of form.matchAll(/(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/g)) {
    add(held, attribute(open, 'name'), decoded(text).replace(/^\n/, ''))
  }
  for (const [, open = '', options = ''] of form.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g)) {
    const chosen = [...options.matchAll(/<option\b[^>]*>/g)]
      .map((match) => match[0])
      .find((tag) => /\sselected\b/.test(tag))
    add(held, attribute(open, 'name'), chosen === undefined ? '' : (attribute(chosen, 'value') ?? ''))
  }
  return held
}

/** Where the links of a page lead, in their order. */
export function linksOf(markup: string): string[] {
  return [...markup.matchAll(/<a\b[^>]*>/g)].flatMap(([tag]) => attribute(tag, 'href') ?? [])
}
