import { defineForm, type FormValue } from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/web/html.ts'
import { correcting } from '../../child/index.ts'
import { consultationContent } from '../content/index.ts'
import { consultation, type Consultation } from '../facts.ts'
import { followUpDeadline } from '../rules.ts'
import { tellConsultation } from '../tell.ts'
import { consultationFields, followUpFirst } from './fields.ts'
import { clockOf, common, idInPath, rhythmAfter } from './section.ts'

const form = defineForm({ fields: consultationFields(), check: followUpFirst })
type Value = FormValue<typeof form>

export const consultationPages = correcting<Value, Consultation>({
  ...common(consultation, 'consultation', (lang, stands) => {
    const c = pick(consultationContent, lang).consultation
    return stands ? c.correctTitle : c.title
  }),
  form,
  above: (x) => html`<p class="govuk-body">${pick(consultationContent, x.lang).consultation.lead}</p>`,
  values: (one) => ({
    ...one,
    on_day: one.on_day as Value['on_day'],
    follow_up_on: one.follow_up_on as Value['follow_up_on'],
    followed_up_on: one.followed_up_on as Value['followed_up_on'],
  }),
  columns: (value, before) => ({
    ...value,
    topics: [...value.topics],
    from_book: before?.from_book ?? null,
  }),
  tell: tellConsultation,
  also: async (x, after, before) => [
    ...(await clockOf(
      x,
      'consultation-follow-up',
      idInPath(x, consultation.table),
      followUpDeadline(after, x.now),
      before === null ? 'consultation-recorded' : 'consultation-changed',
    )),
    ...(await rhythmAfter(x, consultation.table, after.on_day)),
  ],
})
