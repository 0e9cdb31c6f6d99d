import {
  checkboxes,
  date,
  defineForm,
  select,
  text,
  textarea,
  yesNo,
  type FormValue,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import { correcting } from '../../child/index.ts'
import { transitionContent } from '../content/index.ts'
import { nrmInformation, type Information } from '../facts.ts'
import { tellInformation } from '../tell.ts'
import { follows, oneOfMany, put } from './section.ts'

const t = wordsOf(transitionContent)
const form = defineForm({
  fields: {
    given_on: date({ label: t((c) => c.information.on), latest: 'today' }),
    given_by: text({ label: t((c) => c.information.by), dir: 'auto' }),
    what: checkboxes({
      label: t((c) => c.information.what),
      options: choices('nrm-at-18-information'),
      span: 'full',
    }),
    language: select({
      label: t((c) => c.information.language),
      options: choices('language'),
      optional: true,
    }),
    understood: yesNo({ label: t((c) => c.information.understood), unknown: true, optional: true }),
    child_words: textarea({ label: t((c) => c.information.words), optional: true, rows: 3, dir: 'auto' }),
    note: textarea({ label: t((c) => c.information.note), optional: true, rows: 3, dir: 'auto' }),
  },
})
type Value = FormValue<typeof form>

export const informationPages = correcting<Value, Information>({
  ...oneOfMany(nrmInformation, 'information', (c) => c.information),
  form,
  above: (x) => html`<p class="govuk-body">${pick(transitionContent, x.lang).information.lead}</p>`,
  values: (one) => ({
    ...one,
    given_on: one.given_on as Value['given_on'],
    understood: one.understood as Value['understood'],
  }),
  columns: (value) => ({ ...value, what: [...value.what] }),
  tell: tellInformation,
  also: (x, after) =>
    follows(x, (known) => ({ ...known, information: put(known.information, x, after) }), 'information-given'),
})
