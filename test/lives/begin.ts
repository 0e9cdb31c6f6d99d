import { randomUUID } from 'node:crypto'
import type { CaseId, ChildId } from '../../src/kernel/ids.ts'
import { foundReferral, nothingSaid } from '../../src/service/referral/index.ts'
import type { TestHouse } from '../support/house.ts'
import { recordInCase } from '../support/referred-child.ts'
import { DAY, HOUR, MINUTE, attained, dayOf, plusDays, plusMonths, startOf } from './days.ts'
import type { Act, Life } from './life.ts'
import { pending, starts, type Model } from './model.ts'
import { emptyRooms } from './model-rooms.ts'
import { bornFor, isPost18Pilot, modelOn, needNotTime, siteOn } from './rules-of-dates.ts'

/** A case as the referral leaves it. */
export function founded({ said }: Life, received: number): Model {
  const day = dayOf(received)
  const dob = said.to18 === null ? null : bornFor(said.to18, day)
  const model: Model = {
    id: randomUUID(),
    reference: `T-${randomUUID().slice(0, 8)}`,
    received,
    said: { ...said, standing: dob === null ? null : said.standing },
    identifiedOn: said.identified === null ? null : plusDays(day, -said.identified),
    dob,
    rules: modelOn(day),
    site: siteOn(said.authority, day),
    stage: 'referred',
    route: null,
    eligibility: null,
    relations: [],
    contacts: [],
    pauses: [],
    breachSaid: false,
    months: new Map(),
    plan: null,
    stepDown: null,
    watch: null,
    episodes: [],
    referrals: [],
    decisions: [],
    proposal: null,
    made: [],
    closedOn: null,
    clocks: [],
    rooms: emptyRooms(),
  }
  starts(model, 'first-contact', received + 24 * HOUR, said.missing === 'yes' ? 'missing-on-referral' : null)
  if (dob !== null && day < attained(dob, 216)) {
    const due = Math.max(received, startOf(attained(dob, 210)))
    const about = isPost18Pilot(model.site, dayOf(due)) ? null : 'plan-only'
    starts(model, 'seventeen-and-a-half', due, about)
    starts(model, 'manager-decision', startOf(attained(dob, 216)), 'turning-18')
  }
  const period = plusMonths(day, 18)
  if (!needNotTime(model.rules) && (dob === null || attained(dob, 216) > period))
    starts(model, 'manager-decision', startOf(period), 'duration-reached')
  return model
}

/** The same referral, taken by the service. */
export async function refer(house: TestHouse, model: Model): Promise<void> {
  const given = nothingSaid('online', null)
  const { said } = model
  const caseId = model.id as CaseId
  const { facts } = foundReferral(
    {
      ...given,
      names: { ...given.names, given: 'Invented Child' },
      identity: { ...given.identity, dob: model.dob, dob_standing: said.standing },
      referral: {
        ...given.referral,
        local_authority: said.authority,
        identified_on: model.identifiedOn,
        suspected_victim: said.victim,
        nrm_stage: said.nrm,
        parental_responsibility: said.responsibility,
        pr_suspected: said.suspected,
        from_outside_uk: said.outside,
        missing_now: said.missing,
      },
    },
    { caseId, childId: randomUUID() as ChildId },
    model.reference,
    house.clock.now(),
  )
  await recordInCase(house, caseId, facts)
}

/** When the next act is due: never before now. */
export function momentOf(
  { at, model }: { readonly at: number; readonly model: Model | null },
  { wait }: Act,
): number {
  const by = { minutes: MINUTE, hours: HOUR, days: DAY }
  if (wait.unit === 'months') {
    const day = plusMonths(dayOf(at), wait.n)
    return Math.max(at, startOf(day) + (at - startOf(dayOf(at))))
  }
  if (wait.unit === 'clock' || wait.unit === 'birthday') {
    const dues = (model?.clocks ?? []).filter(pending).flatMap(({ due }) => (due === null ? [] : [due]))
    const born = model?.dob ?? null
    const instants =
      wait.unit === 'clock'
        ? dues
        : born === null
          ? []
          : [210, 216].map((age) => startOf(attained(born, age)))
    const next = instants.filter((one) => one - MINUTE > at).sort((x, y) => x - y)[0]
    return next === undefined ? at + HOUR : next + (wait.n - 1) * MINUTE
  }
  return at + wait.n * by[wait.unit]
}
