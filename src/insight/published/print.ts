import { readingWords, type Line, type Reproduction } from './reproduction.ts'

/** At most two decimals, without trailing noughts: for reading, never for comparing. */
const short = (value: number | string | null): string =>
  value === null ? '–' : typeof value === 'string' ? value : String(Math.round(value * 100) / 100)

const units: Readonly<Record<string, string>> = { percent: '%', 'percentage-points': ' points' }

function textLine(one: Line, width: number): string {
  const unit = units[one.unit] ?? ''
  const of =
    one.numerator !== null && one.n !== null && one.n !== one.numerator
      ? ` (${one.numerator} of ${one.n})`
      : ''
  const named = [
    ...one.readings,
    ...(one.impossible === null || one.readings.includes(one.impossible) ? [] : [one.impossible]),
  ]
  const notes = [
    ...(named.length === 0 ? [] : [`[${named.join(', ')}]`]),
    ...(one.impossible !== null && /differs|does not/.test(one.verdict) ? ['cannot be met'] : []),
    ...(one.why === null ? [] : [one.why]),
  ].join(' ')
  const computed = one.computed === null ? '–' : `${short(one.computed)}${unit}${of}`
  return `${one.id.padEnd(width)}  published ${`${short(one.published)}${unit}`.padEnd(10)}  computed ${computed.padEnd(24)}  ${one.verdict}  ${notes}`.trimEnd()
}

/** One line a figure, then the readings that were used and how many lines there are of each verdict. */
export function reproductionText({ lines, counts, faults }: Reproduction): string {
  const width = Math.max(...lines.map((one) => one.id.length))
  const used = Object.keys(readingWords).filter((name) =>
    lines.some((one) => one.readings.includes(name) || one.impossible === name),
  )
  return [
    ...lines.map((one) => textLine(one, width)),
    '',
    'Readings and contradictions:',
    ...used.map((name) => `  ${name.padEnd(4)} ${readingWords[name]}`),
    '',
    `${lines.length} published: ${Object.entries(counts)
      .map(([verdict, count]) => `${count} ${verdict}`)
      .join(', ')}.`,
    faults.length === 0
      ? 'Nothing differs but what the printed figures make impossible.'
      : `${faults.length} differ though they could be met${faults.length > 20 ? '' : `: ${faults.map((one) => one.id).join(', ')}`}.`,
    '',
  ].join('\n')
}

const columns = [
  'id',
  'clause',
  'published',
  'unit',
  'computed',
  'numerator',
  'n',
  'verdict',
  'readings',
  'impossible',
  'why',
] as const

const cell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** The same as a table, RFC 4180. */
export function reproductionCsv({ lines }: Reproduction): string {
  const rows = lines.map((one) =>
    columns.map((column) => {
      const value = one[column]
      if (value === null) return ''
      return cell(typeof value === 'object' ? value.join(';') : String(value))
    }),
  )
  return [[...columns], ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}

export function reproductionJson(given: Reproduction): string {
  return `${JSON.stringify({ lines: given.lines, counts: given.counts, faults: given.faults.map((one) => one.id) }, null, 1)}\n`
}
