import type { NrmCase } from './store.ts'

type Told = Pick<NrmCase, 'referrals' | 'decisions' | 'reconsiderations' | 'told'>

/**
 * What happened and the child was not told of since (codes of reference-data/nrm-told-about.csv): the referral, each decision, and
 * a reconsideration when it is asked for and again when it is answered. A child is kept informed (evaluation 2019 (RR111) §3.2.4).
 */
export function toTell(known: Told): readonly string[] {
  const happened = [
    ...known.referrals.map((one) => ({ about: 'referral', on: one.sent_on })),
    ...known.decisions.map((one) => ({
      about: one.grounds === 'rg' ? 'reasonable-grounds' : 'conclusive-grounds',
      on: one.decided_on,
    })),
    ...known.reconsiderations.map((one) => ({
      about: 'reconsideration',
      on: one.outcome_on ?? one.asked_on,
    })),
  ]
  const untold = happened.filter(
    ({ about, on }) => !known.told.some((one) => one.about === about && one.told_on >= on),
  )
  return [...new Set(untold.map(({ about }) => about))]
}
