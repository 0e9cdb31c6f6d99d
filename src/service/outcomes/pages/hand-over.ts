import { radios, defineForm, type FieldError, type Typed } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/web/html.ts'
import {
  HANDED_COOKIE,
  noSuchPage,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../platform/web/route.ts'
import { caseFormPage, type Standing } from '../../child/index.ts'
import {
  childLanguageFor,
  childLanguages,
  isChildLanguage,
  type ChildLanguage,
} from '../child-words/index.ts'
import { outcomesContent } from '../content/index.ts'
import type { Occasion } from '../facts.ts'
import { occasionOf, occasionPath } from './path.ts'

const t = wordsOf(outcomesContent)
// The names are those of the object.
const names = Object.keys(childLanguages) as ChildLanguage[]
const form = defineForm({
  fields: {
    language: radios({
      label: t((c) => c.handOver.language),
      options: names.map((code) => ({
        code,
        label: (lang) => {
          const words = childLanguages[code]
          const unchecked = words.checked ? '' : ` – ${pick(outcomesContent, lang).handOver.unchecked}`
          return `${words.called[lang]} (${words.name})${unchecked}`
        },
      })),
      span: 'full',
    }),
  },
})

async function draw(
  x: Exchange,
  occasion: Standing<Occasion>,
  typed: Typed | null,
  errors?: readonly FieldError[],
): Promise<Reply> {
  const c = pick(outcomesContent, x.lang).handOver
  const possible = occasion.columns.possible === 'yes'
  return caseFormPage(x, {
    tab: 'voice',
    title: c.title,
    lead: possible ? c.lead : c.notPossible,
    above: possible
      ? html`<ul class="govuk-list govuk-list--bullet">
            ${c.before.map((one) => html`<li>${one}</li>`)}
          </ul>
          <p class="govuk-body">${c.readAloud}</p>
          <p class="govuk-body">${c.uncheckedText}</p>`
      : null,
    form: possible
      ? form.render({
          lang: x.lang,
          values: { language: childLanguageFor(occasion.columns.language) ?? 'en' },
          typed: typed ?? undefined,
          errors,
        })
      : null,
    submit: c.submit,
    back: { href: occasionPath(x, occasion.id), text: pick(outcomesContent, x.lang).back },
    errors,
  })
}

export const handOverPages: { readonly show: Handler; readonly save: Handler } = {
  show: async (x) => {
    const occasion = await occasionOf(x)
    return occasion === undefined ? noSuchPage() : draw(x, occasion, null)
  },
  /** From here on this browser opens the child's pages only; whatever else is asked for locks it. */
  save: async (x) => {
    const occasion = await occasionOf(x)
    if (occasion === undefined) return noSuchPage()
    if (occasion.columns.possible === 'no') return draw(x, occasion, null)
    const parsed = form.parse(x.body, x.lang)
    if (!parsed.ok) return draw(x, occasion, parsed.typed, parsed.errors)
    const { language } = parsed.value
    const only = `${occasionPath(x, occasion.id)}/child`
    const to = `${only}?in=${isChildLanguage(language) ? language : 'en'}`
    return { kind: 'redirect', to, remember: { [HANDED_COOKIE]: only } }
  },
}
