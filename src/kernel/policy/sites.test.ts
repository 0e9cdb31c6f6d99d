import { expect, test } from 'vitest'
import { calendarDay } from '../calendar-day.ts'
import type { GssCode, SiteCode } from '../ids.ts'
import { authoritiesOf, inPilot, siteOn } from './sites.ts'
import type { PilotMembership, SiteMembership } from './sites.ts'

const north = 'north' as SiteCode
const south = 'south' as SiteCode
const a = 'E06000001' as GssCode
const b = 'E06000002' as GssCode
const row = (site: SiteCode, gss: GssCode, from: string, to: string | null): SiteMembership => {
  return {
    site,
    gss,
    validFrom: calendarDay(from),
    validTo: to === null ? null : calendarDay(to),
    acceptsIdentifiedFrom: null,
  }
}
const rows = [
  row(north, a, '2020-01-01', '2022-03-31'),
  row(south, a, '2022-04-01', null),
  row(south, b, '2021-01-01', null),
]

test('an authority that moves between sites is in one on each day', () => {
  const days = ['2019-12-31', '2020-01-01', '2022-03-31', '2022-04-01']
  expect(days.map((day) => siteOn(rows, a, calendarDay(day)))).toEqual([null, north, north, south])
})

test('the authorities of a site on a day', () => {
  expect(authoritiesOf(rows, south, calendarDay('2022-03-31'))).toEqual([b])
  expect(authoritiesOf(rows, south, calendarDay('2022-04-01'))).toEqual([a, b])
})

test('a pilot holds for its site, its change and its days', () => {
  const pilot: PilotMembership = {
    pilot: 'post-18',
    site: north,
    validFrom: calendarDay('2021-05-17'),
    validTo: calendarDay('2023-03-31'),
  }
  expect(inPilot([pilot], 'post-18', north, calendarDay('2021-05-17'))).toBe(true)
  expect(inPilot([pilot], 'post-18', north, calendarDay('2023-04-01'))).toBe(false)
  expect(inPilot([pilot], 'exceptional-need', north, calendarDay('2021-05-17'))).toBe(false)
  expect(inPilot([pilot], 'post-18', south, calendarDay('2021-05-17'))).toBe(false)
})
