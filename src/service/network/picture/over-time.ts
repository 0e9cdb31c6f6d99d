import type { Lang } from '../../../kernel/lang.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { coded } from '../../../platform/reference-data/in-words.ts'
import { networkContent } from '../content/index.ts'
import type { Review } from '../facts.ts'
import { countsOf } from '../tell.ts'
import { colourOf, inkOf } from './signs.ts'

const WIDTH = 420
const ROW = 58
const types = ['protective', 'neutral', 'exploitative', 'unknown'] as const

/** Each map as a bar of its parts, the earliest first; number and first letters stand on each part that has the room. */
export function overTime(maps: readonly Review[], lang: Lang): Html | null {
  if (maps.length === 0) return null
  const c = pick(networkContent, lang)
  const inOrder = [...maps].sort((a, b) => (a.on_day < b.on_day ? -1 : 1))
  const total = (map: Review): number => types.reduce((sum, type) => sum + countsOf(map)[type], 0)
  const most = Math.max(1, ...inOrder.map(total))
  const unit = (WIDTH - 4) / most
  const bars = inOrder.map((map, row) => {
    const y = row * ROW
    const counts = countsOf(map)
    let x = 2
    const parts = types.flatMap((type) => {
      const number = counts[type]
      if (number === 0) return []
      const from = x
      x += number * unit
      return [
        html`<rect
            x="${from.toFixed(1)}"
            y="${y + 22}"
            width="${(number * unit - 2).toFixed(1)}"
            height="26"
            fill="${colourOf(type)}"
            stroke="#16252b"
          ></rect>
          <text x="${(from + 7).toFixed(1)}" y="${y + 40}" fill="${inkOf(type)}" font-weight="700">
            ${number}${number * unit > 110 ? ` ${c.counts[type].toLowerCase()}` : null}
          </text>`,
      ]
    })
    const title = `${formatDay(map.on_day, lang)}: ${coded('network-reading', map.reading, lang) ?? ''}`
    return html`<text x="2" y="${y + 15}" class="gs-network__name">${title}</text>${parts}`
  })
  return html`<svg
    class="gs-pattern"
    viewBox="0 0 ${WIDTH} ${inOrder.length * ROW}"
    width="100%"
    role="img"
    aria-label="${c.time.alt(inOrder.length)}"
    focusable="false"
    font-size="14"
  >
    ${bars}
  </svg>`
}
