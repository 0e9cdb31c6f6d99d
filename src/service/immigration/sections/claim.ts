import { date, defineForm, radios, text, textarea, type FormValue } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { factIdOf } from '../../../platform/record/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { correcting, standingFacts } from '../../child/index.ts'
import { immigrationContent } from '../content/index.ts'
import { immigrationClaim, type Claim } from '../facts.ts'
import { tellClaim } from '../tell.ts'
import { common } from './section.ts'

const t = wordsOf(immigrationContent)
const form = defineForm({
  fields: {
    claim: radios({
      label: t((c) => c.claim.claim),
      hint: t((c) => c.claim.claimHint),
      options: choices('immigration-claim'),
      span: 'full',
    }),
    claimed_on: date({ label: t((c) => c.claim.on), latest: 'today', optional: true }),
    home_office_reference: text({ label: t((c) => c.claim.homeOffice), optional: true, spellcheck: false }),
    note: textarea({ label: t((c) => c.note), optional: true, rows: 3, dir: 'auto', span: 'full' }),
  },
  check: ({ claim, claimed_on }) =>
    claim !== 'claimed' && claimed_on !== null
      ? [{ field: 'claimed_on', message: t((c) => c.claim.onlyClaimed) }]
      : [],
})
type Value = FormValue<typeof form>

/** One a case: its id follows from the case, so that of two people who answer first the second meets the conflict page. */
export const claimPages = correcting<Value, Claim>({
  ...common(immigrationClaim, 'claim', (lang, stands) => {
    const c = pick(immigrationContent, lang).claim
    return stands ? c.correctTitle : c.title
  }),
  stored: async (x) => (await standingFacts(x.db, immigrationClaim, x.caseId()))[0] ?? null,
  firstId: (x) => factIdOf(immigrationClaim.table, x.caseId()),
  form,
  values: (one) => ({ ...one, claimed_on: one.claimed_on as Value['claimed_on'] }),
  columns: (value) => ({ ...value }),
  tell: tellClaim,
})
