import { describe, expect, test } from 'vitest'
import { html } from './html.ts'
import { chips, clock, facts, nextSteps, stackTable } from './pieces.ts'

const HOUR = 3_600_000
const text = (markup: { toString(): string } | null): string =>
  String(markup)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

describe('clock says its state in words as well as in colour', () => {
  test.each([
    [-2 * HOUR, 'overdue', 'Overdue by 2 hours'],
    [3 * HOUR, 'soon', 'Due soon: 3 hours left'],
    [4 * HOUR, 'fine', '4 hours left'],
    [null, 'met', 'Done'],
  ])('%s', (left, state, words) => {
    const markup = clock(left, 'en')
    expect(markup.toString()).toContain(`gs-clock--${state}`)
    expect(text(markup)).toBe(words)
  })
})

test('a stacked table labels every cell and keeps its roles', () => {
  const markup = stackTable({
    caption: 'Referrals',
    columns: [{ text: 'Child' }, { text: 'Contacts', numeric: true }],
    rows: [[html`<a href="/1">Ŵyn</a>`, 3]],
    empty: 'None',
  }).toString()
  expect(markup).toContain('data-label="Contacts"')
  expect(markup).toContain('role="rowheader"')
  expect(text(stackTable({ caption: 'x', columns: [], rows: [], empty: 'None waiting' }))).toBe(
    'None waiting',
  )
})

test('facts leave out what was not asked', () => {
  expect(
    text(
      facts([
        ['Age', '15'],
        ['Faith', null],
        ['Brothers', 0],
      ]),
    ),
  ).toBe('Age 15 Brothers 0')
})

test('next steps and chips', () => {
  expect(text(nextSteps([], 'cy', 'Dim byd'))).toBe('Beth i’w wneud nesaf Dim byd')
  expect(text(nextSteps([{ what: 'Ring', href: '/r', why: 'new' }], 'en', ''))).toBe(
    'What to do next Ring new',
  )
  expect(chips([])).toBe(null)
  expect(String(chips([{ text: 'Missing', kind: 'warning' }]))).toContain('gs-chip--warning')
})
