import {
  date,
  defineForm,
  radios,
  select,
  text,
  textarea,
  yesNo,
  type FormValue,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { correcting } from '../../child/index.ts'
import { justiceContent } from '../content/index.ts'
import { justiceMatter, type Matter } from '../facts.ts'
import { tellMatter } from '../tell.ts'
import { common } from './section.ts'

const t = wordsOf(justiceContent)
const form = defineForm({
  fields: {
    role: radios({ label: t((c) => c.matter.role), options: choices('justice-role'), span: 'full' }),
    offence: select({
      label: t((c) => c.matter.offence),
      hint: t((c) => c.matter.offenceHint),
      options: choices('justice-offence'),
      optional: true,
    }),
    police_force: text({ label: t((c) => c.matter.policeForce), optional: true }),
    police_reference: text({ label: t((c) => c.matter.policeReference), optional: true, spellcheck: false }),
    court_reference: text({ label: t((c) => c.matter.courtReference), optional: true, spellcheck: false }),
    section45_outcome: select({
      label: t((c) => c.matter.outcome45),
      hint: t((c) => c.matter.outcome45Hint),
      options: choices('section45-outcome'),
      optional: true,
    }),
    section45_by: select({
      label: t((c) => c.matter.by45),
      options: choices('section45-audience'),
      optional: true,
    }),
    section45_on: date({ label: t((c) => c.matter.on45), latest: 'today', optional: true }),
    non_prosecution: yesNo({ label: t((c) => c.matter.nonProsecution), unknown: true, optional: true }),
    note: textarea({ label: t((c) => c.matter.note), optional: true, rows: 3, dir: 'auto', span: 'full' }),
  },
  check: (value) => {
    const given = ['section45_outcome', 'section45_by', 'section45_on'] as const
    if (value.role === 'accused') return []
    return given
      .filter((field) => value[field] !== null)
      .map((field) => ({ field, message: t((c) => c.matter.onlyAccused) }))
  },
})
type Value = FormValue<typeof form>

export const matterPages = correcting<Value, Matter>({
  ...common(justiceMatter, 'matter', (lang, stands) => {
    const c = pick(justiceContent, lang).matter
    return stands ? c.correctTitle : c.title
  }),
  form,
  values: (matter) => ({
    ...matter,
    section45_on: matter.section45_on as Value['section45_on'],
    non_prosecution: matter.non_prosecution as Value['non_prosecution'],
  }),
  columns: (value) => ({ ...value }),
  tell: tellMatter,
})
