import type { Lang } from '../../kernel/lang.ts'
import { formatDay, formatInstant, pick } from '../../platform/i18n/index.ts'
import type { ColumnsOf } from '../../platform/record/index.ts'
import { label, localAuthority } from '../../platform/reference-data/index.ts'
import { deskContent } from './content/index.ts'
import type { call } from './facts.ts'

type Columns = ColumnsOf<typeof call>

/** What the caller and we said, as a person reads it; null: not asked. */
export function tellCall(said: Columns, lang: Lang): readonly { label: string; value: string | null }[] {
  const c = pick(deskContent, lang)
  const authority = said.local_authority === null ? null : localAuthority(said.local_authority)
  const when = (moment: Date | null) => (moment === null ? null : formatInstant(moment, lang))
  const anonymous = said.about === 'anonymous'
  return [
    { label: c.calls.when, value: when(said.taken_at) },
    { label: c.log.name, value: said.caller_name },
    {
      label: c.log.agency,
      value: said.caller_agency === null ? null : label('referrer-agency', said.caller_agency, lang),
    },
    { label: c.log.organisation, value: said.caller_organisation },
    { label: c.log.telephone, value: said.caller_telephone },
    { label: c.log.childName, value: anonymous ? c.calls.anonymous : said.child_name },
    { label: c.log.age, value: said.child_age === null ? null : String(said.child_age) },
    { label: c.log.dob, value: said.child_dob === null ? null : formatDay(said.child_dob, lang) },
    {
      label: c.log.gender,
      value: said.child_gender === null ? null : label('gender', said.child_gender, lang),
    },
    {
      label: c.log.authority,
      value:
        authority === null
          ? said.local_authority === null
            ? null
            : c.log.authorityUnknown
          : authority.name[lang],
    },
    { label: c.log.worry, value: said.worry },
    {
      label: c.log.topics,
      value: said.advice_topics?.map((topic) => label('advice-topic', topic, lang)).join(', ') ?? null,
    },
    { label: c.log.words, value: said.advice },
    { label: c.log.next, value: label('call-next-step', said.next_step, lang) },
    ...(said.ring_back_at === null ? [] : [{ label: c.call.ringBack, value: when(said.ring_back_at) }]),
  ]
}
