import {
  carried,
  defineForm,
  errorSummaryOf,
  formShell,
  radios,
  textarea,
  type FieldError,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { insetText } from '../../../../platform/web/components/index.ts'
import { html, nothing } from '../../../../platform/web/html.ts'
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
import { eligibilityContent } from '../../content/index.ts'
import { ageAnswers, assess, isOutOfDate, overrideRule } from '../../rules.ts'
import { caseRecord, type CaseRecord } from '../../store.ts'
import { decisionView, outcomeBox } from '../eligibility/view.ts'

const t = wordsOf(eligibilityContent)

const overrideForm = defineForm({
  fields: {
    outcome: radios({
      label: t((c) => c.override.outcome),
      options: [
        { code: 'eligible', label: t((c) => c.override.outcomeYes) },
        { code: 'not-eligible', label: t((c) => c.override.outcomeNo) },
      ],
    }),
    route: radios({
      label: t((c) => c.override.route),
      options: [
        { code: 'direct', label: t((c) => c.route.direct) },
        { code: 'indirect', label: t((c) => c.route.indirect) },
        { code: 'exceptional-need', label: t((c) => c.route['exceptional-need']) },
      ],
      when: { field: 'outcome', is: 'eligible' },
    }),
    reason: radios({ label: t((c) => c.override.reason), options: choices('override-reason') }),
    note: textarea({ label: t((c) => c.override.note), max: 2_000, rows: 4 }),
  },
})

interface Again {
  readonly typed?: Typed | undefined
  readonly errors?: readonly FieldError[] | undefined
  readonly conflict?: boolean | undefined
}

async function show(x: Exchange, known: CaseRecord, again: Again = {}): Promise<Reply> {
  const c = pick(eligibilityContent, x.lang)
  const now = assess(known, ageAnswers(known.decision))
  const { decision } = known
  const body = html`${await caseBar(x, null)} ${errorSummaryOf(again.errors, x.lang)}
    <h1 class="govuk-heading-l">${c.override.title}</h1>
    ${
      again.conflict === true
        ? insetText({
            html: html`<h2 class="govuk-heading-s">${c.conflict.title}</h2>
              <p>${c.conflict.text}</p>`,
          })
        : nothing
    }
    <p class="govuk-body">${c.override.lead}</p>
    ${outcomeBox(now, x.lang)}
    ${decision === null ? nothing : decisionView(decision, isOutOfDate(decision, now), x.lang)}
    ${formShell({
      lang: x.lang,
      action: x.path,
      csrf: x.form.csrf,
      idempotencyKey: x.form.key,
      version: decision?.version ?? 0,
      draftPath: draftAddress(x.path),
      body: overrideForm.render({ lang: x.lang, typed: again.typed, errors: again.errors }),
      submitLabel: c.override.submit,
      besides: html`<a class="govuk-link" href="/cases/${known.caseId}/eligibility">${c.override.back}</a>`,
    })}`
  const status = again.conflict === true ? 409 : again.errors === undefined ? 200 : 422
  return page(c.override.title, body, { status, hasErrors: again.errors !== undefined })
}

export const overridePage: Handler = async (x) => {
  const known = await caseRecord(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  return show(x, known, draft === null ? {} : { typed: overrideForm.typed(draft.fields) })
}

export const recordOverride: Handler = async (x) => {
  const known = await caseRecord(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const parsed = overrideForm.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, known, { typed: parsed.typed, errors: parsed.errors })
  if (Number(x.body[carried.version]) !== (known.decision?.version ?? 0))
    return show(x, known, { typed: parsed.typed, conflict: true })
  const facts = overrideRule(known, parsed.value, x.permit.role)
  if (!facts.ok) return refused(facts.refusal)
  const outcome = await x.record({
    kind: 'eligibility.override',
    caseId: known.caseId,
    happenedAt: null,
    answer: `/cases/${known.caseId}/triage`,
    facts: facts.value,
    detail: {
      outcome: parsed.value.outcome,
      route: parsed.value.route,
      reason: parsed.value.reason,
    },
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  if (outcome.refusal.code === 'someone-else-changed-it')
    return show(x, known, { typed: parsed.typed, conflict: true })
  return refused(outcome.refusal)
}
