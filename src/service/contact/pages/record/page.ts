import { randomUUID } from 'node:crypto'
import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import type { FactId } from '../../../../kernel/ids.ts'
import type { Outcome } from '../../../../kernel/refusal.ts'
import { errorSummaryOf, formShell, type FieldError, type Typed } from '../../../../platform/forms/index.ts'
import { formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { newFact, type Recorded } from '../../../../platform/record/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import {
  draftAddress,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
} from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { missingEpisodesOf, stillMissing } from '../../../missing/index.ts'
import { contactContent } from '../../content/index.ts'
import { explained } from '../../breach.ts'
import { contact } from '../../facts.ts'
import {
  breachUnexplained,
  contactChanges,
  mustExplainBreach,
  withContact,
  type ClockFacts,
} from '../../rules.ts'
import { clockFactsOf, usualMode } from '../../store.ts'
import { watchChanges } from '../../watch.ts'
import { contactDeadlines } from '../correct/path.ts'
import { contactForm, type ContactValue } from './fields.ts'
import { columnsOf, knownOf, momentOf } from './known.ts'
import { contactFields } from './view.ts'

/** Of a child who is missing: a contact that was made does not end that by itself, so the way to say so stands here. */
async function whileMissing(x: Exchange): Promise<Html | null> {
  const caseId = x.caseId()
  const open = stillMissing(await missingEpisodesOf(x.db, caseId))
  if (open === null) return null
  const c = pick(contactContent, x.lang).form
  return html`<div class="govuk-inset-text">
    <p class="govuk-body">
      <strong>${c.missing(formatInstant(open.startedAt, x.lang))}</strong> ${c.missingStays}
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href="/cases/${caseId}/missing/${open.id}/return">${c.missingBack}</a>
    </p>
  </div>`
}

async function show(x: Exchange, clock: ClockFacts, typed: Typed, errors?: readonly FieldError[]) {
  const c = pick(contactContent, x.lang)
  const { lang } = x
  const body = html`${await caseBar(x, 'contacts')} ${errorSummaryOf(errors, lang)}
    <h1 class="govuk-heading-l">${c.form.title}</h1>
    ${await whileMissing(x)}
    ${formShell({
      lang,
      action: x.path,
      csrf: x.form.csrf,
      idempotencyKey: x.form.key,
      draftPath: draftAddress(x.path),
      body: contactFields({
        lang,
        typed,
        errors,
        askBreach: breachUnexplained(clock, x.now),
        draw: (only, size) => contactForm.render({ lang, typed, errors, only, size }),
        open: false,
      }),
      submitLabel: c.form.submit,
    })}`
  return page(c.form.title, body, errors === undefined ? {} : { hasErrors: true, status: 422 })
}

/** The child, just now, in the worker's usual way: most contacts are right without touching any of it. */
export const recordPage: Handler = async (x) => {
  const clock = await clockFactsOf(x.db, x.caseId())
  const draft = await x.draft()
  if (draft !== null) return show(x, clock, contactForm.typed(draft.fields))
  const mode = (await usualMode(x.db, x.accountId())) ?? 'phone'
  const referrer = x.query['with'] === 'referrer'
  const other = referrer || x.query['with'] === 'professional'
  return show(x, clock, {
    mode,
    counterpart: other ? 'third-party' : 'child',
    third_party_type: referrer ? 'referrer' : '',
  })
}

export const record: Handler = async (x) => {
  const parsed = contactForm.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  const clock = await clockFactsOf(x.db, x.caseId())
  if (!parsed.ok) return show(x, clock, parsed.typed, parsed.errors)
  const { value } = parsed
  const at = momentOf(value, null, x.now)
  const wrong = complaints(x, clock, value, at)
  if (wrong.length > 0) return show(x, clock, parsed.typed, wrong)
  let outcome = await recordOnce(x, clock, value, at)
  // Two people may record at once, and both contacts are true: the second is told the clock as the first left it.
  if (!outcome.ok && outcome.refusal.code === 'someone-else-changed-it')
    outcome = await recordOnce(x, await clockFactsOf(x.db, x.caseId()), value, at)
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}

function complaints(x: Exchange, clock: ClockFacts, value: ContactValue, at: Date): FieldError[] {
  const c = pick(contactContent, x.lang)
  if (at > x.now) return [{ field: 'at', message: c.form.future, anchor: 'at' }]
  const known = knownOf('new', columnsOf(value, at))
  const late = mustExplainBreach(withContact(clock, null, known), known, x.now)
  return late && value.breach_code === null
    ? [{ field: 'breach_code', message: c.form.needBreach, anchor: 'breach_code' }]
    : []
}

async function recordOnce(
  x: Exchange,
  clock: ClockFacts,
  value: ContactValue,
  at: Date,
): Promise<Outcome<Recorded>> {
  const caseId = x.caseId()
  const columns = columnsOf(value, at)
  const id = randomUUID() as FactId
  const after = knownOf(id, columns)
  const explains = mustExplainBreach(withContact(clock, null, after), after, x.now)
  return x.record({
    kind: 'contact.record',
    caseId,
    happenedAt: at,
    answer: `/cases/${caseId}`,
    facts: [
      newFact(contact, caseId, columns, id),
      ...explained(caseId, clock, explains ? value.breach_code : null),
      ...contactChanges(clock, { before: null, after }, await contactDeadlines(x), x.now, 'contact-recorded'),
      ...(await watchChanges(x.db, caseId, clock, { before: null, after }, 'contact-recorded', x.now)),
    ],
    detail: { counterpart: value.counterpart, mode: value.mode, outcome: value.outcome },
  })
}
