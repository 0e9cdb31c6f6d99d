import {
  approximateDate,
  checkboxes,
  date,
  defineForm,
  number,
  radios,
  select,
  text,
  textarea,
  time,
  type FormValue,
} from '../../../../platform/forms/index.ts'
import { wordsOf } from '../../../../platform/i18n/index.ts'
import type { ColumnsOf } from '../../../../platform/record/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { siteOf } from '../../authorities.ts'
import { deskContent } from '../../content/index.ts'
import type { call } from '../../facts.ts'
import { dayField, momentOf, timeField } from '../../moment.ts'

const t = wordsOf(deskContent)
const named = { field: 'about', is: 'named' } as const
const ringBack = { field: 'next_step', is: 'ring-back' } as const

export const callForm = defineForm({
  fields: {
    taken_on: dayField(t((c) => c.log.takenOn)),
    taken_at: timeField(t((c) => c.log.takenAt)),
    caller_name: text({ label: t((c) => c.log.name), dir: 'auto', optional: true }),
    caller_agency: select({
      label: t((c) => c.log.agency),
      options: choices('referrer-agency'),
      optional: true,
    }),
    caller_organisation: text({ label: t((c) => c.log.organisation), optional: true }),
    caller_telephone: text({
      label: t((c) => c.log.telephone),
      kind: 'tel',
      width: 20,
      max: 60,
      optional: true,
    }),
    about: radios({
      label: t((c) => c.log.about),
      options: [
        { code: 'named', label: t((c) => c.log.named) },
        { code: 'anonymous', label: t((c) => c.log.anonymous) },
      ] as const,
    }),
    child_name: text({ label: t((c) => c.log.childName), dir: 'auto', spellcheck: false, when: named }),
    child_age: number({ label: t((c) => c.log.age), min: 0, max: 25, width: 2, optional: true }),
    child_dob: approximateDate({
      label: t((c) => c.log.dob),
      hint: t((c) => c.log.dobHint),
      latest: 'today',
      optional: true,
    }),
    child_gender: radios({ label: t((c) => c.log.gender), options: choices('gender'), optional: true }),
    local_authority: select({ label: t((c) => c.log.authority), options: 'given', optional: true }),
    worry: textarea({ label: t((c) => c.log.worry), rows: 5, max: 8000, dir: 'auto' }),
    advice_topics: checkboxes({
      label: t((c) => c.log.topics),
      options: choices('advice-topic').map((option) => ({ ...option, exclusive: option.code === 'none' })),
      optional: true,
    }),
    advice: textarea({ label: t((c) => c.log.words), rows: 4, max: 8000, dir: 'auto', optional: true }),
    next_step: radios({ label: t((c) => c.log.next), options: choices('call-next-step') }),
    ring_back_on: date({
      label: t((c) => c.log.ringBackOn),
      called: t((c) => c.log.ringBackDay),
      earliest: 'today',
      when: ringBack,
    }),
    ring_back_at: time({
      label: t((c) => c.log.ringBackAt),
      called: t((c) => c.log.ringBackTime),
      when: ringBack,
    }),
  },
  check: (value) => {
    if (value.ring_back_on === null || value.ring_back_at === null) return []
    const back = momentOf(value.ring_back_on, value.ring_back_at)
    return back > momentOf(value.taken_on, value.taken_at)
      ? []
      : [{ field: 'ring_back_at', message: t((c) => c.log.ringBackPast) }]
  },
})
export type CallValue = FormValue<typeof callForm>

/** Which fields stand under which heading of the one page. */
export const callGroups = {
  caller: ['taken_on', 'taken_at', 'caller_name', 'caller_agency', 'caller_organisation', 'caller_telephone'],
  child: ['about', 'child_name', 'child_age', 'child_dob', 'child_gender', 'local_authority', 'worry'],
  advice: ['advice_topics', 'next_step', 'advice', 'ring_back_on', 'ring_back_at'],
} as const

export function callColumns(value: CallValue): ColumnsOf<typeof call> {
  const taken = momentOf(value.taken_on, value.taken_at)
  return {
    taken_at: taken,
    caller_name: value.caller_name,
    caller_agency: value.caller_agency,
    caller_organisation: value.caller_organisation,
    caller_telephone: value.caller_telephone,
    about: value.about,
    child_name: value.child_name,
    child_age: value.child_age,
    child_dob: value.child_dob?.text ?? null,
    child_gender: value.child_gender,
    local_authority: value.local_authority,
    site: siteOf(value.local_authority, taken),
    worry: value.worry,
    advice_topics: value.advice_topics.length === 0 ? null : [...value.advice_topics],
    advice: value.advice,
    next_step: value.next_step,
    ring_back_at:
      value.ring_back_on === null || value.ring_back_at === null
        ? null
        : momentOf(value.ring_back_on, value.ring_back_at),
    rung_back_at: null,
    case_id: null,
  }
}
