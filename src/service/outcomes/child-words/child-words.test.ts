import { expect, test } from 'vitest'
import { calendarDay } from '../../../kernel/calendar-day.ts'
import { codeList, isCode } from '../../../platform/reference-data/index.ts'
import { itemsOn } from '../rules.ts'
import { childLanguageFor, childLanguages, isChildLanguage, itemIn } from './index.ts'

const items = itemsOn(codeList('outcome-item'), 'child', calendarDay('2026-11-02'))

test.each(Object.keys(childLanguages))('every item is asked in %s, in its own words', (name) => {
  if (!isChildLanguage(name)) throw new Error(name)
  for (const { wording } of items) expect(itemIn(name, wording), wording.code).not.toBeNull()
  const words = childLanguages[name]
  expect(isCode('language', words.language)).toBe(true)
  expect(new Set(words.scale).size).toBe(5)
  // What an interpreter has not read is never passed off as checked; English is ours.
  expect(words.checked).toBe(name === 'en')
})

test('a translation of an older wording is not shown: the English is', () => {
  const [first] = items
  if (first === undefined) throw new Error('no items')
  const newer = { ...first.wording, label: { en: 'Another question', cy: 'Cwestiwn arall' } }
  expect(itemIn('vi', newer)).toBeNull()
  expect(itemIn('en', newer)).toBe('Another question')
})

test('a language of the record leads to its pages, or to none', () => {
  expect(childLanguageFor('ara')).toBe('ar')
  expect(childLanguageFor('sqi')).toBeNull()
  expect(childLanguageFor(null)).toBeNull()
})
