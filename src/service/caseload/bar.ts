import { envisagedCaseload } from '../../kernel/policy/caseload.ts'
import { html, type Html } from '../../platform/web/html.ts'

const WIDTH = 160
/** Children per guardian at the right-hand end. */
const FULL = 30

const at = (children: number): string => ((Math.min(children, FULL) / FULL) * WIDTH).toFixed(1)

/**
 * A ratio beside the envisaged 15 to 20 as a small bar. For the eye only: the cell says the number and the verdict in words,
 * so a screen reader is spared it.
 */
export function ratioBar(ratio: number): Html {
  const { from, to } = envisagedCaseload
  const over = ratio > to
  return html`<svg
    class="gs-bar"
    width="${WIDTH}"
    height="14"
    viewBox="0 0 ${WIDTH} 14"
    aria-hidden="true"
    focusable="false"
  >
    <rect x="0.5" y="0.5" width="${WIDTH - 1}" height="13" fill="#ffffff" stroke="#7b8486" />
    <rect x="${at(from)}" y="1" width="${((to - from) / FULL) * WIDTH}" height="12" fill="#cfe3e1" />
    <rect x="1" y="4" width="${at(ratio)}" height="6" fill="${over ? '#a8231c' : '#0f5c63'}" />
  </svg>`
}
