import { defineForm, radios, textarea, type FormValue } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import { correcting, standingFact } from '../../child/index.ts'
import { networkContent } from '../content/index.ts'
import { networkTie, type Tie } from '../facts.ts'
import { networkPath } from '../pages/places.ts'
import { tellTieInFull } from '../tell.ts'

const t = wordsOf(networkContent)
/** What a tie is, when it is recorded and when it is corrected. */
export const tieFields = {
  kind: radios({ label: t((c) => c.tie.kind), options: choices('network-tie'), optional: true }),
  note: textarea({ label: t((c) => c.tie.note), optional: true, rows: 2, dir: 'auto', span: 'full' }),
} as const
const form = defineForm({ fields: tieFields })
type Value = FormValue<typeof form>

/** Corrects what a tie is. One between the wrong two never was: it is entered in error, and the right one is added. */
export const tiePages = correcting<Value, Tie>({
  kind: networkTie,
  act: 'network.tie',
  title: (lang) => pick(networkContent, lang).tie.correctTitle,
  stored: (x) => standingFact(x.db, networkTie, x.caseId(), x.params['factId']),
  form,
  values: ({ kind, note }) => ({ kind, note }),
  columns: (value, before) => {
    if (before === null) throw new Error('a tie is recorded on a page of its own')
    return { ...before, ...value }
  },
  tell: tellTieInFull,
  below: (x, { id }) => {
    const c = pick(networkContent, x.lang).tie
    return html`<p class="govuk-body">
      ${c.wrongTwo}
      <a class="govuk-link" href="/cases/${x.caseId()}/facts/network_tie/${id}/entered-in-error"
        >${c.withdraw}</a
      >
    </p>`
  },
  tab: 'network',
  after: networkPath,
})
