import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { date, defineForm, radios, select, text, textarea } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { enteredInError } from '../../../platform/record/index.ts'
import { done, refuse } from '../../../kernel/refusal.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import { nrmContent } from '../content/index.ts'
import { nrmReferral, nrmRoutes } from '../facts.ts'
import { correctReferral, mayRefer, refer, referralProblems } from '../rules.ts'
import { rowOf } from '../store.ts'
import { nrmPath } from './acting.ts'
import { dayTyped, entryPages } from './entry.ts'
import { own } from './options.ts'
import { readyNow } from './ready.ts'

const t = wordsOf(nrmContent)
const form = defineForm({
  fields: {
    sent_on: date({ label: t((c) => c.refer.sentOn), latest: 'today', span: 'full' }),
    sent_by: select({ label: t((c) => c.refer.sentBy), options: choices('nrm-first-responder') }),
    route: radios({ label: t((c) => c.refer.route), options: own(nrmRoutes, (c) => c.routes), span: 'full' }),
    own_reference: text({ label: t((c) => c.refer.own), optional: true }),
    nrm_reference: text({ label: t((c) => c.refer.nrm), optional: true }),
    note: textarea({
      label: t((c) => c.refer.note),
      hint: t((c) => c.noAddresses),
      optional: true,
      rows: 3,
      dir: 'auto',
    }),
  },
})

export const referralPages = entryPages({
  table: 'nrm_referral',
  act: 'nrm.refer',
  form,
  title: (c) => c.refer.title,
  lead: (c) => c.refer.lead,
  refusedBecause: (x, known, c) => (mayRefer(known, dayInLondon(x.now)) ? null : c.refer.waits),
  above: async (x, known) => {
    const ready = await readyNow(x, known)
    return ready === null || ready.gaps === 0
      ? null
      : html`<p class="govuk-body">
          ${pick(nrmContent, x.lang).refer.gaps(ready.gaps)}
          <a class="govuk-link" href="${nrmPath(x)}/readiness"
            >${pick(nrmContent, x.lang).actions.readiness}</a
          >
        </p>`
  },
  blank: (_, known) => ({ own_reference: known.prepared?.answers['own-reference'] ?? '' }),
  row: (x, id) => rowOf(x.db, 'nrm_referral', x.caseId(), id),
  typedOf: (row) => ({
    ...dayTyped('sent_on', row.sent_on),
    sent_by: row.sent_by,
    route: row.route,
    own_reference: row.own_reference ?? '',
    nrm_reference: row.nrm_reference ?? '',
    note: row.note ?? '',
  }),
  problems: (x, _, value) => referralProblems(value, x.now),
  record: (x, known, value) =>
    refer(known, { ...value, prepared_version: known.prepared?.version ?? null }, x.now),
  correct: (_, known, row, value, why) =>
    correctReferral(known, row, { ...value, prepared_version: row.prepared_version }, why),
  withdraw: (_, known, row, why) =>
    known.decisions.some((one) => one.referral_id === row.id) ||
    known.events.some((one) => one.referral_id === row.id)
      ? refuse('not-in-this-state', 'nrm-decided-after')
      : done([
          enteredInError(
            nrmReferral,
            known.caseId,
            { id: row.id, version: row.version, columns: nrmReferral.columns.parse(row) },
            why,
          ),
        ]),
})
