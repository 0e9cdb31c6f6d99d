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
import { justiceContent } from '../content/index.ts'
import { courtDate, type CourtDate } from '../facts.ts'
import { courtDeadline, raisesReview } from '../rules.ts'
import { tellCourt } from '../tell.ts'
import { common, idInPath, matterOf } from './section.ts'

const t = wordsOf(justiceContent)
const form = defineForm({
  fields: {
    kind: select({ label: t((c) => c.court.kind), options: choices('court-date-kind') }),
    court: text({ label: t((c) => c.court.court), optional: true }),
    on_day: date({ label: t((c) => c.court.on), called: t((c) => c.court.onCalled) }),
    at_time: time({ label: t((c) => c.court.at), optional: true }),
    asked: checkboxes({
      label: t((c) => c.court.asked),
      hint: t((c) => c.court.askedHint),
      options: choices('court-request'),
      optional: true,
      span: 'full',
    }),
    asked_note: textarea({ label: t((c) => c.court.askedNote), optional: true, rows: 2, dir: 'auto' }),
    granted: yesNo({ label: t((c) => c.court.granted), unknown: true, optional: true }),
    guardian_there: yesNo({ label: t((c) => c.court.guardian), unknown: true, optional: true }),
    outcome: select({ label: t((c) => c.court.outcome), options: choices('court-outcome'), optional: true }),
    note: textarea({ label: t((c) => c.court.note), optional: true, rows: 3, dir: 'auto', span: 'full' }),
  },
})
type Value = FormValue<typeof form>

/** The clock of the date, and the review of the safety plan that it raises, in the act that records it. */
async function follows(
  x: Exchange,
  after: CourtDate,
  before: CourtDate | null,
): Promise<readonly FactToRecord[]> {
  const caseId = x.caseId()
  const deadlines = await readDeadlines(x.db, {
    caseIds: [caseId],
    kinds: ['court-date'],
    states: ['open', 'paused', 'met', 'lapsed'],
  })
  const why = before === null ? 'court-date-recorded' : 'court-date-changed'
  const clocks = followFact(
    caseId,
    'court-date',
    idInPath(x, courtDate.table),
    courtDeadline(after, x.now),
    deadlines,
    why,
  )
  if (caseIsOver(x) || !raisesReview(after, before, dayInLondon(x.now))) return clocks
  const raising = {
    event: 'court-date' as const,
    on: parseDay(after.on_day),
    why: label('court-date-kind', after.kind, 'en'),
  }
  return [...clocks, ...reviewRaisedBy(caseId, raising, await planDeadlines(x.db, caseId), x.now)]
}

export const courtPages = correcting<Value, CourtDate>({
  ...common(courtDate, 'court-date', (lang, stands) => {
    const c = pick(justiceContent, lang).court
    return stands ? c.correctTitle : c.title
  }),
  form,
  above: (x) => html`<p class="govuk-body">${pick(justiceContent, x.lang).court.raises}</p>`,
  values: (one) => ({
    ...one,
    on_day: one.on_day as Value['on_day'],
    granted: one.granted as Value['granted'],
    guardian_there: one.guardian_there as Value['guardian_there'],
  }),
  columns: (value, before, x) => ({ ...value, asked: [...value.asked], matter_id: matterOf(x, before) }),
  tell: tellCourt,
  also: async (x, after, before) => [...(await follows(x, after, before))],
})
