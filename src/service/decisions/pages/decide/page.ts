import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import {
  date,
  defineForm,
  errorSummaryOf,
  formShell,
  radios,
  textarea,
  type FieldError,
  type FormValue,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { formatDay, pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { conflictPage, versionOf } from '../../../../platform/web/conflict-page.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import {
  draftAddress,
  noSuchPage,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../../platform/web/route.ts'
import { clockFacts } from '../../../contact/index.ts'
import { caseBar } from '../../../child/index.ts'
import { contactsAfter18Due, readDeadlines, voiceAfter18Due } from '../../../deadlines/index.ts'
import { headColumns, readKnown, type KnownOfCase } from '../../child-facts.ts'
import { decisionsContent } from '../../content/index.ts'
import { decisionAnswers, decisionSubjects, type DecisionAnswer, type DecisionSubject } from '../../facts.ts'
import { decideAsManager, mayDecide, needsReview, ruleInForce } from '../../rules.ts'
import { decisionsMade, pendingDecisions, type DecisionMade, type PendingDecision } from '../../store.ts'
import { madeTable } from '../made-table.ts'
import { weighed } from './view.ts'

const t = wordsOf(decisionsContent)
const form = defineForm({
  fields: {
    decision: radios({ label: t((c) => c.field.decision), options: 'given', span: 'full' }),
    review_on: date({
      label: t((c) => c.field.review),
      hint: t((c) => c.field.reviewHint),
      optional: true,
      span: 'full',
    }),
    why: textarea({ label: t((c) => c.field.why), hint: t((c) => c.field.whyHint), dir: 'auto' }),
  },
})

interface Opened {
  readonly about: DecisionSubject
  readonly known: KnownOfCase
  readonly pending: PendingDecision | null
  /** Decisions on this subject, the latest first. */
  readonly made: readonly DecisionMade[]
}

/** Reads all that the page and the rule need; null for a subject that does not exist. */
async function open(x: Exchange): Promise<Opened | null> {
  const about = decisionSubjects.find((subject) => subject === x.params['about'])
  if (about === undefined) return null
  const known = await readKnown(x.db, x.caseId(), x.now)
  if (known === null) return null
  const pending = await pendingDecisions(x.db, [x.caseId()])
  const made = await decisionsMade(x.db, x.caseId())
  return {
    about,
    known,
    pending: pending.find((one) => one.about === about) ?? null,
    made: made.filter((one) => one.about === about),
  }
}

const optionsOf = ({ about, known }: Opened) =>
  ruleInForce(about, known.facts).options.map((code) => ({ code, label: t((c) => c.answers[code]) }))

function drawForm(x: Exchange, opened: Opened, typed?: Typed, errors?: readonly FieldError[]): Html {
  return formShell({
    lang: x.lang,
    action: x.path,
    csrf: x.form.csrf,
    idempotencyKey: x.form.key,
    // Each decision is a fact of its own; how many there were tells whether a colleague decided meanwhile.
    version: opened.made.length === 0 ? undefined : opened.made.length,
    draftPath: draftAddress(x.path),
    body: form.render({ lang: x.lang, typed, errors, options: { decision: optionsOf(opened) } }),
    submitLabel: pick(decisionsContent, x.lang).submit,
  })
}

async function show(x: Exchange, opened: Opened, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(decisionsContent, x.lang)
  const { about, known, made } = opened
  const may = allowed(x, opened)
  const body = html`${await caseBar(x, 'closure')} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${c.questions[about]}</h1>
    ${weighed(about, known, x.lang)} ${made.length === 0 ? null : madeTable(made, x.lang)}
    ${
      may.ok
        ? drawForm(x, opened, typed, errors)
        : html`<p class="govuk-body">${may.refusal.because === 'not-raised' ? c.notRaised : c.caseOver}</p>`
    }`
  return page(c.questions[about], body, errors === undefined ? {} : { hasErrors: true, status: 422 })
}

function allowed(x: Exchange, { about, known, pending, made }: Opened) {
  return mayDecide(
    about,
    { facts: known.facts, deadline: pending?.deadline ?? null, decidedBefore: made.length > 0 },
    x.now,
  )
}

/** The day of review, held against the answer and against today: beside the field, in words. */
function reviewErrors(x: Exchange, value: FormValue<typeof form>): readonly FieldError[] {
  const c = pick(decisionsContent, x.lang)
  const decision = answerOf(value.decision)
  if (decision === null || !needsReview(decision)) return []
  const at = (message: string) => [{ field: 'review_on', message, anchor: 'review_on-day' }]
  if (value.review_on === null) return at(c.field.reviewMissing)
  return value.review_on <= dayInLondon(x.now) ? at(c.field.reviewNotAfter) : []
}

const answerOf = (code: string): DecisionAnswer | null =>
  decisionAnswers.find((answer) => answer === code) ?? null

async function showConflict(x: Exchange, opened: Opened, typed: Typed): Promise<Reply> {
  const c = pick(decisionsContent, x.lang)
  const [theirs] = opened.made
  const parsed = form.parse(x.body, x.lang, { options: { decision: optionsOf(opened) } })
  const yours = parsed.ok ? parsed.value : null
  const answer = yours === null ? null : answerOf(yours.decision)
  const day = (value: string | null | undefined): string | null =>
    value === null || value === undefined ? null : formatDay(value, x.lang)
  return conflictPage({
    lang: x.lang,
    above: await caseBar(x, 'closure'),
    fields: [
      {
        label: c.field.decision,
        yours: answer === null ? null : c.answers[answer],
        theirs: theirs === undefined ? null : c.answers[theirs.decision],
      },
      { label: c.field.review, yours: day(yours?.review_on), theirs: day(theirs?.reviewOn) },
      { label: c.field.why, yours: yours?.why ?? null, theirs: theirs?.why ?? null },
    ],
    changed: { at: theirs?.at ?? x.now, by: theirs?.decidedByName ?? null },
    form: drawForm(x, opened, typed),
    backTo: `/cases/${x.caseId()}/decisions`,
  })
}

export const decidePage: Handler = async (x) => {
  const opened = await open(x)
  if (opened === null) return noSuchPage('no-such-decision')
  const draft = await x.draft()
  return show(x, opened, draft === null ? undefined : form.typed(draft.fields))
}

/** Once support goes on after 18, so do contact and asking: the days are planned in the act that decides it (domain §4.12, §6.4). */
async function plannedAfter18(x: Exchange, decision: DecisionAnswer, { facts }: KnownOfCase) {
  if (decision !== 'hand-to-post-18') return []
  const deadlines = await readDeadlines(x.db, {
    caseIds: [x.caseId()],
    kinds: ['contact-after-18', 'voice-after-18'],
    states: ['open', 'paused', 'met', 'lapsed'],
  })
  const known = (await clockFacts(x.db, [x.caseId()])).get(x.caseId())
  const spoken = (known?.contacts ?? [])
    .filter((one) => one.counterpart === 'child' && one.outcome === 'successful')
    .map((one) => one.at)
  const today = dayInLondon(x.now)
  return [
    ...contactsAfter18Due(x.caseId(), facts.dob, deadlines, spoken, today),
    ...voiceAfter18Due(x.caseId(), facts.dob, deadlines, today),
  ]
}

export const recordDecision: Handler = async (x) => {
  const opened = await open(x)
  if (opened === null) return noSuchPage('no-such-decision')
  const { about, known, pending, made } = opened
  const parsed = form.parse(x.body, x.lang, { options: { decision: optionsOf(opened) } })
  if (!parsed.ok) return show(x, opened, parsed.typed, parsed.errors)
  const errors = reviewErrors(x, parsed.value)
  if (errors.length > 0) return show(x, opened, parsed.typed, errors)
  const decision = answerOf(parsed.value.decision)
  if (decision === null) return refused({ code: 'not-in-this-state' })
  if ((versionOf(x.body) ?? 0) !== made.length) return showConflict(x, opened, parsed.typed)
  const { head } = known
  const [assessment] = await readDeadlines(x.db, { caseIds: [x.caseId()], kinds: ['seventeen-and-a-half'] })
  const outcome = decideAsManager(
    { about, decision, reviewOn: parsed.value.review_on, why: parsed.value.why },
    {
      caseId: x.caseId(),
      facts: known.facts,
      deadline: pending?.deadline ?? null,
      made: made.length,
      assessment: assessment ?? null,
      head: { version: head.version, columns: headColumns(head) },
    },
    x.accountId(),
    x.now,
  )
  if (!outcome.ok) return refused(outcome.refusal)
  const recorded = await x.record({
    kind: 'decision.record',
    caseId: x.caseId(),
    happenedAt: null,
    answer: `/cases/${x.caseId()}/decisions`,
    facts: [...outcome.value, ...(await plannedAfter18(x, decision, known))],
    detail: { about, decision },
  })
  if (recorded.ok) return redirect(recorded.value.answer)
  if (recorded.refusal.code !== 'someone-else-changed-it') return refused(recorded.refusal)
  const now = await open(x)
  return now === null ? noSuchPage('no-such-case') : showConflict(x, now, parsed.typed)
}
