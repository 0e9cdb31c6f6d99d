import { dayInLondon } from '../../../kernel/calendar-day.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { done } from '../../../kernel/refusal.ts'
import {
  defineForm,
  radios,
  textarea,
  type FieldError,
  type Option,
  type Typed,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { factIdOf, newFact } from '../../../platform/record/index.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import type { Exchange, Handler, Reply } from '../../../platform/web/route.ts'
import { caseFormPage, recordOnCase } from '../../child/index.ts'
import { immigrationContent, letterContent } from '../content/index.ts'
import { supportLetter } from '../facts.ts'
import { immigrationPath } from '../sections/section.ts'
import { fillTemplate } from './rules.ts'
import { fillingOf } from './store.ts'

const t = wordsOf(letterContent)
const languages: readonly Option<Lang>[] = (['en', 'cy'] as const).map((code) => ({
  code,
  label: t((c) => c.new.languages[code]),
}))
const form = defineForm({
  fields: {
    template: radios({ label: t((c) => c.new.template), options: choices('letter-template'), span: 'full' }),
    lang: radios({ label: t((c) => c.new.lang), options: languages, span: 'full' }),
    addressee: textarea({
      label: t((c) => c.new.addressee),
      hint: t((c) => c.new.addresseeHint),
      rows: 3,
      max: 500,
      dir: 'auto',
    }),
  },
})

async function draw(x: Exchange, typed?: Typed, errors?: readonly FieldError[]): Promise<Reply> {
  const c = pick(letterContent, x.lang).new
  return caseFormPage(x, {
    tab: 'immigration',
    title: c.title,
    lead: c.lead,
    form: form.render({ lang: x.lang, typed, errors, values: { lang: x.lang } }),
    submit: c.submit,
    back: { href: immigrationPath(x), text: pick(immigrationContent, x.lang).back },
    errors,
  })
}

export const newLetter: Handler = async (x) => {
  const draft = await x.draft()
  return draw(x, draft === null ? undefined : form.typed(draft.fields))
}

/** The first version is what the record says; what only a person can say is written on the page that follows. */
export const beginLetter: Handler = async (x) => {
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return draw(x, parsed.typed, parsed.errors)
  const { template, lang, addressee } = parsed.value
  const caseId = x.caseId()
  const list = codeList('letter-template')
  const filled = fillTemplate(list, template, lang, await fillingOf(x, lang), dayInLondon(x.now))
  const id = factIdOf(supportLetter.table, caseId, x.form.key)
  const letter = newFact(
    supportLetter,
    caseId,
    {
      template,
      template_version: filled.version,
      lang,
      addressee,
      body: filled.body,
      state: 'draft',
      written_by: x.accountId(),
      signed_by: null,
      signed_as: null,
      signed_on: null,
      sent_on: null,
      sent_how: null,
    },
    id,
  )
  return recordOnCase(x, 'immigration.letter.begin', done([letter]), {
    answer: `${immigrationPath(x)}/letters/${id}/edit`,
  })
}
