import { attained, plusDays } from './days.ts'
import type { Said } from './life.ts'

/** The tables of the service's rules once more, by hand and without the code: which rules held when, and where it worked. */
export type ServiceModel = 'V1' | 'V2' | 'V3' | 'V4' | 'V5'

export const modelOn = (day: string): ServiceModel =>
  day < '2018-10-01'
    ? 'V1'
    : day < '2021-05-17'
      ? 'V2'
      : day < '2024-04-03'
        ? 'V3'
        : day < '2026-07-06'
          ? 'V4'
          : 'V5'
export const needNotTime = (model: ServiceModel): boolean => model !== 'V1' && model !== 'V2'

const sites: Readonly<Record<string, readonly [site: string, from: string, identifiedFrom?: string]>> = {
  W06000015: ['wales', '2017-01-30'],
  E08000003: ['greater-manchester', '2017-01-30'],
  E08000025: ['west-midlands', '2018-10-01'],
  E09000008: ['croydon', '2019-04-01'],
  E10000016: ['kent', '2021-05-17', '2021-05-17'],
  E08000032: ['west-yorkshire', '2021-05-17', '2021-05-17'],
  E06000042: ['south-east', '2026-07-06'],
}
export function siteOn(authority: string | null, day: string): string | null {
  const [site, from = ''] = sites[authority ?? ''] ?? []
  return site !== undefined && day >= from ? site : null
}
export const isPost18Pilot = (site: string | null, day: string): boolean =>
  day >= '2021-05-17' && ['croydon', 'west-yorkshire'].includes(site ?? '')
const isNeedPilot = (site: string | null, day: string): boolean =>
  day >= '2021-05-17' && ['wales', 'west-midlands'].includes(site ?? '')

export interface Asked {
  readonly said: Said
  readonly received: string
  readonly dob: string | null
  readonly identifiedOn: string | null
  readonly assessed: string | null
  readonly grounds: string | null
}

/** Aged 18 on the day that counts: yes, no, or not to be said. */
export function adultThen({ said, dob, received, identifiedOn }: Asked): 'yes' | 'no' | '?' {
  const day = identifiedOn ?? received
  if (dob === null) return '?'
  if (said.standing === 'exact') return day >= attained(dob, 216) ? 'yes' : 'no'
  if (said.standing !== 'approximate') return '?'
  return day < attained(dob, 204) ? 'no' : day >= attained(dob, 228) ? 'yes' : '?'
}

export interface Ruled {
  readonly outcome: 'eligible' | 'not-eligible' | 'hold'
  readonly row: string
  readonly route: string | null
  readonly routeRow: string | null
}

/** DT-1: the first row that excludes; else the first that waits for an answer; else the child is eligible. */
export function ruled(asked: Asked): Ruled {
  const { said, received, identifiedOn } = asked
  const known = adultThen(asked)
  const adult =
    known === '?' && asked.assessed === 'adult'
      ? 'yes'
      : known === '?' && asked.assessed === 'child'
        ? 'no'
        : known
  const day = identifiedOn ?? received
  const site = siteOn(said.authority, received)
  const opened = sites[said.authority ?? '']?.[2]
  const nrm = said.nrm === null || said.nrm === 'unknown' ? '?' : said.nrm === 'not-referred' ? 'no' : 'yes'
  const victim = said.victim ?? 'unknown'
  const out: Record<string, boolean> = {
    1: adult === 'yes',
    3: said.authority !== null && site === null,
    4: needNotTime(modelOn(received)) && site !== null && opened !== undefined && day < opened,
    5: victim === 'no' && nrm === 'no',
  }
  const open: Record<string, boolean> = {
    2: adult === '?' && asked.grounds !== 'yes',
    3: said.authority === null,
    5: victim !== 'yes' && nrm !== 'yes' && !(victim === 'no' && nrm === 'no'),
  }
  const first = (rows: Record<string, boolean>): string | undefined =>
    Object.keys(rows).find((row) => rows[row] === true)
  const excluded = first(out)
  if (excluded !== undefined) return { outcome: 'not-eligible', row: excluded, route: null, routeRow: null }
  const held = first(open)
  const way = routeOf(said, modelOn(received), isNeedPilot(site, received))
  if (held !== undefined) return { outcome: 'hold', row: held, route: way.route, routeRow: way.row }
  return { outcome: 'eligible', row: adult === '?' ? '2' : '6', route: way.route, routeRow: way.row }
}

/** DT-2, at triage: no exceptional need has been found yet, so rows e and f are reached by a manager only. */
function routeOf(said: Said, model: ServiceModel, _pilot: boolean): { route: string; row: string } {
  const { responsibility, suspected, outside } = said
  if (responsibility === 'mis-referral') return { route: 'manager-decision', row: 'none' }
  if (responsibility === null || responsibility === 'unknown')
    return { route: model === 'V1' ? 'direct' : 'hold', row: 'g' }
  if (responsibility === 'without') return { route: 'direct', row: 'a' }
  const row = (bad: string, abroad: string): string => (bad === 'no' ? 'd' : abroad === 'yes' ? 'b' : 'c')
  const could = (answer: string | null): readonly string[] =>
    answer === 'yes' || answer === 'no' ? [answer] : ['no', 'yes']
  const rows = [
    ...new Set(could(suspected).flatMap((bad) => could(outside).map((abroad) => row(bad, abroad)))),
  ]
  const of = (one: string): string =>
    model === 'V1' ? 'direct' : one !== 'b' ? 'indirect' : model === 'V2' ? 'direct' : 'manager-decision'
  const routes = [...new Set(rows.map(of))]
  return {
    route: routes.length === 1 ? (routes[0] ?? '') : 'hold',
    row: rows.length === 1 ? (rows[0] ?? '') : 'none',
  }
}

/** The day of birth of a child who is 18 so many days after the referral. */
export function bornFor(to18: number, received: string): string {
  const on = plusDays(received, to18)
  const born = `${Number(on.slice(0, 4)) - 18}${on.slice(4)}`
  // The 29th of February of a year that has none: such a child is born on the 1st of March.
  return Number.isNaN(new Date(`${born}T12:00:00Z`).getTime()) ||
    new Date(`${born}T12:00:00Z`).toISOString().slice(0, 10) !== born
    ? `${born.slice(0, 4)}-03-01`
    : born
}
