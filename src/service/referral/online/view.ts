import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { errorSummaryOf, formShell, type FieldError, type Typed } from '../../../platform/forms/index.ts'
import { formatInstant, pick, say } from '../../../platform/i18n/index.ts'
import {
  backLink,
  button,
  insetText,
  summaryList,
  warningText,
} from '../../../platform/web/components/index.ts'
import { html, nothing, type Html } from '../../../platform/web/html.ts'
import { onlineContent } from '../content/online.ts'
import { questionsContent } from '../content/questions.ts'
import type { ImportantQuestion } from '../given.ts'
import { told } from '../told.ts'
import { expiryOf, type DraftKey } from './drafts.ts'
import { optionsOn, sections, type Answers, type Question } from './question.ts'
import { askedOf } from './questions.ts'

export const addressOf = (question: Question, changing = false): string =>
  `/refer/questions/${question.name}${changing ? '?change=1' : ''}`

export interface QuestionView {
  readonly lang: Lang
  readonly question: Question
  readonly answers: Answers
  readonly today: CalendarDay
  readonly csrf: string
  readonly key: string
  readonly changing: boolean
  /** Null on a page drawn for the first time: then what was saved is shown. */
  readonly refused: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null
}

/** One question of the form. */
export function questionView(view: QuestionView): Html {
  const { lang, question, today, refused } = view
  const c = pick(onlineContent, lang)
  const typed = refused?.typed ?? view.answers[question.name] ?? {}
  const [first] = Object.values(question.form.fields)
  const title = say(question.title, lang)
  // Where the first field asks the page's own question, its label is the heading: nothing is said twice.
  const heading = first !== undefined && say(first.spec.label, lang) === title
  const asked = askedOf(view.answers)
  const at = asked.findIndex((one) => one.name === question.name) + 1
  const fields = question.form.render({
    lang,
    typed,
    errors: refused?.errors,
    options: optionsOn(today),
    size: heading ? 'l' : 'm',
    heading,
    unmarked: true,
    ...(question.shows === null ? {} : { only: question.shows(typed) }),
  })
  return html`${errorSummaryOf(refused?.errors, lang)}
    <p class="govuk-caption-l">
      ${pick(questionsContent, lang).sections[question.section]} · ${c.progress(at, asked.length)}
    </p>
    ${
      heading
        ? nothing
        : html`<h1 class="govuk-heading-l">${title}</h1>
            ${question.hint === null ? nothing : html`<p class="govuk-hint">${say(question.hint, lang)}</p>`}`
    }
    ${formShell({
      lang,
      action: addressOf(question, view.changing),
      csrf: view.csrf,
      idempotencyKey: view.key,
      body: html`${fields}
        <p class="govuk-hint">${c.blankHint}</p>`,
      submitLabel: c.next,
      submit: { name: '_then', value: 'next' },
      besides: html`${
        question.more === null
          ? nothing
          : button({
              text: say(question.more, lang),
              name: '_then',
              value: 'more',
              classes: 'govuk-button--secondary',
            })
      }
      ${button({ text: c.later, name: '_then', value: 'later', classes: 'govuk-button--secondary' })}`,
    })}`
}

export function back(lang: Lang, href: string): Html {
  return backLink({ lang, href })
}

/** The reference and the code of a draft, to be written down. */
export function keyView(lang: Lang, key: DraftKey): Html {
  const c = pick(onlineContent, lang).keep
  return insetText({
    html: html`<p class="govuk-body">
        ${c.reference}<br /><strong class="govuk-heading-l gs-code" translate="no">${key.reference}</strong>
      </p>
      <p class="govuk-body">
        ${c.code}<br /><strong class="govuk-heading-l gs-code" translate="no">${key.code}</strong>
      </p>`,
  })
}

