import { calendarDay } from '../../../kernel/calendar-day.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { decide } from '../../../platform/access/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { noSuchPage, page, type Handler } from '../../../platform/web/route.ts'
import { caseBar, toldList, type Standing } from '../../child/index.ts'
import { outcomesContent } from '../content/index.ts'
import type { Occasion, Rater } from '../facts.ts'
import { answerTo, goalOverTime, itemsOn } from '../rules.ts'
import { voiceKnown, type VoiceKnown } from '../store.ts'
import { answerInWords, occasionInWords, tellOccasion } from '../tell.ts'
import { occasionOf, occasionPath, voicePath } from './path.ts'

function answersTable(known: VoiceKnown, occasion: Standing<Occasion>, rater: Rater, lang: Lang): Html {
  const c = pick(outcomesContent, lang).occasion
  const items = itemsOn(codeList('outcome-item'), rater, calendarDay(occasion.columns.on_day))
  const worker = rater === 'worker'
  return stackTable({
    caption: worker ? c.workerTitle : c.childTitle,
    columns: [c.item, c.answer, ...(worker ? [c.evidence] : [])].map((text) => ({ text })),
    rows: items.map(({ code, wording }) => {
      const one = answerTo(known, occasion.id, code)
      return [
        wording.label[lang],
        answerInWords(one, rater, lang),
        ...(worker
          ? [
              one?.evidence === undefined || one.evidence === null
                ? null
                : html`<span class="gs-prose" dir="auto">${one.evidence}</span>`,
            ]
          : []),
      ]
    }),
    empty: c.none,
  })
}

/** One occasion: how it was asked, and what each of the two said on that day, beside one another. */
export const occasionPage: Handler = async (x) => {
  const occasion = await occasionOf(x)
  if (occasion === undefined) return noSuchPage()
  const known = await voiceKnown(x.db, x.caseId())
  const c = pick(outcomesContent, x.lang)
  const at = occasionPath(x, occasion.id)
  const records = decide('case:record', x.access, x.now).permitted
  const possible = occasion.columns.possible === 'yes'
  const link = (path: string, text: string): Html =>
    html`<a class="govuk-button govuk-button--secondary" href="${at}/${path}">${text}</a>`
  const goals = known.goals.flatMap((goal) =>
    goalOverTime([occasion], known.goalRatings, goal.id).map(({ score }) => ({ goal, score })),
  )
  const consent = known.consents.find(({ columns }) => columns.occasion_id === occasion.id)
  const title = occasionInWords(occasion.columns, x.lang)
  return page(
    c.title,
    html`${await caseBar(x, 'voice')}
      <h1 class="govuk-heading-l">${title}</h1>
      <div class="gs-dense">${toldList(tellOccasion(occasion.columns, x.lang), x.lang)}</div>
      ${
        records
          ? html`<p class="govuk-body">
                <a class="govuk-link" href="${voicePath(x)}/occasions/${occasion.id}"
                  >${c.occasion.correct}</a
                >
              </p>
              <div class="govuk-button-group">
                ${
                  possible
                    ? html`<a class="govuk-button" href="${at}/hand-over">${c.occasion.answers}</a>
                        ${link('answers', c.occasion.write)} ${link('goal', c.occasion.setGoal)}`
                    : null
                }
                ${link('seen', c.occasion.see)}
              </div>`
          : null
      }
      <div class="gs-two">
        <div class="gs-two__part">
          ${possible ? answersTable(known, occasion, 'child', x.lang) : null}
          ${goals.map(
            ({ goal, score }) =>
              html`<p class="govuk-body">
                <strong>${c.goal.title}:</strong>
                <span class="gs-prose" dir="auto">${goal.columns.words}</span>
                (${c.goal.near}: ${score ?? c.state.declined})
              </p>`,
          )}
          <p class="govuk-body">
            <strong>${c.consent.title}</strong> ${c.consent[consent?.columns.pass_on ?? 'none']}
          </p>
        </div>
        <div class="gs-two__part">${answersTable(known, occasion, 'worker', x.lang)}</div>
      </div>
      <p class="govuk-body">
        ${possible ? html`<a class="govuk-link" href="${at}/sheet">${c.occasion.sheet}</a> · ` : null}
        <a class="govuk-link" href="${voicePath(x)}">${c.back}</a>
      </p>`,
    { wide: true },
  )
}
