import { scaleLinear } from 'd3-scale'
import type { Lang } from '../../../../kernel/lang.ts'
import type { ShownCount } from '../../../../kernel/policy/indirect-work.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { consultationContent } from '../../content/index.ts'
import { amount } from '../../tell.ts'

export interface DrawnQuarter {
  readonly label: string
  readonly delivery: number
  readonly preparation: number
  readonly travel: number
  /** null: the quarter is not over. */
  readonly referrals: ShownCount | null
}

const WIDTH = 640
const LEFT = 44
const TOP = 34
const HEIGHT = 150
/** Where the lower panel begins: below the upper one and its legend. */
const LOWER = TOP + HEIGHT + 62
const ink = '#1d2a2c'
const quiet = '#7b8486'
const parts = [
  { of: 'delivery', fill: '#0b5c66' },
  { of: 'preparation', fill: '#c77a12' },
  { of: 'travel', fill: '#8fb8bd' },
] as const

const axis = (top: number, of: ReturnType<typeof scaleLinear<number, number>>, lang: Lang): Html =>
  html`${of
      .ticks(4)
      .filter(Number.isInteger)
      .map(
        (tick) =>
          html`<line
              x1="${LEFT}"
              y1="${of(tick).toFixed(1)}"
              x2="${WIDTH}"
              y2="${of(tick).toFixed(1)}"
              stroke="${quiet}"
              stroke-opacity="0.3"
            />
            <text x="${LEFT - 6}" y="${(of(tick) + 4).toFixed(1)}" text-anchor="end" fill="${ink}">
              ${amount(tick, lang)}
            </text>`,
      )} <line x1="${LEFT}" y1="${top + HEIGHT}" x2="${WIDTH}" y2="${top + HEIGHT}" stroke="${ink}" />`

const scale = (most: number, top: number) =>
  scaleLinear()
    .domain([0, Math.max(most, 4)])
    .nice(4)
    .range([top + HEIGHT, top])

/**
 * Hours of work above, referrals below, over the same quarters: two panels and no line between them, because the one does not
 * explain the other. A withheld number has no height that could be read off: it is a word. The table beside it says the same. Pure.
 */
export function areaPicture(quarters: readonly DrawnQuarter[], area: string, lang: Lang): Html {
  const c = pick(consultationContent, lang).areas
  const step = (WIDTH - LEFT) / Math.max(quarters.length, 1)
  const wide = step * 0.56
  const x = (index: number): number => LEFT + step * index + (step - wide) / 2
  const hours = scale(Math.max(0, ...quarters.map((one) => one.delivery + one.preparation + one.travel)), TOP)
  const referrals = scale(
    // Rounded to fives, a smaller scale would promise more than is shown.
    Math.max(10, ...quarters.map((one) => (one.referrals?.kind === 'about' ? one.referrals.n : 0))),
    LOWER,
  )
  const bar = (index: number, from: number, to: number, fill: string): Html | null =>
    from - to < 0.05
      ? null
      : html`<rect
          x="${x(index).toFixed(1)}"
          y="${to.toFixed(1)}"
          width="${wide.toFixed(1)}"
          height="${(from - to).toFixed(1)}"
          fill="${fill}"
        ></rect>`
  const stack = (one: DrawnQuarter, index: number): Html => {
    let below = 0
    return html`${parts.map(({ of, fill }) => {
      const from = hours(below)
      below += one[of]
      return bar(index, from, hours(below), fill)
    })}`
  }
  const middle = (index: number): string => (x(index) + wide / 2).toFixed(1)
  const word = (index: number, text: string): Html =>
    html`<text
      x="${middle(index)}"
      y="${LOWER + HEIGHT - 6}"
      fill="${ink}"
      transform="rotate(-90 ${middle(index)} ${LOWER + HEIGHT - 6})"
      dy="4"
    >
      ${text}
    </text>`
  const count = ({ referrals: shown }: DrawnQuarter, index: number): Html | null => {
    if (shown === null) return word(index, c.notOverMark)
    if (shown.kind === 'withheld') return word(index, c.withheldMark)
    return shown.kind === 'none' ? null : bar(index, referrals(0), referrals(shown.n), ink)
  }
  const bottom = LOWER + HEIGHT
  return html`<svg
    class="gs-figure"
    viewBox="0 0 ${WIDTH} ${bottom + 30}"
    width="${WIDTH}"
    height="${bottom + 30}"
    role="img"
    aria-label="${c.pictureAlt(area)}"
    focusable="false"
    font-size="13"
  >
    <text x="0" y="16" fill="${ink}" font-weight="700">${c.hoursAxis}</text>
    ${parts.map(
      ({ of, fill }, index) =>
        html`<rect x="${220 + index * 140}" y="5" width="13" height="13" fill="${fill}"></rect>
          <text x="${240 + index * 140}" y="16" fill="${ink}">${c.legend[of]}</text>`,
    )}
    ${axis(TOP, hours, lang)} ${quarters.map(stack)}
    <text x="0" y="${LOWER - 16}" fill="${ink}" font-weight="700">${c.referralsAxis}</text>
    ${axis(LOWER, referrals, lang)} ${quarters.map(count)}
    ${[TOP + HEIGHT, bottom].map((at) =>
      quarters.map(
        (one, index) =>
          html`<text x="${middle(index)}" y="${at + 20}" text-anchor="middle" fill="${ink}"
            >${one.label}</text
          >`,
      ),
    )}
  </svg>`
}
