import { date, defineForm, radios, select, textarea } from '../../../platform/forms/index.ts'
import { label } from '../../../platform/reference-data/index.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import { wordsOf } from '../../../platform/i18n/index.ts'
import { nrmContent } from '../content/index.ts'
import { groundsKinds, nrmOutcomes } from '../facts.ts'
import { correctDecision, decide, decisionProblems, withdrawDecision } from '../rules.ts'
import { currentReferral } from '../standing.ts'
import { knownOf, rowOf, type NrmCase } from '../store.ts'
import { dayTyped, entryPages } from './entry.ts'
import { own } from './options.ts'

const t = wordsOf(nrmContent)
const form = defineForm({
  fields: {
    grounds: radios({
      label: t((c) => c.decide.grounds),
      options: own(groundsKinds, (c) => c.grounds),
      span: 'full',
    }),
    outcome: radios({
      label: t((c) => c.decide.outcome),
      options: own(nrmOutcomes, (c) => c.outcomes),
      span: 'full',
    }),
    decided_on: date({ label: t((c) => c.decide.decidedOn), latest: 'today' }),
    heard_on: date({ label: t((c) => c.decide.heardOn), latest: 'today', optional: true }),
    authority: select({
      label: t((c) => c.decide.authority),
      hint: t((c) => c.decide.authorityHint),
      // Every authority there ever was: an old decision is recorded too, and the rule holds it against its day.
      options: codeList('nrm-competent-authority').entries.map(({ code }) => ({
        code,
        label: (lang: 'en' | 'cy') => label('nrm-competent-authority', code, lang),
      })),
      optional: true,
      span: 'full',
    }),
    because: textarea({ label: t((c) => c.decide.because), optional: true, rows: 4, dir: 'auto' }),
  },
})

/** The referral that counts: what is recorded now belongs to it. */
export const referralOf = (known: NrmCase): string | null =>
  currentReferral(knownOf(known).referrals)?.id ?? null

export const decisionPages = entryPages({
  table: 'nrm_decision',
  act: 'nrm.decide',
  form,
  title: (c) => c.decide.title,
  lead: (c) => c.decide.lead,
  refusedBecause: (_, known, c) => (referralOf(known) === null ? c.decide.noReferral : null),
  blank: () => ({}),
  row: (x, id) => rowOf(x.db, 'nrm_decision', x.caseId(), id),
  typedOf: (row) => ({
    grounds: row.grounds,
    outcome: row.outcome,
    ...dayTyped('decided_on', row.decided_on),
    ...dayTyped('heard_on', row.heard_on),
    authority: row.authority ?? '',
    because: row.because ?? '',
  }),
  problems: (x, known, value, row) =>
    decisionProblems(
      known,
      { ...value, referral_id: row?.referral_id ?? referralOf(known) ?? '' },
      row,
      x.now,
    ),
  record: (x, known, value) => decide(known, { ...value, referral_id: referralOf(known) ?? '' }, x.now),
  correct: (x, known, row, value, why) =>
    correctDecision(known, row, { ...value, referral_id: row.referral_id }, why, x.now),
  withdraw: (x, known, row, why) => withdrawDecision(known, row, why, x.now),
})
