import { radios, yesNo } from '../../../platform/forms/index.ts'
import { wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { networkContent } from '../content/index.ts'

const t = wordsOf(networkContent)

/** Where somebody stands on the map: asked when they are added, corrected or moved. */
export const placeFields = {
  type: radios({ label: t((c) => c.member.type), options: choices('network-type') }),
  trust: radios({
    label: t((c) => c.member.trust),
    hint: t((c) => c.member.trustHint),
    options: choices('network-trust'),
    optional: true,
  }),
  frequency: radios({
    label: t((c) => c.member.frequency),
    options: choices('network-frequency'),
    optional: true,
  }),
  safe_to_contact: yesNo({ label: t((c) => c.member.safe), unknown: true, optional: true }),
}
