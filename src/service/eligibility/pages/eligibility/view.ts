import type { Lang } from '../../../../kernel/lang.ts'
import type { EligibilityCondition, EligibilityQuestion } from '../../../../kernel/policy/eligibility.ts'
import { formatDay, formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { label, localAuthority, type CodeListName } from '../../../../platform/reference-data/index.ts'
import { summaryList, tag } from '../../../../platform/web/components/index.ts'
import { html, nothing, type Html, type Renderable } from '../../../../platform/web/html.ts'
import { stackTable } from '../../../../platform/web/pieces.ts'
import { eligibilityContent } from '../../content/index.ts'
import type { Assessment } from '../../rules.ts'
import type { CaseRecord, EligibilityDecision } from '../../store.ts'

const words = (lang: Lang) => pick(eligibilityContent, lang)
type Words = ReturnType<typeof words>

/** A recorded answer: null was never asked, which is not the same as asked and not known. */
function recorded(list: CodeListName, code: string | null, c: Words, lang: Lang): string {
  return code === null ? c.answers.notAsked : label(list, code, lang)
}

function answerOf(question: EligibilityQuestion, known: CaseRecord, now: Assessment, lang: Lang): Renderable {
  const c = words(lang)
  switch (question) {
    case 'adult': {
      const standing = recorded('dob-standing', known.dobStanding, c, lang)
      const dob = known.dob === null ? standing : `${formatDay(known.dob, lang)}, ${standing.toLowerCase()}`
      const { ageAssessment } = now.age
      const assessed =
        ageAssessment === null ? '' : `; ${c.form.ageAssessment} ${c.form.assessed[ageAssessment]}`
      return `${c.answers[now.facts.adult]} (${dob}${assessed})`
    }
    case 'groundsToThinkUnder18':
      return now.age.groundsUnder18 === null ? c.answers.notAsked : c.answers[now.age.groundsUnder18]
    case 'inOperatingSite': {
      const authority = known.localAuthority === null ? null : localAuthority(known.localAuthority)
      if (authority === null) return known.localAuthority === null ? c.answers.notAsked : c.answers.unknown
      const site = now.site === null ? '' : `, ${label('site', now.site, lang)}`
      return `${c.answers[now.facts.inOperatingSite]} (${authority.name[lang]}${site})`
    }
    case 'identifiedTooEarly':
      return `${c.answers[now.facts.identifiedTooEarly]} (${
        known.identifiedOn === null ? c.answers.notAsked.toLowerCase() : formatDay(known.identifiedOn, lang)
      })`
    case 'suspectedVictim':
      return recorded('yes-no-unknown', known.suspectedVictim, c, lang)
    default:
      return recorded('nrm-stage', known.nrmStage, c, lang)
  }
}

function changeLink(caseId: string, question: string, at: string, lang: Lang): Html {
  const c = words(lang)
  return html` <a class="govuk-link" href="${at.startsWith('#') ? at : `/cases/${caseId}${at}`}"
    >${c.change}<span class="govuk-visually-hidden"> ${c.changeWhat(question)}</span></a
  >`
}

const colours = {
  excludes: 'govuk-tag--red',
  open: 'govuk-tag--yellow',
  passes: 'govuk-tag--green',
  'not-in-this-model': 'govuk-tag--grey',
} as const

function ruleName(rule: string, c: Words): string {
  const found = Object.entries(c.rules).find(([code]) => code === rule)
  return found?.[1] ?? rule
}

function conditionRow(
  condition: EligibilityCondition,
  known: CaseRecord,
  now: Assessment,
  lang: Lang,
): readonly Renderable[] {
  const c = words(lang)
  const answers = condition.answers.map(({ question }) => {
    // Where the age is not in doubt, the grounds for believing it are not a question.
    if (question === 'groundsToThinkUnder18' && now.facts.adult !== 'unknown') return nothing
    if (question === 'adult' && condition.id === '2') return nothing
    const asked = c.questions[question]
    // Each answer is corrected where it was given: the age with who the child is, the rest in the referral.
    const at =
      question === 'groundsToThinkUnder18'
        ? '#grounds'
        : question === 'adult'
          ? '/child/identity?back=eligibility'
          : '/referral'
    return html`<div>
      ${asked}
      <strong>${answerOf(question, known, now, lang)}</strong>${changeLink(known.caseId, asked, at, lang)}
    </div>`
  })
  return [
    `${condition.id}. ${ruleName(condition.rule, c)}`,
    answers,
    tag({ text: c.readings[condition.reading], classes: colours[condition.reading] }),
    condition.source,
  ]
}

function routeTable(known: CaseRecord, now: Assessment, lang: Lang): Html {
  const c = words(lang)
  if (now.route === null) return nothing
  const answers: readonly [question: keyof Words['questions'], answer: string, at: string | null][] = [
    [
      'parentalResponsibility',
      recorded('parental-responsibility', known.parentalResponsibility, c, lang),
      '/referral',
    ],
    ['fromOutsideUk', recorded('yes-no-unknown', known.fromOutsideUk, c, lang), '/referral'],
    ['holderSuspected', recorded('yes-no-unknown', known.prSuspected, c, lang), '/referral'],
    [
      'exceptionalNeed',
      now.routeFacts.exceptionalNeed === 'unknown'
        ? c.answers.notAssessed
        : c.answers[now.routeFacts.exceptionalNeed],
      null,
    ],
    ['inExceptionalNeedPilot', now.routeFacts.inExceptionalNeedPilot ? c.answers.yes : c.answers.no, null],
  ]
  const row = now.route.row === 'none' ? c.noRow : c.row(now.route.row)
  return html`${stackTable({
      caption: c.dt2,
      columns: [{ text: c.heads.rule }, { text: c.heads.answer }],
      rows: answers.map(([question, answer, at]) => [
        c.questions[question],
        html`<strong>${answer}</strong>${
            at === null ? nothing : changeLink(known.caseId, c.questions[question], at, lang)
          }`,
      ]),
      empty: '',
    })}
    <p class="govuk-body">
      <strong>${c.route[now.route.outcome]}</strong> (${row}):
      ${now.route.reasons.map((reason) => c.reasons[reason]).join('; ')}. ${c.heads.source}: RR111 §4; ICTG
      leaflets 2019, 2021.
    </p>`
}

/** Outcome, route and what to find out: the box of the triage page as well. */
export function outcomeBox(now: Assessment, lang: Lang): Html {
  const c = words(lang)
  const missing = [...now.eligibility.toResolve, ...(now.route?.toResolve ?? [])]
  return html`<div class="govuk-inset-text">
    <p class="govuk-body">
      <strong>${c.outcome[now.eligibility.outcome]}</strong>${
        now.eligibility.outcome === 'eligible' && now.route !== null
          ? html` · ${c.route[now.route.outcome]}`
          : nothing
      }
    </p>
    ${now.eligibility.treatedAsChild ? html`<p class="govuk-body">${c.treatedAsChild}</p>` : nothing}
    ${
      missing.length === 0
        ? nothing
        : html`<p class="govuk-body">${c.findOut}:</p>
            <ul class="govuk-list govuk-list--bullet">
              ${missing.map((question) => html`<li>${c.questions[question]}</li>`)}
            </ul>`
    }
  </div>`
}

/** What stands as decided, with what the rule said beside it. */
export function decisionView(decision: EligibilityDecision | null, outOfDate: boolean, lang: Lang): Html {
  const c = words(lang)
  if (decision === null) return html`<p class="govuk-body">${c.decision.none}</p>`
  const line = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  // Eligible without a route: say what holds it, so that nobody takes the case for decided.
  const held = decision.decided_outcome === 'eligible' ? decision.route_outcome : null
  const taken = decision.decided_route ?? held
  const route = taken === null ? '' : ` · ${c.route[taken]}`
  const ruleRoute = decision.route_outcome === null ? '' : ` · ${c.route[decision.route_outcome]}`
  return html`${
    outOfDate ? html`<p class="govuk-body"><strong>${c.decision.outOfDate}</strong></p>` : nothing
  }
  ${summaryList({
    rows: [
      line(c.decision.decided, `${c.outcome[decision.decided_outcome]}${route}`),
      ...(decision.overridden
        ? [
            line(c.decision.ruleSaid, `${c.outcome[decision.outcome]}${ruleRoute}`),
            line(c.decision.reason, label('override-reason', decision.override_reason ?? '', lang)),
            line(c.decision.note, decision.override_note ?? ''),
          ]
        : []),
      line(c.decision.when, formatInstant(decision.recordedAt, lang)),
      line(
        c.decision.rules,
        [decision.rule_version, decision.route_rule_version].filter((one) => one !== null).join(', '),
      ),
    ],
  })}`
}

/** Each condition of both tables with its answer, the rule and its source. Pure. */
export function tablesView(known: CaseRecord, now: Assessment, lang: Lang): Html {
  const c = words(lang)
  return html`<p class="govuk-body">
      ${c.model(now.model)}. ${c.relevantDay[now.relevantFrom](formatDay(now.relevantDay, lang))}
    </p>
    ${outcomeBox(now, lang)}
    ${stackTable({
      caption: c.dt1,
      columns: [c.heads.rule, c.heads.answer, c.heads.reading, c.heads.source].map((text) => ({ text })),
      rows: now.eligibility.conditions.map((condition) => conditionRow(condition, known, now, lang)),
      empty: '',
    })}
    ${routeTable(known, now, lang)}`
}
