import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareEntries, wordsChanged, type Entry } from './compare.ts'
import { entriesOf } from './entries.ts'
import { aPlan } from './test-plan.ts'

test('given a plan written anew, then what was added, taken out and changed is said of each part', () => {
  const later = {
    ...aPlan,
    callFirst: 'The social worker, then this line',
    travel: null,
    knownNumbers: 'Ends in 77',
    triggers: [...aPlan.triggers, { what: 'A party', signs: null, likelihood: null }],
    places: [],
    controls: aPlan.controls.map((one) => ({ ...one, owner: 'The key worker' })),
  }
  const found = compareEntries(entriesOf(aPlan, 'en'), entriesOf(later, 'en'))
  expect(found.map(({ group, label, kind }) => [group, kind, label])).toEqual([
    ['now', 'changed', 'Whom to call first'],
    ['now', 'taken-out', 'Travel'],
    ['now', 'added', 'Numbers and names to look out for'],
    ['triggers', 'added', 'A party'],
    ['controls', 'changed', 'Carer keeps the phone at night'],
    ['places', 'taken-out', 'The boxing club'],
  ])
})

test('given two items of a list with the same first words, then both are compared', () => {
  const twice = {
    ...aPlan,
    people: [
      { name: 'Mrs Invented', why: 'Foster carer' },
      { name: 'Mrs Invented', why: 'Teacher' },
    ],
  }
  expect(compareEntries(entriesOf(aPlan, 'en'), entriesOf(twice, 'en')).map(({ after }) => after)).toEqual([
    'Teacher',
  ])
})

const entries = fc
  .uniqueArray(fc.record({ group: fc.constantFrom('a', 'b'), key: fc.constantFrom('1', '2', '3', '4') }), {
    selector: ({ group, key }) => group + key,
  })
  .chain((keys) =>
    fc.tuple(
      ...keys.map(({ group, key }) =>
        fc.option(fc.constantFrom('x', 'y')).map((text): Entry => ({ group, key, label: key, text })),
      ),
    ),
  )

test('a plan does not differ from itself, and the way back turns added into taken out', () => {
  const turned = { added: 'taken-out', 'taken-out': 'added', changed: 'changed' } as const
  fc.assert(
    fc.property(entries, entries, (a, b) => {
      expect(compareEntries(a, a)).toEqual([])
      const brief = (found: ReturnType<typeof compareEntries>) =>
        found
          .map(({ group, label, kind, before, after }) => [group, label, kind, before, after].join())
          .sort()
      const back = compareEntries(b, a).map((one) => ({
        ...one,
        kind: turned[one.kind],
        before: one.after,
        after: one.before,
      }))
      expect(brief(back)).toEqual(brief(compareEntries(a, b)))
    }),
  )
})

test('a text is read word by word, and either text can be read out of the marks', () => {
  expect(wordsChanged('Ring the carer first', 'Ring the police first')).toEqual([
    { kind: 'same', text: 'Ring the ' },
    { kind: 'taken-out', text: 'carer ' },
    { kind: 'added', text: 'police ' },
    { kind: 'same', text: 'first' },
  ])
  const text = fc
    .array(fc.constantFrom('one', 'two', 'three\n', '  four'), { maxLength: 12 })
    .map((words) => words.join(' '))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const stretches = wordsChanged(before, after)
      const without = (kind: string) =>
        stretches
          .filter((one) => one.kind !== kind)
          .map((one) => one.text)
          .join('')
      expect(without('added')).toBe(before)
      expect(without('taken-out')).toBe(after)
    }),
  )
})
