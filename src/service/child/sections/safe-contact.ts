import { defineForm, textarea, yesNo, type FormValue } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { childContent } from '../content/pages.ts'
import { correcting } from '../correcting.ts'
import { childDetails } from '../details.ts'
import { safeContact } from '../facts.ts'
import { tellSafeContact, type SafeContact } from '../tell.ts'

const t = wordsOf(childContent)
const words = (label: Parameters<typeof t>[0]) =>
  textarea({ label: t(label), rows: 2, max: 1000, optional: true, span: 'half' })

const form = defineForm({
  fields: {
    way: words((c) => c.safe.way),
    never: words((c) => c.safe.never),
    safe_to_write: yesNo({ label: t((c) => c.safe.write), unknown: true, optional: true }),
    safe_to_ring: yesNo({ label: t((c) => c.safe.ring), unknown: true, optional: true }),
    when_safe: words((c) => c.safe.when),
  },
})
type Value = FormValue<typeof form>

export const safeContactPages = correcting<Value, SafeContact>({
  kind: safeContact,
  act: 'child.safe-contact',
  form,
  title: (lang) => pick(childContent, lang).safe.title,
  stored: async (x) => (await childDetails(x.db, x.caseId())).safeContact,
  values: (safe) => ({
    ...safe,
    safe_to_write: safe.safe_to_write as Value['safe_to_write'],
    safe_to_ring: safe.safe_to_ring as Value['safe_to_ring'],
  }),
  columns: (value) => ({ ...value }),
  tell: tellSafeContact,
})
