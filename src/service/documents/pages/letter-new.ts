import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { codesOn } from '../../../kernel/code-list.ts'
import { done } from '../../../kernel/refusal.ts'
import type { FieldError, Typed } from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { factIdOf, newFact } from '../../../platform/record/index.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import { html } from '../../../platform/web/html.ts'
import { noSuchPage, type Exchange, type Handler, type Reply } from '../../../platform/web/route.ts'
import { coded } from '../../../platform/reference-data/in-words.ts'
import { caseFormPage, recordOnCase } from '../../child/index.ts'
import { documentContent } from '../content/index.ts'
import { caseLetter } from '../facts.ts'
import { beginning, letterForm, templateOf, type Template } from './letter-form.ts'
import { documentsPath, link } from './path.ts'

/** The letters there are, each in both languages. */
function choose(x: Exchange): Promise<Reply> {
  const c = pick(documentContent, x.lang)
  const entries = codesOn(codeList('case-letter'), dayInLondon(x.now))
  const to = (code: string, language: 'en' | 'cy', name: string) =>
    link(
      documentsPath(x, `/letters/new?template=${code}&language=${language}`),
      c.letters.inLanguage[language],
      name,
    )
  return caseFormPage(x, {
    tab: 'documents',
    title: c.letters.chooseTitle,
    lead: c.letters.chooseLead,
    above: html`<ul class="govuk-list">
      ${entries.map(({ code, label }) => {
        const name = label[x.lang]
        return html`<li><strong>${name}</strong>: ${to(code, 'en', name)} · ${to(code, 'cy', name)}</li>`
      })}
    </ul>`,
    form: null,
    submit: c.letters.submit,
    back: { href: documentsPath(x), text: c.back },
  })
}

function draw(x: Exchange, template: Template, typed: Typed, errors?: readonly FieldError[]): Promise<Reply> {
  const c = pick(documentContent, x.lang)
  return caseFormPage(x, {
    tab: 'documents',
    title: c.letters.writeTitle(coded('case-letter', template.code, x.lang) ?? ''),
    lead: c.letters.writeLead,
    form: letterForm.render({ lang: x.lang, typed, errors }),
    submit: c.letters.submit,
    back: { href: documentsPath(x), text: c.back },
    errors,
  })
}

export const newLetter: Handler = async (x) => {
  const draft = await x.draft()
  const kept = draft === null ? null : letterForm.typed(draft.fields)
  const drafted = templateOf(x, String(kept?.['template'] ?? ''), String(kept?.['language'] ?? ''))
  const asked = templateOf(x, x.query['template'], x.query['language'])
  if (asked === null)
    return kept !== null && drafted !== null && x.query['template'] === undefined
      ? draw(x, drafted, kept)
      : choose(x)
  if (kept !== null && drafted?.code === asked.code && drafted.language === asked.language)
    return draw(x, asked, kept)
  const body = await beginning(x, asked)
  if (body === null) return noSuchPage('no-such-case')
  return draw(x, asked, { template: asked.code, language: asked.language, addressee: '', body })
}

export const saveLetter: Handler = async (x) => {
  const parsed = letterForm.parse(x.body, x.lang)
  const template = templateOf(
    x,
    String(parsed.typed['template'] ?? ''),
    String(parsed.typed['language'] ?? ''),
  )
  if (template === null) return choose(x)
  if (!parsed.ok) return draw(x, template, parsed.typed, parsed.errors)
  const id = factIdOf(caseLetter.table, x.caseId(), x.form.key)
  const letter = newFact(
    caseLetter,
    x.caseId(),
    {
      template: template.code,
      language: template.language,
      addressee: parsed.value.addressee,
      body: parsed.value.body,
      written_by: x.accountId(),
    },
    id,
  )
  return recordOnCase(x, 'letter.record', done([letter]), {
    answer: documentsPath(x, `/letters/${id}`),
    detail: { template: template.code },
  })
}
