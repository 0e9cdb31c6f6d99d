import { nextLevelDown } from '../../../../kernel/policy/safety-plan.ts'
import {
  carried,
  defineForm,
  textarea,
  type FieldError,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { versionOf } from '../../../../platform/web/conflict-page.ts'
import { button } from '../../../../platform/web/components/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { card } from '../../../../platform/web/pieces.ts'
import { noSuchPage, refused, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { planContent } from '../../content/index.ts'
import { levelInWords } from '../../entries.ts'
import { proposeStepDown, standingProposal, withdrawStepDown } from '../../rules-step-down.ts'
import { readPlanKnown, type PlanKnown } from '../../store.ts'
import { actingPage, planPath, recorded } from '../acting.ts'

const t = wordsOf(planContent)
const form = defineForm({
  fields: {
    why: textarea({ label: t((c) => c.stepDown.why), hint: t((c) => c.stepDown.whyHint), dir: 'auto' }),
    child_view: textarea({ label: t((c) => c.stepDown.childView), optional: true, dir: 'auto' }),
  },
})

/** Why nothing can be proposed now, in a sentence; null where it can. Asked of the rule itself, with words to go on. */
function obstacle(x: Exchange, known: PlanKnown): string | null {
  const outcome = proposeStepDown(known, { why: '-', childView: null }, x.accountId(), x.now)
  if (outcome.ok) return null
  const said: Readonly<Record<string, string>> = pick(planContent, x.lang).stepDown.cannot
  return said[outcome.refusal.because ?? ''] ?? pick(planContent, x.lang).stepDown.cannot['no-plan']
}

function withdrawForm(x: Exchange, known: PlanKnown): Html | null {
  const standing = standingProposal(known)
  if (standing === null) return null
  return html`<form method="post" action="${planPath(x)}/step-down/withdraw" data-once>
    <input type="hidden" name="${carried.csrf}" value="${x.form.csrf}" />
    <input type="hidden" name="${carried.idempotencyKey}" value="${x.form.key}" />
    <input type="hidden" name="${carried.version}" value="${standing.version}" />
    ${button({
      text: pick(planContent, x.lang).stepDown.withdraw,
      classes: 'govuk-button--secondary',
      preventDoubleClick: true,
    })}
  </form>`
}

function show(x: Exchange, known: PlanKnown, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(planContent, x.lang).stepDown
  const stands = obstacle(x, known)
  const { plan } = known
  const to = plan === null ? null : nextLevelDown(plan.level)
  const standing = standingProposal(known)
  return actingPage(x, {
    title: c.title,
    lead:
      stands ??
      (plan === null || to === null
        ? undefined
        : c.lead(levelInWords(plan.level, x.lang), levelInWords(to, x.lang))),
    above:
      standing?.state === 'returned' && standing.decidedWhy !== null
        ? card(c.managersWords, html`<p class="gs-prose" dir="auto">${standing.decidedWhy}</p>`, 'warning')
        : null,
    form:
      stands === null
        ? form.render({
            lang: x.lang,
            typed,
            errors,
            values: standing === null ? undefined : { why: standing.why, child_view: standing.childView },
          })
        : null,
    submit: c.submit,
    version: plan?.version,
    errors,
    below: withdrawForm(x, known),
  })
}

export const stepDownPage: Handler = async (x) => {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  return show(x, known, draft === null ? undefined : form.typed(draft.fields))
}

export const recordStepDown: Handler = async (x) => {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, known, parsed.typed, parsed.errors)
  if (versionOf(x.body) !== (known.plan?.version ?? null)) return refused({ code: 'someone-else-changed-it' })
  const { why, child_view: childView } = parsed.value
  return recorded(
    x,
    'safety-plan.propose-step-down',
    proposeStepDown(known, { why, childView }, x.accountId(), x.now),
  )
}

export const withdrawProposal: Handler = async (x) => {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  if (versionOf(x.body) !== (standingProposal(known)?.version ?? null))
    return refused({ code: 'someone-else-changed-it' })
  return recorded(x, 'safety-plan.withdraw-step-down', withdrawStepDown(known))
}
