import { dayInLondon, parseDay } from '../../../kernel/calendar-day.ts'
import {
  checkboxes,
  date,
  defineForm,
  select,
  text,
  textarea,
  time,
  yesNo,
  type FormValue,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import type { FactToRecord } from '../../../platform/record/index.ts'
import { label } from '../../../platform/reference-data/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { caseIsOver, correcting } from '../../child/index.ts'
import { followFact, readDeadlines } from '../../deadlines/index.ts'
import { planDeadlines, reviewRaisedBy } from '../../safety-review/index.ts'
import { immigrationContent } from '../content/index.ts'
import { immigrationInterview, type Interview } from '../facts.ts'
import { interviewDeadline, raisesReview } from '../rules.ts'
import { tellInterview } from '../tell.ts'
import { common, idInPath } from './section.ts'

const t = wordsOf(immigrationContent)
/** Nobody, and not known, rule out everybody else. */
const companions = choices('interview-companion').map((one) =>
  one.code === 'none' || one.code === 'unknown' ? { ...one, exclusive: true } : one,
)
/** What may be said of an interview before its day. */
const beforehand: readonly (string | null)[] = [null, 'postponed', 'cancelled', 'unknown']

const form = defineForm({
  fields: {
    kind: select({ label: t((c) => c.interview.kind), options: choices('immigration-interview-kind') }),
    place: text({
      label: t((c) => c.interview.place),
      hint: t((c) => c.interview.placeHint),
      optional: true,
      dir: 'auto',
    }),
    on_day: date({ label: t((c) => c.interview.on), called: t((c) => c.interview.onCalled) }),
    at_time: time({ label: t((c) => c.interview.at), optional: true }),
    local: yesNo({ label: t((c) => c.interview.local), unknown: true, optional: true }),
    guardian_there: yesNo({ label: t((c) => c.interview.guardian), unknown: true, optional: true }),
    companions: checkboxes({
      label: t((c) => c.interview.companions),
      options: companions,
      optional: true,
      span: 'full',
    }),
    asked: checkboxes({
      label: t((c) => c.interview.asked),
      hint: t((c) => c.interview.askedHint),
      options: choices('interview-request'),
      optional: true,
      span: 'full',
    }),
    asked_note: textarea({ label: t((c) => c.interview.askedNote), optional: true, rows: 2, dir: 'auto' }),
    granted: yesNo({ label: t((c) => c.interview.granted), unknown: true, optional: true }),
    outcome: select({
      label: t((c) => c.interview.outcome),
      options: choices('interview-outcome'),
      optional: true,
    }),
    note: textarea({ label: t((c) => c.note), optional: true, rows: 3, dir: 'auto', span: 'full' }),
  },
})
type Value = FormValue<typeof form>

/** The form with what only the day can tell: an interview that lies ahead was not held. */
const datedForm = {
  ...form,
  parse: (...given: Parameters<typeof form.parse>): ReturnType<typeof form.parse> => {
    const parsed = form.parse(...given)
    const [, lang, more] = given
    if (!parsed.ok || more?.today === undefined || parsed.value.on_day <= more.today) return parsed
    if (beforehand.includes(parsed.value.outcome)) return parsed
    const message = pick(immigrationContent, lang).interview.tooEarly
    return { ok: false, typed: parsed.typed, errors: [{ field: 'outcome', message, anchor: 'outcome' }] }
  },
}

/** The clock of the interview, and the review of the safety plan that it raises, in the act that records it. */
async function follows(x: Exchange, after: Interview, before: Interview | null): Promise<FactToRecord[]> {
  const caseId = x.caseId()
  const kind = 'immigration-interview' as const
  const deadlines = await readDeadlines(x.db, {
    caseIds: [caseId],
    kinds: [kind],
    states: ['open', 'paused', 'met', 'lapsed'],
  })
  const why = before === null ? 'interview-recorded' : 'interview-changed'
  const id = idInPath(x, immigrationInterview.table)
  const clocks = followFact(caseId, kind, id, interviewDeadline(after, x.now), deadlines, why)
  if (caseIsOver(x) || !raisesReview(after, before, dayInLondon(x.now))) return clocks
  const raising = {
    event: 'court-date' as const,
    on: parseDay(after.on_day),
    why: label('immigration-interview-kind', after.kind, 'en'),
  }
  return [...clocks, ...reviewRaisedBy(caseId, raising, await planDeadlines(x.db, caseId), x.now)]
}

export const interviewPages = correcting<Value, Interview>({
  ...common(immigrationInterview, 'interview', (lang, stands) => {
    const c = pick(immigrationContent, lang).interview
    return stands ? c.correctTitle : c.title
  }),
  form: datedForm,
  above: (x) => html`<p class="govuk-body">${pick(immigrationContent, x.lang).interview.raises}</p>`,
  values: (one) => ({
    ...one,
    on_day: one.on_day as Value['on_day'],
    local: one.local as Value['local'],
    granted: one.granted as Value['granted'],
    guardian_there: one.guardian_there as Value['guardian_there'],
  }),
  columns: (value) => ({ ...value, companions: [...value.companions], asked: [...value.asked] }),
  tell: tellInterview,
  also: follows,
})
