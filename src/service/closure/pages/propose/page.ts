import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import { exitReasonsUnder } from '../../../../kernel/policy/closure-reasons.ts'
import {
  errorSummaryOf,
  formShell,
  type FieldError,
  type Option,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { formatDay, pick } from '../../../../platform/i18n/index.ts'
import { label } from '../../../../platform/reference-data/index.ts'
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
import { caseBar } from '../../../child/index.ts'
import { closureContent } from '../../content/index.ts'
import { errorOfProblem, proposalForm, proposalOf, rowErrors, sections, valuesOf } from '../../form.ts'
import { readClosure, type ClosureRead } from '../../known.ts'
import { problemsOf } from '../../problems.ts'
import { propose } from '../../rules.ts'
import type { Proposal } from '../../store.ts'
import { managersWords } from '../home/view.ts'
import { reasonInWords } from '../proposal-view.ts'

const reasonsOf = (known: ClosureRead): readonly Option[] =>
  exitReasonsUnder(known.held.model).map((code) => ({
    code,
    label: (lang) => label('exit-reason', code, lang),
  }))

/** The proposal that waits to be changed, or null where a new one begins. */
const returnedOf = ({ proposal }: ClosureRead) => (proposal?.state === 'returned' ? proposal : null)

function drawForm(x: Exchange, known: ClosureRead, typed?: Typed, errors?: readonly FieldError[]): Html {
  const c = pick(closureContent, x.lang).propose
  const returned = returnedOf(known)
  const section = (name: keyof typeof sections, lead?: string): Html =>
    html`<section aria-labelledby="section-${name}">
      <h2 class="govuk-heading-m" id="section-${name}">${c.sections[name]}</h2>
      ${lead === undefined ? null : html`<p class="govuk-body">${lead}</p>`}
      ${proposalForm.render({
        lang: x.lang,
        typed,
        errors,
        values: returned === null ? undefined : valuesOf(returned),
        only: sections[name],
        // The lead says when these are needed: by the reason, by the answer beside them.
        unmarked: name === 'settled' || name === 'child',
        options: { exit_reason: reasonsOf(known) },
      })}
    </section>`
  return formShell({
    lang: x.lang,
    action: x.path,
    csrf: x.form.csrf,
    idempotencyKey: x.form.key,
    version: returned?.version,
    draftPath: draftAddress(x.path),
    classes: 'gs-dense',
    body: html`${section('why')} ${section('settled', c.settledLead)} ${section('child')}
    ${section('open', c.openLead)} ${section('onward', c.onwardLead)} ${section('summary')}`,
    submitLabel: c.submit,
  })
}

async function show(x: Exchange, known: ClosureRead, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(closureContent, x.lang)
  const returned = returnedOf(known)
  const { stage } = known.head.columns
  const open = stage === 'accepted' || stage === 'allocated'
  const body = html`${await caseBar(x, 'closure')} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${c.propose.title}</h1>
    <p class="govuk-body">${c.propose.lead}</p>
    ${returned === null || returned.returnedWhy === null ? null : managersWords(returned.returnedWhy, x.lang)}
    ${
      open
        ? drawForm(x, known, typed, errors)
        : html`<p class="govuk-body">
            ${stage === 'closing' ? c.next.waiting : stage === 'closed' ? c.stands.closed : c.next.tooEarly}.
          </p>`
    }`
  return page(c.propose.title, body, {
    wide: true,
    ...(errors === undefined ? {} : { hasErrors: true, status: 422 as const }),
  })
}

/** The second of two people who proposed at once: their words beside the first one's, nothing lost. */
async function showConflict(x: Exchange, known: ClosureRead, yours: Proposal, typed: Typed): Promise<Reply> {
  const c = pick(closureContent, x.lang)
  const theirs = known.proposal
  return conflictPage({
    lang: x.lang,
    above: await caseBar(x, 'closure'),
    fields: [
      {
        label: c.show.reason,
        yours: reasonInWords(yours, x.lang),
        theirs: theirs === null ? null : reasonInWords(theirs, x.lang),
      },
      {
        label: c.show.exitOn,
        yours: formatDay(yours.exitOn, x.lang),
        theirs: theirs === null ? null : formatDay(theirs.exitOn, x.lang),
      },
      { label: c.show.childView, yours: yours.childView, theirs: theirs?.childView ?? null },
      { label: c.show.summary, yours: yours.summary, theirs: theirs?.summary ?? null },
    ],
    changed: { at: theirs?.at ?? x.now, by: theirs?.proposedByName ?? null },
    form: drawForm(x, known, typed),
    backTo: `/cases/${x.caseId()}/closure`,
  })
}

export const proposePage: Handler = async (x) => {
  const known = await readClosure(x.db, x.caseId(), x.now)
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  return show(x, known, draft === null ? undefined : proposalForm.typed(draft.fields))
}

export const recordProposal: Handler = async (x) => {
  const known = await readClosure(x.db, x.caseId(), x.now)
  if (known === null) return noSuchPage('no-such-case')
  const today = dayInLondon(x.now)
  const parsed = proposalForm.parse(x.body, x.lang, { today, options: { exit_reason: reasonsOf(known) } })
  if (!parsed.ok) return show(x, known, parsed.typed, parsed.errors)
  const rows = rowErrors(parsed.value, x.lang)
  const asked = proposalOf(parsed.value)
  const problems = problemsOf(asked, known.held, today).map((one) => errorOfProblem(one, x.lang))
  if (rows.length + problems.length > 0) return show(x, known, parsed.typed, [...problems, ...rows])
  const changed = known.head.columns.stage === 'closing'
  if (changed || versionOf(x.body) !== (returnedOf(known)?.version ?? null))
    return showConflict(x, known, asked, parsed.typed)
  const outcome = propose(asked, known, x.accountId(), x.now)
  if (!outcome.ok) return refused(outcome.refusal)
  const recorded = await x.record({
    kind: 'closure.propose',
    caseId: x.caseId(),
    happenedAt: null,
    answer: `/cases/${x.caseId()}/closure`,
    facts: outcome.value,
    detail: { reason: asked.reason },
  })
  if (recorded.ok) return redirect(recorded.value.answer)
  if (recorded.refusal.code !== 'someone-else-changed-it') return refused(recorded.refusal)
  const now = await readClosure(x.db, x.caseId(), x.now)
  return now === null ? noSuchPage('no-such-case') : showConflict(x, now, asked, parsed.typed)
}
