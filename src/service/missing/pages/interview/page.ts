import { calendarDay, dayInLondon } from '../../../../kernel/calendar-day.ts'
import type { FactId } from '../../../../kernel/ids.ts'
import { yesNoUnknown } from '../../../../kernel/vocabulary.ts'
import type { FieldError, Typed } from '../../../../platform/forms/index.ts'
import { formatInstant, inLondon, pick } from '../../../../platform/i18n/index.ts'
import { newFact, nextVersion, type FactToRecord } from '../../../../platform/record/index.ts'
import { versionOf } from '../../../../platform/web/conflict-page.ts'
import { html } from '../../../../platform/web/html.ts'
import { noSuchPage, redirect, refused, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { coded, codedAll } from '../../../../platform/reference-data/in-words.ts'
import { planDeadlines, reviewRaisedBy } from '../../../safety-review/index.ts'
import { clocksAfter } from '../../act.ts'
import { interviewDueAt } from '../../clocks.ts'
import { missingContent } from '../../content/index.ts'
import { interviewOutcomes, returnInterview } from '../../facts.ts'
import { rowOf, type EpisodeRow, type InterviewRow, type MissingKnown } from '../../store.ts'
import { interviewRuleOf } from '../../words.ts'
import { episodeInPath, episodePath } from '../path.ts'
import { instantOf, showContested, showForm, type FormOfPage } from '../show-form.ts'
import { interviewAgainForm, interviewForm } from './form.ts'

interface Asked {
  readonly known: MissingKnown
  readonly row: EpisodeRow
  readonly endedAt: Date
  /** What stands, also when entered in error: its version is the one to follow. */
  readonly before: InterviewRow | null
}

async function ask(x: Exchange): Promise<Asked | null> {
  const found = await episodeInPath(x)
  if (found === null || found.row.ended_at === null) return null
  const before = await rowOf(x.db, 'return_interview', x.caseId(), found.row.id)
  return { ...found, endedAt: found.row.ended_at, before }
}

function partsOf(x: Exchange, asked: Asked, typed?: Typed, errors?: readonly FieldError[]): FormOfPage {
  const c = pick(missingContent, x.lang)
  const rule = interviewRuleOf(asked.known.head)
  const due = interviewDueAt(asked.endedAt, rule.hours)
  const form = asked.before === null ? interviewForm : interviewAgainForm
  const values = asked.before === null ? undefined : valuesOf(asked.before)
  return {
    title: rule.code === 'wales' ? c.interview.debriefTitle : c.interview.title,
    lead: html`${c.interview.lead(rule.hours)} ${c.interview.dueBy}: ${formatInstant(due, x.lang)}.
    ${rule.nationKnown ? null : c.interview.nationUnknown}`,
    form: form.render({ lang: x.lang, typed, values, errors, size: 's' }),
    submit: c.interview.submit,
    version: asked.before?.version,
    back: { href: episodePath(x, asked.row.id), text: c.places.back },
    errors,
  }
}

const split = (at: Date | null) => {
  const when = at === null ? null : inLondon(at)
  return when === null ? { day: null, time: null } : { day: calendarDay(when.day), time: when.time }
}
const yes = (code: string | null) => yesNoUnknown.find((one) => one === code) ?? null

function valuesOf(row: InterviewRow) {
  const offered = split(row.offered_at)
  const settled = split(row.settled_at)
  return {
    outcome: row.outcome,
    offered_on: offered.day,
    offered_at: offered.time,
    settled_on: settled.day,
    settled_at: settled.time,
    by_whom: row.by_whom,
    independent: yes(row.independent),
    why_not: row.why_not,
    child_words: row.child_words,
    harm: row.harm,
    harm_note: row.harm_note,
    trafficker: row.trafficker,
    learning: row.learning,
    plan_must_change: yes(row.plan_must_change),
  }
}

export const interviewPage: Handler = async (x) => {
  const asked = await ask(x)
  if (asked === null) return noSuchPage()
  const draft = await x.draft()
  return showForm(x, partsOf(x, asked, draft === null ? undefined : interviewAgainForm.typed(draft.fields)))
}

function wrongTimesOf(x: Exchange, asked: Asked, columns: Columns): FieldError[] {
  const c = pick(missingContent, x.lang).interview
  const settles = columns.outcome === 'held' || columns.outcome === 'declined'
  const wrong = (field: string, message: string): FieldError[] => [{ field, message, anchor: `${field}-day` }]
  if (settles && columns.settled_at === null) return wrong('settled_on', c.needSettled)
  for (const [field, at] of [
    ['offered_on', columns.offered_at],
    ['settled_on', columns.settled_at],
  ] as const) {
    if (at !== null && at > x.now) return wrong(field, c.future)
    if (at !== null && at < asked.endedAt) return wrong(field, c.beforeReturn)
  }
  return []
}

type Columns = Omit<Parameters<typeof newFact<typeof returnInterview>>[2], never>

export const recordInterview: Handler = async (x) => {
  const asked = await ask(x)
  if (asked === null) return noSuchPage()
  const { before, row, known } = asked
  const context = { today: dayInLondon(x.now) }
  const again = before === null ? null : interviewAgainForm.parse(x.body, x.lang, context)
  const parsed = again ?? interviewForm.parse(x.body, x.lang, context)
  if (!parsed.ok) return showForm(x, partsOf(x, asked, parsed.typed, parsed.errors))
  const { value } = parsed
  const outcomeCode = interviewOutcomes.find((one) => one === value.outcome) ?? 'offered'
  const settles = outcomeCode === 'held' || outcomeCode === 'declined'
  const columns: Columns = {
    episode_id: row.id,
    rule: interviewRuleOf(known.head).code,
    outcome: outcomeCode,
    offered_at: instantOf(value.offered_on, value.offered_at),
    settled_at: settles ? instantOf(value.settled_on, value.settled_at) : null,
    by_whom: value.by_whom,
    independent: value.independent,
    why_not: value.why_not,
    child_words: value.child_words,
    harm: [...(value.harm ?? [])],
    harm_note: value.harm_note,
    trafficker: value.trafficker,
    learning: value.learning,
    plan_must_change: value.plan_must_change,
  }
  const wrong = wrongTimesOf(x, asked, columns)
  if (wrong.length > 0) return showForm(x, partsOf(x, asked, parsed.typed, wrong))
  if (before !== null && versionOf(x.body) !== before.version)
    return contested(x, asked, parsed.typed, columns)
  const after = [columns, ...known.interviews.filter((one) => one.episode_id !== row.id)]
  const reason = again?.ok === true ? again.value.reason : ''
  const outcome = await x.record({
    kind: 'missing.interview',
    caseId: x.caseId(),
    happenedAt: columns.settled_at ?? columns.offered_at ?? null,
    answer: episodePath(x, row.id),
    facts: [
      before === null
        ? newFact(returnInterview, x.caseId(), columns, row.id as FactId)
        : nextVersion(returnInterview, x.caseId(), before, columns, reason),
      ...(await clocksAfter(x, known, { interviews: after }, 'interview-recorded')),
      ...(await planReview(x, asked, columns)),
    ],
    detail: { outcome: outcomeCode },
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  const now = outcome.refusal.code === 'someone-else-changed-it' ? await ask(x) : null
  return now === null ? refused(outcome.refusal) : contested(x, now, parsed.typed, columns)
}

/** What was learnt changes the safety plan: its review is raised in the same act, once for each such answer. */
async function planReview(x: Exchange, asked: Asked, columns: Columns): Promise<FactToRecord[]> {
  const said =
    asked.before !== null && asked.before.standing === 'recorded' ? asked.before.plan_must_change : null
  if (columns.plan_must_change !== 'yes' || said === 'yes') return []
  const trafficker = columns.trafficker === 'confirmed' || columns.trafficker === 'suspected'
  return reviewRaisedBy(
    x.caseId(),
    {
      event: trafficker ? 'trafficker-contact' : 'missing',
      on: dayInLondon(asked.endedAt),
      why: columns.learning,
    },
    await planDeadlines(x.db, x.caseId()),
    x.now,
  )
}

function contested(x: Exchange, asked: Asked, typed: Typed, yours: Columns) {
  const stands = asked.before
  if (stands === null) return noSuchPage()
  const c = pick(missingContent, x.lang).interview
  const { lang } = x
  const told = (one: Columns | InterviewRow): readonly (readonly [string, string | null])[] => [
    [c.outcome, coded('return-interview-outcome', one.outcome, lang)],
    [c.offered, one.offered_at === null ? null : formatInstant(one.offered_at, lang)],
    [c.settled, one.settled_at === null ? null : formatInstant(one.settled_at, lang)],
    [c.byWhom, one.by_whom],
    [c.independent, coded('yes-no-unknown', one.independent, lang)],
    [c.whyNot, one.why_not],
    [c.childWords, one.child_words],
    [c.harm, codedAll('missing-harm', one.harm, lang)],
    [c.harmNote, one.harm_note],
    [c.trafficker, coded('trafficker-contact', one.trafficker, lang)],
    [c.learning, one.learning],
    [c.planMustChange, coded('yes-no-unknown', one.plan_must_change, lang)],
  ]
  const theirs = told(stands)
  return showContested(
    x,
    partsOf(x, asked, typed),
    told(yours).map(([label, said], index) => ({ label, yours: said, theirs: theirs[index]?.[1] ?? null })),
    stands,
  )
}
