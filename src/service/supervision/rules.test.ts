import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay, dayInLondon } from '../../kernel/calendar-day.ts'
import { codeList } from '../../platform/reference-data/index.ts'
import { birthdaysAhead, lostSight, weekAsked, weekOf, weekTermsOn } from './rules.ts'

const now = new Date('2026-11-04T09:00:00Z')
const terms = weekTermsOn(codeList('supervision-term'), dayInLondon(now))
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)

describe('the week', () => {
  test('given a Sunday evening, then its week is the one that ends', () => {
    const week = weekOf(calendarDay('2026-10-25'))
    expect([week.monday, week.sunday]).toEqual(['2026-10-19', '2026-10-25'])
  })
  test('given the night the clocks go back, then the week has an hour more', () => {
    const { from, to } = weekOf(calendarDay('2026-10-25'))
    expect((to.getTime() - from.getTime()) / 3_600_000).toBe(7 * 24 + 1)
  })
  test('given no day, nonsense or a week to come, then this week or none', () => {
    expect(weekAsked(undefined, now)?.monday).toBe('2026-11-02')
    expect(weekAsked('2026-13-01', now)).toBeNull()
    expect(weekAsked('2026-11-09', now)).toBeNull()
    expect(weekAsked('2026-11-08', now)?.monday).toBe('2026-11-02')
  })
  test('every day is in its own week, and weeks follow one another without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), (n) => {
        const day = addDays(calendarDay('2010-01-01'), n)
        const week = weekOf(day)
        expect(week.monday <= day && day <= week.sunday).toBe(true)
        expect(weekOf(addDays(week.sunday, 1)).from).toEqual(week.to)
      }),
    )
  })
})

describe('who is lost sight of', () => {
  const one = {
    receivedAt: ago(100),
    indirect: false,
    steppedBack: false,
    lastContact: ago(1),
    lastSeen: ago(1),
  }
  test('given a call last week and no meeting for five, then not seen but not quiet', () => {
    expect(lostSight({ ...one, lastSeen: ago(35) }, terms, now)).toEqual({ quiet: false, unseen: true })
  })
  test('given nothing ever, then both; given a child who came last week, then neither', () => {
    const never = { ...one, lastContact: null, lastSeen: null }
    expect(lostSight(never, terms, now)).toEqual({ quiet: true, unseen: true })
    expect(lostSight({ ...never, receivedAt: ago(7) }, terms, now)).toEqual({ quiet: false, unseen: false })
  })
  test('given a child stepped back, then neither: the rhythm with the professionals has a clock of its own', () => {
    const never = { ...one, steppedBack: true, lastContact: null, lastSeen: null }
    expect(lostSight(never, terms, now)).toEqual({ quiet: false, unseen: false })
  })
  test('given indirect support, then nobody is asked to meet the child', () => {
    expect(lostSight({ ...one, indirect: true, lastSeen: null }, terms, now).unseen).toBe(false)
  })
})

describe('who comes of age', () => {
  const born = (dob: string | null) => ({ dob: dob === null ? null : calendarDay(dob) })
  const from = (...days: (string | null)[]) =>
    birthdaysAhead(days.map(born), calendarDay('2026-11-04'), 14).map(({ turns, on }) => [turns, on])
  test('given one who turns 18 today, one 17 and a half on the last day, and one unknown, then two, the soonest first', () => {
    expect(from('2009-05-18', null, '2008-11-04')).toEqual([
      ['eighteen', '2026-11-04'],
      ['seventeen-and-a-half', '2026-11-18'],
    ])
  })
  test('given a birthday yesterday or after the days asked for, then nobody', () => {
    expect(from('2008-11-03', '2008-11-19')).toEqual([])
  })
})
