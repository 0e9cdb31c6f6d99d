import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDay } from '../../../kernel/calendar-day.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import { searchKey } from '../../child/index.ts'
import type { Letter } from '../facts.ts'
import {
  change,
  fillTemplate,
  isUnfinished,
  mustNotStand,
  send,
  sign,
  type Filling,
  discard,
  takeUp,
} from './rules.ts'

const today = calendarDay('2026-11-20')
const list = codeList('letter-template')
const filling: Filling = {
  child: 'LN',
  reference: 'G-4F7K-2M',
  since: '1 October 2026',
  meetings: '3',
  stage: 'Claim registered',
  nrm: 'Positive reasonable grounds',
  representative: 'instructed',
}
const draft: Letter = {
  template: 'claim',
  template_version: '1',
  lang: 'en',
  addressee: 'Home Office',
  body: 'LN is safe to speak.',
  state: 'draft',
  written_by: 'a',
  signed_by: null,
  signed_as: null,
  signed_on: null,
  sent_on: null,
  sent_how: null,
}
const by = { id: 'b', name: 'Gwen Guardian' }
const value = <T>(outcome: { ok: true; value: T } | { ok: false }): T => {
  if (!outcome.ok) throw new Error('refused')
  return outcome.value
}

describe('a template', () => {
  test.each(list.entries.flatMap(({ code }) => (['en', 'cy'] as const).map((lang) => [code, lang] as const)))(
    'given %s in %s, every blank is filled, and what a person writes is left open',
    (code, lang) => {
      const { body, version } = fillTemplate(list, code, lang, filling, today)
      expect(body).toContain('G-4F7K-2M')
      expect(body).not.toMatch(/[{}|]/)
      expect(isUnfinished(body)).toBe(true)
      expect(isUnfinished(body.replace(/\[[^\]]*\]/g, 'Seen.'))).toBe(false)
      expect(version).toBe('1')
    },
  )
})

describe('what must not stand in the text', () => {
  const names = {
    names: ['Linh Nguyễn', 'Lily'],
    addresses: ['Flat 2, 7 Canary Lane\nInvented Quay, Newport'],
  }
  const none = { names: [], addresses: [] }
  test('given the full name in any spelling, it is found; initials and a part alone are not', () => {
    expect(mustNotStand('I met LINH  NGUYEN twice.', names, searchKey)).toBe('name')
    expect(mustNotStand('I met LN, called Linh by friends. Lily of the valley.', names, searchKey)).toBeNull()
  })
  test('given a postcode, it is found; references and days are not', () => {
    expect(mustNotStand('She lives near CF99 1NA.', names, searchKey)).toBe('postcode')
    expect(mustNotStand('lives at cf991na', none, searchKey)).toBe('postcode')
    expect(mustNotStand('Our reference is G-4F7K-2M, of 20 November 2026.', names, searchKey)).toBeNull()
  })
  test.each([
    'She lives at 7 Canary Lane.',
    'near canary lane',
    'by the water at invented  quay',
    'at 12a Dynevor Road, with others',
    'yn 12 Heol y Bont',
    'at 3 Chapel Close',
    'flat 4 of the house',
  ])('given an address without a postcode, it is found: %s', (text) => {
    expect(mustNotStand(text, names, searchKey)).toBe('address')
  })
  test.each([
    'I met LN 3 times on the road to the office, 2 miles by road.',
    'Heard on 14 October in court; 3 close friends came, 2 young people drive.',
    'LN is 16 years old and came by lane 4 of the process.',
    'The council of Newport, in Wales, wrote on 7 November 2026.',
  ])('given numbers and streets that are none, nothing is found: %s', (text) => {
    expect(mustNotStand(text, names, searchKey)).toBeNull()
  })
  test('whatever stands around it, what is recorded between two commas is found', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(
          mustNotStand(
            `${before} 7 Canary Lane ${after}`,
            { ...none, addresses: names.addresses },
            searchKey,
          ),
        ).not.toBeNull()
      }),
    )
  })
  test('whatever stands around it, a name of two parts is found', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(mustNotStand(`${before} Linh Nguyễn ${after}`, names, searchKey)).toBe('name')
      }),
    )
  })
})

describe('the path of a letter', () => {
  test('given a finished draft, it is signed with the name of that day, and then sent', () => {
    const signed = value(sign(draft, by, today))
    expect(signed).toMatchObject({ state: 'signed', signed_as: 'Gwen Guardian', signed_on: today })
    const sent = value(send(signed, today, 'By secure e-mail'))
    expect(sent).toMatchObject({ state: 'sent', sent_on: today, body: draft.body })
    expect(change(sent, { addressee: 'x', body: 'y' }).ok).toBe(false)
    expect(sign(sent, by, today).ok).toBe(false)
    expect(send(sent, today, 'again').ok).toBe(false)
  })
  test('given a place in brackets, it cannot be signed; given no signature, it cannot be sent', () => {
    expect(sign({ ...draft, body: 'Seen: [write here].' }, by, today).ok).toBe(false)
    expect(send(draft, today, 'By post').ok).toBe(false)
  })
  test('given a signed letter is changed, the signature falls', () => {
    const changed = value(change(value(sign(draft, by, today)), { addressee: 'x', body: 'y' }))
    expect(changed).toMatchObject({
      state: 'draft',
      signed_by: null,
      signed_as: null,
      signed_on: null,
      body: 'y',
    })
  })
  test('given a draft or a signed letter, it is discarded without its signature and taken up again; a sent one is not', () => {
    const signed = value(sign(draft, by, today))
    const away = value(discard(signed))
    expect(away).toMatchObject({ state: 'discarded', signed_by: null, signed_on: null, body: draft.body })
    expect(change(away, { addressee: 'x', body: 'y' }).ok).toBe(false)
    expect(sign(away, by, today).ok).toBe(false)
    expect(discard(away).ok).toBe(false)
    expect(value(takeUp(away)).state).toBe('draft')
    expect(takeUp(draft).ok).toBe(false)
    expect(discard(value(send(signed, today, 'By post'))).ok).toBe(false)
  })
})
