import { origins, type Origin, type Where } from './profile-fields.ts'
import type { Reading } from './readings.ts'

// What the report says of who the children are and of who went missing (§3.1.3, §3.1.4, §3.3.1), as counts of cells. Where a
// share is printed the solver works with the counts that print so; whole numbers below are those the report states, or that
// follow from all of its rows together (the only ones that fit). `id` is that of the published catalogue.

export type ProfileTarget = { readonly id: string } & (
  | { readonly kind: 'count'; readonly of: Where; readonly from: number; readonly to: number }
  | {
      readonly kind: 'share'
      readonly part: Where
      readonly of: Where
      readonly percent: number
      /** Without this reading the share cannot be met: it may miss by one child. */
      readonly reading?: Reading
      /** The base without the reading, where that is another one. */
      readonly literally?: Where
    }
  /** Of the first there are at least `by` more than of the second. */
  | { readonly kind: 'more'; readonly than: Where; readonly of: Where; readonly by: number }
)

const exactly = (id: string, of: Where, count: number): ProfileTarget => ({
  id,
  kind: 'count',
  of,
  from: count,
  to: count,
})
const between = (id: string, of: Where, from: number, to: number): ProfileTarget => ({
  id,
  kind: 'count',
  of,
  from,
  to,
})
const share = (id: string, part: Where, of: Where, percent: number): ProfileTarget => ({
  id,
  kind: 'share',
  part,
  of,
  percent,
})
const more = (id: string, of: Where, than: Where, by = 1): ProfileTarget => ({
  id,
  kind: 'more',
  of,
  than,
  by,
})

const everybody: Where = {}
const male: Where = { gender: ['male'] }
const female: Where = { gender: ['female'] }
const british: Where = { origin: ['GBR'] }
const withPr: Where = { responsibility: ['with'] }
const withoutPr: Where = { responsibility: ['without'] }
const recorded: Where = { responsibility: ['with', 'without'] }
const everMissing = { missing: ['temporary', 'on-referral', 'both', 'long-term'] } as const satisfies Where
const onReferral = { missing: ['on-referral', 'both'] } as const satisfies Where
const longTerm = { missing: ['both', 'long-term'] } as const satisfies Where
const temporary = { missing: ['temporary'] } as const satisfies Where
const topFive: readonly Origin[] = ['GBR', 'VNM', 'ALB', 'IRQ']

/** Totals that the joint solution leaves free within a range; another seed takes others. */
export interface FreeTotals {
  readonly males: number
  readonly sudanese: number
  readonly albanian: number
  readonly iraqi: number
  readonly romanian: number
  readonly nationalityUnknown: number
}

export const freeTotals: { readonly [Name in keyof FreeTotals]: readonly number[] } = {
  males: [283, 284],
  sudanese: [47, 48],
  albanian: [23, 28],
  iraqi: [15, 16, 17, 18],
  romanian: [11, 12, 13],
  nationalityUnknown: [16, 17, 18, 19, 20, 21, 22],
}

/** Children whose EEA status is not recorded (fn 16); some of them have a nationality, the others have none. */
export const groupUnknown = 36
/** EEA nationals, refugees, mis-referrals, UASC: with 193 British and 36 unknown they make 445 (R3). */
export const groupSizes = { eea: 28, refugee: 4, misReferral: 3, uasc: 181, british: 193 } as const

