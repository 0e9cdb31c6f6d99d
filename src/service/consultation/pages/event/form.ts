import {
  checkboxes,
  date,
  defineForm,
  number,
  select,
  text,
  textarea,
  type FormValue,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { authorityOptions } from '../../../desk/index.ts'
import { consultationContent } from '../../content/index.ts'
import { indirectEvent, type IndirectEvent } from '../../facts.ts'
import { known, topicsField, workFields } from '../../sections/fields.ts'
import { readBook } from '../../store.ts'
import { tellEvent } from '../../tell.ts'
import type { Exchange } from '../../../../platform/web/route.ts'
import { bookPages } from '../book-form.ts'
import { withdrawPages } from '../book-withdraw.ts'
import { siteOfWork } from '../entry/form.ts'

const t = wordsOf(consultationContent)
const confidence = (label: 'before' | 'after') =>
  number({
    label: t((c) => c.event[label]),
    hint: t((c) => c.event.confidenceHint),
    min: 0,
    max: 10,
    decimals: true,
    width: 3,
    optional: true,
  })

const form = defineForm({
  fields: {
    kind: select({ label: t((c) => c.event.kind), options: choices('indirect-event-kind') }),
    title: text({ label: t((c) => c.event.name), hint: t((c) => c.event.nameHint), dir: 'auto' }),
    on_day: date({ label: t((c) => c.event.on), called: t((c) => c.event.onCalled), latest: 'today' }),
    local_authority: select({
      label: t((c) => c.event.area),
      hint: t((c) => c.event.areaHint),
      options: 'given',
    }),
    audience: checkboxes({ label: t((c) => c.event.audience), options: known, optional: true, span: 'full' }),
    topics: topicsField(t((c) => c.event.topics)),
    people: number({
      label: t((c) => c.event.people),
      min: 0,
      max: 10_000,
      width: 5,
      optional: true,
      span: 'full',
    }),
    ...workFields(),
    confidence_before: confidence('before'),
    confidence_after: confidence('after'),
    note: textarea({
      label: t((c) => c.event.note),
      hint: t((c) => c.event.nameHint),
      rows: 3,
      dir: 'auto',
      optional: true,
      span: 'full',
    }),
  },
})
type Value = FormValue<typeof form>

const book = {
  kind: indirectEvent,
  act: 'book.event',
  stored: (x: Exchange, id: string) => readBook(x.db, indirectEvent, id),
  tell: tellEvent,
  at: (id: string) => `/consultations/events/${id}`,
}

export const eventWithdrawal = withdrawPages<IndirectEvent>(book)

export const eventPages = bookPages<Value, IndirectEvent>({
  ...book,
  title: (lang, stands) => {
    const c = pick(consultationContent, lang).event
    return stands ? c.correct : c.new
  },
  typed: (body) => form.typed(body),
  parse: (body, lang, more) => form.parse(body, lang, more),
  render: (options) => form.render(options),
  options: (x) => ({
    local_authority: [{ code: 'several', label: t((c) => c.event.several) }, ...authorityOptions(x.now)],
  }),
  values: (one) => ({ ...one, on_day: one.on_day as Value['on_day'] }),
  columns: (value) => ({
    ...value,
    audience: [...value.audience],
    topics: [...value.topics],
    site: siteOfWork(value.local_authority, value.on_day),
  }),
  above: () => null,
})