export function keepView(lang: Lang, key: DraftKey, savedAt: Date, goOn: string): Html {
  const c = pick(onlineContent, lang).keep
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${keyView(lang, key)}
    <p class="govuk-body">${c.until(formatInstant(expiryOf(savedAt), lang))}</p>
    ${button({ text: c.go, href: goOn })}`
}

export function laterView(
  lang: Lang,
  draft: { readonly key: DraftKey; readonly savedAt: Date },
  form: { readonly csrf: string; readonly key: string },
  goOn: string,
): Html {
  const c = pick(onlineContent, lang).leave
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${keyView(lang, draft.key)}
    <p class="govuk-body">${c.until(formatInstant(expiryOf(draft.savedAt), lang))} ${c.how}</p>
    ${formShell({
      lang,
      action: '/refer/leave',
      csrf: form.csrf,
      idempotencyKey: form.key,
      body: nothing,
      submitLabel: c.forget,
      submit: { name: 'what', value: 'leave' },
      besides: html`<a class="govuk-link" href="${goOn}">${c.on}</a>`,
    })}
    ${formShell({
      lang,
      action: '/refer/leave',
      csrf: form.csrf,
      idempotencyKey: form.key,
      body: html`<p class="govuk-body">${c.removeLead}</p>`,
      submitLabel: c.remove,
      submit: { name: 'what', value: 'delete' },
    })}`
}

export function emergencyView(lang: Lang, goOn: string): Html {
  const c = pick(onlineContent, lang).emergency
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    ${warningText({ lang, text: c.lead })}
    <ol class="govuk-list govuk-list--number">
      ${c.steps.map((step) => html`<li>${step}</li>`)}
    </ol>
    <p class="govuk-body">${c.saved}</p>
    ${button({ text: c.go, href: goOn })}`
}

export interface CheckView {
  readonly lang: Lang
  readonly answers: Answers
  readonly incomplete: readonly ImportantQuestion[]
  readonly today: CalendarDay
  readonly csrf: string
  readonly key: string
}

const isMissing = (question: Question, incomplete: readonly ImportantQuestion[]): boolean =>
  question.important.some((one) => incomplete.includes(one))

/** What was answered to one question, a line a field; null when it was passed over. */
function answerOf(question: Question, view: CheckView): Html | null {
  const { lang, today } = view
  const options = optionsOn(today)
  const parsed = question.form.parse(view.answers[question.name] ?? {}, lang, { today, options })
  if (!parsed.ok) return null
  const values: Readonly<Record<string, unknown>> = parsed.value
  const title = say(question.title, lang)
  const lines = Object.entries(question.form.fields).flatMap(([name, field]) => {
    const words = told(field, values[name], lang, options[name])
    if (words === null) return []
    const label = say(field.spec.label, lang)
    return [
      label === title
        ? html`<p>${words}</p>`
        : html`<p><span class="gs-muted">${label.endsWith('?') ? label : `${label}:`}</span> ${words}</p>`,
    ]
  })
  return lines.length === 0 ? null : html`<div class="gs-prose" dir="auto">${lines}</div>`
}

export function checkView(view: CheckView): Html {
  const { lang, incomplete } = view
  const c = pick(onlineContent, lang).check
  const words = pick(questionsContent, lang)
  const asked = askedOf(view.answers)
  const missing = asked.filter((question) => isMissing(question, incomplete))
  const row = (question: Question) => ({
    key: { text: say(question.title, lang) },
    value: {
      html:
        answerOf(question, view) ??
        (isMissing(question, incomplete)
          ? html`<strong class="govuk-tag govuk-tag--yellow">${c.missing}</strong>`
          : html`<span class="gs-muted">${c.blank}</span>`),
    },
    actions: {
      items: [
        { href: addressOf(question, true), text: c.change, visuallyHiddenText: say(question.title, lang) },
      ],
    },
  })
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    ${
      missing.length === 0
        ? nothing
        : html`<section aria-labelledby="missing">
            <h2 class="govuk-heading-m" id="missing">${c.missingTitle}</h2>
            <p class="govuk-body">${c.missingLead}</p>
            <ul class="govuk-list govuk-list--bullet">
              ${missing.map(
                (question) =>
                  html`<li>
                    <a class="govuk-link" href="${addressOf(question, true)}">${say(question.title, lang)}</a>
                  </li>`,
              )}
            </ul>
          </section>`
    }
    ${sections.map(
      (section) =>
        html`<h2 class="govuk-heading-m">${words.sections[section]}</h2>
          ${summaryList({ rows: asked.filter((one) => one.section === section).map(row) })}`,
    )}
    <h2 class="govuk-heading-m">${c.sendTitle}</h2>
    <p class="govuk-body">${c.sendLead}</p>
    ${formShell({
      lang,
      action: '/refer/check',
      csrf: view.csrf,
      idempotencyKey: view.key,
      body: nothing,
      submitLabel: c.send,
      besides: html`<a class="govuk-link" href="/refer/later">${pick(onlineContent, lang).later}</a>`,
    })}`
}
