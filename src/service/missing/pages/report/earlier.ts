import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import type { FieldError, Typed } from '../../../../platform/forms/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { newFact } from '../../../../platform/record/index.ts'
import { redirect, refused, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { clocksAfter, isOver } from '../../act.ts'
import { missingContent } from '../../content/index.ts'
import { missingEpisode } from '../../facts.ts'
import { wrongTimes } from '../../rules.ts'
import { episodeId, episodeOf, readMissing } from '../../store.ts'
import { earlierForm } from '../fields.ts'
import { instantOf, showForm } from '../show-form.ts'
import { asRow, saysWrong } from './page.ts'

function show(x: Exchange, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(missingContent, x.lang)
  return showForm(x, {
    title: c.report.earlierTitle,
    form: earlierForm.render({ lang: x.lang, typed, errors, size: 's' }),
    submit: c.report.submit,
    back: { href: `/cases/${x.caseId()}/missing`, text: c.episode.back },
    errors,
  })
}

export const earlierPage: Handler = async (x) => {
  const draft = await x.draft()
  return show(x, draft === null ? undefined : earlierForm.typed(draft.fields))
}

/** A time missing that is over, recorded afterwards. Its interview may still be due. */
export const recordEarlier: Handler = async (x) => {
  const caseId = x.caseId()
  const parsed = earlierForm.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return show(x, parsed.typed, parsed.errors)
  const { on, at, reported_on, reported_at, ended_on, ended_at, on_referral, ...rest } = parsed.value
  const known = await readMissing(x.db, caseId)
  if (isOver(known)) return refused({ code: 'not-in-this-state', because: `case-${known.head.stage}` })
  const startedAt = instantOf(on, at) ?? x.now
  const endedAt = instantOf(ended_on, ended_at)
  const reportedAt = instantOf(reported_on, reported_at)
  const wrong = wrongTimes({ startedAt, endedAt, reportedAt }, known.episodes.map(episodeOf), x.now)
  if (wrong !== null) return show(x, parsed.typed, [saysWrong(x, wrong)])
  const id = episodeId(caseId, known.everRecorded)
  const columns = {
    ...rest,
    started_at: startedAt,
    on_referral: on_referral === 'yes',
    reported_at: reportedAt,
    ended_at: endedAt,
  }
  const after = [asRow(known.episodes, id, columns), ...known.episodes]
  const outcome = await x.record({
    kind: 'missing.record-earlier',
    caseId,
    happenedAt: startedAt,
    answer: `/cases/${caseId}/missing/${id}`,
    facts: [
      newFact(missingEpisode, caseId, columns, id),
      ...(await clocksAfter(x, known, { episodes: after }, 'missing-recorded')),
    ],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
