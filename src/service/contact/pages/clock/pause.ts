import { randomUUID } from 'node:crypto'
import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { clockPauseReasons, type ClockPauseReason } from '../../../../kernel/vocabulary.ts'
import {
  date,
  defineForm,
  radios,
  textarea,
  time,
  type FieldError,
  type Option,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { fromLondon, pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { newFact, nextVersion } from '../../../../platform/record/index.ts'
import { label } from '../../../../platform/reference-data/index.ts'
import { redirect, refused, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { contactContent } from '../../content/index.ts'
import { clockPause } from '../../facts.ts'
import { firstContactChanges, pauseRefusal, resumeRefusal, type PauseKnown } from '../../rules.ts'
import { clockFactsOf } from '../../store.ts'
import { contactDeadlines } from '../correct/path.ts'
import { pauseNeedsManager } from '../record/fields.ts'
import { showForm } from '../show-form.ts'

const t = wordsOf(contactContent)
const reasons = clockPauseReasons.map((code): Option<ClockPauseReason> => ({
  code,
  label: (lang) => label('clock-pause-reason', code, lang),
}))

const when = (choose: 'pause' | 'resume') => ({
  on: date({
    label: t((c) => c[choose].on),
    called: t((c) => c.form.onCalled),
    optional: true,
    latest: 'today',
  }),
  at: time({ label: t((c) => c[choose].at), called: t((c) => c.form.atCalled), optional: true }),
})

const bothTimes = (value: { on: string | null; at: string | null }) =>
  (value.on === null) === (value.at === null)
    ? []
    : [
        {
          field: value.on === null ? ('on' as const) : ('at' as const),
          message: t((c) => c.form.needBothTimes),
        },
      ]

const pauseForm = defineForm({
  fields: {
    pause_reason: radios({ label: t((c) => c.pause.reason), options: reasons, span: 'full' }),
    ...when('pause'),
    note: textarea({ label: t((c) => c.pause.note), optional: true, rows: 3 }),
  },
  check: bothTimes,
})
const resumeForm = defineForm({ fields: when('resume'), check: bothTimes })

const backTo = (x: Exchange) => ({
  href: `/cases/${x.caseId()}/clock`,
  text: pick(contactContent, x.lang).shared.backToClock,
})

const momentOf = (value: { on: string | null; at: string | null }, now: Date): Date =>
  value.on === null || value.at === null ? now : fromLondon(value.on, value.at)

function showPause(x: Exchange, typed?: Typed, errors?: readonly FieldError[], refusal?: Refusal) {
  const c = pick(contactContent, x.lang).pause
  return showForm(x, {
    title: c.title,
    lead: c.lead,
    form: pauseForm.render({ lang: x.lang, typed, errors, size: 'm' }),
    submit: c.submit,
    back: backTo(x),
    errors,
    refusal,
  })
}

export const pausePage: Handler = async (x) => {
  const draft = await x.draft()
  return showPause(x, draft === null ? undefined : pauseForm.typed(draft.fields))
}

export const pause: Handler = async (x) => {
  const c = pick(contactContent, x.lang).pause
  const parsed = pauseForm.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return showPause(x, parsed.typed, parsed.errors)
  const { pause_reason: reason, note } = parsed.value
  const from = momentOf(parsed.value, x.now)
  const facts = await clockFactsOf(x.db, x.caseId())
  const refusal = pauseRefusal(
    facts,
    { from, needsManager: pauseNeedsManager(reason), byManager: x.permit.role === 'manager' },
    x.now,
  )
  const beside: Readonly<Record<string, FieldError>> = {
    'pause-needs-manager': { field: 'pause_reason', message: c.needsManager, anchor: 'pause_reason' },
    'pause-outside-clock': { field: 'on', message: c.outside, anchor: 'on-day' },
  }
  const said = beside[refusal?.because ?? '']
  if (refusal !== null && said !== undefined) return showPause(x, parsed.typed, [said], refusal)
  if (refusal !== null) return refused(refusal)
  const known: PauseKnown = { id: randomUUID(), version: 1, from, until: null, reason, note }
  const then = { ...facts, pauses: [...facts.pauses, known] }
  const outcome = await x.record({
    kind: 'clock.pause',
    caseId: x.caseId(),
    happenedAt: from,
    answer: `/cases/${x.caseId()}/clock`,
    facts: [
      newFact(clockPause, x.caseId(), { from_at: from, to_at: null, pause_reason: reason, note }),
      ...firstContactChanges(then, await contactDeadlines(x), x.now, 'clock-paused'),
    ],
    detail: { reason },
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}

function showResume(x: Exchange, typed?: Typed, errors?: readonly FieldError[], refusal?: Refusal) {
  const c = pick(contactContent, x.lang).resume
  return showForm(x, {
    title: c.title,
    lead: c.lead,
    form: resumeForm.render({ lang: x.lang, typed, errors }),
    submit: c.submit,
    back: backTo(x),
    errors,
    refusal,
  })
}

export const resumePage: Handler = async (x) => {
  const draft = await x.draft()
  return showResume(x, draft === null ? undefined : resumeForm.typed(draft.fields))
}

export const resume: Handler = async (x) => {
  const parsed = resumeForm.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return showResume(x, parsed.typed, parsed.errors)
  const until = momentOf(parsed.value, x.now)
  const facts = await clockFactsOf(x.db, x.caseId())
  const open = facts.pauses.find((one) => one.until === null) ?? null
  const refusal = resumeRefusal(open, until, x.now)
  if (refusal?.because === 'resume-outside-pause') {
    const message = pick(contactContent, x.lang).resume.outside
    return showResume(x, parsed.typed, [{ field: 'on', message, anchor: 'on-day' }], refusal)
  }
  if (refusal !== null || open === null) return refused(refusal ?? { code: 'not-in-this-state' })
  const then = { ...facts, pauses: facts.pauses.map((one) => (one === open ? { ...one, until } : one)) }
  const outcome = await x.record({
    kind: 'clock.resume',
    caseId: x.caseId(),
    happenedAt: until,
    answer: `/cases/${x.caseId()}/clock`,
    facts: [
      nextVersion(
        clockPause,
        x.caseId(),
        open,
        { from_at: open.from, to_at: until, pause_reason: open.reason, note: open.note },
        'clock-resumed',
      ),
      ...firstContactChanges(then, await contactDeadlines(x), x.now, 'clock-resumed'),
    ],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
