import type { Lang } from '../../../kernel/lang.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { networkContent } from '../content/index.ts'
import { contactLine, drawnContacts, shape, tieLine } from './signs.ts'

const sign = (drawing: Html | null): Html =>
  html`<svg
    class="gs-network__sign"
    viewBox="0 0 36 24"
    width="36"
    height="24"
    aria-hidden="true"
    focusable="false"
  >
    ${drawing}
  </svg>`
const [left, right] = [
  { x: 2, y: 12 },
  { x: 34, y: 12 },
]

/** What shapes and lines mean, in words. */
export function pictureKey(lang: Lang): Html {
  const c = pick(networkContent, lang)
  const lines = c.picture.lines
  const items: (readonly [Html | null, string])[] = [
    ...(['protective', 'neutral', 'exploitative', 'unknown'] as const).map(
      (type) => [shape(type, { x: 18, y: 12 }, 8), c.counts[type]] as const,
    ),
    ...drawnContacts.map((one) => [contactLine(one, left, right), lines[one]] as const),
    [null, lines.none],
    [tieLine(left, right), lines.tie],
  ]
  return html`<ul class="gs-network__key" aria-label="${c.picture.key}">
    ${items.map(([drawing, text]) => html`<li>${drawing === null ? null : sign(drawing)} ${text}</li>`)}
  </ul>`
}
