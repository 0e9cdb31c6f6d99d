import type { Unit } from '../../results/index.ts'
import { decimalsOf } from '../format.ts'
import { element, part } from './xml.ts'

/** How a number is shown: its style is named after its kind and its decimals. */
export function numberStyle(value: number, unit: Unit): string {
  return unit === 'percent' ? 'percent0' : `number${decimalsOf(unit, value)}`
}

const number = (name: string, decimals: number): string =>
  element(
    'number:number-style',
    { 'style:name': `${name}-format` },
    element('number:number', {
      'number:decimal-places': decimals,
      'number:min-decimal-places': decimals,
      'number:min-integer-digits': 1,
      'number:grouping': 'true',
    }),
  )
const percent = element(
  'number:percentage-style',
  { 'style:name': 'percent0-format' },
  element('number:number', {
    'number:decimal-places': 0,
    'number:min-decimal-places': 0,
    'number:min-integer-digits': 1,
  }),
  element('number:text', {}, '%'),
)
const cell = (
  name: string,
  look: Record<string, string>,
  of: Record<string, string>,
  ...more: string[]
): string =>
  element(
    'style:style',
    { 'style:name': name, 'style:family': 'table-cell', ...look },
    element('style:table-cell-properties', { 'style:vertical-align': 'top', ...of }),
    ...more,
  )
const bold = (size: string): string =>
  element('style:text-properties', { 'fo:font-weight': 'bold', 'fo:font-size': size })
const right = element('style:paragraph-properties', { 'fo:text-align': 'end' })

/** styles.xml: the named looks of cells, in a face and a size that read well, in British English. */
export const stylesXml = part(
  'document-styles',
  element(
    'office:styles',
    {},
    element(
      'style:default-style',
      { 'style:family': 'table-cell' },
      element('style:text-properties', {
        'fo:font-family': 'Arial',
        'fo:font-size': '12pt',
        'fo:language': 'en',
        'fo:country': 'GB',
        'fo:color': '#000000',
      }),
    ),
    number('number0', 0),
    number('number1', 1),
    percent,
    cell('Heading_20_1', { 'style:display-name': 'Heading 1' }, {}, bold('16pt')),
    cell('above', {}, {}),
    cell('head', {}, { 'fo:wrap-option': 'wrap', 'fo:border-bottom': '1pt solid #000000' }, bold('12pt')),
    cell('words', {}, { 'fo:wrap-option': 'wrap' }),
    cell('sign', {}, {}, right),
    ...['number0', 'number1', 'percent0'].map((name) =>
      cell(name, { 'style:data-style-name': `${name}-format` }, {}, right),
    ),
  ),
)
