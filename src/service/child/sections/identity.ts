import { dayInLondon, parseDay, youngestDay } from '../../../kernel/calendar-day.ts'
import type { FactId } from '../../../kernel/ids.ts'
import {
  approximateDate,
  defineForm,
  radios,
  select,
  textarea,
  yesNo,
  type FormValue,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import type { FactToRecord } from '../../../platform/record/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { moveBirthdays } from '../../deadlines/index.ts'
import { childContent } from '../content/pages.ts'
import { correcting } from '../correcting.ts'
import { readBirths, type BirthFollower } from '../births.ts'
import { childDetails } from '../details.ts'
import { childIdentity } from '../facts.ts'
import { tellIdentity, type Identity } from '../tell.ts'

const t = wordsOf(childContent)
const nationality = (n: number) =>
  select({
    label: t((c) => c.identity.nationality(n)),
    options: choices('nationality'),
    optional: true,
  })
const language = (n: number) =>
  select({ label: t((c) => c.identity.language(n)), options: choices('language'), optional: true })

const form = defineForm({
  fields: {
    dob: approximateDate({
      label: t((c) => c.identity.dob),
      hint: t((c) => c.identity.dobHint),
      latest: 'today',
      optional: true,
    }),
    dob_standing: radios({
      label: t((c) => c.identity.standing),
      options: choices('dob-standing'),
      optional: true,
    }),
    gender: radios({ label: t((c) => c.identity.gender), options: choices('gender'), optional: true }),
    immigration_group: radios({
      label: t((c) => c.identity.immigration),
      options: choices('immigration-group'),
      optional: true,
    }),
    nationality_1: nationality(1),
    nationality_2: nationality(2),
    language_1: language(1),
    language_2: language(2),
    language_3: language(3),
    interpreter: yesNo({ label: t((c) => c.identity.interpreter), unknown: true, optional: true }),
    interpreter_language: select({
      label: t((c) => c.identity.interpreterLanguage),
      options: choices('language'),
      optional: true,
    }),
    welsh_preference: radios({
      label: t((c) => c.identity.welsh),
      options: (['welsh', 'english', 'both', 'unknown'] as const).map((code) => ({
        code,
        label: t((c) => c.identity.welshOptions[code]),
      })),
      optional: true,
    }),
    communication: radios({
      label: t((c) => c.identity.communication),
      options: (['yes', 'none', 'unknown'] as const).map((code) => ({
        code,
        label: t((c) => c.identity.communicationOptions[code]),
      })),
      optional: true,
    }),
    communication_need: textarea({
      label: t((c) => c.identity.communicationWhat),
      when: { field: 'communication', is: 'yes' },
      max: 1000,
      rows: 3,
    }),
  },
  check: ({ dob, dob_standing }) => {
    const wrong = (message: ReturnType<typeof t>) => [{ field: 'dob_standing', message } as const]
    if (dob === null) {
      return dob_standing === null || dob_standing === 'unknown' ? [] : wrong(t((c) => c.identity.dobMissing))
    }
    if (dob_standing === null) return wrong(t((c) => c.identity.standingMissing))
    if (dob_standing === 'unknown') return wrong(t((c) => c.identity.dobButUnknown))
    if (dob.precision !== 'day' && dob_standing === 'exact') return wrong(t((c) => c.identity.standingOfPart))
    return []
  },
})
type Value = FormValue<typeof form>

/** Answers given one by one, as a set: null when nobody was asked; answers beyond the form's places are kept. */
function setOf(chosen: readonly (string | null)[], before: readonly string[] | null): string[] | null {
  const all = [...chosen.filter((one) => one !== null), ...(before ?? []).slice(chosen.length)]
  return all.length === 0 ? null : [...new Set(all)]
}

function columnsOf(value: Value, before: Identity | null, x: Exchange): Identity {
  const need = value.communication
  return {
    dob: value.dob === null ? null : youngestDay(value.dob.text, dayInLondon(x.now)),
    dob_standing: value.dob_standing,
    gender: value.gender,
    nationalities: setOf([value.nationality_1, value.nationality_2], before?.nationalities ?? null),
    immigration_group: value.immigration_group,
    languages: setOf([value.language_1, value.language_2, value.language_3], before?.languages ?? null),
    interpreter: value.interpreter,
    interpreter_language: value.interpreter_language,
    welsh_preference: value.welsh_preference,
    communication_need: need === 'yes' ? value.communication_need : need,
  }
}

function valuesOf(who: Identity): Partial<Value> {
  const need = who.communication_need
  const coded = need === null || need === 'none' || need === 'unknown'
  return {
    dob: who.dob === null ? null : { text: who.dob, precision: 'day' },
    dob_standing: who.dob_standing,
    gender: who.gender,
    immigration_group: who.immigration_group,
    nationality_1: who.nationalities?.[0] ?? null,
    nationality_2: who.nationalities?.[1] ?? null,
    language_1: who.languages?.[0] ?? null,
    language_2: who.languages?.[1] ?? null,
    language_3: who.languages?.[2] ?? null,
    interpreter: who.interpreter as Value['interpreter'],
    interpreter_language: who.interpreter_language,
    welsh_preference: who.welsh_preference as Value['welsh_preference'],
    communication: coded ? need : 'yes',
    communication_need: coded ? null : need,
  }
}

/** The deadlines of the birthdays follow the birth date, in the act that corrects it (DT-4, DT-7). */
const birthdays =
  (followers: readonly BirthFollower[]) =>
  async (x: Exchange, after: Identity, before: Identity | null): Promise<FactToRecord[]> => {
    if (after.dob === (before?.dob ?? null)) return []
    const caseId = x.caseId()
    const facts = moveBirthdays({ ...(await readBirths(x.db, caseId)), dob: after.dob }, x.now)
    const dob = after.dob === null ? null : parseDay(after.dob)
    for (const follow of followers) facts.push(...(await follow(x.db, { caseId, dob }, x.now)))
    return facts
  }

/** `followers`: what else has clocks of birthdays. */
export const identityPages = (followers: readonly BirthFollower[]) =>
  correcting<Value, Identity>({
    kind: childIdentity,
    act: 'child.identity',
    form,
    title: (lang) => pick(childContent, lang).identity.title,
    stored: async (x) => (await childDetails(x.db, x.caseId())).identity,
    values: valuesOf,
    columns: columnsOf,
    tell: tellIdentity,
    firstId: (x) => x.caseId() as string as FactId,
    also: birthdays(followers),
    // Whoever came from the conditions of eligibility goes on there with the corrected age.
    back: { eligibility: '/eligibility' },
  })
