import { describe, expect, test } from 'vitest'
import { calendarDay, dayInLondon } from '../../kernel/calendar-day.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import type { Deadline } from './store.ts'
import { voiceAfter18Due } from './voice.ts'

const caseId = '00000000-0000-4000-8000-000000000001' as CaseId
const born = calendarDay('2008-11-30')
const today = calendarDay('2026-12-01')
const at18 = (about: string, state: Deadline['state'] = 'open'): Deadline => ({
  id: '00000000-0000-4000-8000-0000000000d1' as FactId,
  version: 1,
  caseId,
  kind: 'voice-after-18',
  about,
  dueAt: new Date('2027-03-02T00:00:00Z'),
  state,
  metAt: null,
})
const told = (facts: readonly FactToRecord[]) =>
  facts.map(({ columns }) => [columns['about'], dayInLondon(columns['due_at'] as Date)])

describe('asking after the 18th birthday', () => {
  test('given support goes on, then three, six and twelve months after it, to the end of the day', () => {
    expect(told(voiceAfter18Due(caseId, born, [], today))).toEqual([
      ['after-18-3', '2027-03-02'],
      ['after-18-6', '2027-05-31'],
      ['after-18-12', '2027-12-01'],
    ])
  })
  test('given one stands in whatever state, or its day has passed, then it is left alone', () => {
    const known = [at18('after-18-3', 'met')]
    expect(told(voiceAfter18Due(caseId, born, known, calendarDay('2027-06-01')))).toEqual([
      ['after-18-12', '2027-12-01'],
    ])
    expect(voiceAfter18Due(caseId, null, [], today)).toEqual([])
  })
})
