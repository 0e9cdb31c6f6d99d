import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { codeList, label } from '../../../platform/reference-data/index.ts'
import { changeChart } from '../../../platform/web/change-chart.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { coded } from '../../../platform/reference-data/in-words.ts'
import { outcomesContent } from '../content/index.ts'
import type { Rater } from '../facts.ts'
import { answered, goalOverTime, goalThatStands, inOrder, sinceEntry, type Compared } from '../rules.ts'
import type { VoiceKnown } from '../store.ts'
import { occasionInWords } from '../tell.ts'

const outcomes = () => codeList('outcome').entries.map(({ code }) => code)

/** How many were rated, and what became of the others; parts that are nobody are left out. */
export function countInWords(
  known: VoiceKnown,
  occasion: VoiceKnown['occasions'][number],
  rater: Rater,
  lang: Lang,
): string {
  const c = pick(outcomesContent, lang).occasion
  const { rated, declined, couldNot, of } = answered(known, occasion, rater, codeList('outcome-item'))
  const rest = of - rated - declined - couldNot
  return [
    c.count(rated, of),
    ...(declined === 0 ? [] : [c.declined(declined)]),
    ...(couldNot === 0 ? [] : [c.couldNot(couldNot)]),
    ...(rest === 0 ? [] : [c.notAsked(rest)]),
  ].join(', ')
}

export function occasionsTable(known: VoiceKnown, at: string, lang: Lang): Html {
  const c = pick(outcomesContent, lang).occasion
  return stackTable({
    caption: c.table,
    columns: [c.when, c.language, c.child, c.worker].map((text) => ({ text })),
    rows: [...inOrder(known.occasions)].reverse().map((one) => {
      const { id, columns } = one
      return [
        html`<a class="govuk-link" href="${at}/${id}">${occasionInWords(columns, lang)}</a>`,
        coded('language', columns.language, lang) ?? pick(outcomesContent, lang).notAsked,
        columns.possible === 'no'
          ? c.notPossibleSay(coded('voice-not-possible', columns.not_possible, lang) ?? '')
          : countInWords(known, one as VoiceKnown['occasions'][number], 'child', lang),
        countInWords(known, one as VoiceKnown['occasions'][number], 'worker', lang),
      ]
    }),
    empty: pick(outcomesContent, lang).none,
  })
}

const marks = { better: '▲', same: '=', worse: '▼', 'not-rated': '–' } as const

/** What has become of each outcome, the child's word beside the worker's view. */
export function sinceTable(known: VoiceKnown, today: CalendarDay, lang: Lang): Html {
  const c = pick(outcomesContent, lang).since
  const list = codeList('outcome-item')
  const child = sinceEntry(known, 'child', outcomes(), list, today)
  const worker = sinceEntry(known, 'worker', outcomes(), list, today)
  const cell = (compared: Compared, index: number): Html => {
    const one = compared.outcomes[index]
    if (one === undefined) return html``
    return html`<span class="gs-direction gs-direction--${one.direction}"
        ><span aria-hidden="true">${marks[one.direction]}</span> ${c[one.direction]}</span
      ><br /><span class="gs-muted">${c.rated(one.rated, one.of)}</span>`
  }
  const span = ({ from, to }: Compared): string =>
    from === null || to === null
      ? c.notYet
      : c.span(formatDay(from.columns.on_day, lang), formatDay(to.columns.on_day, lang))
  return html`<section>
    <h2 class="govuk-heading-m">${c.title}</h2>
    ${stackTable({
      caption: c.title,
      captionHidden: true,
      columns: [c.outcome, c.child, c.worker].map((text) => ({ text })),
      rows: outcomes().map((outcome, index) => [
        label('outcome', outcome, lang),
        cell(child, index),
        cell(worker, index),
      ]),
      empty: c.notYet,
    })}
    <p class="govuk-body-s">${c.child}: ${span(child)}. ${c.worker}: ${span(worker)}. ${c.rule}</p>
  </section>`
}

/** The goal in the child's words, what may be passed on, and how near the child is to it. */
export function goalSection(known: VoiceKnown, lang: Lang): Html {
  const c = pick(outcomesContent, lang)
  const goal = goalThatStands(known.goals)
  const over = goal === null ? [] : goalOverTime(known.occasions, known.goalRatings, goal.id)
  const days = over.map(({ occasion }) => formatDay(occasion.columns.on_day, lang))
  const latest = [...inOrder(known.occasions)]
    .reverse()
    .flatMap(({ id }) => known.consents.find(({ columns }) => columns.occasion_id === id) ?? [])[0]
  const earlier = known.goals.filter(({ columns }) => columns.ended_on !== null)
  const table = stackTable({
    caption: c.goal.table,
    captionHidden: true,
    columns: [c.goal.when, c.goal.near].map((text) => ({ text })),
    rows: over.map(({ occasion, score }) => [
      occasionInWords(occasion.columns, lang),
      score ?? c.state.declined,
    ]),
    empty: c.notAsked,
  })
  return html`<section>
    <h2 class="govuk-heading-m">${c.goal.title}</h2>
    ${
      goal === null
        ? html`<p class="gs-muted">${c.goal.none}</p>`
        : html`<blockquote class="gs-said gs-prose" dir="auto">${goal.columns.words}</blockquote>
            <p class="govuk-body-s">${c.goal.since(formatDay(goal.columns.from_day, lang))}</p>
            <div class="gs-two">
              <div class="gs-two__part">
                ${
                  over.some(({ score }) => score !== null)
                    ? changeChart({
                        id: 'goal',
                        title: c.goal.picture,
                        said: over
                          .map(({ score }, at) => `${days[at] ?? ''} ${score ?? c.picture.noAnswer}`)
                          .join(', '),
                        steps: days,
                        low: 0,
                        high: 10,
                        every: 2,
                        lines: [{ name: c.goal.near, values: over.map(({ score }) => score) }],
                      })
                    : null
                }
              </div>
              <div class="gs-two__part">${table}</div>
            </div>`
    }
    ${
      earlier.length === 0
        ? null
        : html`<ul class="govuk-list govuk-list--bullet">
            ${earlier.map(
              ({ columns }) =>
                html`<li>
                  <span class="gs-prose" dir="auto">${columns.words}</span>
                  <span class="gs-muted"
                    >${c.goal.since(formatDay(columns.from_day, lang))}.
                    ${c.goal.ended(formatDay(columns.ended_on ?? columns.from_day, lang))}.</span
                  >
                </li>`,
            )}
          </ul>`
    }
    <p class="govuk-body">
      <strong>${c.consent.title}</strong> ${c.consent[latest?.columns.pass_on ?? 'none']}.
    </p>
  </section>`
}
