import { done, refuse } from '../../../../kernel/refusal.ts'
import { safetyPlanEvents } from '../../../../kernel/policy/safety-plan.ts'
import {
  date,
  defineForm,
  radios,
  textarea,
  type FieldError,
  type Option,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { label } from '../../../../platform/reference-data/index.ts'
import { noSuchPage, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { reviewRaisedBy } from '../../../safety-review/index.ts'
import { planContent } from '../../content/index.ts'
import { mayBeWritten } from '../../rules.ts'
import { readPlanKnown, type PlanKnown } from '../../store.ts'
import { actingPage, recorded } from '../acting.ts'

const t = wordsOf(planContent)
const form = defineForm({
  fields: {
    event: radios({
      label: t((c) => c.raise.event),
      options: safetyPlanEvents.map((code): Option<typeof code> => ({
        code,
        label: (lang) => label('safety-plan-event', code, lang),
      })),
      span: 'full',
    }),
    on: date({
      label: t((c) => c.raise.on),
      called: t((c) => c.raise.onCalled),
      optional: true,
      span: 'full',
    }),
    why: textarea({ label: t((c) => c.raise.why), hint: t((c) => c.write.noAddresses), dir: 'auto' }),
  },
})

function show(x: Exchange, known: PlanKnown, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(planContent, x.lang).raise
  return actingPage(x, {
    title: c.title,
    lead: mayBeWritten(known) ? c.lead : pick(planContent, x.lang).over,
    form: mayBeWritten(known) ? form.render({ lang: x.lang, typed, errors }) : null,
    submit: c.submit,
    errors,
  })
}

export const raisePage: Handler = async (x) => {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  return show(x, known, draft === null ? undefined : form.typed(draft.fields))
}

export const recordRaised: Handler = async (x) => {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, known, parsed.typed, parsed.errors)
  const facts = mayBeWritten(known)
    ? done(reviewRaisedBy(x.caseId(), parsed.value, known.deadlines, x.now))
    : refuse('not-in-this-state', `case-${known.stage}`)
  return recorded(x, 'safety-plan.raise', facts, { detail: { event: parsed.value.event } })
}
