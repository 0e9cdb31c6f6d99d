import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import { MINUTE } from '../../../../kernel/clock.ts'
import { randomUUID } from 'node:crypto'
import type { FactId } from '../../../../kernel/ids.ts'
import { safetyPlanTerm } from '../../../../kernel/policy/safety-plan.ts'
import { done } from '../../../../kernel/refusal.ts'
import { decide } from '../../../../platform/access/index.ts'
import {
  defineForm,
  radios,
  textarea,
  type FieldError,
  type Option,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { newFact } from '../../../../platform/record/index.ts'
import { codeList } from '../../../../platform/reference-data/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { chips } from '../../../../platform/web/pieces.ts'
import { paper } from '../../../../platform/web/paper.ts'
import { noSuchPage, page, type Exchange, type Handler, type Reply } from '../../../../platform/web/route.ts'
import { paperMarkOf } from '../../../child/index.ts'
import { planContent } from '../../content/index.ts'
import { leaveOut } from '../../left-out.ts'
import { planParts, safetyPlanPrint, type PlanPart } from '../../facts.ts'
import { addressesOf, printAskedBy } from '../../store-shares.ts'
import { planVersions, readPlanKnown, type PlanKnown } from '../../store.ts'
import { actingPage, planPath, recorded } from '../acting.ts'
import { printView, titleOf, type PrintView } from './view.ts'

const partOf = (given: string | undefined): PlanPart => planParts.find((one) => one === given) ?? 'whole'

/** The ways to the other parts: on the screen, and left off the paper. */
function aboveThePaper(x: Exchange, current: PlanPart | null): Html {
  const c = pick(planContent, x.lang)
  const asks = current !== null && decide('case:see-location', x.access, x.now).permitted
  return html`<nav class="gs-off-paper" aria-label="${c.print.pick}">
    ${chips(
      planParts.map((part) => ({
        text: c.parts[part],
        href: `${planPath(x)}/print?part=${part}`,
        current: part === current,
      })),
    )}
    <p class="govuk-body">
      ${c.print.hint}
      ${
        asks
          ? html`<a class="govuk-link" href="${planPath(x)}/print-with-addresses?part=${current}"
              >${c.print.withAddresses}</a
            >`
          : null
      }
    </p>
    <p class="govuk-body"><a class="govuk-link" href="${planPath(x)}">${c.back}</a></p>
  </nav>`
}

/** The part as a paper, with initials and reference at the head of every sheet; no page for a case the asker may not see. */
async function onPaper(x: Exchange, view: PrintView, above: Html): Promise<Reply> {
  const mark = await paperMarkOf(x)
  return mark === null
    ? noSuchPage()
    : page(titleOf(view.part, x.lang), html`${above} ${paper(x.lang, mark, printView(view))}`)
}

/** Without an address, whoever asks. No case bar: the child's name is not on the paper. */
export const printPage: Handler = async (x) => {
  const part = partOf(x.query['part'])
  const [plan] = await planVersions(x.db, x.caseId())
  const c = pick(planContent, x.lang)
  if (plan === undefined)
    return actingPage(x, { title: c.print.title, lead: c.none, form: null, submit: c.print.submit })
  // What reads like an address in the other texts is left off too: nobody has asked for one.
  const withoutPlaces = leaveOut(plan, c.print.leftOut)
  const view = { plan: withoutPlaces, part, addresses: null, today: dayInLondon(x.now), lang: x.lang }
  return onPaper(x, view, aboveThePaper(x, part))
}

const t = wordsOf(planContent)
const form = defineForm({
  fields: {
    part: radios({
      label: t((c) => c.print.pick),
      options: planParts.map((code): Option<PlanPart> => ({ code, label: t((c) => c.parts[code]) })),
      span: 'full',
    }),
    why: textarea({ label: t((c) => c.print.why), rows: 2, max: 500 }),
  },
})

function show(x: Exchange, known: PlanKnown, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(planContent, x.lang).print
  return actingPage(x, {
    title: c.ask,
    lead: known.plan === null ? pick(planContent, x.lang).none : c.askLead,
    form:
      known.plan === null
        ? null
        : form.render({ lang: x.lang, typed, errors, values: { part: partOf(x.query['part']) } }),
    submit: c.submit,
    version: known.plan?.version,
    errors,
  })
}

export const askForAddresses: Handler = async (x) => {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  return show(x, known)
}

/** The reason is a fact of the record before any address is shown. */
export const recordPrint: Handler = async (x) => {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok || known.plan === null)
    return show(x, known, parsed.typed, parsed.ok ? undefined : parsed.errors)
  const id = randomUUID() as FactId
  const asked = newFact(
    safetyPlanPrint,
    x.caseId(),
    { ...parsed.value, plan_version: known.plan.version, asked_by: x.accountId() },
    id,
  )
  return recorded(x, 'safety-plan.print-with-addresses', done([asked]), {
    answer: `${planPath(x)}/prints/${id}`,
    detail: { part: parsed.value.part },
  })
}

/** Open for whoever asked for it, for some minutes (safety-plan-term.csv); for everybody else there is no such page. */
export const printWithAddresses: Handler = async (x) => {
  const id = x.params['printId'] ?? ''
  if (!/^[0-9a-f-]{36}$/.test(id)) return noSuchPage()
  const minutes = safetyPlanTerm(codeList('safety-plan-term'), 'addresses-open-minutes', dayInLondon(x.now))
  const print = await printAskedBy(x.db, {
    caseId: x.caseId(),
    id,
    by: x.accountId(),
    since: new Date(x.now.getTime() - minutes * MINUTE),
  })
  if (print === null) return noSuchPage()
  const versions = await planVersions(x.db, x.caseId())
  const plan = versions.find((one) => one.version === print.planVersion)
  if (plan === undefined) return noSuchPage()
  const addresses = (await addressesOf(x.db, x.caseId()))?.addresses ?? []
  const view = { plan, part: print.part, addresses, today: dayInLondon(x.now), lang: x.lang }
  return onPaper(x, view, aboveThePaper(x, null))
}
