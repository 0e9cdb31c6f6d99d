import { ageOn, earlierOf, parseDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { nrmDecided, type NrmDecided } from '../../service/nrm/index.ts'
import type { Episode } from './children.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import type { NrmRow } from './read-systems.ts'
import type { Cell, Row } from './rows.ts'

/** Criminality was a sub-type of labour until the NRM made it a type of its own (domain §3.2) [MEM: 1 October 2019]. */
const CRIMINAL_IS_A_TYPE = '2019-10-01'

function exploitation(type: Cell, countyLines: Cell, sentOn: CalendarDay): Row {
  if (type !== 'criminal') return { exploitation_type: type, exploitation_subtype: null }
  return sentOn < CRIMINAL_IS_A_TYPE
    ? { exploitation_type: 'labour', exploitation_subtype: 'criminal' }
    : { exploitation_type: 'criminal', exploitation_subtype: countyLines === true ? 'county-lines' : null }
}

/**
 * `child`: under 18 when exploited. Whoever was under 18 when referred to us or to the NRM was exploited before that; of somebody
 * older on both days the record does not say when, so the group is unknown, as it is without a date of birth.
 */
function ageGroup({ case: one, referredOn }: Episode, sentOn: CalendarDay): 'child' | 'unknown' {
  const dob = one.dob === null ? null : parseDay(one.dob)
  const age = dob === null ? null : ageOn(dob, earlierOf(referredOn, sentOn))
  return age !== null && age < 18 ? 'child' : 'unknown'
}

const decided = ({ rg, cg }: NrmDecided): Row => ({
  rg_outcome: rg?.outcome ?? null,
  rg_date: rg?.on ?? null,
  cg_outcome: cg?.outcome ?? null,
  cg_date: cg?.on ?? null,
})

/** The referrals of one episode's child to the NRM as they stood on the day, as rows of `nrm`. `child`: its row of `children`. */
export function nrmRows(
  episode: Episode,
  child: Row,
  known: NrmRow | undefined,
  asAt: CalendarDay,
  names: Pseudonyms,
): readonly Row[] {
  if (known === undefined) return []
  return nrmDecided({ ...known, events: [] }, asAt).map((one) => ({
    nrm_id: names.nrm(one.referralId),
    referral_date: one.sentOn,
    age_group: ageGroup(episode, one.sentOn),
    area: 'ictg',
    site: child['site'] === 'unknown' ? null : (child['site'] ?? null),
    gender: child['gender'] ?? 'unknown',
    nationality: child['nationality'] ?? 'unknown',
    ...exploitation(child['primary_exploitation'] ?? 'unknown', child['county_lines'] ?? null, one.sentOn),
    ...decided(one),
    as_at: asAt,
  }))
}
