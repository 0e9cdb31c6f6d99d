import { calendarDay, type CalendarDay } from '../../../kernel/calendar-day.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { codeList, label } from '../../../platform/reference-data/index.ts'
import { changeChart } from '../../../platform/web/change-chart.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { outcomesContent } from '../content/index.ts'
import type { Rater } from '../facts.ts'
import { answerTo, inOrder, itemsOn } from '../rules.ts'
import type { VoiceKnown } from '../store.ts'
import { answerInWords } from '../tell.ts'
import { faceShape } from './faces.ts'

/** One outcome as one rater rates it: the picture, and the table that says the same. Null where nothing was rated. */
function half(known: VoiceKnown, outcome: string, rater: Rater, today: CalendarDay, lang: Lang): Html | null {
  const c = pick(outcomesContent, lang).picture
  const occasions = inOrder(known.occasions).filter(({ id }) =>
    known.ratings.some(({ columns }) => columns.occasion_id === id && columns.rater === rater),
  )
  const last = occasions.at(-1)
  if (last === undefined) return null
  const items = itemsOn(codeList('outcome-item'), rater, calendarDay(last.columns.on_day) ?? today).filter(
    (item) => item.outcome === outcome,
  )
  const lines = items.map(({ code, wording }) => ({
    name: wording.label[lang],
    values: occasions.map(({ id }) => answerTo(known, id, code)?.score ?? null),
  }))
  if (lines.every(({ values }) => values.every((one) => one === null))) return null
  const days = occasions.map(({ columns }) => formatDay(columns.on_day, lang))
  const name = label('outcome', outcome, lang)
  const child = rater === 'child'
  return html`<div class="gs-two__part">
    <h4 class="govuk-heading-s">${child ? c.child(name) : c.worker(name)}</h4>
    ${changeChart({
      id: `${rater}-${outcome}`,
      title: child ? c.child(name) : c.worker(name),
      said: lines
        .map((line) =>
          c.said(
            line.name.replace(/\.$/, ''),
            line.values.map((one, at) => `${days[at] ?? ''} ${one ?? c.noAnswer}`).join(', '),
          ),
        )
        .join(' '),
      steps: days,
      low: child ? 1 : 0,
      high: child ? 5 : 4,
      lines,
      ...(child ? { mark: faceShape } : {}),
    })}
    ${stackTable({
      caption: child ? c.childTable(name) : c.workerTable(name),
      captionHidden: true,
      columns: [c.item, ...days].map((text) => ({ text })),
      rows: items.map(({ code, wording }) => [
        wording.label[lang],
        ...occasions.map(({ id }) => answerInWords(answerTo(known, id, code), rater, lang)),
      ]),
      empty: c.noAnswer,
    })}
  </div>`
}

/** The two raters of one outcome side by side, each on its own scale. */
export function outcomePicture(
  known: VoiceKnown,
  outcome: string,
  today: CalendarDay,
  lang: Lang,
): Html | null {
  const child = half(known, outcome, 'child', today, lang)
  const worker = half(known, outcome, 'worker', today, lang)
  if (child === null && worker === null) return null
  return html`<section>
    <h3 class="govuk-heading-m">${label('outcome', outcome, lang)}</h3>
    <div class="gs-two">${child} ${worker}</div>
  </section>`
}
