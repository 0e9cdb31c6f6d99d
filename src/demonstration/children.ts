import { addDays, addMonths, addYears, dayInLondon, type CalendarDay } from '../kernel/calendar-day.ts'
import { DAY_OF_24_HOURS, HOUR } from '../kernel/clock.ts'
import type { ReferralGiven } from '../service/referral/index.ts'
import { nothingSaid } from '../service/referral/index.ts'
import { Chance } from '../kernel/chance.ts'
import { origins } from './origins.ts'

/** What becomes of an invented child by the day the demonstration is opened. */
export const fates = [
  'just-referred',
  'waiting-overdue',
  'more-information',
  'declined',
  'unallocated',
  'newly-allocated',
  'supported',
  'not-reached',
  'gone-quiet',
  'missing',
  'long-missing',
  'turning-18',
  'negative-decision',
  'closing',
  'returned',
  'closed',
] as const
export type Fate = (typeof fates)[number]

export interface InventedChild {
  readonly fate: Fate
  readonly site: string
  readonly route: 'direct' | 'indirect'
  readonly referredAt: Date
  readonly given: ReferralGiven
}

/** How many children meet each fate: about sixty in all. */
const howMany: Readonly<Record<Fate, number>> = {
  'just-referred': 3,
  'waiting-overdue': 1,
  'more-information': 2,
  declined: 2,
  unallocated: 3,
  'newly-allocated': 3,
  supported: 21,
  'not-reached': 2,
  'gone-quiet': 3,
  missing: 3,
  'long-missing': 1,
  'turning-18': 5,
  'negative-decision': 2,
  closing: 2,
  returned: 1,
  closed: 8,
}

/** Days before the present on which the referral came. */
const daysAgo: Readonly<Record<Fate, readonly [number, number]>> = {
  'just-referred': [0, 0],
  'waiting-overdue': [1, 1],
  'more-information': [2, 6],
  declined: [20, 60],
  unallocated: [1, 2],
  'newly-allocated': [0, 1],
  supported: [40, 200],
  'not-reached': [3, 12],
  'gone-quiet': [60, 140],
  missing: [50, 150],
  'long-missing': [215, 230],
  'turning-18': [90, 180],
  'negative-decision': [100, 180],
  closing: [120, 190],
  returned: [130, 190],
  closed: [150, 230],
}

// Wales comes round most often, so that one guardian's caseload is a full one.
const wales = { site: 'wales', la: 'W06000015' } as const
const sites = [
  wales,
  { site: 'greater-manchester', la: 'E08000003' },
  wales,
  { site: 'kent', la: 'E10000016' },
  { site: 'london', la: 'E09000012' },
  wales,
  { site: 'west-yorkshire', la: 'E08000035' },
  { site: 'west-midlands', la: 'E08000025' },
  { site: 'croydon', la: 'E09000008' },
] as const

const londonHour = (day: Date, hour: number): Date =>
  new Date(Math.floor(day.getTime() / DAY_OF_24_HOURS) * DAY_OF_24_HOURS + hour * HOUR)

function born(fate: Fate, today: CalendarDay, chance: Chance): CalendarDay {
  // From six weeks after the eighteenth birthday to four months before it, or between twelve and seventeen and a half.
  if (fate === 'turning-18') return addDays(addYears(today, -18), chance.pick([-44, -6, 3, 9, 61, 118]))
  return addDays(addMonths(today, -chance.whole(12 * 12, 17 * 12 + 4)), chance.whole(0, 27))
}

