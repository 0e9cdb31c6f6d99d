import { randomUUID } from 'node:crypto'
import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import { isUuid, type CaseId, type ChildId } from '../../../../kernel/ids.ts'
import { foundCase } from '../../../../platform/access/index.ts'
import { errorSummaryOf, formShell, type FieldError, type Typed } from '../../../../platform/forms/index.ts'
import { formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { nextVersion, type FactToRecord } from '../../../../platform/record/index.ts'
import { html } from '../../../../platform/web/html.ts'
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
import { foundReferral, freshReference, optionsOn, sections, type Section } from '../../../referral/index.ts'
import { deskContent } from '../../content/index.ts'
import { call } from '../../facts.ts'
import { typedMoment } from '../../moment.ts'
import type { Call } from '../../store.ts'
import { callOfPath } from '../call/page.ts'
import { carriedOver, fieldsOf, momentForm, readReferral, wholeForm } from './form.ts'

/** What another room carries over into a referral: what was said there, and what becomes of it once there is a case. */
export interface Carried {
  readonly typed: Typed
  /** Where it comes from, in a sentence. */
  readonly lead: string
  readonly facts: (caseId: CaseId) => readonly FactToRecord[]
}

function show(
  x: Exchange,
  from: Call | null,
  typed: Typed,
  errors?: readonly FieldError[],
  carried?: Carried,
): Reply {
  const c = pick(deskContent, x.lang).take
  const options = optionsOn(dayInLondon(x.now))
  const section = (name: Section) =>
    html`<section>
      <h2 class="govuk-heading-m">${c.sections[name]}</h2>
      ${wholeForm.render({
        lang: x.lang,
        typed,
        errors,
        options,
        only: fieldsOf(name, typed),
        unmarked: true,
      })}
    </section>`
  return page(
    c.title,
    html`${errorSummaryOf(errors, x.lang)}
      <h1 class="govuk-heading-l">${c.title}</h1>
      <p class="govuk-body">${c.lead}</p>
      ${
        from === null
          ? null
          : html`<p class="govuk-body">${c.carried(formatInstant(from.columns.taken_at, x.lang))}</p>`
      }
      ${carried === undefined ? null : html`<p class="govuk-body">${carried.lead}</p>`}
      ${formShell({
        lang: x.lang,
        action: x.path,
        csrf: x.form.csrf,
        idempotencyKey: x.form.key,
        draftPath: draftAddress(x.path),
        body: html`${
          from === null
            ? html`<section>
                <h2 class="govuk-heading-m">${c.sections.call}</h2>
                ${momentForm.render({ lang: x.lang, typed, errors })}
              </section>`
            : null
        }
        ${sections.map(section)}`,
        submitLabel: c.submit,
        besides: html`<button
          type="submit"
          name="more"
          value="yes"
          class="govuk-button govuk-button--secondary"
        >
          ${c.more}
        </button>`,
        classes: 'gs-dense gs-dense--three',
      })}`,
    {
      wide: true,
      before: html`<a class="govuk-back-link" href="/desk">${pick(deskContent, x.lang).desk.title}</a>`,
      ...(errors === undefined ? {} : { hasErrors: true, status: 422 }),
    },
  )
}

async function blank(x: Exchange, from: Call | null, carried?: Carried): Promise<Reply> {
  const draft = await x.draft()
  const start = from === null ? typedMoment(x.now, 'taken_on', 'taken_at') : carriedOver(from)
  const kept = draft === null ? {} : { ...momentForm.typed(draft.fields), ...wholeForm.typed(draft.fields) }
  return show(x, from, { ...start, ...carried?.typed, ...kept }, undefined, carried)
}

/** Where the taker goes on: to triage, or back to the desk if the child belongs to a site that the taker does not serve. */
function answerFor(x: Exchange, caseId: CaseId, site: string | null, reference: string): string {
  const serves = x.posts.some(
    (post) =>
      (post.role === 'manager' || (post.role === 'assessment' && x.access.onDuty)) &&
      (post.site === null || post.site === site),
  )
  return serves ? `/cases/${caseId}/triage` : `/desk?taken=${reference}`
}

async function take(x: Exchange, from: Call | null, carried?: Carried): Promise<Reply> {
  const read = readReferral(x.body, from, x.now, x.lang)
  if (x.body['more'] !== undefined) return show(x, from, read.typed, undefined, carried)
  if (!read.ok) return show(x, from, read.typed, read.errors, carried)
  const reference = await freshReference(x.db)
  const caseId = randomUUID() as CaseId
  const childId = randomUUID() as ChildId
  await foundCase(x.db, caseId)
  const { facts, site } = foundReferral(read.given, { caseId, childId }, reference, x.now)
  const outcome = await x.record({
    kind: 'referral.take',
    caseId,
    happenedAt: read.given.receivedAt,
    answer: answerFor(x, caseId, site, reference),
    facts: [
      ...facts,
      ...(carried?.facts(caseId) ?? []),
      // The call points at its case from the very act that founds it.
      ...(from === null
        ? []
        : [
            nextVersion(
              call,
              null,
              from,
              { ...from.columns, next_step: 'referral-taken', case_id: caseId },
              'became-a-referral',
            ),
          ]),
    ],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}

/** `?call=` leads to the page of that call, so that each call keeps a draft of its own. */
export const newReferralPage: Handler = async (x) => {
  const asked = x.query['call'] ?? ''
  return isUuid(asked) ? redirect(`/desk/calls/${asked}/referral`) : blank(x, null)
}

export const takeReferral: Handler = (x) => take(x, null)

async function ofCall(x: Exchange, work: (found: Call) => Promise<Reply>): Promise<Reply> {
  const found = await callOfPath(x)
  if (found === null) return noSuchPage()
  const { case_id: already } = found.columns
  return already === null ? work(found) : redirect(`/cases/${already}`)
}

export const callReferralPage: Handler = (x) => ofCall(x, (found) => blank(x, found))
export const takeCallReferral: Handler = (x) => ofCall(x, (found) => take(x, found))

/** The page of a referral that begins with what another room was told, and the taking of it. */
export const askReferralOf = (x: Exchange, carried: Carried): Promise<Reply> => blank(x, null, carried)
export const takeReferralOf = (x: Exchange, carried: Carried): Promise<Reply> => take(x, null, carried)
