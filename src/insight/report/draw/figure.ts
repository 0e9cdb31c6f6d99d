import { html, type Html } from '../../../platform/web/html.ts'
import type { Series } from '../../results/index.ts'
import { words } from '../content/index.ts'
import { clean, formatValue, formatX, lineName } from '../format.ts'
import { pointsOf, shapeOf, type Shape } from '../shape.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { inWords } from '../labels.ts'
import { drawBars } from './bars.ts'
import { drawColumns, hasGaps } from './columns.ts'
import { drawLines, mostWhiskers } from './lines.ts'
import { patterns, type Drawn } from './marks.ts'
import type { Sheet } from './sheet.ts'
import { drawSteps } from './steps.ts'
import { inkSoft, leading, paragraph, wrap } from './text.ts'

export interface FigureLook {
  /** `wide` is drawn 680 pixels wide, for a page or paper; `narrow` 288, for a telephone. */
  readonly width?: 'wide' | 'narrow'
  /** The package is a simulation: the drawing says so itself, because drawings travel. */
  readonly invented?: boolean
  /** The language of the codes; English if it is not said. */
  readonly lang?: Lang
}

// The drawing keeps a margin on either side, so that it can lie on any ground.
const margin = 8
const sizes = { wide: { width: 664, size: 13 }, narrow: { width: 272, size: 12 } } as const

/** The text of one SVG file: the same series is the same bytes. A table has no drawing: draw only where `isDrawn`. */
export function figureSvg(series: Series, look: FigureLook = {}): string {
  return `${figureMarkup(series, look).toString()}\n`
}

export const isDrawn = (series: Series): boolean => series.kind !== 'table'

/** The same as markup for a page. Ids begin with the series' id and the width, so both widths can stand on one page. */
export function figureMarkup(
  coded: Series,
  { width: wanted = 'wide', invented = false, lang = 'en' }: FigureLook = {},
): Html {
  const series = inWords(coded, lang)
  const { width, size } = sizes[wanted]
  const prefix = `${series.id.replace(/[^A-Za-z0-9-]/g, '-')}-${wanted}`
  const shape = shapeOf(series)
  const top = margin
  const sheet: Sheet = {
    shape,
    unit: series.unit,
    xLabel: series.xLabel,
    yLabel: series.yLabel,
    width,
    size,
    prefix,
    top,
  }
  const drawn = draw(series, sheet)
  const notes = notesOf(series, shape, invented).flatMap((note) => wrap(note, width, size))
  const notesTop = top + drawn.height + size + 6
  const height = Math.ceil(notesTop + notes.length * leading(size) - size + margin)
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    role="img"
    aria-labelledby="${prefix}-title ${prefix}-desc"
    class="figure-${wanted}"
    width="${width + 2 * margin}"
    height="${height}"
    viewBox="${-margin} 0 ${width + 2 * margin} ${height}"
    font-family="'Atkinson Hyperlegible', 'Segoe UI', Arial, sans-serif"
  >
    <title id="${prefix}-title">${nameOf(series)}</title>
    <desc id="${prefix}-desc">${describe(series, shape)}</desc>
    <rect x="${-margin}" width="${width + 2 * margin}" height="${height}" fill="#ffffff" />
    ${patterns(prefix, drawn.marks.toString().includes('url(#') ? shape.lines.length : 0)}${drawn.marks}${paragraph(notes, 0, notesTop, { size, fill: inkSoft })}
  </svg>`
}

/** A drawing without a title still has a name to be called by: what it is in the list of figures. */
const nameOf = ({ id, title }: Series): string =>
  clean(title).trim() === '' ? id : clean(words.figure(id, title))

function draw(series: Series, sheet: Sheet): Drawn {
  const { shape, width, size, top } = sheet
  if (!pointsOf(shape).some(({ value, suppressed }) => value !== null || suppressed)) {
    const why = `${words.nothingToDraw}: ${series.why ?? words.noPoints}.`.replace(/\.\.$/, '.')
    const lines = wrap(why, width, size)
    return { marks: paragraph(lines, 0, top + size, { size }), height: lines.length * leading(size) }
  }
  switch (series.kind) {
    case 'steps':
      return shape.axis === 'number' ? drawSteps(sheet) : drawLines(sheet)
    case 'lines':
      // Names that do not fit under their points read better beside bars.
      return shape.axis === 'category' && shape.xs.length > width / 80 ? drawBars(sheet) : drawLines(sheet)
    default:
      return shape.axis === 'category' ? drawBars(sheet) : drawColumns(sheet)
  }
}

function notesOf(series: Series, shape: Shape, invented: boolean): readonly string[] {
  const points = pointsOf(shape)
  const intervals = points.some(({ interval }) => interval !== null)
  const lines = series.kind === 'lines' || series.kind === 'steps'
  const notes: string[] = []
  if (invented) notes.push(`${words.invented}.`)
  if (intervals && series.kind === 'steps') notes.push(words.bandNote)
  else if (intervals)
    notes.push(lines && shape.lines.length > mostWhiskers ? words.intervalsInTable : words.whiskerNote)
  const lettered = lines || shape.axis !== 'category'
  if (points.some(({ suppressed }) => suppressed))
    notes.push(lettered ? words.suppressedNote(words.suppressedMark) : words.suppressedNote(words.suppressed))
  if (series.kind !== 'steps' && hasGaps(shape) && lettered)
    notes.push(lines ? words.gapNote : words.missingNote)
  if (series.published === 'image') notes.push(words.published.image)
  return notes
}

/** What somebody who cannot see the drawing should know of it; every number is in the table beside it. */
function describe(series: Series, shape: Shape): string {
  const sentences = shape.lines.map(({ name, points }) => {
    const given = points.flatMap((point) =>
      point === null || point.value === null ? [] : [{ x: point.x, value: point.value }],
    )
    const [first] = given
    if (first === undefined) return words.lineEmpty(lineName(name))
    const say = (value: number): string => formatValue(value, series.unit)
    const lowest = given.reduce((a, b) => (b.value < a.value ? b : a), first)
    const highest = given.reduce((a, b) => (b.value > a.value ? b : a), first)
    return lowest.value === highest.value
      ? words.lineIs(lineName(name), say(first.value), formatX(first.x))
      : words.lowestHighest(
          lineName(name),
          say(lowest.value),
          formatX(lowest.x),
          say(highest.value),
          formatX(highest.x),
        )
  })
  const hidden = pointsOf(shape).filter(({ suppressed }) => suppressed).length
  return clean(
    [
      words.describe(words.kinds[series.kind], series.yLabel, series.xLabel, shape.lines.length),
      ...sentences,
      ...(hidden === 0 ? [] : [words.suppressedPoints(hidden)]),
    ].join(' '),
  )
}
