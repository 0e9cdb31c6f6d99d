import { calendarDay } from '../../../kernel/calendar-day.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import { html } from '../../../platform/web/html.ts'
import { noSuchPage, page, type Handler } from '../../../platform/web/route.ts'
import { caseBar } from '../../child/index.ts'
import {
  childLanguageFor,
  childLanguages,
  isChildLanguage,
  itemIn,
  type ChildLanguage,
  type ChildWords,
} from '../child-words/index.ts'
import { outcomesContent } from '../content/index.ts'
import { itemsOn } from '../rules.ts'
import { occasionOf, occasionPath } from './path.ts'

/** Every question on paper, in English and in the child's language: for an interpreter, or for a child without a device. */
export const sheetPage: Handler = async (x) => {
  const occasion = await occasionOf(x)
  if (occasion === undefined) return noSuchPage()
  const c = pick(outcomesContent, x.lang)
  const asked = x.query['in']
  const language: ChildLanguage = isChildLanguage(asked)
    ? asked
    : (childLanguageFor(occasion.columns.language) ?? 'en')
  const words: ChildWords = childLanguages[language]
  const { en } = childLanguages
  const items = itemsOn(codeList('outcome-item'), 'child', calendarDay(occasion.columns.on_day))
  const theirs = (text: string) => html`<span lang="${words.tag}" dir="${words.dir}">${text}</span>`
  // Side by side: an interpreter's eye goes across, not down.
  const both = (english: string, other: string | null) =>
    html`<p class="gs-sheet__line">
      <span lang="en">${english}</span>
      ${language === 'en' || other === null ? null : html`<strong>${theirs(other)}</strong>`}
    </p>`
  const at = `${occasionPath(x, occasion.id)}/sheet`
  return page(
    c.sheet.title,
    html`<div class="gs-off-paper">${await caseBar(x, 'voice')}</div>
      <h1 class="govuk-heading-l">${c.sheet.title}</h1>
      <p class="govuk-body">${c.sheet.lead}</p>
      ${words.checked ? null : html`<p class="govuk-body"><strong>${c.handOver.uncheckedText}</strong></p>`}
      <nav class="gs-off-paper" aria-label="${c.sheet.language}">
        <ul class="gs-chips">
          ${Object.entries(childLanguages).map(
            ([name, one]) =>
              html`<li>
                <a
                  class="gs-chip"
                  href="${at}?in=${name}"
                  ${name === language ? html`aria-current="true"` : null}
                  >${one.called[x.lang]}</a
                >
              </li>`,
          )}
        </ul>
        <p class="govuk-body">${c.sheet.print}</p>
      </nav>
      <section class="gs-sheet">
        ${both(en.hello, words.hello)}
        ${en.helloMore.map((one, index) => both(one, words.helloMore[index] ?? null))}
        <h2 class="govuk-heading-m">${c.sheet.answersTitle}</h2>
        <ol class="govuk-list govuk-list--number">
          ${en.scale.map((one, index) => html`<li>${both(one, words.scale[index] ?? null)}</li>`)}
        </ol>
        <p class="govuk-body">${c.sheet.answersLead}</p>
        ${both(en.decline, words.decline)}
        <h2 class="govuk-heading-m">${c.occasion.childTitle}</h2>
        <ol class="govuk-list govuk-list--number">
          ${items.map(({ wording }) => html`<li>${both(wording.label.en, itemIn(language, wording))}</li>`)}
        </ol>
        <h2 class="govuk-heading-m">${c.goal.title}</h2>
        ${both(en.goal, words.goal)} ${both(en.goalMore, words.goalMore)}
        ${both(en.goalScore, words.goalScore)} ${both(en.goalLow, words.goalLow)}
        ${both(en.goalHigh, words.goalHigh)}
        <h2 class="govuk-heading-m">${c.consent.title}</h2>
        ${both(en.passOn, words.passOn)} ${both(en.passOnMore, words.passOnMore)}
      </section>
      <p class="govuk-body gs-off-paper">
        <a class="govuk-link" href="${occasionPath(x, occasion.id)}">${c.back}</a>
      </p>`,
  )
}
