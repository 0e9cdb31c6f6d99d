import { html, type Html } from '../../../platform/web/html.ts'

/** The bend of the mouth, from "not at all" to "very much", in a box of 24 by 24. */
const mouths = [
  'M7.5 17.5q4.5 -5 9 0',
  'M7.5 16.8q4.5 -2.6 9 0',
  'M7.5 16h9',
  'M7.5 15.2q4.5 2.8 9 0',
  'M7 14.6q5 5.6 10 0',
] as const

/** One of five faces, drawn by us: no colour of skin, no sex, no age. `answer`: 1 to 5. To stand inside an svg. */
export function faceShape(answer: number): Html {
  return html`<g class="gs-face-shape">
    <circle cx="12" cy="12" r="10" />
    <circle class="gs-face-shape__eye" cx="8.6" cy="9.6" r="1.2" />
    <circle class="gs-face-shape__eye" cx="15.4" cy="9.6" r="1.2" />
    <path d="${mouths[answer - 1] ?? mouths[2]}" />
  </g>`
}

/** The same as a picture of its own; the word beside it says what it means. */
export function face(answer: number): Html {
  return html`<svg class="gs-face__picture" viewBox="0 0 24 24" width="56" height="56" aria-hidden="true">
    ${faceShape(answer)}
  </svg>`
}
