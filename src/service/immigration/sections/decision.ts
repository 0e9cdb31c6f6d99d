import {
  date,
  defineForm,
  radios,
  select,
  textarea,
  yesNo,
  type FormValue,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { correcting } from '../../child/index.ts'
import { immigrationContent } from '../content/index.ts'
import { immigrationDecision, type Decision } from '../facts.ts'
import { grantsLeave } from '../rules.ts'
import { immigrationKnown, termsNow } from '../store.ts'
import { tellDecision } from '../tell.ts'
import { common, followDecisions, idInPath, withChanged } from './section.ts'

const t = wordsOf(immigrationContent)
const form = defineForm({
  fields: {
    decision: select({ label: t((c) => c.decision.decision), options: choices('immigration-decision') }),
    decided_on: date({
      label: t((c) => c.decision.on),
      called: t((c) => c.decision.onCalled),
      latest: 'today',
    }),
    letter_held: yesNo({ label: t((c) => c.decision.letter), unknown: true, optional: true, span: 'full' }),
    appeal: select({
      label: t((c) => c.decision.appeal),
      hint: t((c) => c.decision.appealHint),
      options: choices('appeal-kind'),
      optional: true,
    }),
    appeal_by: date({ label: t((c) => c.decision.appealBy), optional: true }),
    leave_ends: radios({
      label: t((c) => c.decision.leaveEnds),
      options: choices('leave-end'),
      optional: true,
    }),
    leave_until: date({ label: t((c) => c.decision.leaveUntil), optional: true }),
    extension_asked_on: date({ label: t((c) => c.decision.extension), latest: 'today', optional: true }),
    note: textarea({ label: t((c) => c.note), optional: true, rows: 3, dir: 'auto', span: 'full' }),
  },
  check: (value) => {
    const { decision, decided_on, appeal_by, leave_ends, leave_until } = value
    const early =
      appeal_by !== null && appeal_by < decided_on
        ? [{ field: 'appeal_by' as const, message: t((c) => c.decision.appealFirst) }]
        : []
    if (!grantsLeave(decision, termsNow().decisions))
      return [
        ...early,
        ...(['leave_ends', 'leave_until', 'extension_asked_on'] as const)
          .filter((field) => value[field] !== null)
          .map((field) => ({ field, message: t((c) => c.decision.onlyLeave) })),
      ]
    if (leave_ends === 'on-a-day' && leave_until === null)
      return [...early, { field: 'leave_until' as const, message: t((c) => c.decision.needUntil) }]
    if (leave_until !== null && leave_ends !== 'on-a-day')
      return [...early, { field: 'leave_ends' as const, message: t((c) => c.decision.onlyDay) }]
    return leave_until !== null && leave_until < decided_on
      ? [...early, { field: 'leave_until' as const, message: t((c) => c.decision.untilFirst) }]
      : early
  },
})
type Value = FormValue<typeof form>

export const decisionPages = correcting<Value, Decision>({
  ...common(immigrationDecision, 'decision', (lang, stands) => {
    const c = pick(immigrationContent, lang).decision
    return stands ? c.correctTitle : c.title
  }),
  form,
  values: (one) => ({
    ...one,
    decided_on: one.decided_on as Value['decided_on'],
    letter_held: one.letter_held as Value['letter_held'],
    appeal_by: one.appeal_by as Value['appeal_by'],
    leave_until: one.leave_until as Value['leave_until'],
    extension_asked_on: one.extension_asked_on as Value['extension_asked_on'],
  }),
  columns: (value) => ({ ...value }),
  tell: tellDecision,
  also: async (x, after, before) => {
    const known = await immigrationKnown(x.db, x.caseId())
    const decisions = withChanged(known.decisions, idInPath(x, immigrationDecision.table), after, x.now)
    const why = before === null ? 'decision-recorded' : 'decision-changed'
    return followDecisions(x, { ...known, decisions }, why)
  },
})
