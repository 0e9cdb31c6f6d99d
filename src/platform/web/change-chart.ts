import { html, type Html } from './html.ts'

export interface ChangeLine {
  readonly name: string
  /** One for each step; null: no answer then, and the line has a gap. */
  readonly values: readonly (number | null)[]
}

/**
 * A small picture of how answers of one person changed over time. What it shows stands in a table beside it: the picture is for
 * whoever takes in a line sooner than a row of numbers.
 */
export interface ChangeChart {
  /** Unlike any other on the page: names the picture's own title. */
  readonly id: string
  readonly title: string
  /** The whole in words, for whoever cannot see it. */
  readonly said: string
  /** The days, as they are to be read, in order. */
  readonly steps: readonly string[]
  readonly low: number
  readonly high: number
  /** Between two ticks of the scale; 1 unless said. */
  readonly every?: number | undefined
  readonly lines: readonly ChangeLine[]
  /** Drawn at a tick of the scale in place of nothing, in a box of 24 by 24: a face. */
  readonly mark?: ((value: number) => Html) | undefined
}

const width = 320
const left = 52
const right = 12
const top = 12
const step = 26

/** Lines differ by the shape of their points as well as by colour. */
function point(kind: number, x: number, y: number): Html {
  if (kind % 3 === 1)
    return html`<rect
      class="gs-change__point gs-change--${kind % 3}"
      x="${x - 5}"
      y="${y - 5}"
      width="10"
      height="10"
    />`
  if (kind % 3 === 2)
    return html`<path class="gs-change__point gs-change--${kind % 3}" d="M${x} ${y - 6}l6 11h-12z" />`
  return html`<circle class="gs-change__point gs-change--0" cx="${x}" cy="${y}" r="5.5" />`
}

/** Runs of answers without a gap, as points of a line. */
function runs(points: readonly (readonly [number, number] | null)[]): readonly string[] {
  const all: (readonly [number, number])[][] = [[]]
  for (const one of points) {
    if (one === null) all.push([])
    else all.at(-1)?.push(one)
  }
  return all.filter((run) => run.length > 1).map((run) => run.map(([x, y]) => `${x},${y}`).join(' '))
}

export function changeChart(chart: ChangeChart): Html {
  const { low, high, steps, lines, every = 1 } = chart
  const ticks = Array.from(
    { length: Math.floor((high - low) / every) + 1 },
    (_, index) => low + index * every,
  )
  const height = top + (ticks.length - 1) * step + 34
  const y = (value: number) => Math.round(top + ((high - value) / every) * step)
  const x = (index: number) =>
    steps.length < 2
      ? Math.round((left + width - right) / 2)
      : Math.round(left + 14 + (index * (width - left - right - 28)) / (steps.length - 1))
  const at = (line: ChangeLine) =>
    line.values.map((value, index) => (value === null ? null : ([x(index), y(value)] as const)))
  // First and last say enough on so small a picture: the table has every day.
  const labels = steps.length === 1 ? [0] : [0, steps.length - 1]
  return html`<figure class="gs-change">
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${chart.id}-t ${chart.id}-d">
      <title id="${chart.id}-t">${chart.title}</title>
      <desc id="${chart.id}-d">${chart.said}</desc>
      ${ticks.map(
        (tick) =>
          html`<line
              class="gs-change__grid"
              x1="${left}"
              x2="${width - right}"
              y1="${y(tick)}"
              y2="${y(tick)}"
            />
            <text class="gs-change__tick" x="${left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>
            ${chart.mark === undefined ? null : html`<g transform="translate(4 ${y(tick) - 12})">${chart.mark(tick)}</g>`}`,
      )}
      ${lines.map(
        (line, index) =>
          html`${runs(at(line)).map((points) => html`<polyline class="gs-change__line gs-change--${index % 3}" points="${points}" />`)}
          ${at(line).map((one) => (one === null ? null : point(index, one[0], one[1])))}`,
      )}
      ${labels.map(
        (index) =>
          html`<text
            class="gs-change__tick"
            x="${x(index)}"
            y="${height - 6}"
            text-anchor="${steps.length === 1 ? 'middle' : index === 0 ? 'start' : 'end'}"
            >${steps[index]}</text
          >`,
      )}
    </svg>
    <figcaption>
      <ul class="gs-change__key">
        ${lines.map(
          (line, index) =>
            html`<li>
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${point(index, 8, 8)}</svg>
              <span>${line.name}</span>
            </li>`,
        )}
      </ul>
    </figcaption>
  </figure>`
}
