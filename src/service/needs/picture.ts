import type { Need } from '../../kernel/policy/needs.ts'
import { html, type Html } from '../../platform/web/html.ts'

export interface NeedLine {
  readonly name: string
  readonly first: Need
  readonly latest: Need
}

const width = 320
const left = 14
const right = 14
const high = 4
const lineHeight = 40
const x = (score: number): number => Math.round(left + (score / high) * (width - left - right))

/** From the first score (hollow) to the latest (filled), with the way between: shape tells, not colour alone. */
function drawn({ name, first, latest }: NeedLine, index: number): Html {
  const top = index * lineHeight
  const y = top + 28
  const changed = typeof first === 'number' && typeof latest === 'number' && first !== latest
  const way = changed ? (latest < first ? 'better' : 'worse') : 'same'
  return html`<text class="gs-needs__name" x="2" y="${top + 14}">${name}</text>
    <line class="gs-needs__grid" x1="${left}" x2="${width - right}" y1="${y}" y2="${y}" />
    ${[0, 1, 2, 3, 4].map((score) => html`<line class="gs-needs__grid" x1="${x(score)}" x2="${x(score)}" y1="${y - 3}" y2="${y + 3}" />`)}
    ${changed ? html`<line class="gs-needs__way gs-needs__way--${way}" x1="${x(first)}" x2="${x(latest)}" y1="${y}" y2="${y}" />` : null}
    ${typeof first === 'number' && (changed || typeof latest !== 'number') ? html`<circle class="gs-needs__first" cx="${x(first)}" cy="${y}" r="5" />` : null}
    ${typeof latest === 'number' ? html`<circle class="gs-needs__latest" cx="${x(latest)}" cy="${y}" r="6" />` : null}`
}

export interface NeedsPicture {
  readonly title: string
  /** The whole in words, for whoever cannot see it. */
  readonly said: string
  readonly scale: string
  readonly first: string
  readonly latest: string
  readonly lines: readonly NeedLine[]
}

/** How each domain stood at first and stands now. The table beside it has every score in words. */
export function needsPicture(picture: NeedsPicture): Html {
  const height = picture.lines.length * lineHeight + 4
  return html`<figure class="gs-needs">
    <figcaption>
      <h2 class="govuk-heading-m">${picture.title}</h2>
      <p class="gs-needs__key">
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <circle class="gs-needs__first" cx="8" cy="8" r="5" />
        </svg>
        ${picture.first}
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <circle class="gs-needs__latest" cx="8" cy="8" r="6" />
        </svg>
        ${picture.latest}. ${picture.scale}
      </p>
    </figcaption>
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="gs-needs-t gs-needs-d">
      <title id="gs-needs-t">${picture.title}</title>
      <desc id="gs-needs-d">${picture.said}</desc>
      ${picture.lines.map(drawn)}
    </svg>
  </figure>`
}
