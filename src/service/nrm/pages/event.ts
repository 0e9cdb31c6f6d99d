import { calendarDay } from '../../../kernel/calendar-day.ts'
import { date, defineForm, radios, textarea } from '../../../platform/forms/index.ts'
import { formatDay, pick, wordsOf } from '../../../platform/i18n/index.ts'
import { label } from '../../../platform/reference-data/index.ts'
import { html } from '../../../platform/web/html.ts'
import { card } from '../../../platform/web/pieces.ts'
import { nrmContent } from '../content/index.ts'
import { nrmEvents } from '../facts.ts'
import {
  completed,
  correctEvent,
  eventProblems,
  openQuestions,
  recordEvent,
  withdrawEvent,
} from '../rules-events.ts'
import { rowOf } from '../store.ts'
import { nrmTerm } from '../terms.ts'
import { referralOf } from './decision.ts'
import { dayTyped, entryPages } from './entry.ts'

const t = wordsOf(nrmContent)
const form = defineForm({
  fields: {
    event: radios({
      label: t((c) => c.event.event),
      options: nrmEvents.map((code) => ({
        code,
        label: (lang: 'en' | 'cy') => label('nrm-event', code, lang),
      })),
      span: 'full',
    }),
    happened_on: date({ label: t((c) => c.event.on), latest: 'today' }),
    due_on: date({
      label: t((c) => c.event.due),
      hint: (lang) =>
        pick(nrmContent, lang).event.dueHint(nrmTerm('information-days', calendarDay('2026-01-01'))),
      optional: true,
      when: { field: 'event', is: 'information-asked' },
    }),
    detail: textarea({
      label: t((c) => c.event.detail),
      hint: t((c) => c.noAddresses),
      optional: true,
      rows: 4,
      dir: 'auto',
    }),
  },
})

export const eventPages = entryPages({
  table: 'nrm_event',
  act: 'nrm.event',
  form,
  title: (c) => c.event.title,
  lead: (c) => c.event.lead,
  refusedBecause: (_, known, c) => (referralOf(known) === null ? c.decide.noReferral : null),
  above: (x, known) => {
    const open = openQuestions(known)
    const c = pick(nrmContent, x.lang)
    return Promise.resolve(
      open.length === 0
        ? null
        : card(
            c.event.open,
            html`<ul class="govuk-list">
              ${open.map(
                (one) =>
                  html`<li>
                    ${one.due_on === null ? null : c.line.due(formatDay(one.due_on, x.lang))}
                    <span class="gs-prose" dir="auto">${one.detail}</span>
                  </li>`,
              )}
            </ul>`,
          ),
    )
  },
  blank: (x) => ({ event: nrmEvents.find((one) => one === x.query['event']) ?? '' }),
  row: (x, id) => rowOf(x.db, 'nrm_event', x.caseId(), id),
  typedOf: (row) => ({
    event: row.event,
    ...dayTyped('happened_on', row.happened_on),
    ...dayTyped('due_on', row.due_on),
    detail: row.detail ?? '',
  }),
  problems: (x, known, value, row) =>
    eventProblems(
      known,
      completed(
        known,
        { ...value, referral_id: row?.referral_id ?? referralOf(known) ?? '', answers_id: null },
        row,
      ),
      row,
      x.now,
    ),
  record: (x, known, value) =>
    recordEvent(
      known,
      { ...value, referral_id: referralOf(known) ?? '', answers_id: null },
      x.now,
      x.form.key,
    ),
  correct: (x, known, row, value, why) =>
    correctEvent(known, row, { ...value, referral_id: row.referral_id, answers_id: null }, why, x.now),
  withdraw: (x, known, row, why) => withdrawEvent(known, row, why, x.now),
})
