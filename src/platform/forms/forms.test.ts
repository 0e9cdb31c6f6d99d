import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { calendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import * as f from './index.ts'

const say = (en: string, cy = en) => ({ en, cy })

const form = f.defineForm({
  fields: {
    name: f.text({ label: say('First name', 'Enw cyntaf'), max: 40 }),
    note: f.textarea({ label: say('Note'), optional: true }),
    how: f.radios({
      label: say('How did you hear?'),
      options: [
        { code: 'phone', label: say('Phone') },
        { code: 'other', label: say('Other') },
      ],
    }),
    detail: f.text({ label: say('Say how'), when: { field: 'how', is: 'other' } }),
    purposes: f.checkboxes({
      label: say('Purposes'),
      optional: true,
      options: [
        { code: 'visit', label: say('Visit') },
        { code: 'court', label: say('Court') },
        { code: 'none', label: say('None of these'), exclusive: true },
      ],
    }),
    born: f.approximateDate({ label: say('Date of birth'), optional: true, latest: 'today' }),
    on: f.date({ label: say('Date of contact'), latest: 'today' }),
    at: f.time({ label: say('Time of contact'), optional: true }),
    children: f.number({ label: say('Children'), optional: true, min: 1, max: 20 }),
    safe: f.yesNo({ label: say('Is it safe to write?'), unknown: true }),
  },
  check: (value) => (value.name === 'Nobody' ? [{ field: 'name', message: say('Say who it is') }] : []),
})

const today = calendarDay('2026-11-22')
const good = {
  name: 'Mair',
  how: 'phone',
  'on-day': '1',
  'on-month': '3',
  'on-year': '2026',
  safe: 'unknown',
}
const parse = (body: f.Body) => form.parse(body, 'en', { today })
const messages = (body: f.Body): readonly string[] => {
  const result = parse(body)
  return result.ok ? [] : result.errors.map((error) => error.message)
}

describe('parse', () => {
  test('gives typed values, blank as null', () => {
    const result = parse({ ...good, note: '  \r\n', at: '2.30pm', purposes: ['court', 'visit'] })
    if (!result.ok) throw new Error(JSON.stringify(result.errors))
    expect(result.value).toEqual({
      name: 'Mair',
      note: null,
      how: 'phone',
      detail: null,
      purposes: ['visit', 'court'],
      born: null,
      on: '2026-03-01',
      at: '14:30',
      children: null,
      safe: 'unknown',
    })
    type V = f.FormValue<typeof form>
    expectTypeOf<V['name']>().toEqualTypeOf<string>()
    expectTypeOf<V['note']>().toEqualTypeOf<string | null>()
    expectTypeOf<V['how']>().toEqualTypeOf<'phone' | 'other'>()
    expectTypeOf<V['detail']>().toEqualTypeOf<string | null>()
    expectTypeOf<V['on']>().toEqualTypeOf<CalendarDay>()
    expectTypeOf<V['safe']>().toEqualTypeOf<'yes' | 'no' | 'unknown'>()
    expectTypeOf<V['purposes']>().toEqualTypeOf<readonly ('visit' | 'court' | 'none')[]>()
  })

  test('an empty form says what is wanted, field by field', () => {
    expect(messages({})).toEqual([
      'Enter first name',
      'Answer “How did you hear?”',
      'Enter date of contact',
      'Answer “Is it safe to write?”',
    ])
  })

  test('a revealed field is required only when it is asked', () => {
    expect(messages({ ...good, how: 'other' })).toEqual(['Enter say how'])
    const result = parse({ ...good, how: 'phone', detail: 'left over' })
    expect(result.ok && result.value.detail).toBe(null)
    expect(result.typed['detail']).toBe('left over')
  })

  test.each([
    [{ 'on-day': '31', 'on-month': '2', 'on-year': '2026' }, 'Date of contact must be a real date', 'on-day'],
    [
      { 'on-day': '1', 'on-month': '', 'on-year': '2026' },
      'Date of contact must include a month',
      'on-month',
    ],
    [{ 'on-year': '26' }, 'Year must have 4 numbers', 'on-year'],
    [{ 'on-year': '2027' }, 'Date of contact must be today or in the past', 'on-day'],
    [{ at: '25:00' }, 'Time of contact must be a time, like 14:30', 'at'],
    [{ children: '2.5' }, 'Children must be a whole number', 'children'],
    [{ children: 'two' }, 'Children must be a number', 'children'],
    [{ children: '21' }, 'Children must be 20 or less', 'children'],
    [
      { purposes: ['visit', 'none'] },
      'Choose either the last option or any of the others, not both',
      'purposes',
    ],
    [{ purposes: ['<script>'] }, 'Choose purposes', 'purposes'],
    [{ how: 'constructor' }, 'Answer “How did you hear?”', 'how'],
    [{ name: 'x'.repeat(41) }, 'First name must be 40 characters or fewer', 'name'],
    [{ name: 'Nobody' }, 'Say who it is', 'name'],
  ])('%j is refused', (body, message, anchor) => {
    const result = parse({ ...good, ...body })
    expect(result.ok ? [] : result.errors.map((e) => [e.message, e.anchor])).toEqual([[message, anchor]])
  })

  test('approximate dates keep what is known', () => {
    const born = (day: string, month: string, year: string) => {
      const result = parse({ ...good, 'born-day': day, 'born-month': month, 'born-year': year })
      return result.ok ? result.value.born : result.errors[0]?.message
    }
    expect(born('', '', '2009')).toEqual({ text: '2009', precision: 'year' })
    expect(born('', '3', '2009')).toEqual({ text: '2009-03', precision: 'month' })
    expect(born('5', '3', '2009')).toEqual({ text: '2009-03-05', precision: 'day' })
    expect(born('5', '', '2009')).toBe('Date of birth must include a month')
    expect(born('', '', '2030')).toBe('Date of birth must be today or in the past')
  })

  test('one text has one spelling', () => {
    const result = parse({ ...good, name: ' w\u0302yn\u0000 ' })
    expect(result.ok && result.value.name).toBe('ŵyn')
  })

  test('messages come in Welsh', () => {
    const result = form.parse({}, 'cy', { today })
    expect(result.ok ? '' : result.errors[0]?.message).toBe('Rhowch enw cyntaf')
  })

  test('whatever is sent, what was typed is kept and nothing is thrown', () => {
    const sent = fc.record(
      {
        name: fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string())),
        note: fc.string({ unit: 'grapheme' }),
        how: fc.constantFrom('phone', 'other', '', '__proto__'),
        'on-day': fc.string(),
        'on-year': fc.string(),
        at: fc.string(),
        children: fc.string(),
        purposes: fc.oneof(fc.string(), fc.array(fc.string())),
        extra: fc.string(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(sent, (body) => {
        const { typed } = parse(body)
        for (const [name, value] of Object.entries(body))
          if (name !== 'extra')
            expect(typed[name]).toEqual(Array.isArray(value) ? value : value.toWellFormed())
        expect(typed).not.toHaveProperty('extra')
        expect(form.typed(typed)).toEqual(typed)
      }),
    )
  })
})

describe('render', () => {
  test('what was typed and the message stand beside the field', () => {
    const body = { ...good, 'on-day': '31', 'on-month': '2', note: 'one\n  two', how: 'other', detail: '"<' }
    const result = parse(body)
    if (result.ok) throw new Error('the date is not real')
    const markup = form.render({ lang: 'en', typed: result.typed, errors: result.errors }).toString()
    expect(markup).toContain('Date of contact must be a real date')
    expect(markup).toContain('id="on-day"')
    expect(markup).toContain('value="31"')
    expect(markup).toContain('>one&#10;  two</textarea>')
    expect(markup).toContain('value="&quot;&lt;"')
    expect(markup.match(/id="detail"/g)).toHaveLength(1)
    expect(f.errorSummaryOf(result.errors, 'en').toString()).toContain('href="#on-day"')
  })

  test('stored values come back as they would be typed', () => {
    const stored = parse({ ...good, at: '9:05', purposes: 'visit', 'born-year': '2009', children: '2' })
    if (!stored.ok) throw new Error('should parse')
    const markup = form.render({ lang: 'en', values: stored.value }).toString()
    expect(markup).toContain('value="09:05"')
    expect(markup).toMatch(/value="visit" checked/)
    expect(markup).toMatch(/id="born-year"[^>]*value="2009"/)
    const again = parse(
      Object.fromEntries(
        [...markup.matchAll(/name="([^"]+)" type="text"[^>]*value="([^"]*)"/g)].map((m) => [m[1], m[2]]),
      ),
    )
    expect(again.typed['on-day']).toBe('1')
  })

  test('one question, its label the heading', () => {
    const markup = form.render({ lang: 'en', only: ['name'], size: 'l', heading: true }).toString()
    expect(markup).toContain('govuk-label--l')
    expect(markup).toContain('<h1 class="govuk-label-wrapper">')
    expect(markup).not.toContain('id="note"')
  })

  test('a picked form parses and draws its own fields only', () => {
    const page = form.pick('name', 'note')
    const result = page.parse({ name: 'Mair', how: 'nonsense' }, 'en')
    expect(result.ok && result.value).toEqual({ name: 'Mair', note: null })
  })

  test('the shell carries csrf, key and version, and keeps a draft where told', () => {
    const markup = f
      .formShell({
        lang: 'en',
        action: '/a',
        csrf: 'c"',
        idempotencyKey: 'k',
        version: 3,
        draftPath: '/drafts/a',
        body: '',
      })
      .toString()
    expect(markup).toContain('name="_csrf" value="c&quot;"')
    expect(markup).toContain('name="_key" value="k"')
    expect(markup).toContain('name="_version" value="3"')
    expect(markup).toContain('data-draft="/drafts/a"')
  })
})
