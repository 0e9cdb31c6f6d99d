import type { Lang } from '../../kernel/lang.ts'
import type { ColumnsOf } from '../../platform/record/index.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import { label, type CodeListName } from '../../platform/reference-data/index.ts'
import { childContent } from './content/pages.ts'
import type { childIdentity, childLocation, childName, professional, safeContact } from './facts.ts'

/** A question and its answer as a person reads them; null: nobody has asked. */
export interface Told {
  readonly label: string
  readonly value: string | null
}

export type Identity = ColumnsOf<typeof childIdentity>
export type Name = ColumnsOf<typeof childName>
export type Location = ColumnsOf<typeof childLocation>
export type SafeContact = ColumnsOf<typeof safeContact>
export type Professional = ColumnsOf<typeof professional>

const code = (list: CodeListName, value: string | null, lang: Lang): string | null =>
  value === null ? null : label(list, value, lang)
const codes = (list: CodeListName, values: readonly string[] | null, lang: Lang): string | null =>
  values === null
    ? null
    : values
        .map((one) => (one === 'none' ? pick(childContent, lang).none : label(list, one, lang)))
        .join(', ')
/** A column of words may hold the codes `none` and `unknown` instead. */
export const words = (value: string | null, lang: Lang): string | null => {
  const c = pick(childContent, lang)
  return value === 'none' ? c.none : value === 'unknown' ? c.notKnown : value
}
const day = (value: string | null, lang: Lang): string | null =>
  value === null ? null : formatDay(value, lang)

export function tellIdentity(who: Identity, lang: Lang): readonly Told[] {
  const c = pick(childContent, lang).identity
  const welsh = who.welsh_preference
  const isWelshChoice = (one: string): one is keyof typeof c.welshOptions =>
    Object.hasOwn(c.welshOptions, one)
  return [
    {
      label: c.dob,
      value:
        day(who.dob, lang) ?? (who.dob_standing === 'unknown' ? pick(childContent, lang).notKnown : null),
    },
    { label: c.standing, value: code('dob-standing', who.dob_standing, lang) },
    { label: c.gender, value: code('gender', who.gender, lang) },
    { label: c.nationalities, value: codes('nationality', who.nationalities, lang) },
    { label: c.immigration, value: code('immigration-group', who.immigration_group, lang) },
    { label: c.languages, value: codes('language', who.languages, lang) },
    { label: c.interpreter, value: code('yes-no-unknown', who.interpreter, lang) },
    { label: c.interpreterLanguage, value: code('language', who.interpreter_language, lang) },
    { label: c.welsh, value: welsh === null || !isWelshChoice(welsh) ? welsh : c.welshOptions[welsh] },
    { label: c.communication, value: words(who.communication_need, lang) },
  ]
}

export function tellName(name: Name, lang: Lang): readonly Told[] {
  const c = pick(childContent, lang).name
  return [
    { label: c.kind, value: c.kinds[name.kind] },
    { label: c.full, value: name.full_name },
  ]
}

export function tellSafeContact(safe: SafeContact, lang: Lang): readonly Told[] {
  const c = pick(childContent, lang).safe
  return [
    { label: c.way, value: words(safe.way, lang) },
    { label: c.write, value: code('yes-no-unknown', safe.safe_to_write, lang) },
    { label: c.ring, value: code('yes-no-unknown', safe.safe_to_ring, lang) },
    { label: c.when, value: words(safe.when_safe, lang) },
    { label: c.never, value: words(safe.never, lang) },
  ]
}

export function tellProfessional(person: Professional, lang: Lang): readonly Told[] {
  const c = pick(childContent, lang)
  return [
    { label: c.person.name, value: person.name },
    { label: c.person.role, value: code('professional-role', person.role, lang) },
    { label: c.person.organisation, value: words(person.organisation, lang) },
    { label: c.person.telephone, value: words(person.telephone, lang) },
    { label: c.person.email, value: words(person.email, lang) },
    { label: c.person.referrer, value: person.is_referrer ? c.yesNo.yes : c.yesNo.no },
    { label: c.person.until, value: day(person.until, lang) },
  ]
}

/** Only for the page that shows where the child is. */
export function tellLocation(place: Location, lang: Lang): readonly Told[] {
  const c = pick(childContent, lang).place
  return [
    { label: c.accommodation, value: code('accommodation', place.accommodation, lang) },
    { label: c.address, value: words(place.address, lang) },
    { label: c.postcode, value: words(place.postcode, lang) },
    { label: c.telephone, value: words(place.telephone, lang) },
    { label: c.since, value: day(place.since, lang) },
  ]
}
