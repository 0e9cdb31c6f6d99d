import { date, defineForm, radios, text, textarea, type FormValue } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import { correcting } from '../../child/index.ts'
import { networkContent } from '../content/index.ts'
import { networkMember, type Member } from '../facts.ts'
import { placeFields } from '../pages/fields.ts'
import { memberInPath, networkPath } from '../pages/places.ts'
import { tellMember } from '../tell.ts'

const t = wordsOf(networkContent)
const { type, trust, frequency, safe_to_contact } = placeFields
const form = defineForm({
  fields: {
    called: text({
      label: t((c) => c.member.called),
      hint: t((c) => c.member.calledHint),
      dir: 'auto',
      spellcheck: false,
      max: 120,
      span: 'full',
    }),
    kind: radios({ label: t((c) => c.member.kind), options: choices('network-kind') }),
    type,
    trust,
    frequency,
    since: date({ label: t((c) => c.member.since), optional: true }),
    until: date({ label: t((c) => c.member.until), optional: true }),
    safe_to_contact,
    note: textarea({
      label: t((c) => c.member.note),
      hint: t((c) => c.member.noteHint),
      optional: true,
      rows: 3,
      dir: 'auto',
      span: 'full',
    }),
  },
  check: ({ since, until }) =>
    since !== null && until !== null && until < since
      ? [{ field: 'until', message: t((c) => c.member.backwards) }]
      : [],
})
type Value = FormValue<typeof form>

export const memberPages = correcting<Value, Member>({
  kind: networkMember,
  act: 'network.member',
  title: (lang, stands) => {
    const c = pick(networkContent, lang).member
    return stands ? c.correctTitle : c.title
  },
  stored: async (x) => (x.params['factId'] === undefined ? null : memberInPath(x)),
  form,
  values: (one) => ({
    ...one,
    since: one.since as Value['since'],
    until: one.until as Value['until'],
    safe_to_contact: one.safe_to_contact as Value['safe_to_contact'],
  }),
  columns: (value) => ({ ...value }),
  tell: tellMember,
  below: (x, { id }) => {
    const c = pick(networkContent, x.lang).member
    return html`<p class="govuk-body">
      ${c.wrong}
      <a class="govuk-link" href="/cases/${x.caseId()}/facts/network_member/${id}/entered-in-error"
        >${c.withdraw}</a
      >
    </p>`
  },
  tab: 'network',
  after: networkPath,
})
