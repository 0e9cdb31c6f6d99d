import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import {
  defineForm,
  errorSummaryOf,
  formShell,
  radios,
  select,
  text,
  textarea,
  type FieldError,
  type FormValue,
  type ParsedForm,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { conflictPage, versionOf } from '../../../../platform/web/conflict-page.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { card } from '../../../../platform/web/pieces.ts'
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
import { caseBar } from '../../../child/index.ts'
import { closureContent } from '../../content/index.ts'
import { readClosure, type ClosureRead } from '../../known.ts'
import { problemsOf } from '../../problems.ts'
import { decidable, returnForChanges, signOff } from '../../rules.ts'
import { proposalView } from '../proposal-view.ts'

const t = wordsOf(closureContent)
const form = defineForm({
  fields: {
    decision: radios({
      label: t((c) => c.decide.decision),
      options: [
        { code: 'sign-off', label: t((c) => c.decide.signOff) },
        { code: 'return', label: t((c) => c.decide.return) },
      ],
      span: 'full',
    }),
    why: textarea({
      label: t((c) => c.decide.why),
      hint: t((c) => c.decide.whyHint),
      when: { field: 'decision', is: 'return' },
      dir: 'auto',
    }),
    exit_not_asked: select({
      label: t((c) => c.decide.exitWhy),
      options: choices('exit-not-asked'),
      when: { field: 'decision', is: 'sign-off' },
      messages: { missing: t((c) => c.decide.exitWhyMissing) },
    }),
    exit_not_asked_words: text({
      label: t((c) => c.decide.exitWords),
      when: { field: 'exit_not_asked', is: 'other' },
      dir: 'auto',
    }),
  },
})
/** Where the child was asked at exit, nobody says why not. */
const formWhereAsked = form.pick('decision', 'why')

type Decided = FormValue<typeof formWhereAsked> & Partial<FormValue<typeof form>>

const parseFor = (x: Exchange, { exit }: ClosureRead): ParsedForm<Decided> =>
  exit.held ? formWhereAsked.parse(x.body, x.lang) : form.parse(x.body, x.lang)

const exitNotAskedIn = ({ exit_not_asked: reason, exit_not_asked_words: words }: Decided) =>
  reason === undefined || reason === null ? null : { reason, words: words ?? null }

/** Whether the child has been asked how things are at the end, before a manager ends it. */
function exitWords(x: Exchange, { exit }: ClosureRead): Html {
  const c = pick(closureContent, x.lang).decide
  return card(
    c.exit,
    html`<p>${exit.held ? c.exitHeld : c.exitNotHeld}</p>
      <p><a class="govuk-link" href="/cases/${x.caseId()}/voice">${c.exitSee}</a></p>`,
    exit.held ? undefined : 'warning',
  )
}

function drawForm(
  x: Exchange,
  known: ClosureRead,
  version: number,
  typed?: Typed,
  errors?: readonly FieldError[],
): Html {
  const asked = known.exit.held ? formWhereAsked : form
  return formShell({
    lang: x.lang,
    action: x.path,
    csrf: x.form.csrf,
    idempotencyKey: x.form.key,
    version,
    draftPath: draftAddress(x.path),
    body: asked.render({ lang: x.lang, typed, errors }),
    submitLabel: pick(closureContent, x.lang).decide.submit,
  })
}

async function show(x: Exchange, known: ClosureRead, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(closureContent, x.lang)
  const may = decidable(known, x.accountId())
  const { proposal } = known
  const body = html`${await caseBar(x, 'closure')} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${c.decide.title}</h1>
    <p class="govuk-body">${c.decide.lead}</p>
    ${proposal === null ? null : card(c.proposal, proposalView(proposal, x.lang))}
    ${may.ok ? exitWords(x, known) : null}
    ${
      may.ok
        ? drawForm(x, known, may.value.version, typed, errors)
        : html`<p class="govuk-body">
            ${may.refusal.code === 'own-work' ? c.decide.ownWork : c.decide.nothing}
          </p>`
    }`
  return page(c.decide.title, body, {
    wide: true,
    ...(errors === undefined ? {} : { hasErrors: true, status: 422 as const }),
  })
}

/** The second of two managers: what the first one decided, beside what they were about to. */
async function showConflict(x: Exchange, known: ClosureRead, typed: Typed): Promise<Reply> {
  const c = pick(closureContent, x.lang)
  const [theirs] = known.decisions
  const parsed = parseFor(x, known)
  const yours = parsed.ok ? parsed.value : null
  const decision = yours === null ? null : yours.decision === 'sign-off' ? 'sign-off' : 'return'
  const may = decidable(known, x.accountId())
  return conflictPage({
    lang: x.lang,
    above: await caseBar(x, 'closure'),
    fields: [
      {
        label: c.decide.decision,
        yours: decision === null ? null : c.history.decision[decision],
        theirs: theirs === undefined ? null : c.history.decision[theirs.decision],
      },
      { label: c.history.why, yours: yours?.why ?? null, theirs: theirs?.why ?? null },
    ],
    changed: { at: theirs?.at ?? known.proposal?.at ?? x.now, by: theirs?.decidedByName ?? null },
    form: may.ok
      ? html`${card(c.proposal, proposalView(may.value, x.lang))}
        ${drawForm(x, known, may.value.version, typed)}`
      : html`<p class="govuk-body">${c.decide.movedOn}</p>`,
    backTo: `/cases/${x.caseId()}/closure`,
  })
}

export const decidePage: Handler = async (x) => {
  const known = await readClosure(x.db, x.caseId(), x.now)
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  return show(x, known, draft === null ? undefined : form.typed(draft.fields))
}

export const recordDecision: Handler = async (x) => {
  const known = await readClosure(x.db, x.caseId(), x.now)
  if (known === null) return noSuchPage('no-such-case')
  const parsed = parseFor(x, known)
  if (!parsed.ok) return show(x, known, parsed.typed, parsed.errors)
  const { proposal } = known
  if (proposal !== null && versionOf(x.body) !== proposal.version) return showConflict(x, known, parsed.typed)
  const { decision, why } = parsed.value
  const may = decidable(known, x.accountId())
  if (!may.ok) return refused(may.refusal)
  if (decision === 'sign-off' && problemsOf(may.value, known.held, dayInLondon(x.now)).length > 0) {
    const { noLonger } = pick(closureContent, x.lang).decide
    return show(x, known, parsed.typed, [{ field: 'decision', message: noLonger, anchor: 'decision' }])
  }
  const outcome =
    decision === 'sign-off'
      ? signOff(known, exitNotAskedIn(parsed.value), x.accountId(), x.now)
      : returnForChanges(known, why ?? '', x.accountId(), x.now)
  if (!outcome.ok) return refused(outcome.refusal)
  const recorded = await x.record({
    kind: decision === 'sign-off' ? 'closure.sign-off' : 'closure.return',
    caseId: x.caseId(),
    happenedAt: null,
    answer: `/cases/${x.caseId()}/closure`,
    facts: outcome.value,
  })
  if (recorded.ok) return redirect(recorded.value.answer)
  if (recorded.refusal.code !== 'someone-else-changed-it') return refused(recorded.refusal)
  const now = await readClosure(x.db, x.caseId(), x.now)
  return now === null ? noSuchPage('no-such-case') : showConflict(x, now, parsed.typed)
}
