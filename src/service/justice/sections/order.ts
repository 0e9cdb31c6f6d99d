import { date, defineForm, select, text, textarea, type FormValue } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import { correcting } from '../../child/index.ts'
import { justiceContent } from '../content/index.ts'
import { disruptionOrder, type Order } from '../facts.ts'
import { runsBackwards } from '../rules.ts'
import { tellOrder } from '../tell.ts'
import { common } from './section.ts'

const t = wordsOf(justiceContent)
const form = defineForm({
  fields: {
    kind: select({ label: t((c) => c.order.kind), options: choices('disruption-order') }),
    stage: select({ label: t((c) => c.order.stage), options: choices('disruption-stage') }),
    advised_on: date({ label: t((c) => c.order.advised), latest: 'today', optional: true }),
    sought_on: date({ label: t((c) => c.order.sought), latest: 'today', optional: true }),
    decided_on: date({ label: t((c) => c.order.decided), latest: 'today', optional: true }),
    until_day: date({ label: t((c) => c.order.until), optional: true }),
    applicant: text({ label: t((c) => c.order.applicant), optional: true }),
    reference: text({ label: t((c) => c.order.reference), optional: true, spellcheck: false }),
    conditions: textarea({ label: t((c) => c.order.conditions), optional: true, rows: 3, dir: 'auto' }),
    note: textarea({ label: t((c) => c.order.note), optional: true, rows: 3, dir: 'auto' }),
  },
  check: ({ stage, advised_on, sought_on, decided_on }) => [
    ...(runsBackwards([advised_on, sought_on, decided_on])
      ? [{ field: 'sought_on' as const, message: t((c) => c.order.backwards) }]
      : []),
    ...((stage === 'granted' || stage === 'refused') && decided_on === null
      ? [{ field: 'decided_on' as const, message: t((c) => c.order.needDecided) }]
      : []),
  ],
})
type Value = FormValue<typeof form>

export const orderPages = correcting<Value, Order>({
  ...common(disruptionOrder, 'order', (lang, stands) => {
    const c = pick(justiceContent, lang).order
    return stands ? c.correctTitle : c.title
  }),
  form,
  above: (x) => html`<p class="govuk-body">${pick(justiceContent, x.lang).order.lead}</p>`,
  values: (order) => ({
    ...order,
    advised_on: order.advised_on as Value['advised_on'],
    sought_on: order.sought_on as Value['sought_on'],
    decided_on: order.decided_on as Value['decided_on'],
    until_day: order.until_day as Value['until_day'],
  }),
  columns: (value) => ({ ...value }),
  tell: tellOrder,
})
