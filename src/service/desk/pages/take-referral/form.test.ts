import { expect, test } from 'vitest'
import type { FactId } from '../../../../kernel/ids.ts'
import { questions, sections } from '../../../referral/index.ts'
import type { Call } from '../../store.ts'
import { carriedOver, fieldsOf, readReferral, wholeForm } from './form.ts'

const now = new Date('2026-11-02T09:00:00Z')
const from: Call = {
  id: '00000000-0000-4000-8000-000000000009' as FactId,
  version: 1,
  columns: {
    taken_at: new Date('2026-11-01T23:10:00Z'),
    caller_name: 'Sam Caller',
    caller_agency: 'police',
    caller_organisation: 'South Wales Police',
    caller_telephone: '01632 960001',
    about: 'named',
    child_name: 'Minh',
    child_age: 15,
    child_dob: null,
    child_gender: 'male',
    local_authority: 'W06000015',
    site: 'wales',
    worry: 'Found in a nail bar at night.',
    advice_topics: ['nrm'],
    advice: null,
    next_step: 'referral-taken',
    ring_back_at: null,
    rung_back_at: null,
    case_id: null,
  },
}

test('every question of the online form has its fields on the one page, each under a name of its own', () => {
  const names = questions.flatMap((question) => Object.keys(question.form.fields))
  expect(new Set(names).size).toBe(names.length)
  const drawn = sections.flatMap((section) => fieldsOf(section, {}))
  const places = /^person_[2-9]_/
  expect(drawn.toSorted()).toEqual(names.filter((name) => !places.test(name)).toSorted())
})

test('given a call, when it is carried over unchanged, then the referral says what the call said, received when it was taken', () => {
  const read = readReferral(carriedOver(from), from, now, 'en')
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  const { given } = read
  expect(given.receivedAt).toEqual(from.columns.taken_at)
  expect(given.channel).toBe('phone')
  expect(given.callId).toBe(from.id)
  expect(given.names.given).toBe('Minh')
  expect(given.identity.dob).toBe('2011-12-31')
  expect(given.identity.dob_standing).toBe('approximate')
  expect(given.identity.gender).toBe('male')
  expect(given.referral).toMatchObject({
    referrer_name: 'Sam Caller',
    referrer_agency: 'police',
    referrer_organisation: 'South Wales Police',
    referrer_telephone: '01632 960001',
    local_authority: 'W06000015',
    concerns: 'Found in a nail bar at night.',
  })
})

test('given a whole birth date, then it is exact; given a part, approximate; given none, not asked', () => {
  const born = (child_dob: string | null, child_age: number | null = null) => {
    const typed = carriedOver({ ...from, columns: { ...from.columns, child_dob, child_age } })
    return [typed['dob-day'], typed['dob-month'], typed['dob-year'], typed['dob_standing']]
  }
  expect(born('2010-03-09')).toEqual(['9', '3', '2010', 'exact'])
  expect(born('2010-03', 16)).toEqual([undefined, '3', '2010', 'approximate'])
  expect(born(null)).toEqual([undefined, undefined, undefined, undefined])
})

test('given a moment in the future, then it is refused beside the field', () => {
  const body = { 'taken_on-day': '2', 'taken_on-month': '11', 'taken_on-year': '2026', taken_at: '09:30' }
  const read = readReferral(body, null, now, 'en')
  expect(read.ok ? [] : read.errors.map((error) => error.field)).toEqual(['taken_at'])
})

test('given the whole form, when it is drawn, then no field is lost between the sections', () => {
  const markup = sections
    .map((section) =>
      wholeForm.render({
        lang: 'en',
        only: fieldsOf(section, {}),
        options: { local_authority: [] },
      }),
    )
    .join('')
  for (const name of ['given_name', 'missing_since', 'interpreter_language', 'cjs_stage', 'concerns'])
    expect(markup).toContain(`name="${name}${name === 'missing_since' ? '-day' : ''}"`)
})
