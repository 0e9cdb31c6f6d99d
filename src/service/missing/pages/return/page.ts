import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import type { FactId } from '../../../../kernel/ids.ts'
import {
  date,
  defineForm,
  select,
  textarea,
  time,
  type FieldError,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { formatInstant, pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { newFact, nextVersion } from '../../../../platform/record/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { noSuchPage, redirect, refused, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { clocksAfter } from '../../act.ts'
import { missingContent } from '../../content/index.ts'
import { missingEpisode, missingPlace } from '../../facts.ts'
import { wrongTimes } from '../../rules.ts'
import { episodeOf, rowOf, type EpisodeRow } from '../../store.ts'
import { moreOfReturn, together } from '../fields.ts'
import { columnsOf, episodeInPath, episodePath } from '../path.ts'
import { asRow } from '../report/page.ts'
import { instantOf, showForm } from '../show-form.ts'

const t = wordsOf(missingContent)
const form = defineForm({
  fields: {
    returned_how: select({ label: t((c) => c.back.how), options: choices('missing-return') }),
    on: date({
      label: t((c) => c.back.on),
      called: t((c) => c.back.onCalled),
      optional: true,
      latest: 'today',
    }),
    at: time({ label: t((c) => c.back.at), called: t((c) => c.back.atCalled), optional: true }),
    ...moreOfReturn,
    found_at: textarea({
      label: t((c) => c.back.found),
      hint: t((c) => c.back.foundHint),
      optional: true,
      rows: 2,
      dir: 'auto',
    }),
  },
  check: (value) => together(value, [['on', 'at']]),
})

function show(x: Exchange, row: EpisodeRow, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(missingContent, x.lang)
  return showForm(x, {
    title: c.back.title,
    lead: c.episode.since(formatInstant(row.started_at, x.lang)),
    form: form.render({ lang: x.lang, typed, errors, size: 's' }),
    submit: c.back.submit,
    back: { href: episodePath(x, row.id), text: c.places.back },
    errors,
  })
}

export const returnPage: Handler = async (x) => {
  const found = await episodeInPath(x)
  if (found === null) return noSuchPage()
  if (found.row.ended_at !== null) return redirect(episodePath(x, found.row.id))
  const draft = await x.draft()
  return show(x, found.row, draft === null ? undefined : form.typed(draft.fields))
}

/** Found or back: the review lapses, the question to a manager is taken back, the interview is due. */
export const recordReturn: Handler = async (x) => {
  const found = await episodeInPath(x)
  if (found === null) return noSuchPage()
  const { known, row } = found
  if (row.ended_at !== null) return refused({ code: 'already-done', because: 'returned' })
  const parsed = form.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return show(x, row, parsed.typed, parsed.errors)
  const { on, at, found_at, ...rest } = parsed.value
  const endedAt = instantOf(on, at) ?? x.now
  const others = known.episodes.filter((one) => one.id !== row.id)
  const wrong = wrongTimes(
    { startedAt: row.started_at, endedAt, reportedAt: row.reported_at },
    others.map(episodeOf),
    x.now,
  )
  if (wrong !== null) {
    const message = pick(missingContent, x.lang).report.wrong[wrong]
    return show(x, row, parsed.typed, [{ field: 'on', message, anchor: 'on-day' }])
  }
  const columns = { ...columnsOf(row), ...rest, ended_at: endedAt }
  const place = found_at === null ? null : await rowOf(x.db, 'missing_place', x.caseId(), row.id)
  const places =
    found_at === null
      ? []
      : place === null
        ? [newFact(missingPlace, x.caseId(), { last_seen: null, found_at }, row.id as FactId)]
        : [nextVersion(missingPlace, x.caseId(), place, { last_seen: place.last_seen, found_at }, 'found')]
  const outcome = await x.record({
    kind: 'missing.return',
    caseId: x.caseId(),
    happenedAt: endedAt,
    answer: episodePath(x, row.id),
    facts: [
      nextVersion(missingEpisode, x.caseId(), row, columns, 'returned'),
      ...places,
      ...(await clocksAfter(
        x,
        known,
        { episodes: [asRow(known.episodes, row.id, columns), ...others] },
        'returned',
      )),
    ],
    detail: { how: columns.returned_how },
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
