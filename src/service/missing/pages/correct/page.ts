import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import type { FieldError, Typed } from '../../../../platform/forms/index.ts'
import { formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { nextVersion } from '../../../../platform/record/index.ts'
import { versionOf, type ContestedField } from '../../../../platform/web/conflict-page.ts'
import { html } from '../../../../platform/web/html.ts'
import { noSuchPage, redirect, refused, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { coded } from '../../../../platform/reference-data/in-words.ts'
import { clocksAfter } from '../../act.ts'
import { missingContent } from '../../content/index.ts'
import { missingEpisode } from '../../facts.ts'
import { wrongTimes } from '../../rules.ts'
import { episodeOf, type EpisodeRow } from '../../store.ts'
import { correctForm, valuesOf } from '../fields.ts'
import { columnsOf, episodeInPath, episodePath } from '../path.ts'
import { asRow, saysWrong } from '../report/page.ts'
import { instantOf, showContested, showForm, type FormOfPage } from '../show-form.ts'

function partsOf(x: Exchange, row: EpisodeRow, typed?: Typed, errors?: readonly FieldError[]): FormOfPage {
  const c = pick(missingContent, x.lang)
  return {
    title: c.correct.title,
    form: correctForm.render({ lang: x.lang, typed, values: valuesOf(row), errors, size: 's' }),
    submit: c.correct.submit,
    version: row.version,
    back: { href: episodePath(x, row.id), text: c.places.back },
    besides: html`<a class="govuk-link" href="${episodePath(x, row.id)}/entered-in-error"
      >${c.correct.withdraw}</a
    >`,
    errors,
  }
}

export const correctPage: Handler = async (x) => {
  const found = await episodeInPath(x)
  if (found === null) return noSuchPage()
  const draft = await x.draft()
  return showForm(x, partsOf(x, found.row, draft === null ? undefined : correctForm.typed(draft.fields)))
}

export const correct: Handler = async (x) => {
  const found = await episodeInPath(x)
  if (found === null) return noSuchPage()
  const { known, row } = found
  const parsed = correctForm.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return showForm(x, partsOf(x, row, parsed.typed, parsed.errors))
  const { on, at, reported_on, reported_at, ended_on, ended_at, on_referral, reason, ...rest } = parsed.value
  const columns = {
    ...rest,
    started_at: instantOf(on, at) ?? row.started_at,
    on_referral: on_referral === null ? row.on_referral : on_referral === 'yes',
    reported_at: instantOf(reported_on, reported_at),
    ended_at: instantOf(ended_on, ended_at),
  }
  const contested = (stands: EpisodeRow) =>
    showContested(x, partsOf(x, stands, parsed.typed), differences(x, columns, columnsOf(stands)), stands)
  if (versionOf(x.body) !== row.version) return contested(row)
  const others = known.episodes.filter((one) => one.id !== row.id)
  const wrong = wrongTimes(
    { startedAt: columns.started_at, endedAt: columns.ended_at, reportedAt: columns.reported_at },
    others.map(episodeOf),
    x.now,
  )
  if (wrong !== null) return showForm(x, partsOf(x, row, parsed.typed, [saysWrong(x, wrong)]))
  const after = [asRow(known.episodes, row.id, columns), ...others]
  const outcome = await x.record({
    kind: 'missing.correct',
    caseId: x.caseId(),
    happenedAt: columns.started_at,
    answer: episodePath(x, row.id),
    facts: [
      nextVersion(missingEpisode, x.caseId(), row, columns, reason),
      ...(await clocksAfter(x, known, { episodes: after }, 'missing-corrected')),
    ],
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  const now = outcome.refusal.code === 'someone-else-changed-it' ? await episodeInPath(x) : null
  return now === null ? refused(outcome.refusal) : contested(now.row)
}

type Columns = ReturnType<typeof columnsOf>

function differences(x: Exchange, yours: Columns, theirs: Columns): ContestedField[] {
  const c = pick(missingContent, x.lang)
  const { lang } = x
  const told = (columns: Columns): readonly (readonly [string, string | null])[] => [
    [c.list.started, formatInstant(columns.started_at, lang)],
    [c.list.ended, columns.ended_at === null ? null : formatInstant(columns.ended_at, lang)],
    [c.episode.onReferral, columns.on_referral ? c.episode.yes : c.episode.no],
    [c.episode.reported, columns.reported_at === null ? null : formatInstant(columns.reported_at, lang)],
    [c.episode.reportedBy, coded('missing-reported-by', columns.reported_by, lang)],
    [c.episode.force, columns.police_force],
    [c.episode.reference, columns.police_reference],
    [c.episode.risk, coded('missing-risk-grade', columns.risk_grade, lang)],
    [c.list.from, coded('missing-from', columns.missing_from, lang)],
    [c.list.trigger, coded('missing-trigger', columns.trigger, lang)],
    [c.report.circumstances, columns.circumstances],
    [c.episode.how, coded('missing-return', columns.returned_how, lang)],
    [c.episode.foundSite, coded('site', columns.found_site, lang)],
    [c.episode.policeCheck, coded('yes-no-unknown', columns.police_check, lang)],
    [c.episode.note, columns.return_note],
  ]
  const stands = told(theirs)
  return told(yours).map(([label, said], index) => ({
    label,
    yours: said,
    theirs: stands[index]?.[1] ?? null,
  }))
}
