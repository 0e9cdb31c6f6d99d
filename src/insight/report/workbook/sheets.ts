import { formatDay } from '../../../platform/i18n/index.ts'
import { parts, type MeasureResult, type Results, type Series, type Unit } from '../../results/index.ts'
import { words } from '../content/index.ts'
import { clean, formatNumber, formatValue, formatX, lineName } from '../format.ts'
import { groupName } from '../groups.ts'
import { inWords } from '../labels.ts'
import { shapeOf } from '../shape.ts'
import { notAvailable, numberOr, suppressed, text, type Cell, type SheetOf } from './sheet.ts'

const say = words.workbook

/** Every sheet of the workbook: cover, contents, notes, then one table a sheet. */
export function sheetsOf(results: Results): readonly SheetOf[] {
  const names = new Set([say.cover, say.contents, say.notes])
  const nameOf = (id: string): string => {
    const plain = id.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
    const base = `${plain.slice(0, 1).toUpperCase()}${plain.slice(1)}`.slice(0, 28) || 'Sheet'
    let name = base
    for (let more = 2; names.has(name); more += 1) name = `${base}_${more}`
    names.add(name)
    return name
  }
  const invented = results.package.source === 'simulation'
  const tables = [
    ...results.series.map((series) => seriesSheet(series, nameOf(series.id), invented)),
    ...parts.flatMap((part) => {
      const measures = results.measures.filter((one) => one.part === part)
      return measures.length === 0
        ? []
        : [measuresSheet(words.measuresOf(words.parts[part]), nameOf(`measures_${part}`), measures, invented)]
    }),
    ...(results.groups.length === 0 ? [] : [groupsSheet(results, nameOf('measures_by_group'), invented)]),
  ]
  return [cover(results), contents(tables), notes(results), ...tables]
}

const link = (label: string, to: string): Cell => ({ kind: 'link', text: label, to })
const above = (lines: readonly string[], invented: boolean): readonly string[] => [
  ...(invented ? [words.inventedLong] : []),
  ...lines.map(clean),
  `${say.oneTable} ${say.shorthand}`,
]

function cover(results: Results): SheetOf {
  const { package: given, period, disclosure } = results
  const rows: readonly (readonly [string, string])[] = [
    ...(disclosure === null ? [[say.important, words.unprotected] as const] : []),
    [words.howToRead, words.descriptive],
    [words.period, words.periodOf(formatDay(period.from, 'en'), formatDay(period.to, 'en'))],
    [words.asAt, formatDay(given.as_at, 'en')],
    [words.madeFrom, words.sources[given.source]],
    [words.episodes, formatNumber(given.episodes, 0)],
    [words.digest, clean(given.digest)],
    [
      words.disclosure,
      disclosure === null
        ? words.undisclosed
        : words.disclosed(disclosure.threshold, disclosure.rounding, disclosure.suppressed),
    ],
    [say.contact, say.contactText],
    ...say.symbols,
  ]
  return {
    name: say.cover,
    title: words.title,
    above: [...(given.source === 'simulation' ? [words.inventedLong] : []), say.oneTable],
    head: [say.coverTitle, say.means],
    rows: rows.map(([name, value]) => [text(name), text(value)]),
    widths: [5.5, 16],
  }
}

function contents(tables: readonly SheetOf[]): SheetOf {
  const rows = [
    [link(say.cover, say.cover), text(say.coverSheet)],
    [link(say.notes, say.notes), text(say.notesSheet)],
    ...tables.map(({ name, title }) => [link(name, name), text(title)]),
  ]
  return {
    name: say.contents,
    title: say.contents,
    above: [say.oneTable],
    head: [say.sheet, say.holds],
    rows,
    widths: [8, 16],
  }
}

function notes(results: Results): SheetOf {
  const all = [...results.measures, ...results.series, ...results.groups.flatMap(({ measures }) => measures)]
  const readings = [...new Set(all.flatMap((one) => one.readings ?? []))].sort()
  const rows: readonly (readonly [string, string])[] = [
    ...say.symbols,
    [words.howToRead, words.descriptive],
    [words.interval, words.intervals],
    ['unknown, blank, none', words.unknownBlank],
    ...readings.map((reading) => [reading, words.reading(reading)] as const),
  ]
  return {
    name: say.notes,
    title: say.notes,
    above: [say.oneTable],
    head: [say.term, say.means],
    rows: rows.map(([term, means]) => [text(clean(term)), text(clean(means))]),
    widths: [5.5, 16],
  }
}

