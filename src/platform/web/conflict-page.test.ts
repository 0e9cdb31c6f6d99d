import { expect, test } from 'vitest'
import { conflictPage, versionOf } from './conflict-page.ts'
import { html } from './html.ts'

const drawn = (fields: Parameters<typeof conflictPage>[0]['fields']) => {
  const reply = conflictPage({
    lang: 'en',
    fields,
    changed: { at: new Date('2026-11-02T09:30:00Z'), by: 'Ann Other', reason: 'misheard' },
    form: html`<form><input name="_version" value="4" /></form>`,
    backTo: '/cases/1',
  })
  if (reply.kind !== 'page') throw new Error('a conflict is a page')
  return { status: reply.status, markup: reply.body.toString() }
}

test('given two answers that differ, when the page is drawn, then it shows both and the form, as a 409', () => {
  const { status, markup } = drawn([
    { label: 'Gender', yours: 'Female', theirs: 'Male' },
    { label: 'Interpreter', yours: 'Yes', theirs: 'Yes' },
    { label: 'Languages', yours: '<b>Farsi</b>', theirs: null },
  ])
  expect(status).toBe(409)
  expect(markup).toContain('Female')
  expect(markup).toContain('Male')
  expect(markup).toContain('&lt;b&gt;Farsi&lt;/b&gt;')
  expect(markup).toContain('Left blank')
  expect(markup).not.toContain('Interpreter')
  expect(markup).toContain('by Ann Other')
  expect(markup).toContain('misheard')
  expect(markup).toContain('name="_version" value="4"')
})

test('given the same answers, when the page is drawn, then it says that nothing differs', () => {
  expect(drawn([{ label: 'Gender', yours: 'Male', theirs: 'Male' }]).markup).toContain('Nothing differs')
})

test('given a form, when its version is read, then anything but a whole number is no version', () => {
  expect(versionOf({ _version: '3' })).toBe(3)
  expect(versionOf({})).toBeNull()
  expect(versionOf({ _version: '0' })).toBeNull()
  expect(versionOf({ _version: ['1', '2'] })).toBeNull()
})
