import { defineForm, textarea, type FieldError, type Typed } from '../../../../platform/forms/index.ts'
import { formatInstant, pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { enteredInError, type FactToRecord } from '../../../../platform/record/index.ts'
import { versionOf } from '../../../../platform/web/conflict-page.ts'
import { noSuchPage, redirect, refused, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { coded } from '../../../../platform/reference-data/in-words.ts'
import { clocksAfter, type Changed } from '../../act.ts'
import { missingContent } from '../../content/index.ts'
import { missingAction, missingEpisode, missingMeeting, returnInterview } from '../../facts.ts'
import type { EpisodeRow, MissingKnown } from '../../store.ts'
import { columnsOf, episodeInPath, episodePath } from '../path.ts'
import { showForm } from '../show-form.ts'

const t = wordsOf(missingContent)
const form = defineForm({
  fields: { reason: textarea({ label: t((c) => c.error.reason), rows: 3, max: 500 }) },
})

/** What is to be marked: its version, how it is called, and what its going changes. */
interface Part {
  readonly version: number
  readonly called: string
  readonly lead: string
  readonly fact: (reason: string) => FactToRecord
  readonly after: Changed
  readonly answer: string
}

function episodePart(x: Exchange, known: MissingKnown, row: EpisodeRow): Part {
  const c = pick(missingContent, x.lang)
  return {
    version: row.version,
    called: c.told.episode(formatInstant(row.started_at, x.lang)),
    lead: c.error.episodeLead,
    fact: (reason) =>
      enteredInError(
        missingEpisode,
        x.caseId(),
        { id: row.id, version: row.version, columns: columnsOf(row) },
        reason,
      ),
    after: { episodes: known.episodes.filter((one) => one.id !== row.id) },
    answer: `/cases/${x.caseId()}/missing`,
  }
}

/** A step, a meeting or the interview of this episode. */
function smallPart(x: Exchange, known: MissingKnown, row: EpisodeRow): Part | null {
  const c = pick(missingContent, x.lang)
  const id = x.params['partId'] ?? ''
  const ofEpisode = (one: { id: string; episode_id: string }) => one.id === id && one.episode_id === row.id
  const shared = { lead: c.error.lead, answer: episodePath(x, row.id) }
  const action = known.actions.find(ofEpisode)
  if (action !== undefined)
    return {
      ...shared,
      version: action.version,
      called: coded('missing-action', action.action, x.lang) ?? '',
      fact: (reason) =>
        enteredInError(missingAction, x.caseId(), { id, version: action.version, columns: action }, reason),
      after: {},
    }
  const meeting = known.meetings.find(ofEpisode)
  if (meeting !== undefined)
    return {
      ...shared,
      version: meeting.version,
      called: coded('missing-meeting-kind', meeting.meeting_kind, x.lang) ?? '',
      fact: (reason) =>
        enteredInError(
          missingMeeting,
          x.caseId(),
          { id, version: meeting.version, columns: meeting },
          reason,
        ),
      after: { meetings: known.meetings.filter((one) => one !== meeting) },
    }
  const interview = known.interviews.find(ofEpisode)
  if (interview === undefined) return null
  return {
    ...shared,
    version: interview.version,
    called: c.told.interview(coded('return-interview-outcome', interview.outcome, x.lang) ?? ''),
    fact: (reason) =>
      enteredInError(
        returnInterview,
        x.caseId(),
        { id, version: interview.version, columns: interview },
        reason,
      ),
    after: { interviews: known.interviews.filter((one) => one !== interview) },
  }
}

async function partInPath(x: Exchange): Promise<{ known: MissingKnown; part: Part } | null> {
  const found = await episodeInPath(x)
  if (found === null) return null
  const { known, row } = found
  const part = x.params['partId'] === undefined ? episodePart(x, known, row) : smallPart(x, known, row)
  return part === null ? null : { known, part }
}

function show(x: Exchange, part: Part, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(missingContent, x.lang)
  return showForm(x, {
    title: c.error.title,
    lead: `${part.called}. ${part.lead}`,
    form: form.render({ lang: x.lang, typed, errors }),
    submit: c.error.submit,
    version: part.version,
    back: { href: part.answer, text: c.episode.back },
    errors,
  })
}

export const withdrawPage: Handler = async (x) => {
  const found = await partInPath(x)
  return found === null ? noSuchPage() : show(x, found.part)
}

export const withdraw: Handler = async (x) => {
  const found = await partInPath(x)
  if (found === null) return noSuchPage()
  const { known, part } = found
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, part, parsed.typed, parsed.errors)
  if (versionOf(x.body) !== part.version) return refused({ code: 'someone-else-changed-it' })
  const outcome = await x.record({
    kind: 'missing.enter-in-error',
    caseId: x.caseId(),
    happenedAt: null,
    answer: part.answer,
    facts: [
      part.fact(parsed.value.reason),
      ...(await clocksAfter(x, known, part.after, 'missing-entered-in-error')),
    ],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
