import type { Lang } from '../../../kernel/lang.ts'
import {
  defineForm,
  errorSummaryOf,
  formShell,
  text,
  type FieldError,
  type Typed,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { button, panel, warningText } from '../../../platform/web/components/index.ts'
import { html, nothing, type Html } from '../../../platform/web/html.ts'
import { onlineContent } from '../content/online.ts'

const t = wordsOf(onlineContent)

const list = (lines: readonly string[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`

/** The first page. `goOn`: where a referral begun in this browser goes on. */
export function startView(
  lang: Lang,
  first: string,
  goOn: string | null,
  form: { readonly csrf: string; readonly key: string },
): Html {
  const c = pick(onlineContent, lang).start
  return html`<h1 class="govuk-heading-xl">${c.title}</h1>
    <p class="govuk-body-l">${c.lead}</p>
    ${warningText({ lang, text: c.danger })}
    <h2 class="govuk-heading-m">${c.needTitle}</h2>
    ${list(c.need)}
    <h2 class="govuk-heading-m">${c.longTitle}</h2>
    <p class="govuk-body">${c.long}</p>
    <h2 class="govuk-heading-m">${c.nextTitle}</h2>
    <p class="govuk-body">${c.next}</p>
    <h2 class="govuk-heading-m">${c.alsoTitle}</h2>
    ${list(c.also)}
    ${
      goOn === null
        ? button({ text: c.go, href: first, isStartButton: true })
        : html`<p class="govuk-body">${c.resumeLead}</p>
            ${button({ text: c.resume, href: goOn })}
            ${formShell({
              lang,
              action: '/refer/leave',
              csrf: form.csrf,
              idempotencyKey: form.key,
              body: nothing,
              submitLabel: c.another,
              submit: { name: 'what', value: 'another' },
            })}`
    }
    <p class="govuk-body"><a class="govuk-link" href="/refer/return">${c.back}</a></p>
    <p class="govuk-body">${c.ring}</p>`
}

export const returnForm = defineForm({
  fields: {
    reference: text({
      label: t((c) => c.back.reference),
      hint: t((c) => c.back.referenceHint),
      width: 10,
      max: 30,
      spellcheck: false,
      autocomplete: 'off',
    }),
    code: text({ label: t((c) => c.back.code), width: 20, max: 30, spellcheck: false, autocomplete: 'off' }),
  },
})

export function returnView(
  lang: Lang,
  form: { readonly csrf: string; readonly key: string },
  refused: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null,
): Html {
  const c = pick(onlineContent, lang).back
  return html`${errorSummaryOf(refused?.errors, lang)}
    <h1 class="govuk-heading-l">${c.title}</h1>
    ${formShell({
      lang,
      action: '/refer/return',
      csrf: form.csrf,
      idempotencyKey: form.key,
      body: returnForm.render({ lang, typed: refused?.typed, errors: refused?.errors, size: 'm' }),
      submitLabel: c.go,
    })}`
}

export function leftView(lang: Lang): Html {
  const c = pick(onlineContent, lang).left
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    <p class="govuk-body"><a class="govuk-link" href="/refer/return">${c.back}</a></p>`
}

export function sentView(lang: Lang, reference: string): Html {
  const c = pick(onlineContent, lang).sent
  return html`${panel({
      titleText: c.title,
      headingLevel: 1,
      html: html`${c.reference}<br /><strong translate="no">${reference}</strong>`,
    })}
    <p class="govuk-body">${c.lead}</p>
    <h2 class="govuk-heading-m">${c.nextTitle}</h2>
    ${list(c.next)}
    <h2 class="govuk-heading-m">${c.worryTitle}</h2>
    <p class="govuk-body">${c.worry}</p>
    <p class="govuk-body">${c.print}</p>
    <p class="govuk-body"><a class="govuk-link" href="/refer">${c.another}</a></p>`
}
