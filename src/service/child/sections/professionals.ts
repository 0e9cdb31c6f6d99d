import { date, defineForm, select, text, yesNo, type FormValue } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { childContent } from '../content/pages.ts'
import { correcting } from '../correcting.ts'
import { childDetails } from '../details.ts'
import { professional } from '../facts.ts'
import { tellProfessional, type Professional } from '../tell.ts'

const t = wordsOf(childContent)
const form = defineForm({
  fields: {
    name: text({ label: t((c) => c.person.name), autocomplete: 'off' }),
    role: select({
      label: t((c) => c.person.role),
      options: choices('professional-role'),
      optional: true,
    }),
    organisation: text({ label: t((c) => c.person.organisation), optional: true }),
    telephone: text({ label: t((c) => c.person.telephone), kind: 'tel', optional: true, width: 20, max: 60 }),
    email: text({ label: t((c) => c.person.email), kind: 'email', optional: true, spellcheck: false }),
    is_referrer: yesNo({ label: t((c) => c.person.referrer) }),
    until: date({
      label: t((c) => c.person.until),
      hint: t((c) => c.person.untilHint),
      latest: 'today',
      optional: true,
    }),
  },
})
type Value = FormValue<typeof form>

export const professionalPages = correcting<Value, Professional>({
  kind: professional,
  act: 'child.professional',
  form,
  title: (lang, stands) => {
    const c = pick(childContent, lang).person
    return stands ? c.titleCorrect : c.titleNew
  },
  stored: async (x: Exchange) => {
    const id = x.params['professionalId']
    if (id === undefined) return null
    return (await childDetails(x.db, x.caseId())).professionals.find((one) => one.id === id)
  },
  values: (person) => ({
    ...person,
    is_referrer: person.is_referrer ? 'yes' : 'no',
    until: person.until as Value['until'],
  }),
  columns: (value) => ({ ...value, is_referrer: value.is_referrer === 'yes' }),
  tell: tellProfessional,
})
