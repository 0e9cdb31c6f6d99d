import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import { firstDayOf, type CalendarMonth } from '../../../../kernel/calendar-month.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { page, type Handler } from '../../../../platform/web/route.ts'
import { consultationContent } from '../../content/index.ts'
import {
  areaRows,
  besideOf,
  firstDayOfQuarter,
  lastDayOfQuarter,
  monthsOf,
  parseQuarter,
  quarterAfter,
  quarterOf,
  quartersUpTo,
  workOf,
} from '../../rules.ts'
import { workOfAreas } from '../../store.ts'
import { termOn } from '../../terms.ts'
import { areasView } from './view.ts'

/** Quarters that may be asked for, and those in the picture. */
const OFFERED = 12
const DRAWN = 8

const rates = (month: CalendarMonth) => ({
  hourly: termOn('hourly-rate-pence', firstDayOf(month)),
  mileage: termOn('mileage-rate-pence', firstDayOf(month)),
})

/** Work beside referrals, area by area: numbers only. No case is read, and none is reachable from here. */
export const areasPage: Handler = async (x) => {
  const today = dayInLondon(x.now)
  const offered = quartersUpTo(quarterOf(today), OFFERED)
  const asked = parseQuarter(x.query['quarter'] ?? '')
  const quarter = asked !== null && offered.includes(asked) ? asked : quarterOf(today)
  const drawn = quartersUpTo(quarter, DRAWN)
  const [first = quarter] = drawn
  const cells = await workOfAreas(x.db, firstDayOfQuarter(first), lastDayOfQuarter(quarterAfter(quarter, 2)))
  const months = new Set<string>(monthsOf(quarter))
  const rows = areaRows(cells, quarter, today, rates)
  const area = rows.some((row) => row.area === x.query['area']) ? (x.query['area'] ?? null) : null
  const inPicture = area === null ? cells : cells.filter((one) => one.area === area)
  const body = areasView({
    quarter,
    offered: [...offered].reverse(),
    rows,
    total: {
      area: '',
      work: workOf(
        cells.filter((one) => months.has(one.month)),
        rates,
      ),
      referrals: besideOf(cells, quarter, today),
    },
    area,
    series: drawn.map((one) => {
      const own = new Set<string>(monthsOf(one))
      return {
        quarter: one,
        work: workOf(
          inPicture.filter((cell) => own.has(cell.month)),
          rates,
        ),
        referrals: besideOf(inPicture, one, today).within,
      }
    }),
    below: termOn('withhold-below', today),
    to: termOn('round-to', today),
    rates: rates(monthsOf(quarter)[0] ?? monthsOf(quarterOf(today))[0] ?? ('' as CalendarMonth)),
    lang: x.lang,
  })
  const c = pick(consultationContent, x.lang)
  return page(c.areas.title, body, {
    wide: true,
    before: html`<a class="govuk-back-link" href="/consultations">${c.book.back}</a>`,
  })
}
