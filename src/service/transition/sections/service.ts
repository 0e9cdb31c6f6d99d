import { date, defineForm, select, text, textarea, type FormValue } from '../../../platform/forms/index.ts'
import { wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { correcting } from '../../child/index.ts'
import { transitionContent } from '../content/index.ts'
import { adultService, type AdultService } from '../facts.ts'
import { tellService } from '../tell.ts'
import { oneOfMany } from './section.ts'

const t = wordsOf(transitionContent)
const form = defineForm({
  fields: {
    service: select({ label: t((c) => c.service.service), options: choices('adult-service') }),
    organisation: text({ label: t((c) => c.service.organisation), optional: true, dir: 'auto' }),
    contacted_on: date({ label: t((c) => c.service.contactedOn), latest: 'today' }),
    state: select({ label: t((c) => c.service.state), options: choices('adult-service-state') }),
    answered_on: date({ label: t((c) => c.service.answeredOn), latest: 'today', optional: true }),
    named_contact: text({
      label: t((c) => c.service.contact),
      hint: t((c) => c.service.contactHint),
      optional: true,
      dir: 'auto',
    }),
    met_together_on: date({ label: t((c) => c.service.met), latest: 'today', optional: true }),
    refused_why: textarea({ label: t((c) => c.service.refusedWhy), optional: true, rows: 2, dir: 'auto' }),
    note: textarea({ label: t((c) => c.service.note), optional: true, rows: 3, dir: 'auto', span: 'full' }),
  },
  check: ({ state, answered_on, contacted_on, refused_why }) => [
    ...(state !== 'waiting' && answered_on === null
      ? [{ field: 'answered_on' as const, message: t((c) => c.service.needAnswer) }]
      : []),
    ...(answered_on !== null && answered_on < contacted_on
      ? [{ field: 'answered_on' as const, message: t((c) => c.service.backwards) }]
      : []),
    ...(state === 'refused' && refused_why === null
      ? [{ field: 'refused_why' as const, message: t((c) => c.service.needWhy) }]
      : []),
  ],
})
type Value = FormValue<typeof form>

export const servicePages = correcting<Value, AdultService>({
  ...oneOfMany(adultService, 'service', (c) => c.service),
  form,
  values: (one) => ({
    ...one,
    contacted_on: one.contacted_on as Value['contacted_on'],
    answered_on: one.answered_on as Value['answered_on'],
    met_together_on: one.met_together_on as Value['met_together_on'],
  }),
  columns: (value) => ({ ...value }),
  tell: tellService,
})
