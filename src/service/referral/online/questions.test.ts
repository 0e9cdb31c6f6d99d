import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayInLondon } from '../../../kernel/calendar-day.ts'
import type { CaseId, ChildId } from '../../../kernel/ids.ts'
import type { Typed } from '../../../platform/forms/index.ts'
import { say } from '../../../platform/i18n/index.ts'
import { importantQuestions, nothingSaid } from '../given.ts'
import { foundReferral } from '../intake.ts'
import { givenOf, type Answers } from './question.ts'
import {
  askedOf,
  firstUnreached,
  questionAfter,
  questionBefore,
  questionNamed,
  questions,
} from './questions.ts'

const now = new Date('2026-11-02T09:00:00Z')
const ids = { caseId: randomUUID() as CaseId, childId: randomUUID() as ChildId }

/** The codes of one question, the column they end up in, and the important question they answer. */
const coded = [
  ['danger', 'immediate_danger', 'referral', ['yes', 'no', 'unknown'], 'immediate-danger'],
  ['gender', 'gender', 'child_identity', ['male', 'unknown'], 'gender'],
  ['interpreter', 'interpreter', 'child_identity', ['yes', 'no', 'unknown'], 'interpreter'],
  ['welsh', 'welsh_preference', 'child_identity', ['welsh', 'unknown'], 'welsh-preference'],
  ['authority', 'local_authority', 'referral', ['W06000015', 'unknown'], 'local-authority'],
  ['suspected', 'suspected_victim', 'referral', ['yes', 'no', 'unknown'], 'suspected-victim'],
  ['county-lines', 'county_lines', 'referral', ['yes', 'no', 'unknown'], 'county-lines'],
  ['nrm', 'nrm_stage', 'referral', ['referred', 'not-referred', 'unknown'], 'nrm'],
  ['outside-uk', 'from_outside_uk', 'referral', ['yes', 'no', 'unknown'], 'from-outside-uk'],
  ['missing', 'missing_now', 'referral', ['yes', 'no', 'unknown'], 'missing-now'],
  ['traffickers', 'trafficker_contact', 'referral', ['confirmed', 'none', 'unknown'], 'trafficker-contact'],
  ['education', 'education', 'referral', ['regular', 'none', 'unknown'], 'education'],
  ['looked-after', 'looked_after', 'referral', ['yes', 'no', 'unknown'], 'looked-after'],
  ['police-courts', 'cjs_involved', 'referral', ['yes', 'no', 'unknown'], 'justice'],
] as const

const notReached = Symbol('not reached')

describe('the list of questions', () => {
  test('names each question once, asks every important one, and says it in both languages', () => {
    expect(new Set(questions.map((one) => one.name)).size).toBe(questions.length)
    for (const important of importantQuestions)
      expect(
        questions.some((one) => one.important.includes(important)),
        important,
      ).toBe(true)
    for (const one of questions) {
      expect(one.name).toMatch(/^[a-z-]+$/)
      expect(say(one.title, 'cy')).not.toBe(say(one.title, 'en'))
    }
  })

  test('given one type of exploitation, then it is the main one and the next question is passed by', () => {
    const one: Answers = { exploitation: { exploitation_all: ['sexual'] } }
    expect(questionAfter('exploitation', one)?.name).toBe('county-lines')
    const given = givenOf(questions, one, nothingSaid('online', null), dayInLondon(now))
    expect(given.referral.exploitation_primary).toBe('sexual')
    const two: Answers = { exploitation: { exploitation_all: ['sexual', 'criminal'] } }
    expect(questionAfter('exploitation', two)?.name).toBe('main-exploitation')
    expect(questionBefore('county-lines', two)?.name).toBe('main-exploitation')
  })

  test('given an answer taken back, then what followed from it is not in the referral', () => {
    const answers: Answers = {
      'parental-responsibility': { parental_responsibility: 'without' },
      'responsible-person': { pr_suspected: 'yes' },
    }
    const given = givenOf(questions, answers, nothingSaid('online', null), dayInLondon(now))
    expect(given.referral.pr_suspected).toBeNull()
    expect(askedOf(answers).map((one) => one.name)).not.toContain('responsible-person')
  })

  test('property: any subset of answers founds a case whose facts keep blank, unknown and none apart', () => {
    const choice = fc.tuple(
      ...coded.map(([, , , codes]) => fc.constantFrom<string | typeof notReached>(notReached, '', ...codes)),
    )
    fc.assert(
      fc.property(choice, (chosen) => {
        const answers: Record<string, Typed> = {}
        coded.forEach(([name, field], index) => {
          const typed = chosen[index]
          if (typeof typed === 'string') answers[name] = { [field]: typed }
        })
        const given = givenOf(questions, answers, nothingSaid('online', null), dayInLondon(now))
        const { facts, incomplete } = foundReferral(given, ids, 'G-4F7K-2M', now)
        coded.forEach(([, field, table, , important], index) => {
          const typed = chosen[index]
          const expected = typeof typed === 'string' && typed !== '' ? typed : null
          const stored = facts.find((fact) => fact.kind.table === table)?.columns[field]
          expect(stored).toBe(expected)
          expect(incomplete.includes(important)).toBe(expected === null)
        })
        expect(facts.filter((fact) => fact.kind.table === 'case_file')).toHaveLength(1)
      }),
    )
  })

  test.each([
    ['name', { name_unknown: ['unknown'] }, 'child-name'],
    ['identified', { identified_unknown: ['unknown'] }, 'identified-on'],
    ['date-of-birth', { dob_standing: 'unknown' }, 'date-of-birth'],
    ['professionals', { others: 'none' }, 'professionals'],
    ['professionals', { others: 'unknown' }, 'professionals'],
  ] as const)('given %s answered with %j, then it is not among the passed over', (name, typed, important) => {
    const given = givenOf(questions, { [name]: typed }, nothingSaid('online', null), dayInLondon(now))
    expect(foundReferral(given, ids, 'G-4F7K-2M', now).incomplete).not.toContain(important)
  })

  test('given what was reached, then whoever returns goes on at the first question that was not', () => {
    expect(firstUnreached({})?.name).toBe('danger')
    expect(firstUnreached({ danger: {} })?.name).toBe('agency')
    const all = Object.fromEntries(questions.map((one) => [one.name, {}]))
    expect(firstUnreached(all)).toBeNull()
    expect(questionNamed('nonsense')).toBeNull()
  })
})
