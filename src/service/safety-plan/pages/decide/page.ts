import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import { levelRuleOn } from '../../../../kernel/policy/safety-plan.ts'
import {
  defineForm,
  radios,
  textarea,
  type FieldError,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { formatInstant, pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { codeList } from '../../../../platform/reference-data/index.ts'
import { versionOf } from '../../../../platform/web/conflict-page.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { card, facts } from '../../../../platform/web/pieces.ts'
import { noSuchPage, refused, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { planContent } from '../../content/index.ts'
import { levelInWords } from '../../entries.ts'
import { approveStepDown, decidable, returnStepDown } from '../../rules-step-down.ts'
import { readPlanKnown, type PlanKnown, type StepDown } from '../../store.ts'
import { actingPage, recorded } from '../acting.ts'
import { prose } from '../plan-view.ts'

const t = wordsOf(planContent)
const form = defineForm({
  fields: {
    decision: radios({
      label: t((c) => c.decide.decision),
      options: [
        { code: 'approve', label: t((c) => c.decide.approve) },
        { code: 'return', label: t((c) => c.decide.return) },
      ],
      span: 'full',
    }),
    why: textarea({ label: t((c) => c.decide.why), hint: t((c) => c.decide.whyHint), dir: 'auto' }),
  },
})

function proposalCard(x: Exchange, one: StepDown): Html {
  const c = pick(planContent, x.lang)
  const rule = levelRuleOn(codeList('safety-plan-level'), one.to, dayInLondon(x.now))
  return html`${card(
    c.decide.proposal,
    facts([
      [c.stepDowns.what, c.stepDowns.fromTo(levelInWords(one.from, x.lang), levelInWords(one.to, x.lang))],
      [c.stepDowns.why, prose(one.why)],
      [c.stepDown.childView, prose(one.childView) ?? c.notAsked],
      [c.stepDowns.who, `${one.proposedByName ?? c.notKnown}, ${formatInstant(one.at, x.lang)}`],
    ]),
  )}
  ${
    rule.watchDays === null || rule.contactDays === null
      ? null
      : html`<p class="govuk-inset-text">${c.decide.watch(rule.watchDays, rule.contactDays)}</p>`
  }`
}

function show(x: Exchange, known: PlanKnown, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(planContent, x.lang).decide
  const may = decidable(known, x.accountId())
  return actingPage(x, {
    title: c.title,
    lead: may.ok ? c.lead : may.refusal.code === 'own-work' ? c.own : c.nothing,
    above: may.ok ? proposalCard(x, may.value) : null,
    form: may.ok ? form.render({ lang: x.lang, typed, errors }) : null,
    submit: c.submit,
    version: may.ok ? may.value.version : undefined,
    errors,
  })
}

export const decidePage: Handler = async (x) => {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  return show(x, known, draft === null ? undefined : form.typed(draft.fields))
}

export const recordDecision: Handler = async (x) => {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, known, parsed.typed, parsed.errors)
  const may = decidable(known, x.accountId())
  if (!may.ok) return refused(may.refusal)
  if (versionOf(x.body) !== may.value.version) return refused({ code: 'someone-else-changed-it' })
  const { decision, why } = parsed.value
  const outcome =
    decision === 'approve'
      ? approveStepDown(known, { why }, x.accountId(), x.now)
      : returnStepDown(known, { why }, x.accountId(), x.now)
  if (!outcome.ok && outcome.refusal.because === 'review-raised') {
    const message = pick(planContent, x.lang).stepDown.cannot['review-raised']
    return show(x, known, parsed.typed, [{ field: 'decision', message, anchor: 'decision' }])
  }
  return recorded(
    x,
    decision === 'approve' ? 'safety-plan.approve-step-down' : 'safety-plan.return-step-down',
    outcome,
    { detail: { to: may.value.to } },
  )
}
