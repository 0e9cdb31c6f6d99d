import {
  defineForm,
  select,
  textarea,
  type FieldError,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { isCode, label } from '../../../../platform/reference-data/index.ts'
import { redirect, refused, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { saidWhy } from '../../breach.ts'
import { contactContent } from '../../content/index.ts'
import { firstContact, type ClockFacts } from '../../rules.ts'
import { breachReasonOf, clockFactsOf } from '../../store.ts'
import { showContested, showForm } from '../show-form.ts'

const t = wordsOf(contactContent)
const form = defineForm({
  fields: {
    breach_code: select({ label: t((c) => c.breach.code), options: choices('breach-reason'), span: 'full' }),
    note: textarea({ label: t((c) => c.breach.note), optional: true, rows: 3 }),
  },
})

function partsOf(x: Exchange, facts: ClockFacts, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(contactContent, x.lang)
  const values = facts.breach === null ? {} : { breach_code: facts.breach.code, note: facts.breach.note }
  return {
    title: c.breach.title,
    form: form.render({ lang: x.lang, typed, values, errors }),
    submit: c.breach.submit,
    back: { href: `/cases/${x.caseId()}/clock`, text: c.shared.backToClock },
    version: facts.breachVersion ?? undefined,
    errors,
  }
}

const show = (x: Exchange, facts: ClockFacts, typed?: Typed, errors?: readonly FieldError[]) =>
  showForm(x, partsOf(x, facts, typed, errors))

async function contested(
  x: Exchange,
  typed: Typed,
  yours: { readonly breach_code: string; readonly note: string | null },
) {
  const facts = await clockFactsOf(x.db, x.caseId())
  const stands = await breachReasonOf(x.db, x.caseId())
  if (stands === null) return refused({ code: 'someone-else-changed-it' })
  const c = pick(contactContent, x.lang).breach
  const said = (code: string | undefined) =>
    code !== undefined && isCode('breach-reason', code) ? label('breach-reason', code, x.lang) : null
  const answers = [
    { label: c.code, yours: said(yours.breach_code), theirs: said(facts.breach?.code) },
    { label: c.note, yours: yours.note, theirs: facts.breach?.note ?? null },
  ]
  return showContested(x, partsOf(x, facts, typed), answers, stands)
}

const breached = (facts: ClockFacts, now: Date): boolean =>
  facts.breach !== null || firstContact(facts, now).state === 'breached'

export const breachPage: Handler = async (x) => {
  const facts = await clockFactsOf(x.db, x.caseId())
  if (!breached(facts, x.now)) return refused({ code: 'not-in-this-state', because: 'clock-not-breached' })
  const draft = await x.draft()
  return show(x, facts, draft === null ? undefined : form.typed(draft.fields))
}

export const breach: Handler = async (x) => {
  const facts = await clockFactsOf(x.db, x.caseId())
  if (!breached(facts, x.now)) return refused({ code: 'not-in-this-state', because: 'clock-not-breached' })
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, facts, parsed.typed, parsed.errors)
  if (Number(x.body['_version'] ?? 0) !== (facts.breachVersion ?? 0))
    return contested(x, parsed.typed, parsed.value)
  const outcome = await x.record({
    kind: 'clock.explain-breach',
    caseId: x.caseId(),
    happenedAt: null,
    answer: `/cases/${x.caseId()}/clock`,
    facts: [saidWhy(x.caseId(), facts, parsed.value.breach_code, parsed.value.note)],
    detail: { reason: parsed.value.breach_code },
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  return outcome.refusal.code === 'someone-else-changed-it'
    ? contested(x, parsed.typed, parsed.value)
    : refused(outcome.refusal)
}
