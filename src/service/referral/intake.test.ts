import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDay, youngestDay } from '../../kernel/calendar-day.ts'
import type { CaseId, ChildId } from '../../kernel/ids.ts'
import { foundReferral } from './intake.ts'
import { importantQuestions, nothingSaid, type ReferralGiven } from './given.ts'

const now = new Date('2026-11-02T09:00:00Z')
const ids = { caseId: randomUUID() as CaseId, childId: randomUUID() as ChildId }
const empty = nothingSaid('online', null)
const found = (given: ReferralGiven) => foundReferral(given, ids, 'G-4F7K-2M', now)
const factsOf = (given: ReferralGiven, table: string) =>
  found(given)
    .facts.filter((fact) => fact.kind.table === table)
    .map((fact) => fact.columns)
const said = (more: Partial<ReferralGiven['referral']>): ReferralGiven => ({
  ...empty,
  referral: { ...empty.referral, ...more },
})
const born = (dob: string | null, dob_standing: string | null): ReferralGiven => ({
  ...empty,
  identity: { ...empty.identity, dob, dob_standing },
})

describe('an empty referral', () => {
  test('given nothing said, then a case is founded, every important question is named, and the clock runs from now', () => {
    expect(found(empty).facts.map((fact) => fact.kind.table)).toEqual([
      'case_file',
      'child_identity',
      'safe_contact',
      'referral',
      'deadline',
    ])
    expect(found(empty).incomplete).toEqual(
      importantQuestions.filter((question) => question !== 'pr-suspected'),
    )
    expect(factsOf(empty, 'deadline')).toEqual([
      expect.objectContaining({
        kind: 'first-contact',
        about: null,
        due_at: new Date('2026-11-03T09:00:00Z'),
        state: 'open',
      }),
    ])
  })

  test('given a call taken yesterday, then receipt and the clock are of the call', () => {
    const taken = new Date('2026-11-01T22:00:00Z')
    const facts = foundReferral(nothingSaid('phone', taken), ids, 'G-4F7K-2M', now).facts
    expect(facts[0]?.columns['received_at']).toEqual(taken)
    expect(facts.at(-1)?.columns['due_at']).toEqual(new Date('2026-11-02T22:00:00Z'))
  })
})

describe('the head of the case', () => {
  test.each([
    ['E08000003', 'greater-manchester', 'E08000003'],
    ['W06000015', 'wales', 'W06000015'],
    ['unknown', null, null],
    [null, null, null],
  ])('given the authority %s, then the site is %s', (local_authority, site, gss) => {
    const [head] = factsOf(said({ local_authority }), 'case_file')
    expect(head).toMatchObject({
      site,
      local_authority: gss,
      stage: 'referred',
      route: null,
      model_version: 'V5',
    })
  })
})

describe('birthdays (DT-4)', () => {
  test('given a child of 16, then 17½ and 18 fall due at the start of those days in London', () => {
    const due = factsOf(born('2010-06-15', 'exact'), 'deadline').map((row) => [
      row['kind'],
      row['about'],
      row['due_at'],
    ])
    expect(due.slice(1)).toEqual([
      ['seventeen-and-a-half', 'plan-only', new Date('2027-12-15T00:00:00Z')],
      ['manager-decision', 'turning-18', new Date('2028-06-14T23:00:00Z')],
    ])
  })
  test('given a child past 17½, then the assessment is due now', () => {
    expect(factsOf(born('2009-01-10', 'disputed'), 'deadline')[1]).toMatchObject({ due_at: now })
  })
  test('given an adult, then there is no birthday to wait for', () => {
    expect(factsOf(born('2000-01-10', 'exact'), 'deadline')).toHaveLength(1)
  })
  test.each([
    ['2009', '2009-12-31'],
    ['2009-02', '2009-02-28'],
    ['2009-02-03', '2009-02-03'],
    ['2026', '2026-11-02'],
  ])('given only %s is known, then %s stands for it: in doubt the child is younger', (text, day) => {
    expect(youngestDay(text, calendarDay('2026-11-02'))).toBe(day)
  })
})

describe('what is said and what is not', () => {
  test('given a child missing on referral, then the clock runs and says so', () => {
    expect(factsOf(said({ missing_now: 'yes' }), 'deadline')[0]).toMatchObject({
      about: 'missing-on-referral',
    })
  })

  test('given names, then each is a fact that can be found, and the referrer is the first professional', () => {
    const given: ReferralGiven = {
      ...said({ referrer_name: 'Sian Pugh', referrer_agency: 'police', referrer_email: 's@heddlu.test' }),
      names: { given: 'Đặng Văn', aliases: ['Tony'], nativeScript: 'نور' },
      professionals: [
        { name: 'A Carer', role: 'foster-carer', organisation: null, telephone: null, email: null },
      ],
    }
    expect(factsOf(given, 'child_name').map((row) => [row['kind'], row['search_key']])).toEqual([
      ['given', 'dang van'],
      ['alias', 'tony'],
      ['native-script', 'نور'],
    ])
    expect(
      factsOf(given, 'professional').map((row) => [row['name'], row['role'], row['is_referrer']]),
    ).toEqual([
      ['Sian Pugh', 'police-officer', true],
      ['A Carer', 'foster-carer', false],
    ])
  })

  test('given "not known" where a column cannot hold it, then the question is not incomplete', () => {
    const given: ReferralGiven = { ...born(null, 'unknown'), notKnown: ['identified-on', 'child-name'] }
    expect(found(given).incomplete).not.toContain('identified-on')
    expect(found(given).incomplete).not.toContain('child-name')
    expect(found(given).incomplete).not.toContain('date-of-birth')
    expect(found(given).incomplete).toContain('gender')
  })

  test('given parental responsibility in the UK, then suspicion is asked for', () => {
    expect(found(said({ parental_responsibility: 'with' })).incomplete).toContain('pr-suspected')
    expect(found(said({ parental_responsibility: 'without' })).incomplete).not.toContain('pr-suspected')
  })

  test('property: blank, unknown and none stay apart in the facts, whatever was answered', () => {
    const answer = fc.constantFrom(null, 'unknown', 'none', 'yes')
    fc.assert(
      fc.property(answer, answer, answer, answer, (trafficker_contact, education, missing_now, nrm_stage) => {
        const given = said({ trafficker_contact, education, missing_now, nrm_stage })
        expect(factsOf(given, 'referral')[0]).toMatchObject({
          trafficker_contact,
          education,
          missing_now,
          nrm_stage,
        })
        const { incomplete } = found(given)
        expect(incomplete.includes('trafficker-contact')).toBe(trafficker_contact === null)
        expect(incomplete.includes('education')).toBe(education === null)
        expect(incomplete.includes('nrm')).toBe(nrm_stage === null)
      }),
    )
  })
})
