import { calendarDay, startOfLondonDay } from '../../../../kernel/calendar-day.ts'
import { defineForm, number, radios, select, type FormValue } from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { warningText } from '../../../../platform/web/components/index.ts'
import { authorityOptions, siteOf } from '../../../desk/index.ts'
import { consultationContent } from '../../content/index.ts'
import { bookConsultation, type BookConsultation } from '../../facts.ts'
import { consultationFields, followUpFirst } from '../../sections/fields.ts'
import { readBook } from '../../store.ts'
import { tellBook } from '../../tell.ts'
import type { Exchange } from '../../../../platform/web/route.ts'
import { bookPages } from '../book-form.ts'
import { withdrawPages } from '../book-withdraw.ts'
import { html } from '../../../../platform/web/html.ts'

const t = wordsOf(consultationContent)
const form = defineForm({
  fields: {
    about: radios({
      label: t((c) => c.entry.about),
      hint: t((c) => c.entry.freeHint),
      options: [
        { code: 'anonymous', label: t((c) => c.entry.anonymous) },
        { code: 'none', label: t((c) => c.entry.none) },
      ] as const,
    }),
    child_age: number({
      label: t((c) => c.entry.age),
      min: 0,
      max: 25,
      width: 2,
      when: { field: 'about', is: 'anonymous' },
      optional: true,
    }),
    local_authority: select({
      label: t((c) => c.entry.area),
      hint: t((c) => c.entry.areaHint),
      options: 'given',
    }),
    ...consultationFields(t((c) => c.entry.freeHint)),
  },
  check: followUpFirst,
})
type Value = FormValue<typeof form>

const groups = {
  asking: ['on_day', 'mode', 'asked_by', 'agency', 'organisation', 'local_authority'],
  child: ['about', 'child_age'],
  advice: [
    'topics',
    'question',
    'advice',
    'actions',
    'follow_up_on',
    'hours',
    'followed_up_on',
    'outcome',
    'outcome_note',
  ],
} as const

/** The site of an area on a day of the work. */
export const siteOfWork = (area: string, day: string): string | null =>
  siteOf(area, startOfLondonDay(calendarDay(day)))

const book = {
  kind: bookConsultation,
  act: 'book.consultation',
  stored: async (x: Exchange, id: string) => {
    const found = await readBook(x.db, bookConsultation, id)
    // Tied to a case, it is corrected there.
    return found?.columns.case_id === null ? found : undefined
  },
  tell: tellBook,
  at: (id: string) => `/consultations/${id}`,
}

export const entryWithdrawal = withdrawPages<BookConsultation>(book)

export const entryPages = bookPages<Value, BookConsultation>({
  ...book,
  title: (lang, stands) => {
    const c = pick(consultationContent, lang).entry
    return stands ? c.correct : c.new
  },
  typed: (body) => form.typed(body),
  parse: (body, lang, more) => form.parse(body, lang, more),
  render: (options) => {
    const c = pick(consultationContent, options.lang).entry
    return html`${(['asking', 'child', 'advice'] as const).map(
      (name) =>
        html`<section>
          <h2 class="govuk-heading-m">${c[name]}</h2>
          ${form.render({ ...options, only: groups[name] })}
        </section>`,
    )}`
  },
  options: (x) => ({ local_authority: authorityOptions(x.now) }),
  values: (one) => ({
    ...one,
    on_day: one.on_day as Value['on_day'],
    follow_up_on: one.follow_up_on as Value['follow_up_on'],
    followed_up_on: one.followed_up_on as Value['followed_up_on'],
  }),
  columns: (value, before) => ({
    ...value,
    topics: [...value.topics],
    site: siteOfWork(value.local_authority, value.on_day),
    case_id: before?.case_id ?? null,
  }),
  above: (lang) => warningText({ lang, text: pick(consultationContent, lang).entry.noName }),
})
