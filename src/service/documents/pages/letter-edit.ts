import { pick } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/web/html.ts'
import { correcting, standingFact } from '../../child/index.ts'
import type { FormValue } from '../../../platform/forms/index.ts'
import { documentContent } from '../content/index.ts'
import { caseLetter, type CaseLetter } from '../facts.ts'
import { tellLetter } from '../tell.ts'
import { letterForm } from './letter-form.ts'
import { documentsPath } from './path.ts'

/** The next version of a letter. Which version was sent is said by what marks it as sent. */
export const editPages = correcting<FormValue<typeof letterForm>, CaseLetter>({
  kind: caseLetter,
  act: 'letter',
  form: letterForm,
  title: (lang) => pick(documentContent, lang).letters.editTitle,
  stored: (x) => standingFact(x.db, caseLetter, x.caseId(), x.params['letterId']),
  above: (x) => html`<p class="govuk-body">${pick(documentContent, x.lang).letters.writeLead}</p>`,
  values: (letter) => ({
    template: letter.template,
    language: letter.language,
    addressee: letter.addressee,
    body: letter.body,
  }),
  columns: (value, before, x) => {
    if (before === null) throw new Error('a letter is first written from a template')
    return { ...before, addressee: value.addressee, body: value.body, written_by: x.accountId() }
  },
  tell: tellLetter,
  tab: 'documents',
  after: (x) => documentsPath(x, `/letters/${x.params['letterId'] ?? ''}`),
})
