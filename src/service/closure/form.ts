import type { Lang } from '../../kernel/lang.ts'
import { exitReasons, settledPoints, type SettledPoint } from '../../kernel/vocabulary.ts'
import {
  date,
  defineForm,
  radios,
  select,
  text,
  textarea,
  type Field,
  type FieldError,
  type FormValue,
  type Option,
} from '../../platform/forms/index.ts'
import { pick, wordsOf } from '../../platform/i18n/index.ts'
import { choices } from '../../platform/reference-data/choices.ts'
import { label } from '../../platform/reference-data/index.ts'
import { closureContent } from './content/index.ts'
import {
  childViewSources,
  onwardAnswers,
  openProcesses,
  pointAnswers,
  type OpenProcess,
  type PointAnswer,
} from './facts.ts'
import type { Problem, ProblemPlace } from './problems.ts'
import type { Proposal } from './store.ts'

const t = wordsOf(closureContent)
const rows = [1, 2, 3, 4, 5] as const
type Row = (typeof rows)[number]

const three = (group: 'goesOn' | 'referred') =>
  (['yes', 'no', 'unknown'] as const).map((code): Option<'yes' | 'no' | 'unknown'> => ({
    code,
    label: t((c) => c[group][code]),
  }))

type PointFields = Record<`point_${SettledPoint}`, Field<PointAnswer | null>> &
  Record<`evidence_${SettledPoint}`, Field<string | null>>
// Each pair below is built from the very names of the type, which inference cannot see through fromEntries.
const pointFields = Object.fromEntries(
  settledPoints.flatMap((point) => [
    [
      `point_${point}`,
      radios({
        label: (lang: Lang) => label('settled-checklist', point, lang),
        options: pointAnswers.map((code) => ({ code, label: t((c) => c.answers[code]) })),
        optional: true,
        inline: true,
      }),
    ],
    [
      `evidence_${point}`,
      textarea({
        label: (lang: Lang) =>
          pick(closureContent, lang).propose.evidence(label('settled-checklist', point, lang)),
        optional: true,
        rows: 2,
        max: 1_000,
        dir: 'auto',
        span: 'half',
      }),
    ],
  ]),
) as unknown as PointFields

type OpenFields = Record<`owner_${OpenProcess}` | `open_${OpenProcess}`, Field<string | null>>
const openFields = Object.fromEntries(
  openProcesses.flatMap((process) => [
    [`owner_${process}`, text({ label: t((c) => c.propose.owner(c.processes[process])), optional: true })],
    [
      `open_${process}`,
      text({ label: t((c) => c.propose.openNote(c.processes[process])), optional: true, max: 500 }),
    ],
  ]),
) as unknown as OpenFields

type OnwardFields = Record<`service_${Row}` | `note_${Row}`, Field<string | null>> &
  Record<`accepted_${Row}`, Field<(typeof onwardAnswers)[number] | null>>
const onwardFields = Object.fromEntries(
  rows.flatMap((n) => [
    [
      `service_${n}`,
      select({ label: t((c) => c.propose.service(n)), options: choices('onward-service'), optional: true }),
    ],
    [
      `accepted_${n}`,
      select({
        label: t((c) => c.propose.accepted(n)),
        options: onwardAnswers.map((code) => ({ code, label: t((c) => c.onwardAnswers[code]) })),
        optional: true,
      }),
    ],
    [`note_${n}`, text({ label: t((c) => c.propose.note(n)), optional: true, max: 500, span: 'full' })],
  ]),
) as unknown as OnwardFields

export const proposalForm = defineForm({
  fields: {
    exit_reason: radios({
      label: t((c) => c.propose.reason),
      hint: t((c) => c.propose.reasonHint),
      // Only the reasons of the case's own model are offered.
      options: 'given',
      span: 'full',
    }),
    exit_detail: select({
      label: t((c) => c.propose.detail),
      options: choices('exit-other-detail'),
      when: { field: 'exit_reason', is: 'other' },
      messages: { missing: t((c) => c.propose.detailMissing) },
    }),
    exit_detail_words: text({
      label: t((c) => c.propose.detailWords),
      optional: true,
      max: 500,
      span: 'full',
    }),
    exit_on: date({
      label: t((c) => c.propose.exitOn),
      called: t((c) => c.propose.exitOnCalled),
      latest: 'today',
      span: 'full',
    }),
    ...pointFields,
    child_view_how: radios({
      label: t((c) => c.propose.childViewHow),
      options: childViewSources.map((code) => ({ code, label: t((c) => c.heard[code]) })),
    }),
    child_view: textarea({
      label: t((c) => c.propose.childView),
      hint: t((c) => c.propose.childViewHint),
      optional: true,
      dir: 'auto',
      span: 'half',
    }),
    anything_open: radios({
      label: t((c) => c.propose.anythingOpen),
      options: three('goesOn'),
      inline: true,
      span: 'full',
    }),
    ...openFields,
    referred_on: radios({
      label: t((c) => c.propose.referredOn),
      options: three('referred'),
      inline: true,
      span: 'full',
    }),
    ...onwardFields,
    summary: textarea({
      label: t((c) => c.propose.summary),
      hint: t((c) => c.propose.summaryHint),
      rows: 8,
      max: 10_000,
      dir: 'auto',
    }),
  },
})

