import { strToU8, zipSync, type Zippable } from 'fflate'
import type { Results } from '../../results/index.ts'
import { words } from '../content/index.ts'
import { formatValue } from '../format.ts'
import type { Cell, SheetOf } from './sheet.ts'
import { sheetsOf } from './sheets.ts'
import { numberStyle, stylesXml } from './styles.ts'
import { element, part, said } from './xml.ts'

const mediaType = 'application/vnd.oasis.opendocument.spreadsheet'

/**
 * The tables as one OpenDocument workbook, made to be heard as well as seen: a cover, contents with links, notes, then one table
 * a sheet with its header row marked and frozen, no merged cell, no empty row, numbers as numbers. The same results are the same
 * bytes: nothing in it knows the time.
 */
export function tablesOds(results: Results): Uint8Array {
  const sheets = sheetsOf(results)
  const files: Zippable = {
    // First and not compressed, so that a program knows the file by its first bytes (OpenDocument part 2, 3.3).
    mimetype: [strToU8(mediaType), { level: 0 }],
    'content.xml': strToU8(contentXml(sheets)),
    'styles.xml': strToU8(stylesXml),
    'settings.xml': strToU8(settingsXml(sheets)),
    'meta.xml': strToU8(
      part(
        'document-meta',
        element(
          'office:meta',
          {},
          element('dc:title', {}, said(words.title)),
          element('dc:subject', {}, said(words.workbook.subject)),
          element(
            'dc:description',
            {},
            said(results.package.source === 'simulation' ? words.inventedLong : words.descriptive),
          ),
          element('dc:language', {}, 'en-GB'),
        ),
      ),
    ),
    'META-INF/manifest.xml': strToU8(manifestXml),
  }
  // ZIP keeps local time: the same day in every zone.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1), os: 0 })
}

const manifestXml = `<?xml version="1.0" encoding="UTF-8"?>\n${element(
  'manifest:manifest',
  { 'xmlns:manifest': 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0', 'manifest:version': '1.3' },
  element('manifest:file-entry', {
    'manifest:full-path': '/',
    'manifest:version': '1.3',
    'manifest:media-type': mediaType,
  }),
  ...['content.xml', 'styles.xml', 'settings.xml', 'meta.xml'].map((path) =>
    element('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': 'text/xml' }),
  ),
)}\n`

const columnStyle = (centimetres: number): string => `column-${String(centimetres).replace('.', '-')}`

function contentXml(sheets: readonly SheetOf[]): string {
  const widths = [...new Set(sheets.flatMap((sheet) => sheet.widths))].sort((a, b) => a - b)
  return part(
    'document-content',
    element(
      'office:automatic-styles',
      {},
      ...widths.map((width) =>
        element(
          'style:style',
          { 'style:name': columnStyle(width), 'style:family': 'table-column' },
          element('style:table-column-properties', { 'style:column-width': `${width}cm` }),
        ),
      ),
      element(
        'style:style',
        { 'style:name': 'row', 'style:family': 'table-row' },
        element('style:table-row-properties', { 'style:use-optimal-row-height': 'true' }),
      ),
    ),
    element(
      'office:body',
      {},
      element(
        'office:spreadsheet',
        {},
        ...sheets.map(tableXml),
        element('table:database-ranges', {}, ...sheets.map(rangeXml)),
      ),
    ),
  )
}

function tableXml(sheet: SheetOf): string {
  const line = (text: string, style: string): string => row([stringCell(said(text), style)])
  return element(
    'table:table',
    { 'table:name': sheet.name },
    ...sheet.head.map((_, column) =>
      element('table:table-column', {
        'table:style-name': columnStyle(sheet.widths[column] ?? sheet.widths.at(-1) ?? 4),
        'table:default-cell-style-name': 'words',
      }),
    ),
    line(sheet.title, 'Heading_20_1'),
    ...sheet.above.map((text) => line(text, 'above')),
    element('table:table-header-rows', {}, row(sheet.head.map((text) => stringCell(said(text), 'head')))),
    ...sheet.rows.map((cells) => row(cells.map(cellXml))),
  )
}

const row = (cells: readonly string[]): string =>
  element('table:table-row', { 'table:style-name': 'row' }, ...cells)

function stringCell(markup: string, style: string): string {
  return element(
    'table:table-cell',
    { 'table:style-name': style, 'office:value-type': 'string' },
    element('text:p', {}, markup),
  )
}

function cellXml(cell: Cell): string {
  if (cell.kind === 'link')
    return stringCell(
      element('text:a', { 'xlink:type': 'simple', 'xlink:href': `#${cell.to}.A1` }, said(cell.text)),
      'words',
    )
  if (cell.kind === 'text')
    return stringCell(said(cell.text), /^\[[cx]\]$/.test(cell.text) ? 'sign' : 'words')
  const percent = cell.unit === 'percent'
  return element(
    'table:table-cell',
    {
      'table:style-name': numberStyle(cell.value, cell.unit),
      'office:value-type': percent ? 'percentage' : 'float',
      'office:value': percent ? cell.value / 100 : cell.value,
    },
    element('text:p', {}, said(formatValue(cell.value, cell.unit))),
  )
}

/** The rows above the table's first row of data: title, lines, head. */
const headRow = (sheet: SheetOf): number => 2 + sheet.above.length

/** Names the table of a sheet, so that a program knows where it is and that its first row heads it. */
function rangeXml(sheet: SheetOf): string {
  const last = columnName(sheet.head.length - 1)
  const from = headRow(sheet)
  return element('table:database-range', {
    'table:name': `${sheet.name}_table`,
    'table:target-range-address': `${sheet.name}.A${from}:${sheet.name}.${last}${from + sheet.rows.length}`,
    'table:contains-header': 'true',
  })
}

/** 0 → A, 26 → AA. */
function columnName(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26))
  return index < 26 ? rest : `${columnName(Math.floor(index / 26) - 1)}${rest}`
}

function settingsXml(sheets: readonly SheetOf[]): string {
  const item = (name: string, type: string, value: string | number): string =>
    element('config:config-item', { 'config:name': name, 'config:type': type }, String(value))
  const frozen = (sheet: SheetOf): string =>
    element(
      'config:config-item-map-entry',
      { 'config:name': sheet.name },
      item('VerticalSplitMode', 'short', 2),
      item('VerticalSplitPosition', 'int', headRow(sheet)),
      item('ActiveSplitRange', 'short', 2),
      item('PositionBottom', 'int', headRow(sheet)),
    )
  return part(
    'document-settings',
    element(
      'office:settings',
      {},
      element(
        'config:config-item-set',
        { 'config:name': 'ooo:view-settings' },
        element(
          'config:config-item-map-indexed',
          { 'config:name': 'Views' },
          element(
            'config:config-item-map-entry',
            {},
            item('ViewId', 'string', 'view1'),
            element('config:config-item-map-named', { 'config:name': 'Tables' }, ...sheets.map(frozen)),
            item('ActiveTable', 'string', sheets[0]?.name ?? ''),
          ),
        ),
      ),
    ),
  )
}
