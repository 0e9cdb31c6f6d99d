import fc from 'fast-check'

/** What an honest hand never types and an attacker does first. */
export const oddTexts: readonly string[] = [
  '',
  ' ',
  'x',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x'.repeat(100_000),
  '-1',
  '0',
  '99999999999999999999',
  '1e309',
  'NaN',
  '31',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '292278994-08-17',
  "'; drop table act; --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00',
  '%',
  '{}',
  '[object Object]',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  'toString',
  '\u202e\u200b\ufeff',
  '\r\nSet-Cookie: a=b',
  '00000000-0000-4000-8000-000000000001',
  '//evil.example',
]

/** Names that no form has, and that a careless reader of a body would trip over. */
const oddNames = [
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '_version',
  'x[]',
  'x[y]',
  '',
  'then',
  '\u0000',
]

/** One input of a form as its page drew it: its name and the values that stand in it or may be chosen. */
export interface Input {
  readonly name: string
  readonly values: readonly string[]
}

const unescape = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&#96;/g, '`')
    .replace(/&amp;/g, '&')

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : unescape(found)
}

/** Reads the inputs of a page's forms, with the choices they offer. */
export function inputsOf(markup: string): readonly Input[] {
  const found = new Map<string, Set<string>>()
  const note = (name: string | undefined, value: string | undefined) => {
    if (name === undefined || name === '_csrf' || name === '_key') return
    const values = found.get(name) ?? new Set<string>()
    if (value !== undefined) values.add(value)
    found.set(name, values)
  }
  for (const [tag] of markup.matchAll(/<(?:input|button|textarea)\b[^>]*>/g))
    note(attribute(tag, 'name'), attribute(tag, 'value'))
  for (const [whole, tag = ''] of markup.matchAll(/(<select\b[^>]*>)[\s\S]*?<\/select>/g))
    for (const [option] of whole.matchAll(/<option\b[^>]*>/g))
      note(attribute(tag, 'name'), attribute(option, 'value'))
  return [...found].map(([name, values]) => ({ name, values: [...values] }))
}

export type OddBody = readonly (readonly [name: string, value: string])[]

const oddText = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)

/** Bodies for a form with these inputs: mostly what it offers, with something odd here and there, doubled or left out. */
export function oddBodies(inputs: readonly Input[]): fc.Arbitrary<OddBody> {
  const one = (input: Input): fc.Arbitrary<OddBody> => {
    const offered = input.values.length === 0 ? fc.constant('4') : fc.constantFrom(...input.values)
    const value = fc.oneof({ weight: 4, arbitrary: offered }, { weight: 2, arbitrary: oddText })
    return fc
      .oneof(
        { weight: 1, arbitrary: fc.constant<string[]>([]) },
        { weight: 8, arbitrary: value.map((text) => [text]) },
        { weight: 1, arbitrary: fc.array(value, { minLength: 2, maxLength: 4 }) },
      )
      .map((values) => values.map((text) => [input.name, text] as const))
  }
  const extra = fc.array(fc.tuple(fc.constantFrom(...oddNames), oddText), { maxLength: 2 })
  return fc.tuple(fc.tuple(...inputs.map(one)), extra).map(([known, more]) => [...known.flat(), ...more])
}

/** As a browser would send it, save that a lone surrogate is sent as the bytes that no browser would. */
export function encoded(body: OddBody): string {
  const text = (value: string): string =>
    encodeURIComponent(value.toWellFormed() === value ? value : value.toWellFormed()) +
    (value.toWellFormed() === value ? '' : '%ED%A0%80')
  return body.map(([name, value]) => `${text(name)}=${text(value)}`).join('&')
}