function seriesSheet(coded: Series, name: string, invented: boolean): SheetOf {
  const series = inWords(coded, 'en')
  const shape = shapeOf(series)
  const has = (what: 'numerator' | 'n' | 'interval'): boolean =>
    shape.lines.some(({ points }) => points.some((point) => point !== null && point[what] !== null))
  const columns = shape.lines.flatMap(({ name: line, points }) => {
    const called = line.trim() === '' ? series.yLabel : lineName(line)
    const column = (
      head: string,
      unit: Unit,
      value: (point: NonNullable<(typeof points)[number]>) => number | null,
    ) => ({
      head,
      cells: points.map((point) =>
        point === null
          ? notAvailable
          : numberOr(value(point), unit, point.suppressed ? suppressed : notAvailable),
      ),
    })
    return [
      column(called, series.unit, ({ value }) => value),
      ...(has('numerator')
        ? [column(`${called}: ${words.numerator.toLowerCase()}`, 'count', ({ numerator }) => numerator)]
        : []),
      ...(has('n') ? [column(`${called}: ${words.n}`, 'count', ({ n }) => n)] : []),
      ...(has('interval')
        ? [
            column(`${called}: ${words.lower}`, series.unit, ({ interval }) => interval?.[0] ?? null),
            column(`${called}: ${words.upper}`, series.unit, ({ interval }) => interval?.[1] ?? null),
          ]
        : []),
    ]
  })
  return {
    name,
    title: words.figure(series.id, series.title),
    above: above(
      [
        ...(series.why === undefined ? [] : [words.notAnswerable(series.why)]),
        `${words.population}: ${series.population}`,
        `${words.definition}: ${series.definition}`,
        `${words.source}: ${series.source}. ${words.published[series.published]}`,
        ...((series.readings ?? []).length === 0
          ? []
          : [`${words.dependsOn}: ${(series.readings ?? []).map(words.reading).join('; ')}`]),
      ],
      invented,
    ),
    head: [series.xLabel, ...columns.map(({ head }) => head)].map(clean),
    rows: shape.xs.map((x, place) => [
      text(formatX(x)),
      ...columns.map(({ cells }) => cells[place] ?? notAvailable),
    ]),
    widths: [7, 3.2],
  }
}

const measureHead = [
  words.value,
  words.unit,
  words.numerator,
  words.denominator,
  words.n,
  words.lower,
  words.upper,
]

function measureCells(measure: MeasureResult): readonly Cell[] {
  const { unit, value } = measure
  const none = measure.suppressed ? suppressed : notAvailable
  const shown = (given: number | null, as: Unit): Cell =>
    measure.suppressed ? suppressed : numberOr(given, as)
  return [
    measure.suppressed || value === null
      ? none
      : typeof value === 'number'
        ? numberOr(value, unit)
        : text(formatValue(value, unit)),
    text(words.units[unit]),
    shown(measure.numerator, 'count'),
    shown(measure.denominator, 'count'),
    shown(measure.n, 'count'),
    shown(measure.interval?.[0] ?? null, unit),
    shown(measure.interval?.[1] ?? null, unit),
  ]
}

/** A cell of a table is never empty: a reader who hears the sheet would not know whether it ended. */
const filled = (given: string): Cell => (clean(given).trim() === '' ? notAvailable : text(clean(given)))

function measuresSheet(
  title: string,
  name: string,
  measures: readonly MeasureResult[],
  invented: boolean,
): SheetOf {
  return {
    name,
    title,
    above: above([], invented),
    head: [words.measure, ...measureHead, words.definition, words.source, words.dependsOn, words.note],
    rows: measures.map((measure) => [
      text(clean(measure.title)),
      ...measureCells(measure),
      filled(measure.definition),
      filled(measure.source),
      text((measure.readings ?? []).join(', ') || '–'),
      text(measure.value === null && !measure.suppressed ? clean(measure.why ?? words.noReason) : '–'),
    ]),
    widths: [8, 2.6, 3.2, 2.6, 2.6, 2, 2.6, 2.6, 9, 4, 3, 7],
  }
}

function groupsSheet(results: Results, name: string, invented: boolean): SheetOf {
  return {
    name,
    title: say.groups,
    above: above([], invented),
    head: [words.group, words.measure, ...measureHead],
    rows: results.groups.flatMap((group) =>
      group.measures.map((measure) => [
        filled(groupName(group)),
        text(clean(measure.title)),
        ...measureCells(measure),
      ]),
    ),
    widths: [6, 8, 2.6, 3.2, 2.6, 2.6, 2, 2.6, 2.6],
  }
}
