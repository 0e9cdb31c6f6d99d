import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import { done } from '../../../../kernel/refusal.ts'
import {
  date,
  defineForm,
  radios,
  select,
  text,
  textarea,
  type FieldError,
  type Option,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { newFact } from '../../../../platform/record/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { html } from '../../../../platform/web/html.ts'
import { noSuchPage, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { planContent } from '../../content/index.ts'
import { planParts, safetyPlanShare, sharedHow, type PlanPart, type SharedHow } from '../../facts.ts'
import { mayBeWritten } from '../../rules.ts'
import { sharesOf, type Share } from '../../store-shares.ts'
import { readPlanKnown, type PlanKnown } from '../../store.ts'
import { sharesTable } from '../home/tables.ts'
import { actingPage, planPath, recorded } from '../acting.ts'

const t = wordsOf(planContent)
const CHILD = 'child'
const form = defineForm({
  fields: {
    part: radios({
      label: t((c) => c.share.part),
      options: planParts.map((code): Option<PlanPart> => ({ code, label: t((c) => c.parts[code]) })),
      span: 'full',
    }),
    with_whom: text({ label: t((c) => c.share.whom), dir: 'auto' }),
    recipient: select({
      label: t((c) => c.share.recipient),
      options: [{ code: CHILD, label: t((c) => c.share.child) }, ...choices('third-party-type')],
    }),
    shared_on: date({ label: t((c) => c.share.on), called: t((c) => c.share.onCalled), latest: 'today' }),
    how: radios({
      label: t((c) => c.share.how),
      options: sharedHow.map((code): Option<SharedHow> => ({ code, label: t((c) => c.sharedHow[code]) })),
    }),
    note: textarea({ label: t((c) => c.share.note), optional: true, rows: 2, dir: 'auto' }),
  },
  check: ({ part, recipient }) => [
    // No parent reads what is known of controllers and family (domain §8: no trafficker or parent access).
    ...(part === 'whole' && recipient === 'parent'
      ? [{ field: 'part' as const, message: t((c) => c.share.wholeToParent) }]
      : []),
    ...(part === 'carer' && recipient === CHILD
      ? [{ field: 'part' as const, message: t((c) => c.share.childPageOnly) }]
      : []),
  ],
})

function show(
  x: Exchange,
  known: PlanKnown,
  shares: readonly Share[],
  typed?: Typed,
  errors?: readonly FieldError[],
) {
  const c = pick(planContent, x.lang).share
  const { plan } = known
  if (plan === null || !mayBeWritten(known))
    return actingPage(x, { title: c.title, lead: c.nothing, form: null, submit: c.submit })
  return actingPage(x, {
    title: c.title,
    lead: c.lead,
    above: html`<p class="govuk-body">
      <a class="govuk-link" href="${planPath(x)}/print">${pick(planContent, x.lang).print.title}</a>
    </p>`,
    form: form.render({ lang: x.lang, typed, errors, values: { shared_on: dayInLondon(x.now) } }),
    submit: c.submit,
    version: plan.version,
    errors,
    below: sharesTable(shares, plan.version, x.lang),
  })
}

export const sharePage: Handler = async (x) => {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  return show(
    x,
    known,
    await sharesOf(x.db, x.caseId()),
    draft === null ? undefined : form.typed(draft.fields),
  )
}

export const recordShare: Handler = async (x) => {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const shares = await sharesOf(x.db, x.caseId())
  const parsed = form.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return show(x, known, shares, parsed.typed, parsed.errors)
  // What was handed over is the version that was read: a later one is shared anew, and the list says which was.
  const seen = known.versions.find((one) => String(one.version) === x.body['_version'])
  if (seen === undefined || !mayBeWritten(known)) return show(x, known, shares, parsed.typed)
  const { recipient, with_whom, shared_on, part, how, note } = parsed.value
  const share = newFact(safetyPlanShare, x.caseId(), {
    plan_version: seen.version,
    part,
    with_whom,
    recipient: recipient === CHILD ? null : recipient,
    shared_on,
    how,
    note,
  })
  return recorded(x, 'safety-plan.share', done([share]), { detail: { part } })
}
