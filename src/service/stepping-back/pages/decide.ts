import { defineForm, radios, textarea, type FieldError, type Typed } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { html } from '../../../platform/web/html.ts'
import { noSuchPage, refused, type Exchange, type Handler, type Reply } from '../../../platform/web/route.ts'
import { steppingBackContent } from '../content/index.ts'
import type { StepBackKnown } from '../rhythm.ts'
import { approve, decidable, obstacleTo, refuseProposal } from '../rules.ts'
import { namesOf, readStepBackKnown } from '../store.ts'
import { actingPage, recorded, termsOf } from './acting.ts'
import { stepBackView } from './proposal-view.ts'

const t = wordsOf(steppingBackContent)
const form = defineForm({
  fields: {
    decision: radios({
      label: t((c) => c.decide.decision),
      options: [
        { code: 'approve', label: t((c) => c.decide.approve) },
        { code: 'refuse', label: t((c) => c.decide.refuse) },
      ],
      span: 'full',
    }),
    why: textarea({ label: t((c) => c.decide.why), hint: t((c) => c.decide.whyHint), dir: 'auto' }),
  },
})

async function show(
  x: Exchange,
  known: StepBackKnown,
  typed?: Typed,
  errors?: readonly FieldError[],
): Promise<Reply> {
  const c = pick(steppingBackContent, x.lang)
  const may = decidable(known, x.accountId())
  if (!may.ok)
    return actingPage(x, {
      title: c.decide.title,
      lead: may.refusal.code === 'own-work' ? c.decide.own : c.decide.nothing,
      form: null,
      submit: c.decide.submit,
    })
  const { columns } = may.value
  const obstacle = obstacleTo(known)
  const { contactDays, reviewDays } = termsOf(x)
  return actingPage(x, {
    title: c.decide.title,
    lead: c.decide.lead,
    above: html`${stepBackView(may.value, await namesOf(x.db, [columns.proposed_by]), x.lang)}
      <p class="govuk-inset-text">
        ${obstacle === null ? c.decide.rhythm(contactDays, reviewDays) : c.obstacles[obstacle]}
      </p>`,
    form: form.render({ lang: x.lang, typed, errors }),
    submit: c.decide.submit,
    version: may.value.version,
    errors,
  })
}

export const decidePage: Handler = async (x) => {
  const known = await readStepBackKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  return show(x, known, draft === null ? undefined : form.typed(draft.fields))
}

export const recordDecision: Handler = async (x) => {
  const known = await readStepBackKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, known, parsed.typed, parsed.errors)
  const may = decidable(known, x.accountId())
  if (!may.ok) return refused(may.refusal)
  if (versionOf(x.body) !== may.value.version) return refused({ code: 'someone-else-changed-it' })
  const { decision, why } = parsed.value
  const obstacle = obstacleTo(known)
  if (decision === 'approve' && obstacle !== null) {
    const message = pick(steppingBackContent, x.lang).obstacles[obstacle]
    return show(x, known, parsed.typed, [{ field: 'decision', anchor: 'decision', message }])
  }
  return decision === 'approve'
    ? recorded(x, 'step-back.approve', approve(known, { why }, x.accountId(), termsOf(x), x.now))
    : recorded(x, 'step-back.refuse', refuseProposal(known, { why }, x.accountId(), x.now))
}
