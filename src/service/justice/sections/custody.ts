import { date, defineForm, radios, textarea, yesNo, type FormValue } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import { correcting } from '../../child/index.ts'
import { justiceContent } from '../content/index.ts'
import { custody, type Custody } from '../facts.ts'
import { tellCustody } from '../tell.ts'
import { common } from './section.ts'

const t = wordsOf(justiceContent)
const form = defineForm({
  fields: {
    kind: radios({ label: t((c) => c.custody.kind), options: choices('custody-kind'), span: 'full' }),
    from_day: date({ label: t((c) => c.custody.from), latest: 'today' }),
    to_day: date({ label: t((c) => c.custody.to), latest: 'today', optional: true }),
    appropriate_adult: yesNo({ label: t((c) => c.custody.adult), unknown: true, optional: true }),
    note: textarea({ label: t((c) => c.custody.note), optional: true, rows: 3, dir: 'auto', span: 'full' }),
  },
  check: ({ from_day, to_day }) =>
    to_day !== null && to_day < from_day ? [{ field: 'to_day', message: t((c) => c.custody.endFirst) }] : [],
})
type Value = FormValue<typeof form>

export const custodyPages = correcting<Value, Custody>({
  ...common(custody, 'custody', (lang, stands) => {
    const c = pick(justiceContent, lang).custody
    return stands ? c.correctTitle : c.title
  }),
  form,
  above: (x) => html`<p class="govuk-body">${pick(justiceContent, x.lang).custody.lead}</p>`,
  values: (held) => ({
    ...held,
    from_day: held.from_day as Value['from_day'],
    to_day: held.to_day as Value['to_day'],
    appropriate_adult: held.appropriate_adult as Value['appropriate_adult'],
  }),
  columns: (value) => ({ ...value }),
  tell: tellCustody,
})
