import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { yesNoUnknown } from '../../../../kernel/vocabulary.ts'
import { decide } from '../../../../platform/access/index.ts'
import {
  carried,
  errorSummaryOf,
  formShell,
  type FieldError,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { isCode } from '../../../../platform/reference-data/index.ts'
import { conflictPage } from '../../../../platform/web/conflict-page.ts'
import { html, nothing, type Html } from '../../../../platform/web/html.ts'
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
import { readDeadlines, type Deadline } from '../../../deadlines/index.ts'
import { clockFactsOf, type ClockFacts } from '../../../contact/index.ts'
import { caseRecord, type CaseRecord } from '../../../eligibility/index.ts'
import { possibleChildNotice, possibleSameChild } from '../../../matching/index.ts'
import { triageContent } from '../../content/index.ts'
import { mayTriage, triageCase } from '../../rules.ts'
import { readReferral, readTriage, type ReferralRead, type Triage } from '../../store.ts'
import { contested } from './contested.ts'
import {
  arrangementFields,
  asked,
  assessmentFields,
  decisionFields,
  found,
  triageForm,
  valuesOf,
  type TriageValue,
} from './form.ts'
import { clockLine, eligibilityBox, referralSummary, stoodView } from './view.ts'

interface Known {
  readonly record: CaseRecord
  readonly triage: Triage | null
  readonly read: ReferralRead | null
  readonly deadlines: readonly Deadline[]
  readonly clock: ClockFacts
}

async function load(x: Exchange): Promise<Known | null> {
  const caseId = x.caseId()
  const record = await caseRecord(x.db, caseId)
  if (record === null) return null
  return {
    record,
    triage: await readTriage(x.db, caseId),
    read: await readReferral(x.db, caseId),
    clock: await clockFactsOf(x.db, caseId),
    deadlines: await readDeadlines(x.db, {
      caseIds: [caseId],
      states: ['open', 'paused', 'lapsed', 'met'],
    }),
  }
}

/** The versions the form rests on: of the triage, of the head of the case and of the eligibility decision. */
function versions({ record, triage }: Known): string {
  return `${triage?.version ?? 0}.${record.file.version}.${record.decision?.version ?? 0}`
}

/** What a link may propose (from the page of possible existing children): codes only. */
function proposed(x: Exchange): Partial<TriageValue> {
  const { decision, reason } = x.query
  if (decision !== 'decline') return {}
  return {
    decision: 'decline',
    ...(reason !== undefined && isCode('decline-reason', reason) ? { declineReason: reason } : {}),
  }
}

function firstValues(x: Exchange, known: Known): Partial<TriageValue> {
  const missing = yesNoUnknown.find((code) => code === known.read?.missing_now)
  const said: Partial<TriageValue> = missing === undefined ? {} : { missingNow: missing }
  return { ...said, ...(known.triage === null ? {} : valuesOf(known.triage)), ...proposed(x) }
}

function formOf(
  x: Exchange,
  known: Known,
  given: { typed?: Typed | undefined; errors?: readonly FieldError[] | undefined },
): Html {
  const c = pick(triageContent, x.lang)
  const part = (only: readonly (keyof TriageValue)[]) =>
    triageForm.render({ lang: x.lang, values: firstValues(x, known), ...given, only })
  return formShell({
    lang: x.lang,
    action: x.path,
    csrf: x.form.csrf,
    idempotencyKey: x.form.key,
    version: versions(known),
    draftPath: draftAddress(x.path),
    classes: 'gs-dense',
    body: html`<h2 class="govuk-heading-m">${c.form.title}</h2>
      ${part(assessmentFields)}
      <h2 class="govuk-heading-m">${c.form.arrangements}</h2>
      <p class="govuk-hint">${c.form.arrangementsHint}</p>
      ${part(arrangementFields)}
      <h2 class="govuk-heading-m">${c.form.decisionTitle}</h2>
      <p class="govuk-hint">${c.form.acceptHint} ${c.form.askForMoreHint}</p>
      ${part(decisionFields)}`,
    submitLabel: c.form.submit,
  })
}

async function show(
  x: Exchange,
  known: Known,
  given: { typed?: Typed | undefined; errors?: readonly FieldError[] | undefined } = {},
  refusal?: Refusal,
): Promise<Reply> {
  const c = pick(triageContent, x.lang)
  const { record } = known
  const open = mayTriage(record.file.stage)
  const possible = open ? await possibleSameChild(x.db, record.caseId) : []
  const body = html`${await caseBar(x, null)} ${errorSummaryOf(given.errors, x.lang)}
    <h1 class="govuk-heading-l">${c.title}</h1>
    ${clockLine(known.deadlines, x.now, x.lang)}
    ${possibleChildNotice(record.caseId, possible.length, x.lang)} ${stoodView(known.triage, !open, x.lang)}
    ${referralSummary(record, known.read, x.lang)} ${eligibilityBox(record, x.lang)}
    <p class="govuk-body">
      <a class="govuk-link" href="/cases/${record.caseId}/matching">${c.form.matching}</a>
    </p>
    ${open ? formOf(x, known, given) : nothing}`
  return page(c.title, body, {
    wide: true,
    status: given.errors === undefined ? 200 : 422,
    hasErrors: given.errors !== undefined,
    ...(refusal === undefined ? {} : { refusal }),
  })
}

export const triagePage: Handler = async (x) => {
  const known = await load(x)
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  // A link that proposes a decision was just followed: it wins over what was typed before.
  const typed =
    draft === null || x.query['decision'] !== undefined ? undefined : triageForm.typed(draft.fields)
  return show(x, known, { typed })
}

/** The message beside the decision: what to do about it, not the name of the rule. */
function messageOf(refusal: Refusal, x: Exchange): string | null {
  const c = pick(triageContent, x.lang).refusals
  if (refusal.code === 'route-undecided') {
    return refusal.because === 'manager-decision' ? c['route-manager'] : c['route-hold']
  }
  if (refusal.code !== 'not-eligible') return null
  const why = refusal.because
  return why === 'not-decided' || why === 'out-of-date' || why === 'hold' ? c[why] : c['not-eligible']
}

async function conflict(x: Exchange, known: Known, value: TriageValue, typed: Typed): Promise<Reply> {
  return conflictPage({
    lang: x.lang,
    above: await caseBar(x, null),
    fields: contested(value, known.triage, x.lang),
    changed: { at: known.triage?.recordedAt ?? known.record.decision?.recordedAt ?? x.now },
    form: html`${eligibilityBox(known.record, x.lang)} ${formOf(x, known, { typed })}`,
    backTo: x.path,
  })
}

export const recordTriage: Handler = async (x) => {
  const known = await load(x)
  if (known === null) return noSuchPage('no-such-case')
  const parsed = triageForm.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return show(x, known, { typed: parsed.typed, errors: parsed.errors })
  if (x.body[carried.version] !== versions(known)) return conflict(x, known, parsed.value, parsed.typed)
  const { decision } = parsed.value
  const facts = triageCase(known, found(parsed.value), asked(parsed.value), x.now)
  if (!facts.ok) {
    const message = messageOf(facts.refusal, x)
    if (message === null) return refused(facts.refusal)
    const errors = [{ field: 'decision', message, anchor: 'decision' }]
    return show(x, known, { typed: parsed.typed, errors }, facts.refusal)
  }
  const allocates = decision === 'accept' && decide('allocation:record', x.access, x.now).permitted
  const outcome = await x.record({
    kind: `triage.${decision}`,
    caseId: known.record.caseId,
    happenedAt: null,
    answer: allocates ? `/cases/${known.record.caseId}/allocation` : '/desk',
    facts: facts.value,
    detail: { decision, risk: parsed.value.riskLevel, reason: parsed.value.declineReason },
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  if (outcome.refusal.code !== 'someone-else-changed-it') return refused(outcome.refusal)
  return conflict(x, (await load(x)) ?? known, parsed.value, parsed.typed)
}
