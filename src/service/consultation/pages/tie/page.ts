import {
  defineForm,
  radios,
  textarea,
  type FieldError,
  type Option,
} from '../../../../platform/forms/index.ts'
import { formatDay, pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { newFact, nextVersion } from '../../../../platform/record/index.ts'
import { redirect, refused, type Exchange, type Handler, type Reply } from '../../../../platform/web/route.ts'
import { codedAll } from '../../../../platform/reference-data/in-words.ts'
import { caseFormPage, type Standing } from '../../../child/index.ts'
import { openDeadline } from '../../../deadlines/index.ts'
import { consultationContent } from '../../content/index.ts'
import { bookConsultation, consultation, type BookConsultation } from '../../facts.ts'
import { followUpDeadline, tiedToCase } from '../../rules.ts'
import { idInPath, indirectPath } from '../../sections/section.ts'
import { readConsultations } from '../../store.ts'
import { aboutInWords, areaName, whoAsked } from '../../tell.ts'

const t = wordsOf(consultationContent)
const MOST = 50

const form = defineForm({
  fields: {
    which: radios({
      label: t((c) => c.tie.which),
      called: t((c) => c.tie.whichCalled),
      options: 'given',
      span: 'full',
    }),
    reason: textarea({
      label: t((c) => c.tie.reason),
      called: t((c) => c.tie.reasonCalled),
      max: 300,
      rows: 2,
      dir: 'auto',
    }),
  },
})

type Waiting = readonly Standing<BookConsultation>[]

/** What the book says of an entry, enough to know it again. */
const optionOf = ({ id, columns: one }: Standing<BookConsultation>): Option => ({
  code: id,
  label: (lang) =>
    [formatDay(one.on_day, lang), whoAsked(one, lang), aboutInWords(one, lang)]
      .filter((part) => part !== null)
      .join(' – '),
  hint: (lang) =>
    [areaName(one.local_authority, lang), codedAll('advice-topic', one.topics, lang)]
      .filter((part) => part !== null)
      .join(' – '),
})

const waiting = async (x: Exchange): Promise<Waiting> =>
  (await readConsultations(x.db, MOST)).filter(({ columns }) => columns.about === 'anonymous')

async function draw(
  x: Exchange,
  entries: Waiting,
  typed: ReturnType<typeof form.typed>,
  errors?: readonly FieldError[],
): Promise<Reply> {
  const c = pick(consultationContent, x.lang)
  return caseFormPage(x, {
    tab: 'indirect',
    title: c.tie.title,
    lead: entries.length === 0 ? c.tie.none : c.tie.lead,
    form:
      entries.length === 0
        ? null
        : form.render({ lang: x.lang, typed, errors, options: { which: entries.map(optionOf) } }),
    submit: c.tie.submit,
    back: { href: indirectPath(x), text: c.back },
    errors,
  })
}

export const tiePage: Handler = async (x) => {
  const draft = await x.draft()
  return draw(x, await waiting(x), draft === null ? {} : form.typed(draft.fields))
}

/** The entry's next version names the case, and what it said becomes a fact of the case: one act, by whoever may see both. */
export const tie: Handler = async (x) => {
  const entries = await waiting(x)
  const parsed = form.parse(x.body, x.lang, { options: { which: entries.map(optionOf) } })
  if (!parsed.ok) return draw(x, entries, parsed.typed, parsed.errors)
  const entry = entries.find(({ id }) => id === parsed.value.which)
  if (entry === undefined) return draw(x, entries, parsed.typed, [])
  const caseId = x.caseId()
  const id = idInPath(x, consultation.table)
  const columns = tiedToCase(entry.columns, entry.id)
  const ought = followUpDeadline(columns, x.now)
  const outcome = await x.record({
    kind: 'indirect.consultation.tie',
    caseId,
    happenedAt: null,
    answer: indirectPath(x),
    facts: [
      newFact(consultation, caseId, columns, id),
      nextVersion(bookConsultation, null, entry, { ...entry.columns, case_id: caseId }, parsed.value.reason),
      ...(ought?.state === 'open' ? [openDeadline(caseId, 'consultation-follow-up', ought.dueAt, id)] : []),
    ],
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  if (outcome.refusal.code !== 'someone-else-changed-it') return refused(outcome.refusal)
  const message = pick(consultationContent, x.lang).tie.gone
  return draw(x, await waiting(x), parsed.typed, [{ field: 'which', anchor: 'which', message }])
}
