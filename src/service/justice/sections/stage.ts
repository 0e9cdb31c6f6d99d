import { date, defineForm, select, textarea, type FormValue } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { correcting } from '../../child/index.ts'
import { justiceContent } from '../content/index.ts'
import { justiceStage, type MatterStage } from '../facts.ts'
import { tellStage } from '../tell.ts'
import { common, matterOf } from './section.ts'

const t = wordsOf(justiceContent)
const form = defineForm({
  fields: {
    stage: select({ label: t((c) => c.stage.stage), options: choices('justice-stage') }),
    on_day: date({ label: t((c) => c.stage.on), called: t((c) => c.stage.onCalled), latest: 'today' }),
    note: textarea({ label: t((c) => c.stage.note), optional: true, rows: 3, dir: 'auto', span: 'full' }),
  },
})
type Value = FormValue<typeof form>

export const stagePages = correcting<Value, MatterStage>({
  ...common(justiceStage, 'stage', (lang, stands) => {
    const c = pick(justiceContent, lang).stage
    return stands ? c.correctTitle : c.title
  }),
  form,
  values: (stage) => ({ ...stage, on_day: stage.on_day as Value['on_day'] }),
  columns: (value, before, x) => ({ ...value, matter_id: matterOf(x, before) }),
  tell: tellStage,
})
