import {
  checkboxes,
  date,
  defineForm,
  radios,
  select,
  textarea,
  yesNo,
  type FormValue,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import { correcting } from '../../child/index.ts'
import { consultationContent } from '../content/index.ts'
import { professionalsMeeting, type Meeting } from '../facts.ts'
import { tellMeeting } from '../tell.ts'
import { ways, workFields } from './fields.ts'
import { common, rhythmAfter } from './section.ts'

const t = wordsOf(consultationContent)
const form = defineForm({
  fields: {
    on_day: date({ label: t((c) => c.meeting.on), called: t((c) => c.meeting.onCalled), latest: 'today' }),
    kind: select({ label: t((c) => c.meeting.kind), options: choices('professionals-meeting-kind') }),
    third_party_type: select({
      label: t((c) => c.meeting.thirdParty),
      hint: t((c) => c.meeting.thirdPartyHint),
      options: choices('third-party-type'),
    }),
    mode: radios({ label: t((c) => c.meeting.mode), options: ways }),
    agencies: checkboxes({
      label: t((c) => c.meeting.agencies),
      options: choices('third-party-type').filter((one) => one.code !== 'multi-agency'),
      optional: true,
    }),
    purposes: checkboxes({ label: t((c) => c.meeting.purposes), options: choices('contact-purpose') }),
    child_there: yesNo({ label: t((c) => c.meeting.childThere), unknown: true, optional: true }),
    child_views: yesNo({ label: t((c) => c.meeting.childViews), unknown: true, optional: true }),
    asked: textarea({ label: t((c) => c.meeting.asked), rows: 3, dir: 'auto', optional: true }),
    decided: textarea({ label: t((c) => c.meeting.decided), rows: 3, dir: 'auto', optional: true }),
    ...workFields(),
    note: textarea({ label: t((c) => c.meeting.note), rows: 2, dir: 'auto', optional: true, span: 'full' }),
  },
})
type Value = FormValue<typeof form>

export const meetingPages = correcting<Value, Meeting>({
  ...common(professionalsMeeting, 'meeting', (lang, stands) => {
    const c = pick(consultationContent, lang).meeting
    return stands ? c.correctTitle : c.title
  }),
  form,
  above: (x) => html`<p class="govuk-body">${pick(consultationContent, x.lang).meeting.lead}</p>`,
  values: (one) => ({
    ...one,
    on_day: one.on_day as Value['on_day'],
    child_there: one.child_there as Value['child_there'],
    child_views: one.child_views as Value['child_views'],
  }),
  columns: (value) => ({ ...value, agencies: [...value.agencies], purposes: [...value.purposes] }),
  tell: tellMeeting,
  also: async (x, after) => rhythmAfter(x, professionalsMeeting.table, after.on_day),
})
