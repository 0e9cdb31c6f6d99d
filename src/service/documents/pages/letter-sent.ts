import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { done } from '../../../kernel/refusal.ts'
import {
  date,
  defineForm,
  select,
  text,
  textarea,
  type FieldError,
  type Typed,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { newFact } from '../../../platform/record/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { noSuchPage, type Exchange, type Handler, type Reply } from '../../../platform/web/route.ts'
import { caseFormPage, recordOnCase, standingFact, type Standing } from '../../child/index.ts'
import { documentContent } from '../content/index.ts'
import { caseLetter, letterSent, type CaseLetter } from '../facts.ts'
import { documentsPath } from './path.ts'

const t = wordsOf(documentContent)
const form = defineForm({
  fields: {
    to_whom: text({ label: t((c) => c.letters.sentTo), max: 200, dir: 'auto', span: 'full' }),
    on_day: date({ label: t((c) => c.letters.sentDay), latest: 'today' }),
    how: select({ label: t((c) => c.letters.sentHow), options: choices('letter-sent-how') }),
    note: textarea({ label: t((c) => c.letters.sentNote), rows: 2, max: 500, optional: true, dir: 'auto' }),
  },
})

const stored = (x: Exchange) => standingFact(x.db, caseLetter, x.caseId(), x.params['letterId'])

function draw(
  x: Exchange,
  letter: Standing<CaseLetter>,
  typed?: Typed,
  errors?: readonly FieldError[],
  status: 409 | 422 = 422,
): Promise<Reply> {
  const c = pick(documentContent, x.lang).letters
  return caseFormPage(x, {
    tab: 'documents',
    title: c.sentTitle,
    lead: c.sentLead,
    form: form.render({
      lang: x.lang,
      typed,
      errors,
      values: { to_whom: letter.columns.addressee.split('\n')[0] ?? '' },
    }),
    submit: c.sentSubmit,
    back: { href: documentsPath(x, `/letters/${letter.id}`), text: pick(documentContent, x.lang).back },
    version: letter.version,
    errors,
    status,
  })
}

export const sentPages: { readonly show: Handler; readonly save: Handler } = {
  show: async (x) => {
    const letter = await stored(x)
    const draft = await x.draft()
    if (letter === undefined) return noSuchPage()
    return draw(x, letter, draft === null ? undefined : form.typed(draft.fields))
  },
  save: async (x) => {
    const letter = await stored(x)
    if (letter === undefined) return noSuchPage()
    const parsed = form.parse(x.body, x.lang, { today: dayInLondon(x.now) })
    // Which version went out must be the one that the writer looked at.
    if (versionOf(x.body) !== letter.version) {
      const message = pick(documentContent, x.lang).letters.sentChanged
      return draw(x, letter, parsed.typed, [{ field: 'to_whom', message, anchor: 'to_whom' }], 409)
    }
    if (!parsed.ok) return draw(x, letter, parsed.typed, parsed.errors)
    const sent = newFact(letterSent, x.caseId(), {
      letter_id: letter.id,
      letter_version: letter.version,
      ...parsed.value,
    })
    return recordOnCase(x, 'letter.sent', done([sent]), {
      answer: documentsPath(x, `/letters/${letter.id}`),
    })
  },
}
