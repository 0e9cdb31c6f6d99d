import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { hasCode } from '../../../kernel/code-list.ts'
import { errorSummaryOf, formShell, type FieldError } from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import { select } from '../../../platform/web/components/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { card, figures } from '../../../platform/web/pieces.ts'
import {
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../platform/web/route.ts'
import { childCell } from '../../caseload/index.ts'
import { answersToGaps } from '../answer-gaps.ts'
import { tasksContent } from '../content/index.ts'
import { readGaps, type Gap } from '../missing-data.ts'
import { missingVariables, quickCodes, variableNames, type VariableName } from '../variables.ts'

const MOST = 100

/** What was tried for one child and did not go through. */
interface Tried {
  readonly caseId: string
  readonly chosen: ReadonlyMap<VariableName, string>
  readonly errors: readonly FieldError[]
}

const boxOf = (caseId: string, name: VariableName): string => `${name}-${caseId.slice(0, 8)}`

function question(x: Exchange, gap: Gap, tried: Tried | null): Html | null {
  const c = pick(tasksContent, x.lang).missing
  const list = quickCodes(gap.variable)
  if (list === null) return null
  const id = boxOf(gap.caseId, gap.variable)
  const message = tried?.errors.find((one) => one.anchor === id)?.message
  return html`<div class="gs-field gs-field--half">
    ${select({
      id,
      name: gap.variable,
      label: { text: c.variables[gap.variable] },
      hint: {
        text:
          gap.gap === 'unknown'
            ? `${c.unknown}. ${c.efforts[missingVariables[gap.variable].effort]}`
            : c.efforts[missingVariables[gap.variable].effort],
      },
      value: tried?.chosen.get(gap.variable) ?? '',
      ...(message === undefined ? {} : { errorMessage: { text: message } }),
      items: [
        { value: '', text: c.choose },
        // What is not known is not answered by not knowing it again.
        ...choices(list, x.now)
          .filter(({ code }) => gap.gap === 'blank' || code !== 'unknown')
          .map(({ code, label }) => ({
            value: code,
            text: typeof label === 'function' ? label(x.lang) : label[x.lang],
          })),
      ],
    })}
  </div>`
}

/** The gaps of one child: what one word answers in a form, all else led to. */
function childCard(x: Exchange, gaps: readonly Gap[], tried: Tried | null): Html {
  const c = pick(tasksContent, x.lang).missing
  const [first] = gaps
  if (first === undefined) return html``
  const mine = tried?.caseId === first.caseId ? tried : null
  const quick = gaps.filter((gap) => quickCodes(gap.variable) !== null)
  const others = gaps.filter((gap) => quickCodes(gap.variable) === null)
  const called = html`<span class="govuk-visually-hidden">: ${first.name ?? first.reference}</span>`
  return card(
    null,
    html`<h2 class="govuk-heading-s">${childCell(first, x.now, x.lang)}</h2>
      ${
        others.length === 0
          ? null
          : html`<p class="govuk-body">
              ${c.ownPage}:
              ${others.map(
                (gap, index) =>
                  html`${index === 0 ? null : ' · '}<a
                      class="govuk-link"
                      href="/cases/${gap.caseId}${missingVariables[gap.variable].place}"
                      >${c.variables[gap.variable]}${called}</a
                    >${gap.gap === 'unknown' ? ` (${c.unknown})` : null}`,
              )}
            </p>`
      }
      ${
        quick.length === 0
          ? null
          : formShell({
              lang: x.lang,
              action: `/cases/${first.caseId}/missing-data`,
              csrf: x.form.csrf,
              idempotencyKey: `${x.form.key}-${first.caseId.slice(0, 8)}`,
              body: html`<div class="gs-fields">${quick.map((gap) => question(x, gap, mine))}</div>`,
              submitLabel: c.save(first.name ?? first.reference),
            })
      }`,
  )
}

async function show(x: Exchange, tried: Tried | null): Promise<Reply> {
  const c = pick(tasksContent, x.lang).missing
  const { rows, blank, unknown } = await readGaps(x.db, x.accountId(), x.now, MOST)
  x.showed([...new Set(rows.map((row) => row.caseId))])
  const children = [...Map.groupBy(rows, (row) => row.caseId).values()]
  const errors = tried?.errors
  const body = html`${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${figures([
      [c.blank, String(blank)],
      [c.unknown, String(unknown)],
    ])}
    <p class="govuk-body">${c.explain}</p>
    <div class="gs-dense">
      ${children.map((gaps) => childCard(x, gaps, tried))}
      ${children.length === 0 ? html`<p class="govuk-body">${c.none}</p>` : null}
    </div>
    ${blank + unknown > rows.length ? html`<p class="govuk-body">${c.more(rows.length, blank + unknown)}</p>` : null}`
  return page(c.title, body, {
    wide: true,
    ...(errors === undefined ? {} : { hasErrors: true, status: 422 as const }),
  })
}

/** What a worker clears in minutes: every blank and every unknown of their children, what is filled fastest first. */
export const missingDataPage: Handler = (x) => show(x, null)

/** Answers to what nobody had answered about one child: chosen on the list, saved at once, and back to the list. */
export const answerGaps: Handler = async (x) => {
  const c = pick(tasksContent, x.lang).missing
  const caseId = x.caseId()
  const chosen = new Map<VariableName, string>()
  for (const name of variableNames) {
    const code = x.body[name]
    if (typeof code === 'string' && code !== '') chosen.set(name, code)
  }
  const today = dayInLondon(x.now)
  const wrong = [...chosen].filter(([name, code]) => {
    const list = quickCodes(name)
    return list === null || !hasCode(codeList(list), code, today)
  })
  const errors: FieldError[] = wrong.map(([name]) => {
    const anchor = boxOf(caseId, name)
    return { field: name, anchor, message: c.notListed }
  })
  if (chosen.size === 0) errors.push({ field: 'none', anchor: 'main', message: c.noneChosen })
  if (errors.length > 0) return show(x, { caseId, chosen, errors })
  const facts = await answersToGaps(x.db, caseId, chosen)
  if (!facts.ok) return refused(facts.refusal)
  const outcome = await x.record({
    kind: 'missing-data.answer',
    caseId,
    happenedAt: null,
    answer: '/tasks/missing-data',
    facts: facts.value,
    detail: { answers: chosen.size },
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
