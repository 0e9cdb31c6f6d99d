import type { Lang } from '../../../../kernel/lang.ts'
import type { FieldError, Form, Fields, Option, Typed } from '../../../../platform/forms/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { details } from '../../../../platform/web/components/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { planContent } from '../../content/index.ts'
import { firstPlanForm, nextPlanForm, rowFields, sections, valuesOf, type PlanField } from '../../form.ts'
import type { Plan } from '../../store.ts'

export interface WriteForm {
  readonly lang: Lang
  /** What stands, or null where the first plan is written. */
  readonly plan: Plan | null
  readonly levels: readonly Option[]
  readonly typed?: Typed | undefined
  readonly errors?: readonly FieldError[] | undefined
}

type Draw = (only: readonly PlanField[], unmarked?: boolean) => Html

function drawer({ lang, plan, levels, typed, errors }: WriteForm): Draw {
  return (only, unmarked) => {
    const options = { lang, typed, errors, unmarked, options: { level: levels } }
    if (plan === null) {
      const known = only.filter((name) => name in firstPlanForm.fields)
      return (firstPlanForm as Form<Fields>).render({ ...options, only: known })
    }
    return (nextPlanForm as Form<Fields>).render({ ...options, values: valuesOf(plan), only })
  }
}

const isFilled = (typed: Typed, name: string): boolean =>
  Object.entries(typed).some(([box, said]) => box.replace(/-(day|month|year)$/, '') === name && said !== '')

/** Rows that say something, and one more; the rest opens on demand, without a script too. */
function list(form: WriteForm, name: keyof typeof rowFields, draw: Draw): Html {
  const { lang, plan, typed, errors } = form
  const values = plan === null ? {} : valuesOf(plan)
  const all: readonly (readonly PlanField[])[] = rowFields[name]
  const inUse = (row: readonly PlanField[]): boolean =>
    row.some(
      (field) =>
        (typed === undefined ? (values[field] ?? null) !== null : isFilled(typed, field)) ||
        errors?.some((error) => error.field === field) === true,
    )
  const last = all.findLastIndex(inUse)
  const shown = all.slice(0, last + 2)
  const rest = all.slice(last + 2)
  const one = (row: readonly PlanField[]): Html =>
    html`<div class="gs-row-of-fields">${draw(row, true)}</div>`
  return html`${shown.map(one)}
  ${
    rest.length === 0
      ? null
      : details({ summaryText: pick(planContent, lang).write.more, html: html`${rest.map(one)}` })
  }`
}

/** The questions of a plan, part by part. */
export function writeFields(form: WriteForm): Html {
  const c = pick(planContent, form.lang).write.headings
  const draw = drawer(form)
  const part = (name: keyof typeof c, body: Html): Html =>
    html`<section aria-labelledby="part-${name}">
      <h2 class="govuk-heading-m" id="part-${name}">${c[name]}</h2>
      ${body}
    </section>`
  return html`${part('head', draw(sections.head))} ${part('now', draw(sections.now, true))}
  ${part('missing', draw(sections.missing, true))} ${part('triggers', list(form, 'triggers', draw))}
  ${part('risks', list(form, 'risks', draw))} ${part('controls', list(form, 'controls', draw))}
  ${part('people', list(form, 'people', draw))} ${part('places', list(form, 'places', draw))}
  ${part('child', draw(sections.child, true))} ${form.plan === null ? null : part('why', draw(sections.why))}`
}
