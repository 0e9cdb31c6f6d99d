import type { FactId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import {
  date,
  defineForm,
  number,
  select,
  text,
  textarea,
  yesNo,
  type Field,
  type FieldError,
  type FormValue,
  type ParsedForm,
  type Typed,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { factIdOf, type FactToRecord } from '../../../platform/record/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { label, isCode } from '../../../platform/reference-data/index.ts'
import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import type { Exchange, FormBody } from '../../../platform/web/route.ts'
import { caseIsOver, correcting, standingFact } from '../../child/index.ts'
import { needsContent } from '../content/index.ts'
import { needsAssessment, type DomainAnswers, type NeedsAssessment } from '../facts.ts'
import { answersOf, decisionClock, domainsOn, needsClocks } from '../rules.ts'
import { needsDeadlines, needsKnown, occasionOf } from '../store.ts'
import { tellAssessment } from '../tell.ts'

const t = wordsOf(needsContent)
const head = defineForm({
  fields: {
    on_day: date({ label: t((c) => c.assessment.day), latest: 'today' }),
    point: select({ label: t((c) => c.assessment.point), options: choices('needs-point') }),
    with_child: yesNo({ label: t((c) => c.assessment.withChild), unknown: true, optional: true }),
    hours: number({
      label: t((c) => c.assessment.hours),
      hint: t((c) => c.assessment.hoursHint),
      optional: true,
      decimals: true,
      min: 0,
      max: 500,
      width: 4,
    }),
    child_words: textarea({
      label: t((c) => c.assessment.childWords),
      optional: true,
      rows: 3,
      dir: 'auto',
      span: 'full',
    }),
    summary: textarea({
      label: t((c) => c.assessment.summary),
      optional: true,
      rows: 3,
      dir: 'auto',
      span: 'full',
    }),
    asks_decision: yesNo({ label: t((c) => c.assessment.asks), hint: t((c) => c.assessment.asksHint) }),
  },
})
const first = ['on_day', 'point', 'with_child', 'hours', 'child_words'] as const
const last = ['summary', 'asks_decision'] as const

const parts = ['score', 'sure', 'child', 'why'] as const
const box = (domain: string, part: (typeof parts)[number]): string => `${domain}-${part}`
const domains = domainsOn(dayInLondon(new Date()))

/** Four questions a domain: score, how sure, the child's view, why. All may be left blank: not asked. */
function questionsOf(domain: string): readonly (readonly [string, Field<string | null>])[] {
  const optional = true
  return [
    [
      box(domain, 'score'),
      select({ label: t((c) => c.assessment.score), options: choices('needs-score'), optional }),
    ],
    [
      box(domain, 'sure'),
      select({ label: t((c) => c.assessment.sure), options: choices('needs-confidence'), optional }),
    ],
    [
      box(domain, 'child'),
      select({ label: t((c) => c.assessment.child), options: choices('needs-child-view'), optional }),
    ],
    [box(domain, 'why'), text({ label: t((c) => c.assessment.why), optional, max: 500 })],
  ]
}
const ratings = defineForm({ fields: Object.fromEntries(domains.flatMap(questionsOf)) })

interface Value {
  readonly head: FormValue<typeof head>
  readonly answers: DomainAnswers
}

interface RenderOptions {
  readonly lang: Lang
  readonly values?: Partial<Value> | undefined
  readonly typed?: Typed | undefined
  readonly errors?: readonly FieldError[] | undefined
}

const boxesOf = (answers: DomainAnswers): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([domain, answer]) =>
      parts.map((part) => [box(domain, part), answer[part]]),
    ),
  )

