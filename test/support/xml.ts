/** One element of a checked XML text. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly parents: readonly string[]
  /** All text inside it, entities read. */
  text: string
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const read = (text: string): string =>
  text.replace(/&(#\d+|\w+);/g, (whole, name: string) =>
    name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (entities[name] ?? whole),
  )

/** Reads well-formed XML into its elements, in order; throws on anything that is not: enough to judge what we wrote. */
export function readXml(xml: string): readonly XmlElement[] {
  // oxlint-disable-next-line no-control-regex -- these are the characters XML 1.0 forbids
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml) || !xml.isWellFormed())
    throw new Error('a character XML forbids')
  const all: XmlElement[] = []
  const open: XmlElement[] = []
  let roots = 0
  const body = xml.replace(/^<\?xml [^?]*\?>\s*/, '')
  const token = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z][\w:.-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/gy
  let at = 0
  while (at < body.length) {
    token.lastIndex = at
    const found = token.exec(body)
    if (found === null) throw new Error(`not XML from: ${body.slice(at, at + 80)}`)
    at = token.lastIndex
    const [, closes, name, given = '', empty, text] = found
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(text ?? given))
      throw new Error(`a bare & in: ${text ?? given}`)
    if (text !== undefined) {
      if (open.length === 0 && text.trim() !== '') throw new Error(`text outside the root: ${text}`)
      for (const element of open) element.text += read(text)
    } else if (name !== undefined && closes === '/') {
      const last = open.pop()
      if (last?.name !== name) throw new Error(`</${name}> closes <${last?.name ?? 'nothing'}>`)
    } else if (name !== undefined) {
      const pairs = [...given.matchAll(/([A-Za-z][\w:.-]*)="([^"]*)"/g)].map(
        ([, key = '', value = '']) => [key, read(value)] as const,
      )
      if (new Set(pairs.map(([key]) => key)).size !== pairs.length)
        throw new Error(`an attribute twice in <${name}>`)
      const element = {
        name,
        attributes: Object.fromEntries(pairs),
        parents: open.map((one) => one.name),
        text: '',
      }
      if (open.length === 0) roots += 1
      all.push(element)
      if (empty !== '/') open.push(element)
    }
  }
  if (open.length > 0 || roots !== 1) throw new Error(`${open.length} elements left open, ${roots} roots`)
  return all
}
