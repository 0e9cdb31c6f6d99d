import { date, defineForm, radios, text, textarea, type FormValue } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import { correcting } from '../../child/index.ts'
import { justiceContent } from '../content/index.ts'
import { section45Told, type Told45 } from '../facts.ts'
import { tellTold } from '../tell.ts'
import { common, matterOf } from './section.ts'

const t = wordsOf(justiceContent)
const form = defineForm({
  fields: {
    told: radios({ label: t((c) => c.told.whom), options: choices('section45-audience'), span: 'full' }),
    on_day: date({ label: t((c) => c.told.on), called: t((c) => c.told.onCalled), latest: 'today' }),
    told_by: text({ label: t((c) => c.told.by), dir: 'auto' }),
    note: textarea({ label: t((c) => c.told.note), optional: true, rows: 3, dir: 'auto', span: 'full' }),
  },
})
type Value = FormValue<typeof form>

export const toldPages = correcting<Value, Told45>({
  ...common(section45Told, 'section-45', (lang, stands) => {
    const c = pick(justiceContent, lang).told
    return stands ? c.correctTitle : c.title
  }),
  form,
  above: (x) =>
    html`<p class="govuk-body">${pick(justiceContent, x.lang).told.lead}</p>
      <p class="govuk-body">${pick(justiceContent, x.lang).scheduleFour.never}</p>`,
  values: (told) => ({ ...told, on_day: told.on_day as Value['on_day'] }),
  columns: (value, before, x) => ({ ...value, matter_id: matterOf(x, before) }),
  tell: tellTold,
})
