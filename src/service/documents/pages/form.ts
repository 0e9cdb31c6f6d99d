import {
  date,
  defineForm,
  select,
  text,
  textarea,
  yesNo,
  type FormValue,
} from '../../../platform/forms/index.ts'
import { wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { documentContent } from '../content/index.ts'
import type { CaseDocument } from '../facts.ts'

const t = wordsOf(documentContent)

/** What is said of a document; the file itself is a field of its own. */
export const documentForm = defineForm({
  fields: {
    kind: select({ label: t((c) => c.upload.kind), options: choices('document-kind') }),
    on_day: date({ label: t((c) => c.upload.day), latest: 'today', optional: true }),
    what: text({
      label: t((c) => c.upload.what),
      hint: t((c) => c.upload.whatHint),
      max: 160,
      dir: 'auto',
      span: 'full',
    }),
    from_whom: text({
      label: t((c) => c.upload.from),
      hint: t((c) => c.upload.fromHint),
      max: 160,
      optional: true,
      dir: 'auto',
      span: 'full',
    }),
    holds_place: yesNo({
      label: t((c) => c.upload.place),
      hint: t((c) => c.upload.placeHint),
      unknown: true,
      span: 'full',
    }),
    note: textarea({
      label: t((c) => c.upload.note),
      hint: t((c) => c.upload.noteHint),
      max: 1_000,
      rows: 3,
      optional: true,
      dir: 'auto',
    }),
  },
})
export type DocumentValue = FormValue<typeof documentForm>

type Said = Pick<CaseDocument, 'kind' | 'on_day' | 'what' | 'from_whom' | 'holds_place' | 'note'>

export function saidOf(value: DocumentValue): Said {
  return {
    kind: value.kind,
    on_day: value.on_day,
    what: value.what,
    from_whom: value.from_whom,
    holds_place: value.holds_place,
    note: value.note,
  }
}
