import type { Lang } from '../../kernel/lang.ts'
import type { NetworkCounts } from '../../kernel/policy/network.ts'
import { dayOf, pick } from '../../platform/i18n/index.ts'
import { coded } from '../../platform/reference-data/in-words.ts'
import type { Told } from '../child/index.ts'
import { networkContent } from './content/index.ts'
import type { Member, Review, Tie } from './facts.ts'

/** 'Protective 2, Not known 1': the parts that somebody has. */
export function countsInWords(counts: Omit<NetworkCounts, 'professionals'>, lang: Lang): string | null {
  const c = pick(networkContent, lang).counts
  const parts = (['protective', 'neutral', 'exploitative', 'unknown'] as const)
    .filter((part) => counts[part] > 0)
    .map((part) => `${c[part]} ${counts[part]}`)
  return parts.length === 0 ? null : parts.join(', ')
}

export const countsOf = (map: Review): NetworkCounts => ({
  protective: map.protective,
  neutral: map.neutral,
  exploitative: map.exploitative,
  unknown: map.type_unknown,
  professionals: map.professionals,
})

/** All but who it is: the chronology may be printed and handed on, and what was corrected stays in it. */
export function tellPart(member: Member, lang: Lang): readonly Told[] {
  const c = pick(networkContent, lang)
  return [
    { label: c.member.kind, value: coded('network-kind', member.kind, lang) },
    { label: c.member.type, value: coded('network-type', member.type, lang) },
    { label: c.member.trust, value: coded('network-trust', member.trust, lang) },
    { label: c.member.frequency, value: coded('network-frequency', member.frequency, lang) },
    { label: c.member.since, value: dayOf(member.since, lang) },
    { label: c.member.until, value: dayOf(member.until, lang) },
    { label: c.member.safe, value: coded('yes-no-unknown', member.safe_to_contact, lang) },
  ]
}

export function tellMember(member: Member, lang: Lang): readonly Told[] {
  const c = pick(networkContent, lang).member
  return [
    { label: c.called, value: member.called },
    ...tellPart(member, lang),
    { label: c.note, value: member.note },
  ]
}

/** Not between whom: those are names. */
export function tellTie(tie: Tie, lang: Lang): readonly Told[] {
  const c = pick(networkContent, lang).tie
  return [{ label: c.kind, value: coded('network-tie', tie.kind, lang) }]
}

/** On its own page, where the note may stand. */
export function tellTieInFull(tie: Tie, lang: Lang): readonly Told[] {
  return [...tellTie(tie, lang), { label: pick(networkContent, lang).tie.note, value: tie.note }]
}

export function tellReviewWords(map: Review, lang: Lang): readonly Told[] {
  const c = pick(networkContent, lang).review
  return [
    { label: c.by, value: map.agreed_by },
    { label: c.with, value: map.with_child === 'yes' ? c.yes : c.no },
    { label: c.words, value: map.child_words },
    { label: c.note, value: map.note },
  ]
}

export function tellReview(map: Review, lang: Lang): readonly Told[] {
  const { review, time } = pick(networkContent, lang)
  return [
    { label: review.on, value: dayOf(map.on_day, lang) },
    { label: review.point, value: coded('network-review-point', map.point, lang) },
    { label: time.reading, value: coded('network-reading', map.reading, lang) },
    { label: time.counts, value: countsInWords(countsOf(map), lang) },
    ...tellReviewWords(map, lang),
  ]
}