function given(
  fate: Fate,
  site: (typeof sites)[number],
  when: { referredAt: Date; now: Date },
  chance: Chance,
  index: number,
): Pick<InventedChild, 'route' | 'given'> {
  const origin = chance.pick(origins)
  const british = origin.nationality === 'GBR'
  const female = chance.happens(0.34)
  const first = chance.pick(female ? origin.girls : origin.boys)
  const family = chance.pick(origin.families)
  const name = origin.nationality === 'VNM' ? `${family} ${first}` : `${first} ${family}`
  const today = dayInLondon(when.referredAt)
  const dob = born(fate, dayInLondon(when.now), chance)
  const exact = british || chance.happens(0.5)
  const exploitation = chance.pick(origin.exploitation)
  const withPr = british && chance.happens(0.9)
  const suspected = withPr && chance.happens(0.1)
  const missing = fate === 'missing' ? chance.happens(0.4) : false
  const sparse = fate === 'more-information' || (fate === 'just-referred' && index % 2 === 0)
  const blank = nothingSaid(chance.happens(0.6) ? 'online' : 'phone', when.referredAt)
  const child: ReferralGiven = {
    ...blank,
    names: {
      given: name,
      aliases: chance.happens(0.25) ? [first.split(' ').at(-1) ?? first] : [],
      nativeScript: origin.script?.[first] ?? null,
    },
    identity: {
      ...blank.identity,
      dob: sparse && !exact ? null : dob,
      dob_standing:
        sparse && !exact ? 'unknown' : exact ? 'exact' : chance.happens(0.3) ? 'disputed' : 'approximate',
      gender: female ? 'female' : 'male',
      nationalities: [origin.nationality],
      immigration_group: british ? 'british' : 'uasc',
      languages: british && site.site === 'wales' && chance.happens(0.4) ? ['eng', 'cym'] : [origin.language],
      interpreter: british ? 'no' : sparse ? null : 'yes',
      interpreter_language: british || sparse ? null : origin.language,
      welsh_preference: site.site === 'wales' ? chance.pick(['english', 'welsh', 'both']) : null,
    },
    location: {
      ...blank.location,
      accommodation: british ? 'with-parents' : 'foster-care',
      address: `${index + 1} Invented Terrace, Nowhere`,
      postcode: 'ZZ99 3WZ',
    },
    safeContact: {
      way: 'Through the social worker, who hands over the phone',
      safe_to_write: 'no',
      safe_to_ring: british ? 'yes' : 'unknown',
      when_safe: 'After school, before six',
      never: 'Never ring the number the child arrived with',
    },
    professionals: sparse
      ? null
      : [
          {
            name: chance.pick(['Ruth Ellery', 'Aled Bowen', 'Imani Croft', 'Stuart Lyle']),
            role: 'social-worker',
            organisation: 'Invented children’s services',
            telephone: '01632 960123',
            email: null,
          },
        ],
    referral: {
      ...blank.referral,
      referrer_agency: chance.pick([
        'local-authority-social-care',
        'police',
        'immigration-border-force',
        'ngo',
      ]),
      referrer_name: chance.pick(['Nia Fenwick', 'Paul Garside', 'Yasmin Holt', 'Greg Ollerton']),
      referrer_role: 'Practitioner',
      referrer_organisation: 'Invented agency',
      referrer_telephone: '01632 960456',
      safeguarding_referral_made: sparse ? null : 'yes',
      identified_on: addDays(today, -chance.whole(0, 6)),
      suspected_victim: 'yes',
      local_authority: site.la,
      parental_responsibility: sparse
        ? chance.happens(0.5)
          ? 'unknown'
          : null
        : withPr
          ? 'with'
          : 'without',
      pr_holder_relationship: withPr && !sparse ? 'mother' : null,
      pr_suspected: withPr && !sparse ? (suspected ? 'yes' : 'no') : null,
      from_outside_uk: british ? 'no' : 'yes',
      exploitation_primary: exploitation,
      exploitation_all: [exploitation],
      county_lines: exploitation === 'criminal' && british ? 'yes' : 'no',
      nrm_stage: chance.pick(['referred', 'rg-pending', 'rg-positive', 'not-referred']),
      missing_now: missing ? 'yes' : 'no',
      missing_since: missing ? addDays(today, -2) : null,
      trafficker_contact: sparse ? null : chance.pick(['unknown', 'suspected', 'none', 'unknown']),
      education: sparse ? null : chance.pick(['regular', 'irregular', 'none', 'unknown']),
      looked_after: british ? 'no' : 'yes',
      cjs_involved: exploitation === 'criminal' ? 'yes' : 'no',
      cjs_role: exploitation === 'criminal' ? 'accused' : null,
      cjs_stage: exploitation === 'criminal' ? 'arrested' : null,
      immediate_danger: chance.happens(0.1) ? 'yes' : 'no',
      concerns:
        'Invented for the demonstration: found by police at an address with unexplained cash and two telephones; says little, seems afraid of being late.',
    },
  }
  // DT-2, rows c and d: a child from the UK with such a person is worked with indirectly, suspected or not.
  return { route: withPr ? 'indirect' : 'direct', given: child }
}

/** The invented children, told from `now`: the same children each time, at the same distance from the present. */
export function inventedChildren(now: Date): InventedChild[] {
  const chance = new Chance(2026)
  let index = 0
  return fates.flatMap((fate) =>
    Array.from({ length: howMany[fate] }, () => {
      const site = sites[index % sites.length] ?? sites[0]
      const [least, most] = daysAgo[fate]
      const days = chance.whole(least, most)
      const referredAt =
        days === 0
          ? new Date(now.getTime() - (2 + index * 1.5) * HOUR)
          : days === 1
            ? new Date(now.getTime() - (26 + (index % 5)) * HOUR)
            : londonHour(new Date(now.getTime() - days * DAY_OF_24_HOURS), chance.whole(8, 16))
      const said = given(fate, site, { referredAt, now }, chance, index)
      index += 1
      return { fate, site: site.site, referredAt, ...said }
    }),
  )
}