/** The form of both: what the assessment is, and its domains. */
const form = {
  typed: (body: FormBody): Typed => ({ ...head.typed(body), ...ratings.typed(body) }),
  parse(body: FormBody, lang: Lang, more: Parameters<typeof head.parse>[2]): ParsedForm<Value> {
    const one = head.parse(body, lang, more)
    const other = ratings.parse(body, lang)
    const typed = { ...one.typed, ...other.typed }
    const given = (name: string): string | null => (other.ok ? (other.value[name] ?? null) : null)
    const answers: DomainAnswers = Object.fromEntries(
      domains.map((domain) => [
        domain,
        {
          score: given(box(domain, 'score')),
          sure: given(box(domain, 'sure')),
          child: given(box(domain, 'child')),
          why: given(box(domain, 'why')),
        },
      ]),
    )
    const nothing = Object.values(answers).every(({ score, child }) => score === null && child === null)
    const anchor = box(domains[0] ?? '', 'score')
    const empty = { field: anchor, anchor, message: pick(needsContent, lang).assessment.empty }
    const errors = [...(one.ok ? [] : one.errors), ...(other.ok ? (nothing ? [empty] : []) : other.errors)]
    return one.ok && errors.length === 0
      ? { ok: true, typed, value: { head: one.value, answers } }
      : { ok: false, typed, errors }
  },
  render({ lang, values, typed, errors }: RenderOptions): Html {
    const c = pick(needsContent, lang).assessment
    const drawn = { lang, typed, errors }
    const stored = values?.answers === undefined ? {} : boxesOf(values.answers)
    return html`${head.render({ ...drawn, values: values?.head, only: first })}
      <h2 class="govuk-heading-m gs-dense__whole">${c.domains}</h2>
      ${domains.map(
        (domain) =>
          html`<fieldset class="govuk-fieldset gs-need gs-dense__whole">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
              ${isCode('needs-domain', domain) ? label('needs-domain', domain, lang) : domain}
            </legend>
            <div class="gs-need__answers">
              ${ratings.render({ ...drawn, values: stored, only: parts.map((part) => box(domain, part)), unmarked: true, size: 's' })}
            </div>
          </fieldset>`,
      )}
      ${head.render({ ...drawn, values: values?.head, only: last })}`
  },
}

const needsPath = (x: Exchange): string => `/cases/${x.caseId()}/needs`

function idInPath(x: Exchange): FactId {
  const given = x.params['factId']
  return given === undefined ? factIdOf(needsAssessment.table, x.caseId(), x.form.key) : (given as FactId)
}

/** The clocks of the assessments, and the manager's, in the act that records one. */
async function follows(x: Exchange, after: NeedsAssessment): Promise<FactToRecord[]> {
  const caseId = x.caseId()
  const id = idInPath(x)
  const deadlines = await needsDeadlines(x.db, caseId)
  const { assessments } = await needsKnown(x.db, caseId)
  const others = assessments.filter((one) => one.id !== id).map(occasionOf)
  const stood = assessments.find((one) => one.id === id)
  const mine = occasionOf({ id, recordedAt: stood?.recordedAt ?? x.now, columns: after })
  const why = stood === undefined ? 'needs-assessed' : 'needs-corrected'
  return [
    ...needsClocks(caseId, [...others, mine], deadlines, {
      running: !caseIsOver(x),
      why,
    }),
    ...decisionClock(caseId, id, after.asks_decision, deadlines, x.now),
  ]
}

export const assessmentPages = correcting<Value, NeedsAssessment>({
  kind: needsAssessment,
  act: 'needs.assessment',
  form,
  title: (lang, stands) => {
    const c = pick(needsContent, lang).assessment
    return stands ? c.correctTitle : c.title
  },
  stored: async (x) => {
    const id = x.params['factId']
    return id === undefined ? null : standingFact(x.db, needsAssessment, x.caseId(), id)
  },
  firstId: idInPath,
  above: (x) => html`<p class="govuk-body">${pick(needsContent, x.lang).assessment.lead}</p>`,
  values: (one) => ({
    head: {
      on_day: one.on_day as Value['head']['on_day'],
      point: one.point,
      with_child: one.with_child as Value['head']['with_child'],
      hours: one.hours,
      child_words: one.child_words,
      summary: one.summary,
      asks_decision: one.asks_decision ? 'yes' : 'no',
    },
    answers: answersOf(one),
  }),
  columns: ({ head: given, answers }, before) => ({
    ...given,
    asks_decision: given.asks_decision === 'yes',
    // A domain of an earlier form stays as it was answered.
    answers: JSON.stringify({ ...(before === null ? {} : answersOf(before)), ...answers }),
  }),
  tell: tellAssessment,
  also: follows,
  tab: 'needs',
  after: needsPath,
})
