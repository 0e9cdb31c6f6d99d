import { date, defineForm, radios, textarea, type FormValue } from '../../../platform/forms/index.ts'
import { calendarDay } from '../../../kernel/calendar-day.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { factIdOf } from '../../../platform/record/index.ts'
import { html } from '../../../platform/web/html.ts'
import { noSuchPage, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { correcting, standingFact } from '../../child/index.ts'
import { supervisionContent } from '../content/index.ts'
import { saidBy, supervisionAboutChild, type AboutChild } from '../facts.ts'
import { casesOfWorker, type Note } from '../note-store.ts'
import { tellAboutChild } from '../tell.ts'
import { ownStanding } from './writer.ts'

const t = wordsOf(supervisionContent)
const form = defineForm({
  fields: {
    on_day: date({ label: t((c) => c.notes.day), latest: 'today', span: 'full' }),
    words: textarea({
      label: t((c) => c.child.words),
      hint: t((c) => c.child.hint),
      rows: 4,
      dir: 'auto',
      span: 'full',
    }),
    said_by: radios({
      label: t((c) => c.child.saidBy),
      options: saidBy.map((code) => ({ code, label: t((c) => c.child.who[code]) })),
    }),
  },
})
type Value = FormValue<typeof form>

/** `note`: where it comes from, when it is written; null: it is corrected, and stays where it came from. */
const pages = (note: Note | null) =>
  correcting<Value, AboutChild>({
    kind: supervisionAboutChild,
    act: 'supervision.about-child',
    form,
    title: (lang, stands) => {
      const c = pick(supervisionContent, lang).child
      return stands ? c.correct : c.title
    },
    stored: async (x) =>
      note !== null ? null : standingFact(x.db, supervisionAboutChild, x.caseId(), x.params['factId']),
    begins: () => (note === null ? {} : { on_day: calendarDay(note.columns.on_day) }),
    values: (one) => ({ on_day: calendarDay(one.on_day), words: one.words, said_by: one.said_by }),
    columns: (value, before) => ({
      note_id: before?.note_id ?? note?.id ?? '',
      worker_name: before?.worker_name ?? note?.worker ?? '',
      supervisor_name: before?.supervisor_name ?? note?.supervisor ?? '',
      ...value,
    }),
    tell: tellAboutChild,
    firstId: (x) => factIdOf(supervisionAboutChild.table, x.caseId(), x.form.key),
    above: (x) => html`<p class="govuk-body">${pick(supervisionContent, x.lang).child.lead}</p>`,
    tab: 'chronology',
    after: (x) => `/cases/${x.caseId()}/chronology`,
  })

/** The note of the path, where whoever asks wrote it and its worker works with this child; null otherwise. */
async function noteFor(x: Exchange): Promise<Note | null> {
  const note = await ownStanding(x)
  if (note?.ok !== true) return null
  const cases = await casesOfWorker(x.db, note.value.columns.worker_id, x.now)
  return cases.some(({ caseId }) => caseId === x.caseId()) ? note.value : null
}

export const aboutChildPage: Handler = async (x) => {
  const note = await noteFor(x)
  return note === null ? noSuchPage() : pages(note).show(x)
}
export const recordAboutChild: Handler = async (x) => {
  const note = await noteFor(x)
  return note === null ? noSuchPage() : pages(note).save(x)
}
export const aboutChildCorrected: Handler = (x) => pages(null).show(x)
export const correctAboutChild: Handler = (x) => pages(null).save(x)
