import { boxes, dayOf, endOf, plusDays } from './days.ts'
import { may, pick, somebody, type Try } from './attempt.ts'
import { alive, lapse, meet, raise, starts, waiting, wanted, type Decision, type Model } from './model.ts'

const standing = (life: Model): Decision[] => life.decisions.filter(({ stands }) => stands)
/** Changed on reconsideration, a negative decision counts as positive. */
const isNegative = (one: Decision): boolean => one.negative && one.reconsidered?.state !== 'changed'
const askedNow = (one: Decision): boolean => one.reconsidered?.state === 'asked'

/** The referral that counts: the last one sent. */
function currentReferral(life: Model): number {
  let last = -1
  life.referrals.forEach((on, index) => {
    if (last < 0 || on >= (life.referrals[last] ?? '')) last = index
  })
  return last
}
const of = (life: Model, referral: number): Decision[] =>
  standing(life).filter((one) => one.referral === referral)
export function lastWord(life: Model): Decision | null {
  const known = of(life, currentReferral(life))
  return known.find(({ grounds }) => grounds === 'cg') ?? known[0] ?? null
}
function awaited(life: Model): boolean {
  if (life.referrals.length === 0) return false
  const last = lastWord(life)
  return last === null || askedNow(last) || (last.grounds === 'rg' && !isNegative(last))
}
/** Whether the NRM's last word is no: a manager may be asked whatever the clocks say. */
export function negativeNow(life: Model): boolean {
  const last = lastWord(life)
  return last !== null && !askedNow(last) && isNegative(last)
}
const manager = (life: Model) => waiting(life, 'manager-decision', 'negative-nrm-decision')
function askManager(life: Model, asks: boolean, now: number): void {
  if (!asks) {
    lapse(manager(life))
    for (const clock of life.clocks) if (clock.about === 'negative-nrm-decision') clock.rests = false
  } else if (alive(life) && manager(life).length === 0)
    starts(life, 'manager-decision', endOf(plusDays(dayOf(now), 7)), 'negative-nrm-decision')
}

export const nrmReferral: Try = (life, { a, b }, now) => {
  const who = somebody(life, a, now)
  const on = plusDays(dayOf(now), b % 9 === 8 ? 1 : -(b % 30))
  return {
    who,
    path: '/nrm/referrals/new',
    fields: { ...boxes('sent_on', on), sent_by: 'barnardos', route: 'standard' },
    ok: may(life, who, 'record', now) && life.stage !== 'declined' && !awaited(life) && on <= dayOf(now),
    effect: () => {
      life.referrals.push(on)
    },
  }
}

/** Asked in the thirty days after the decision. */
const reconsiderBy = (on: string): number => endOf(plusDays(on, 30))

export const nrmDecision: Try = (life, { a, b, c }, now) => {
  const who = somebody(life, a, now)
  const referral = currentReferral(life)
  const sent = life.referrals[referral]
  const known = of(life, referral)
  const first = known.find(({ grounds }) => grounds === 'rg')
  const grounds = b % 4 === 3 ? (b % 8 === 3 ? 'rg' : 'cg') : first === undefined ? 'rg' : 'cg'
  const negative = c % 2 === 0
  const on = plusDays(dayOf(now), -(c % 5))
  const counts =
    first?.reconsidered?.state === 'changed' ? (first.reconsidered.answeredOn ?? '') : (first?.on ?? '')
  const authority = on >= '2019-04-29' ? 'sca' : 'nca'
  return {
    who,
    path: '/nrm/decisions/new',
    fields: { grounds, outcome: negative ? 'negative' : 'positive', ...boxes('decided_on', on), authority },
    ok:
      may(life, who, 'record', now) &&
      life.stage !== 'declined' &&
      sent !== undefined &&
      on >= sent &&
      !known.some((one) => one.grounds === grounds) &&
      (grounds === 'rg' || (first !== undefined && !isNegative(first) && on >= counts)),
    effect: async (came) => {
      const id = await came.newest('nrm_decision')
      life.decisions.push({
        id,
        referral,
        grounds,
        negative,
        on,
        reconsidered: null,
        version: 1,
        stands: true,
      })
      askManager(life, negative, now)
      if (negative && alive(life)) starts(life, 'nrm-reconsideration', reconsiderBy(on), id)
      if (alive(life)) raise(life, 'nrm-decision', now)
    },
  }
}

export const reconsider: Try = (life, { a, b, c }, now) => {
  const decision = pick(
    standing(life).filter(({ negative }) => negative),
    b,
  )
  if (decision === undefined || decision.reconsidered !== null) return null
  const who = somebody(life, a, now)
  const on = plusDays(dayOf(now), -(c % 3))
  return {
    who,
    path: `/nrm/decisions/${decision.id}/reconsider`,
    fields: {
      ...boxes('asked_on', on),
      asked_by: 'first-responder',
      grounds: 'new-evidence',
      detail: 'Invented',
    },
    ok: may(life, who, 'record', now) && life.stage !== 'declined' && on >= decision.on,
    effect: () => {
      decision.reconsidered = { on, state: 'asked', answeredOn: null, version: 1 }
      meet(wanted(life, 'nrm-reconsideration', decision.id), now)
    },
  }
}

export const reconsidered: Try = (life, { a, b, c }, now) => {
  const decision = pick(standing(life).filter(askedNow), b)
  const asked = decision?.reconsidered
  if (decision === undefined || asked === null || asked === undefined) return null
  const who = somebody(life, a, now)
  const state = pick(['changed', 'stands', 'not-taken'], c) ?? 'stands'
  const on = dayOf(now)
  return {
    who,
    path: `/nrm/decisions/${decision.id}/reconsider`,
    fields: { _version: String(asked.version), state, ...boxes('outcome_on', on) },
    ok: may(life, who, 'record', now),
    effect: () => {
      decision.reconsidered = { ...asked, state, answeredOn: on, version: asked.version + 1 }
      askManager(life, state !== 'changed', now)
      if (state !== 'not-taken' && alive(life)) raise(life, 'nrm-decision', now)
    },
  }
}

export const withdrawNrm: Try = (life, { a, b }, now) => {
  const decision = pick(standing(life), b)
  if (decision === undefined) return null
  const who = somebody(life, a, now)
  const rests = of(life, decision.referral).some((one) => one.grounds === 'cg')
  return {
    who,
    path: `/nrm/decisions/${decision.id}/withdraw`,
    fields: { reason: 'Invented', _version: String(decision.version) },
    ok:
      may(life, who, 'record', now) &&
      decision.reconsidered === null &&
      !(decision.grounds === 'rg' && rests),
    effect: () => {
      Object.assign(decision, { stands: false, version: decision.version + 1 })
      if (decision.negative) askManager(life, false, now)
      lapse(waiting(life, 'nrm-reconsideration', decision.id))
      for (const clock of life.clocks) if (clock.about === decision.id) clock.rests = false
    },
  }
}
