import { html, type Html } from '../../../platform/web/html.ts'
import { bandOf, bands, layOut, narrow, wide, type Band, type Frame, type Point } from './layout.ts'
import { contactLine, inkOf, quiet, shape, tieLine } from './signs.ts'

export interface Drawn {
  readonly id: string
  /** Of the table beside the picture. */
  readonly number: number
  readonly called: string
  /** Below the name: what the sign and the ring say, in words. */
  readonly says: string
  readonly type: string
  readonly trust: string | null
  readonly frequency: string | null
  /** Left off any paper. */
  readonly restricted: boolean
}

export interface Picture {
  readonly people: readonly Drawn[]
  readonly ties: readonly (readonly [string, string])[]
  readonly child: string
  readonly alt: string
  readonly rings: Readonly<Record<Band, string>>
  readonly shortRings: Readonly<Record<Band, string>>
}

/** So many letters of a name, for its room; the whole name stands in the table. */
const short = (text: string, most: number): string => {
  // A letter with its accents is one letter, in every script.
  const letters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}

function ringsOf(picture: Picture, frame: Frame): Html {
  const [x, y] = [frame.width / 2, frame.height / 2]
  const names = frame.named ? picture.rings : picture.shortRings
  return html`${bands.map((band, index) => {
    const [halfWidth = 0, halfHeight = 0] = frame.rings[index] ?? []
    return html`<ellipse
        cx="${x}"
        cy="${y}"
        rx="${halfWidth}"
        ry="${halfHeight}"
        fill="none"
        stroke="${quiet}"
        stroke-opacity="0.6"
        ${band === 'outside' ? html`stroke-dasharray="3 6"` : null}
      ></ellipse>
      <text x="${x}" y="${y - halfHeight + 5}" text-anchor="middle" class="gs-network__ring">
        ${names[band]}
      </text>`
  })}`
}

function person(one: Drawn, place: Point, frame: Frame, crowded: boolean): Html {
  const room = crowded ? 11 : 17
  const below = place.y + frame.sign * 1.3 + 13
  return html`<g ${one.restricted ? html`class="gs-off-paper"` : null}>
    ${shape(one.type, place, frame.sign)}
    <text
      x="${place.x.toFixed(1)}"
      y="${(place.y + 5).toFixed(1)}"
      text-anchor="middle"
      font-weight="700"
      fill="${inkOf(one.type)}"
    >
      ${one.number}
    </text>
    ${
      frame.named
        ? html`<text
              x="${place.x.toFixed(1)}"
              y="${below.toFixed(1)}"
              text-anchor="middle"
              class="gs-network__name"
            >
              ${short(one.called, room)}
            </text>
            ${
              crowded
                ? null
                : html`<text
                    x="${place.x.toFixed(1)}"
                    y="${(below + 16).toFixed(1)}"
                    text-anchor="middle"
                    class="gs-network__says"
                  >
                    ${one.says}
                  </text>`
            }`
        : null
    }
  </g>`
}

/** A ring with more than this many has no room for two lines below each sign. */
const CROWD = 9

function drawing(picture: Picture, frame: Frame): Html {
  const places = layOut(picture.people, frame)
  const middle = { x: frame.width / 2, y: frame.height / 2 }
  const crowded = (one: Drawn) =>
    picture.people.filter(({ trust }) => bandOf(trust) === bandOf(one.trust)).length > CROWD
  const hidden = (id: string) => picture.people.find((one) => one.id === id)?.restricted === true
  const offPaper = (hides: boolean, line: Html | null): Html | null =>
    hides && line !== null ? html`<g class="gs-off-paper">${line}</g>` : line
  return html`<svg
    class="gs-network"
    viewBox="0 0 ${frame.width} ${frame.height}"
    width="100%"
    role="img"
    aria-label="${picture.alt}"
    focusable="false"
    font-size="${frame.named ? 15 : 13}"
  >
    ${ringsOf(picture, frame)}
    ${picture.people.map((one) => {
      const place = places.get(one.id)
      return place === undefined ? null : offPaper(one.restricted, contactLine(one.frequency, middle, place))
    })}
    ${picture.ties.map(([one, other]) => {
      const [from, to] = [places.get(one), places.get(other)]
      return from === undefined || to === undefined
        ? null
        : offPaper(hidden(one) || hidden(other), tieLine(from, to))
    })}
    <circle cx="${middle.x}" cy="${middle.y}" r="${frame.sign * 2}" fill="#123b42"></circle>
    <text x="${middle.x}" y="${middle.y + 5}" text-anchor="middle" font-weight="700" fill="#ffffff">
      ${frame.named ? picture.child : null}
    </text>
    ${picture.people.map((one) => {
      const place = places.get(one.id)
      return place === undefined ? null : person(one, place, frame, crowded(one))
    })}
  </svg>`
}

/** Drawn twice, for a page and for a telephone; the table beside it says the same, and only one of the two is ever shown. */
export function networkPicture(picture: Picture): Html {
  return html`<div class="gs-figure__picture gs-figure__picture--wide gs-network-wide">
      ${drawing(picture, wide)}
    </div>
    <div class="gs-figure__picture gs-figure__picture--narrow gs-network-narrow">
      ${drawing(picture, narrow)}
    </div>`
}
