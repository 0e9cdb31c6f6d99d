import { decide } from '../../../../platform/access/index.ts'
import {
  carried,
  defineForm,
  errorSummaryOf,
  formShell,
  radios,
  yesNo,
  type FieldError,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
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
import { ageAnswers, assess, decideByRule, isOutOfDate, mayDecide } from '../../rules.ts'
import { caseRecord, type CaseRecord } from '../../store.ts'
import { decisionView, tablesView } from './view.ts'

const t = wordsOf(eligibilityContent)

const ageForm = defineForm({
  fields: {
    ageAssessment: radios({
      label: t((c) => c.form.ageAssessment),
      options: [
        { code: 'adult', label: t((c) => c.form.assessed.adult) },
        { code: 'child', label: t((c) => c.form.assessed.child) },
        { code: 'none', label: t((c) => c.form.assessed.none) },
        { code: 'unknown', label: t((c) => c.form.assessed.unknown) },
      ],
      optional: true,
    }),
    grounds: yesNo({
      label: t((c) => c.form.grounds),
      hint: t((c) => c.form.groundsHint),
      unknown: true,
      optional: true,
    }),
  },
})

interface Again {
  readonly typed?: Typed | undefined
  readonly errors?: readonly FieldError[] | undefined
  readonly conflict?: boolean | undefined
}

/** Only where a date of birth does not settle it. */
function asksAge(known: CaseRecord): boolean {
  return assess(known, { ageAssessment: null, groundsUnder18: null }).facts.adult === 'unknown'
}

async function show(x: Exchange, known: CaseRecord, again: Again = {}): Promise<Reply> {
  const c = pick(eligibilityContent, x.lang)
  const age = ageAnswers(known.decision)
  const now = assess(known, age)
  const mayOverride = decide('eligibility:override', x.access, x.now).permitted
  const open = mayDecide(known.file.stage)
  const body = html`${await caseBar(x, null)} ${errorSummaryOf(again.errors, x.lang)}
    <h1 class="govuk-heading-l">${c.title}</h1>
    ${
      again.conflict === true
        ? insetText({
            html: html`<h2 class="govuk-heading-s">${c.conflict.title}</h2>
              <p>${c.conflict.text}</p>`,
          })
        : nothing
    }
    ${tablesView(known, now, x.lang)}
    <h2 class="govuk-heading-m">${c.decision.title}</h2>
    ${decisionView(known.decision, known.decision !== null && isOutOfDate(known.decision, now), x.lang)}
    ${
      open
        ? formShell({
            lang: x.lang,
            action: x.path,
            csrf: x.form.csrf,
            idempotencyKey: x.form.key,
            version: known.decision?.version ?? 0,
            draftPath: draftAddress(x.path),
            classes: 'gs-dense',
            body: asksAge(known)
              ? ageForm.render({
                  lang: x.lang,
                  values: { ageAssessment: age.ageAssessment, grounds: age.groundsUnder18 },
                  typed: again.typed,
                  errors: again.errors,
                })
              : nothing,
            submitLabel: c.form.submit,
            besides: mayOverride
              ? html`<a class="govuk-link" href="/cases/${known.caseId}/eligibility/override"
                  >${c.override.link}</a
                >`
              : null,
          })
        : html`<p class="govuk-body">${c.decision.closed}</p>`
    }
    <p class="govuk-body"><a class="govuk-link" href="/cases/${known.caseId}/triage">${c.back}</a></p>`
  const status = again.conflict === true ? 409 : again.errors === undefined ? 200 : 422
  return page(c.title, body, { wide: true, status, hasErrors: again.errors !== undefined })
}

export const eligibilityPage: Handler = async (x) => {
  const known = await caseRecord(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  return show(x, known, draft === null ? {} : { typed: ageForm.typed(draft.fields) })
}

export const recordEligibility: Handler = async (x) => {
  const known = await caseRecord(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const parsed = ageForm.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, known, { typed: parsed.typed, errors: parsed.errors })
  if (Number(x.body[carried.version]) !== (known.decision?.version ?? 0))
    return show(x, known, { typed: parsed.typed, conflict: true })
  const age = asksAge(known)
    ? { ageAssessment: parsed.value.ageAssessment, groundsUnder18: parsed.value.grounds }
    : { ageAssessment: null, groundsUnder18: null }
  const facts = decideByRule(known, age, x.permit.role)
  if (!facts.ok) return refused(facts.refusal)
  const now = assess(known, age)
  const settled =
    now.eligibility.outcome === 'not-eligible' ||
    (now.eligibility.outcome === 'eligible' && now.route?.toResolve.length === 0)
  const outcome = await x.record({
    kind: 'eligibility.decide',
    caseId: known.caseId,
    happenedAt: null,
    answer: settled ? `/cases/${known.caseId}/triage` : x.path,
    facts: facts.value,
    detail: { outcome: now.eligibility.outcome, row: now.eligibility.row, route: now.route?.outcome ?? null },
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  if (outcome.refusal.code === 'someone-else-changed-it')
    return show(x, known, { typed: parsed.typed, conflict: true })
  return refused(outcome.refusal)
}
