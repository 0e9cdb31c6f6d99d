import { done } from '../../../kernel/refusal.ts'
import { date, defineForm, radios, select, text, textarea } from '../../../platform/forms/index.ts'
import { wordsOf } from '../../../platform/i18n/index.ts'
import { enteredInError } from '../../../platform/record/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { isCode } from '../../../platform/reference-data/index.ts'
import { nrmContent } from '../content/index.ts'
import { nrmTold, understandings } from '../facts.ts'
import { recordTold, toldProblems } from '../rules-events.ts'
import { rowOf } from '../store.ts'
import { dayTyped, entryPages } from './entry.ts'
import { own } from './options.ts'

const t = wordsOf(nrmContent)
const form = defineForm({
  fields: {
    about: radios({ label: t((c) => c.told.about), options: choices('nrm-told-about'), span: 'full' }),
    told_on: date({ label: t((c) => c.told.on), latest: 'today' }),
    told_by: text({ label: t((c) => c.told.by), dir: 'auto' }),
    language: select({ label: t((c) => c.told.language), options: choices('language'), optional: true }),
    interpreter: radios({
      label: t((c) => c.told.interpreter),
      options: choices('yes-no-unknown'),
      optional: true,
      inline: true,
    }),
    understood: radios({
      label: t((c) => c.told.understood),
      options: own(understandings, (c) => c.understood),
      optional: true,
      inline: true,
    }),
    child_words: textarea({ label: t((c) => c.told.words), optional: true, rows: 3, dir: 'auto' }),
    note: textarea({
      label: t((c) => c.told.note),
      hint: t((c) => c.noAddresses),
      optional: true,
      rows: 3,
      dir: 'auto',
    }),
  },
})

export const toldPages = entryPages({
  table: 'nrm_told',
  act: 'nrm.told',
  form,
  title: (c) => c.told.title,
  lead: (c) => c.told.lead,
  refusedBecause: () => null,
  blank: (x) => {
    const about = x.query['about'] ?? ''
    return { about: isCode('nrm-told-about', about) ? about : '', told_by: x.person?.name ?? '' }
  },
  row: (x, id) => rowOf(x.db, 'nrm_told', x.caseId(), id),
  typedOf: (row) => ({
    about: row.about,
    ...dayTyped('told_on', row.told_on),
    told_by: row.told_by,
    language: row.language ?? '',
    interpreter: row.interpreter ?? '',
    understood: row.understood ?? '',
    child_words: row.child_words ?? '',
    note: row.note ?? '',
  }),
  problems: (x, _, value) => toldProblems(value, x.now),
  record: (_, known, value) => recordTold(known, null, value, null),
  correct: (_, known, row, value, why) => recordTold(known, row, value, why),
  withdraw: (_, known, row, why) =>
    done([
      enteredInError(
        nrmTold,
        known.caseId,
        { id: row.id, version: row.version, columns: nrmTold.columns.parse(row) },
        why,
      ),
    ]),
})
