import type { Lang } from '../../../../kernel/lang.ts'
import { formatDay, inLondon, pick } from '../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { missingContent } from '../../content/index.ts'
import type { Pattern, PatternEpisode } from '../../pattern.ts'

const WIDTH = 420
/** Room for half of the last hour's name. */
const RIGHT = 26
const LEFT = 44
const missing = '#a8231c'
const quiet = '#7b8486'
const ink = '#1d2a2c'

/**
 * When the child was missing, on one line of time, and below it the day of the week and the hour of each start. For the eye: the
 * tables beside it say the same in words, so a screen reader hears only that there is a picture. Pure.
 */
export function patternPicture(pattern: Pattern<PatternEpisode>, now: Date, lang: Lang): Html {
  const c = pick(missingContent, lang).pattern
  const first = pattern.rows[0]?.episode.startedAt ?? now
  const last = pattern.rows.reduce((to, row) => Math.max(to, (row.episode.endedAt ?? now).getTime()), 0)
  const span = Math.max(last - first.getTime(), 1)
  const x = (at: number): number => LEFT + ((at - first.getTime()) / span) * (WIDTH - LEFT - RIGHT)
  const bars = pattern.rows.map(({ episode }) => {
    const from = x(episode.startedAt.getTime())
    const to = x((episode.endedAt ?? now).getTime())
    return html`<rect
      x="${from.toFixed(1)}"
      y="20"
      width="${Math.max(to - from, 3).toFixed(1)}"
      height="22"
      fill="${missing}"
    ></rect>`
  })
  const day = (at: number): string => formatDay(inLondon(new Date(at)).day, lang)
  const row = (index: number): number => 128 + index * 22
  const hourX = (hour: number): number => LEFT + (hour / 24) * (WIDTH - LEFT - RIGHT)
  const dots = pattern.rows.map(
    ({ weekday, hour }) =>
      html`<circle
        cx="${hourX(hour).toFixed(1)}"
        cy="${row(weekday)}"
        r="7"
        fill="${missing}"
        fill-opacity="0.75"
      ></circle>`,
  )
  return html`<svg
    class="gs-pattern"
    viewBox="0 0 ${WIDTH} 296"
    width="100%"
    role="img"
    aria-label="${c.alt(pattern.rows.length)}"
    focusable="false"
    font-size="14"
  >
    <line x1="${LEFT}" y1="31" x2="${WIDTH - RIGHT}" y2="31" stroke="${quiet}" />
    ${bars}
    <text x="${LEFT}" y="62" fill="${ink}">${day(first.getTime())}</text>
    <text x="${WIDTH - RIGHT}" y="62" text-anchor="end" fill="${ink}">
      ${day(Math.max(last, first.getTime()))}
    </text>
    ${[0, 6, 12, 18, 24].map(
      (hour) =>
        html`<line
            x1="${hourX(hour)}"
            y1="112"
            x2="${hourX(hour)}"
            y2="270"
            stroke="${quiet}"
            stroke-opacity="0.4"
          />
          <text x="${hourX(hour)}" y="288" text-anchor="middle" fill="${ink}">${hour}:00</text>`,
    )}
    ${c.shortDays.map(
      (name, index) =>
        html`<text x="0" y="${row(index) + 5}" fill="${ink}">${name}</text>
          <line
            x1="${LEFT}"
            y1="${row(index)}"
            x2="${WIDTH - RIGHT}"
            y2="${row(index)}"
            stroke="${quiet}"
            stroke-opacity="0.25"
          />`,
    )}
    ${dots}
    <text x="0" y="12" fill="${ink}">${c.timeline}</text>
    <text x="0" y="100" fill="${ink}">${c.weekdays}</text>
  </svg>`
}
