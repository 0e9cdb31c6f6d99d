import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import {
  checkboxes,
  date,
  defineForm,
  radios,
  text,
  textarea,
  yesNo,
  type FormValue,
  type Option,
} from '../../../../platform/forms/index.ts'
import { wordsOf } from '../../../../platform/i18n/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import type { TriageAsked, TriageAssessment } from '../../rules.ts'
import type { Triage } from '../../store.ts'
import { triageContent } from '../../content/index.ts'

const t = wordsOf(triageContent)

function lastAlone(options: readonly Option[], exclusive: string): Option[] {
  return options.map((option) => (option.code === exclusive ? { ...option, exclusive: true } : option))
}

const prompt = (label: ReturnType<typeof t>) =>
  textarea({ label, rows: 2, max: 1_000, optional: true, span: 'half' })

export const triageForm = defineForm({
  fields: {
    safeguardingNeed: yesNo({ label: t((c) => c.form.safeguardingNeed), unknown: true }),
    riskLevel: radios({
      label: t((c) => c.form.riskLevel),
      inline: true,
      span: 'full',
      options: choices('risk-level').map((option) => ({
        ...option,
        code: option.code as TriageAssessment['risk_level'],
      })),
    }),
    missingNow: yesNo({ label: t((c) => c.form.missingNow), unknown: true }),
    actions: checkboxes({
      label: t((c) => c.form.actions),
      options: lastAlone(choices('triage-action'), 'none'),
      optional: true,
    }),
    actionsText: prompt(t((c) => c.form.actionsText)),
    advice: checkboxes({
      label: t((c) => c.form.advice),
      options: lastAlone(choices('triage-advice'), 'none'),
      optional: true,
    }),
    adviceText: prompt(t((c) => c.form.adviceText)),
    tonight: prompt(t((c) => c.form.tonight)),
    supervision: prompt(t((c) => c.form.supervision)),
    phone: prompt(t((c) => c.form.phone)),
    ring: prompt(t((c) => c.form.ring)),
    ifMissing: prompt(t((c) => c.form.ifMissing)),
    decision: radios({
      label: t((c) => c.form.decision),
      options: [
        { code: 'accept', label: t((c) => c.form.accept) },
        { code: 'ask-for-more', label: t((c) => c.form.askForMore) },
        { code: 'decline', label: t((c) => c.form.decline) },
      ],
      span: 'full',
    }),
    moreWhat: textarea({
      label: t((c) => c.form.moreWhat),
      rows: 2,
      max: 2_000,
      when: { field: 'decision', is: 'ask-for-more' },
    }),
    moreFrom: text({ label: t((c) => c.form.moreFrom), when: { field: 'decision', is: 'ask-for-more' } }),
    moreBy: date({
      label: t((c) => c.form.moreBy),
      earliest: 'today',
      when: { field: 'decision', is: 'ask-for-more' },
    }),
    declineReason: radios({
      label: t((c) => c.form.declineReason),
      options: choices('decline-reason'),
      when: { field: 'decision', is: 'decline' },
    }),
    signposting: checkboxes({
      label: t((c) => c.form.signposting),
      options: lastAlone(choices('signposting'), 'none-needed'),
      when: { field: 'decision', is: 'decline' },
    }),
    signpostingText: textarea({
      label: t((c) => c.form.signpostingText),
      rows: 2,
      max: 1_000,
      optional: true,
      when: { field: 'decision', is: 'decline' },
    }),
  },
  check: (value) => {
    const urgent = value.safeguardingNeed === 'yes' || value.riskLevel === 'immediate'
    const acted = value.actions.some((code) => code !== 'none')
    return urgent && !acted ? [{ field: 'actions' as const, message: t((c) => c.form.actionsNeeded) }] : []
  },
})

export type TriageValue = FormValue<typeof triageForm>

export const assessmentFields = [
  'safeguardingNeed',
  'missingNow',
  'riskLevel',
  'actions',
  'advice',
  'actionsText',
  'adviceText',
] as const
export const arrangementFields = ['tonight', 'supervision', 'phone', 'ring', 'ifMissing'] as const
export const decisionFields = [
  'decision',
  'moreWhat',
  'moreFrom',
  'moreBy',
  'declineReason',
  'signposting',
  'signpostingText',
] as const

export function found(value: TriageValue): TriageAssessment {
  return {
    safeguarding_need: value.safeguardingNeed,
    risk_level: value.riskLevel,
    missing_now: value.missingNow,
    advice: value.advice,
    advice_text: value.adviceText,
    actions: value.actions,
    actions_text: value.actionsText,
    tonight: value.tonight,
    supervision: value.supervision,
    phone: value.phone,
    ring: value.ring,
    if_missing: value.ifMissing,
  }
}

/** What is asked of the rules. The form has seen to it that a decision brings what belongs to it. */
export function asked(value: TriageValue): TriageAsked {
  if (value.decision === 'decline') {
    return {
      decision: 'decline',
      reason: value.declineReason ?? '',
      signposting: value.signposting ?? [],
      signpostingText: value.signpostingText,
    }
  }
  if (value.decision === 'ask-for-more' && value.moreBy !== null) {
    return {
      decision: 'ask-for-more',
      what: value.moreWhat ?? '',
      from: value.moreFrom ?? '',
      by: value.moreBy,
    }
  }
  return { decision: 'accept' }
}

/** A recorded triage put back into the form; the decision is asked anew. */
export function valuesOf(stood: Triage): Partial<TriageValue> {
  return {
    safeguardingNeed: stood.safeguarding_need,
    riskLevel: stood.risk_level,
    missingNow: stood.missing_now,
    advice: stood.advice,
    adviceText: stood.advice_text,
    actions: stood.actions,
    actionsText: stood.actions_text,
    tonight: stood.tonight,
    supervision: stood.supervision,
    phone: stood.phone,
    ring: stood.ring,
    ifMissing: stood.if_missing,
    moreWhat: stood.more_what,
    moreFrom: stood.more_from,
    moreBy: stood.more_by as CalendarDay | null,
    declineReason: stood.decline_reason,
    signposting: stood.signposting,
    signpostingText: stood.signposting_text,
  }
}
