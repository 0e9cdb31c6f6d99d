import { escapeHtml } from '../../../platform/web/html.ts'
import { clean } from '../format.ts'

// The five characters that mean something in XML are escaped as in HTML; white space is written by hand, because in a
// spreadsheet it would become part of a cell.

export type Attributes = Readonly<Record<string, string | number>>

/** One element with what it holds, already markup. */
export function element(name: string, attributes: Attributes, ...inside: readonly string[]): string {
  const given = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeHtml(clean(String(value)))}"`,
  )
  const start = `<${name}${given.join('')}`
  return inside.length === 0 ? `${start}/>` : `${start}>${inside.join('')}</${name}>`
}

/** Text as it may stand between tags. */
export const said = (text: string): string => escapeHtml(clean(text))

const namespace = (name: string): string => `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`

/** One part of an OpenDocument 1.3 file (OASIS, part 3). */
export function part(root: string, ...inside: readonly string[]): string {
  const attributes = {
    'xmlns:office': namespace('office'),
    'xmlns:table': namespace('table'),
    'xmlns:text': namespace('text'),
    'xmlns:style': namespace('style'),
    'xmlns:fo': namespace('xsl-fo-compatible'),
    'xmlns:number': namespace('datastyle'),
    'xmlns:meta': namespace('meta'),
    'xmlns:config': namespace('config'),
    'xmlns:ooo': 'http://openoffice.org/2004/office',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    'office:version': '1.3',
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(`office:${root}`, attributes, ...inside)}\n`
}