export function profileTargets(free: FreeTotals): readonly ProfileTarget[] {
  const nonEea = groupSizes.uasc + groupSizes.refugee + groupSizes.misReferral
  const named = 66 + free.sudanese + free.albanian + free.iraqi
  return [
    exactly('es-ictg-referrals-total', everybody, 445),
    exactly('profile-male-share', male, free.males),
    exactly('footnote12-gender-unrecorded', { gender: ['unknown'] }, 14),
    // Nationality.
    exactly('profile-british-share', british, groupSizes.british),
    exactly('profile-vietnamese-share', { origin: ['VNM'] }, 66),
    exactly('profile-sudanese-share', { origin: ['SDN'] }, free.sudanese),
    exactly('footnote14-nationality-rank-albanian', { origin: ['ALB'] }, free.albanian),
    exactly('footnote14-nationality-rank-iraqi', { origin: ['IRQ'] }, free.iraqi),
    exactly('footnote14-nationality-rank-romanian', { origin: ['ROU'] }, free.romanian),
    exactly('profile-eea-share', { origin: ['ROU', 'other-eea'] }, groupSizes.eea),
    exactly('profile-non-eea-share', { origin: ['other-non-eea'] }, nonEea - named),
    exactly('footnote16-eea-status-unrecorded', { origin: ['unknown', 'group-unknown'] }, groupUnknown),
    exactly('cjs-foreign-share', { origin: ['unknown'] }, free.nationalityUnknown),
    // Exploitation.
    exactly('profile-criminal-share', { exploitation: ['criminal'] }, 168),
    exactly('profile-sexual-share', { exploitation: ['sexual'] }, 112),
    exactly('profile-labour-share', { exploitation: ['labour'] }, 80),
    exactly('domestic-servitude-count', { exploitation: ['domestic-servitude'] }, 15),
    exactly('footnote17-exploitation-unknown-total', { exploitation: ['unknown'] }, 68),
    exactly('footnote17-exploitation-unknown-male', { exploitation: ['unknown'], gender: ['male'] }, 39),
    exactly('footnote17-exploitation-unknown-female', { exploitation: ['unknown'], gender: ['female'] }, 15),
    share('male-criminal-or-labour-share', { ...male, exploitation: ['criminal', 'labour'] }, male, 79),
    share('female-criminal-or-labour-share', { ...female, exploitation: ['criminal', 'labour'] }, female, 17),
    share('female-sexual-share', { ...female, exploitation: ['sexual'] }, female, 66),
    share('male-sexual-share', { ...male, exploitation: ['sexual'] }, male, 5),
    exactly('british-labour-count', { ...british, exploitation: ['labour'] }, 0),
    exactly('footnote20-sudanese-exploitation-unknown', { origin: ['SDN'], exploitation: ['unknown'] }, 1),
    exactly('footnote20-other-top5-exploitation-unknown', { origin: topFive, exploitation: ['unknown'] }, 0),
    // A vast majority: more than three fifths of each.
    between('british-majority-of-criminal-and-sexual', { ...british, exploitation: ['criminal'] }, 106, 130),
    between('british-majority-of-criminal-and-sexual', { ...british, exploitation: ['sexual'] }, 72, 90),
    // Enough British girls for the majority of Wales, of at most 128 children.
    between('wales-majority-british-sexual', { ...british, ...female, exploitation: ['sexual'] }, 67, 90),
    between(
      'labour-majority-vietnamese-sudanese',
      { origin: ['VNM', 'SDN'], exploitation: ['labour'] },
      58,
      78,
    ),
    ...(['VNM', 'SDN'] as const).flatMap((origin) =>
      (['criminal', 'sexual', 'domestic-servitude', 'other'] as const).map((other) =>
        more(
          'es-vietnamese-sudanese-mainly-labour',
          { origin: [origin], exploitation: ['labour'] },
          { origin: [origin], exploitation: [other] },
          3,
        ),
      ),
    ),
    between(
      'domestic-servitude-high-albanian',
      { origin: ['ALB'], exploitation: ['domestic-servitude'] },
      6,
      10,
    ),
    between(
      'domestic-servitude-high-albanian',
      { origin: ['VNM', 'GBR', 'SDN'], exploitation: ['domestic-servitude'] },
      0,
      4,
    ),
    // British, then one nationality, then Romanian.
    between('romanian-third-in-criminal', { origin: ['ROU'], exploitation: ['criminal'] }, 8, 10),
    between('romanian-third-in-criminal', { origin: ['VNM'], exploitation: ['criminal'] }, 12, 20),
    ...(['SDN', 'ALB', 'IRQ', 'unknown', 'group-unknown'] as const).map((origin) =>
      more(
        'romanian-third-in-criminal',
        { origin: ['ROU'], exploitation: ['criminal'] },
        { origin: [origin], exploitation: ['criminal'] },
      ),
    ),
    // Parental responsibility.
    exactly('footnote22-pr-unrecorded', { responsibility: ['mis-referral'] }, 3),
    share('pr-with-share', withPr, recorded, 53),
    share('pr-without-share', withoutPr, recorded, 47),
    share('pr-with-british-share', { ...withPr, ...british }, withPr, 80),
    share('pr-with-criminal-share', { ...withPr, exploitation: ['criminal'] }, withPr, 52),
    share('pr-without-labour-share', { ...withoutPr, exploitation: ['labour'] }, withoutPr, 38),
    more(
      'pr-without-labour-rank',
      { ...withoutPr, exploitation: ['labour'] },
      { ...withoutPr, exploitation: ['criminal'] },
      3,
    ),
    more(
      'pr-without-labour-rank',
      { ...withoutPr, exploitation: ['labour'] },
      { ...withoutPr, exploitation: ['sexual'] },
      3,
    ),
    {
      id: 'pr-without-vietnamese-sudanese-share',
      reading: 'R5',
      kind: 'share',
      part: { ...withoutPr, origin: ['VNM', 'SDN'] },
      of: { ...withoutPr, origin: origins.filter((one) => one !== 'unknown') },
      literally: withoutPr,
      percent: 56,
    },
    // Missing.
    exactly('missing-ever-count', everMissing, 104),
    exactly('missing-temporary-share', temporary, 63),
    exactly('missing-on-referral-share', onReferral, 34),
    exactly('missing-on-referral-also-longterm-share', { missing: ['both'] }, 20),
    share('missing-male-share', { ...male, ...everMissing }, male, 27),
    share('missing-female-share', { ...female, ...everMissing }, female, 18),
    ...[onReferral, longTerm, temporary].flatMap((type): ProfileTarget[] => [
      // Rates, not counts: a tenth more than the ratio of the two groups.
      between(
        'missing-males-more-likely-all-types',
        { ...female, ...type },
        0,
        type === temporary ? 18 : type === onReferral ? 9 : 7,
      ),
      between(
        'missing-males-more-likely-all-types',
        { ...male, ...type },
        type === temporary ? 40 : type === onReferral ? 22 : 18,
        63,
      ),
    ]),
    exactly('missing-criminal-share', { exploitation: ['criminal'], ...everMissing }, 43),
    exactly('missing-sexual-share', { exploitation: ['sexual'], ...everMissing }, 23),
    exactly('missing-labour-share', { exploitation: ['labour'], ...everMissing }, 22),
    exactly('missing-domestic-servitude-count', { exploitation: ['domestic-servitude'], ...everMissing }, 0),
    exactly('footnote41-exploitation-unknown', { exploitation: ['unknown'], ...everMissing }, 14),
    exactly('footnote41-exploitation-other', { exploitation: ['other'], ...everMissing }, 2),
    exactly('missing-vietnamese-share', { origin: ['VNM'], ...everMissing }, 29),
    share('missing-albanian-share', { origin: ['ALB'], ...everMissing }, { origin: ['ALB'] }, 39),
    share('missing-british-share', { ...british, ...everMissing }, british, 20),
    exactly('missing-sudanese-share', { origin: ['SDN'], ...everMissing }, 9),
    exactly('missing-longterm-with-pr-count', { ...withPr, ...longTerm }, 0),
    exactly('missing-temporary-with-pr-share', { ...withPr, ...temporary }, 35),
    between('missing-on-referral-longterm-more-likely-without-pr', { ...withPr, ...onReferral }, 0, 8),
    exactly('missing-on-referral-vietnamese-share', { origin: ['VNM'], ...onReferral }, 18),
    exactly('missing-longterm-vietnamese-share', { origin: ['VNM'], ...longTerm }, 22),
    share('missing-temporary-british-share', { ...british, ...temporary }, british, 16),
    share(
      'missing-on-referral-labour-share',
      { exploitation: ['labour'], ...onReferral },
      { exploitation: ['labour'] },
      14,
    ),
    share(
      'missing-longterm-labour-share',
      { exploitation: ['labour'], ...longTerm },
      { exploitation: ['labour'] },
      14,
    ),
    share(
      'missing-temporary-criminal-share',
      { exploitation: ['criminal'], ...temporary },
      { exploitation: ['criminal'] },
      18,
    ),
    share(
      'missing-temporary-sexual-share',
      { exploitation: ['sexual'], ...temporary },
      { exploitation: ['sexual'] },
      16,
    ),
    {
      id: 'missing-temporary-labour-share',
      reading: 'R6',
      kind: 'share',
      part: { exploitation: ['labour'], ...temporary },
      of: { exploitation: ['labour'] },
      percent: 12,
    },
    // Of every other type a smaller share is temporarily missing than the criminal 18 %, and no other nationality comes near
    // the Vietnamese 27 % and 33 %.
    between('missing-criminal-most-likely-temporary', { exploitation: ['unknown'], ...temporary }, 0, 10),
    exactly('missing-criminal-most-likely-temporary', { exploitation: ['other'], ...temporary }, 0),
    ...(['ALB', 'IRQ', 'ROU', 'SDN', 'other-eea', 'other-non-eea', 'group-unknown'] as const).map((origin) =>
      between(
        'missing-on-referral-longterm-vietnamese-highest',
        { origin: [origin], missing: ['on-referral', 'both', 'long-term'] },
        0,
        origin === 'ALB' ? 3 : 2,
      ),
    ),
  ]
}
