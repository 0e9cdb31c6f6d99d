import {
  date,
  defineForm,
  radios,
  text,
  textarea,
  yesNo,
  type FormValue,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import { correcting } from '../../child/index.ts'
import { immigrationContent } from '../content/index.ts'
import { legalRepresentative, type Representative } from '../facts.ts'
import { runsBackwards } from '../rules.ts'
import { tellRepresentative } from '../tell.ts'
import { common } from './section.ts'

const t = wordsOf(immigrationContent)
const form = defineForm({
  fields: {
    kind: radios({ label: t((c) => c.representative.kind), options: choices('representative-kind') }),
    state: radios({ label: t((c) => c.representative.state), options: choices('representative-state') }),
    name: text({ label: t((c) => c.representative.name), optional: true, dir: 'auto' }),
    firm: text({ label: t((c) => c.representative.firm), optional: true, dir: 'auto' }),
    telephone: text({ label: t((c) => c.representative.telephone), kind: 'tel', optional: true }),
    email: text({ label: t((c) => c.representative.email), kind: 'email', optional: true }),
    reference: text({ label: t((c) => c.representative.reference), optional: true, spellcheck: false }),
    legal_aid: yesNo({ label: t((c) => c.representative.legalAid), unknown: true, optional: true }),
    sought_on: date({ label: t((c) => c.representative.sought), latest: 'today', optional: true }),
    instructed_on: date({ label: t((c) => c.representative.instructed), latest: 'today', optional: true }),
    ended_on: date({ label: t((c) => c.representative.ended), latest: 'today', optional: true }),
    note: textarea({ label: t((c) => c.note), optional: true, rows: 3, dir: 'auto', span: 'full' }),
  },
  check: ({ state, name, firm, sought_on, instructed_on, ended_on }) => [
    ...(state === 'instructed' && name === null && firm === null
      ? [{ field: 'name' as const, message: t((c) => c.representative.needName) }]
      : []),
    ...(runsBackwards([sought_on, instructed_on, ended_on])
      ? [{ field: 'instructed_on' as const, message: t((c) => c.representative.backwards) }]
      : []),
  ],
})
type Value = FormValue<typeof form>

export const representativePages = correcting<Value, Representative>({
  ...common(legalRepresentative, 'representative', (lang, stands) => {
    const c = pick(immigrationContent, lang).representative
    return stands ? c.correctTitle : c.title
  }),
  form,
  above: (x) => html`<p class="govuk-body">${pick(immigrationContent, x.lang).representative.lead}</p>`,
  values: (one) => ({
    ...one,
    legal_aid: one.legal_aid as Value['legal_aid'],
    sought_on: one.sought_on as Value['sought_on'],
    instructed_on: one.instructed_on as Value['instructed_on'],
    ended_on: one.ended_on as Value['ended_on'],
  }),
  columns: (value) => ({ ...value }),
  tell: tellRepresentative,
})