export type ProposalFields = keyof typeof proposalForm.fields
/** The page's sections and the questions of each, in order. */
export const sections = {
  why: ['exit_reason', 'exit_detail', 'exit_detail_words', 'exit_on'],
  settled: settledPoints.flatMap((point) => [`point_${point}`, `evidence_${point}`] as const),
  child: ['child_view_how', 'child_view'],
  open: ['anything_open', ...openProcesses.flatMap((one) => [`owner_${one}`, `open_${one}`] as const)],
  onward: ['referred_on', ...rows.flatMap((n) => [`service_${n}`, `accepted_${n}`, `note_${n}`] as const)],
  summary: ['summary'],
} as const satisfies Readonly<Record<string, readonly ProposalFields[]>>

type Value = FormValue<typeof proposalForm>

/** What was typed, as a proposal. A row left blank is no answer; a row without its first question is found by `rowErrors`. */
export function proposalOf(value: Value): Proposal {
  const reason = exitReasons.find((one) => one === value.exit_reason)
  if (reason === undefined) throw new Error('the form let a reason through that is none')
  return {
    reason,
    detail: value.exit_detail,
    detailWords: value.exit_detail_words,
    exitOn: value.exit_on,
    settled: settledPoints.map((point) => ({
      point,
      answer: value[`point_${point}`],
      evidence: value[`evidence_${point}`],
    })),
    childView: value.child_view,
    childViewHow: value.child_view_how,
    anythingOpen: value.anything_open,
    stillOpen: openProcesses.flatMap((process) => {
      const owner = value[`owner_${process}`]
      return owner === null ? [] : [{ process, owner, note: value[`open_${process}`] }]
    }),
    referredOn: value.referred_on,
    onward: rows.flatMap((n) => {
      const service = value[`service_${n}`]
      const accepted = value[`accepted_${n}`]
      return service === null ? [] : [{ service, accepted, note: value[`note_${n}`] }]
    }),
    summary: value.summary,
  }
}

/** Rows begun and not complete: nothing typed may fall away unseen. */
export function rowErrors(value: Value, lang: Lang): readonly FieldError[] {
  const c = pick(closureContent, lang).problems
  const at = (field: string, message: string): FieldError => ({ field, message, anchor: field })
  return [
    ...openProcesses
      .filter((one) => value[`owner_${one}`] === null && value[`open_${one}`] !== null)
      .map((one) => at(`owner_${one}`, c['owner-needed'])),
    ...rows
      .filter(
        (n) =>
          value[`service_${n}`] === null && (value[`accepted_${n}`] !== null || value[`note_${n}`] !== null),
      )
      .map((n) => at(`service_${n}`, c['service-needed'])),
  ]
}

/** An earlier proposal, put back into the form. */
export function valuesOf(proposal: Proposal): Partial<Value> {
  const values: Record<string, unknown> = {
    exit_reason: proposal.reason,
    exit_detail: proposal.detail,
    exit_detail_words: proposal.detailWords,
    exit_on: proposal.exitOn,
    child_view_how: proposal.childViewHow,
    child_view: proposal.childView,
    anything_open: proposal.anythingOpen,
    referred_on: proposal.referredOn,
    summary: proposal.summary,
  }
  for (const { point, answer, evidence } of proposal.settled) {
    values[`point_${point}`] = answer
    values[`evidence_${point}`] = evidence
  }
  for (const { process, owner, note } of proposal.stillOpen) {
    values[`owner_${process}`] = owner
    values[`open_${process}`] = note
  }
  for (const [index, { service, accepted, note }] of proposal.onward.entries()) {
    values[`service_${index + 1}`] = service
    values[`accepted_${index + 1}`] = accepted
    values[`note_${index + 1}`] = note
  }
  return values
}

const places: Readonly<Partial<Record<ProblemPlace, ProposalFields>>> = {
  reason: 'exit_reason',
  detail: 'exit_detail',
  'exit-on': 'exit_on',
  'child-view': 'child_view',
  'anything-open': 'owner_nrm',
  'referred-on': 'service_1',
  summary: 'summary',
}

/** A problem of the rules, beside the question it is about. */
export function errorOfProblem(problem: Problem, lang: Lang): FieldError {
  const words: Readonly<Record<string, string>> = pick(closureContent, lang).problems
  const field = places[problem.at] ?? problem.at.replace(/^(point|evidence)-/, '$1_')
  return {
    field,
    message: words[problem.because] ?? pick(closureContent, lang).problems.other,
    anchor: field === 'exit_on' ? 'exit_on-day' : field,
  }
}
