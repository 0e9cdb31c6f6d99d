import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import {
  checkboxes,
  date,
  defineForm,
  radios,
  textarea,
  time,
  type FieldError,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { formatInstant, fromLondon, pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { newFact } from '../../../../platform/record/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { noSuchPage, redirect, refused, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { clocksAfter } from '../../act.ts'
import { missingContent } from '../../content/index.ts'
import { missingMeeting } from '../../facts.ts'
import type { EpisodeRow } from '../../store.ts'
import { episodeInPath, episodePath } from '../path.ts'
import { showForm } from '../show-form.ts'

const t = wordsOf(missingContent)
const form = defineForm({
  fields: {
    meeting_kind: radios({ label: t((c) => c.meeting.kind), options: choices('missing-meeting-kind') }),
    on: date({ label: t((c) => c.meeting.on), called: t((c) => c.meeting.onCalled), latest: 'today' }),
    at: time({ label: t((c) => c.meeting.at), called: t((c) => c.meeting.atCalled) }),
    agencies: checkboxes({ label: t((c) => c.meeting.agencies), options: choices('missing-agency') }),
    risks: textarea({ label: t((c) => c.meeting.risks), optional: true, rows: 3, dir: 'auto' }),
    actions_agreed: textarea({ label: t((c) => c.meeting.agreed), optional: true, rows: 3, dir: 'auto' }),
    next_on: date({
      label: t((c) => c.meeting.nextOn),
      called: t((c) => c.meeting.nextOnCalled),
      hint: t((c) => c.meeting.nextOnHint),
      optional: true,
    }),
  },
})

function show(x: Exchange, row: EpisodeRow, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(missingContent, x.lang)
  return showForm(x, {
    title: c.meeting.title,
    lead: c.episode.since(formatInstant(row.started_at, x.lang)),
    form: form.render({ lang: x.lang, typed, errors, size: 's' }),
    submit: c.meeting.submit,
    back: { href: episodePath(x, row.id), text: c.places.back },
    errors,
  })
}

export const meetingPage: Handler = async (x) => {
  const found = await episodeInPath(x)
  if (found === null) return noSuchPage()
  const draft = await x.draft()
  return show(x, found.row, draft === null ? undefined : form.typed(draft.fields))
}

/** A meeting held puts the four weeks to the next one. */
export const recordMeeting: Handler = async (x) => {
  const found = await episodeInPath(x)
  if (found === null) return noSuchPage()
  const { known, row } = found
  const parsed = form.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return show(x, row, parsed.typed, parsed.errors)
  const { on, at, ...rest } = parsed.value
  const c = pick(missingContent, x.lang).meeting
  const heldAt = fromLondon(on, at)
  const wrong = heldAt > x.now ? c.future : heldAt < row.started_at ? c.before : null
  if (wrong !== null) return show(x, row, parsed.typed, [{ field: 'on', message: wrong, anchor: 'on-day' }])
  const columns = { episode_id: row.id, held_at: heldAt, ...rest, agencies: [...rest.agencies] }
  const outcome = await x.record({
    kind: 'missing.meeting',
    caseId: x.caseId(),
    happenedAt: heldAt,
    answer: episodePath(x, row.id),
    facts: [
      newFact(missingMeeting, x.caseId(), columns),
      ...(await clocksAfter(x, known, { meetings: [columns, ...known.meetings] }, 'meeting-held')),
    ],
    detail: { meeting: rest.meeting_kind },
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
