import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { html, Html, join, nothing, raw } from './html.ts'

describe('html', () => {
  test('escapes text and attributes, joins arrays, renders nothing for nothing', () => {
    const names = ['<b>', 'O’Neil & "Co"']
    expect(html`<p title="${names[1]}">${names.map((name) => html`<i>${name}</i>`)}</p>`.toString()).toBe(
      '<p title="O’Neil &amp; &quot;Co&quot;"><i>&lt;b&gt;</i><i>O’Neil &amp; &quot;Co&quot;</i></p>',
    )
    expect(html`a${null}${undefined}${false}${nothing}${[]}b${0}`.toString()).toBe('ab0')
  })

  test('markup is not escaped twice', () => {
    expect(html`${html`<i>${'&'}</i>`}${raw('<br>')}`.toString()).toBe('<i>&amp;</i><br>')
  })

  test('join leaves out what renders nothing', () => {
    expect(join(['a', null, html`<b></b>`, ''], ', ').toString()).toBe('a, <b></b>')
  })

  test('no typed text leaves as markup, however it is nested', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<script>', '"onload=', "'", '</'),
    )
    fc.assert(
      fc.property(typed, typed, (one, two) => {
        const page = html`<p class="${one}">${[html`${two}`, two]}</p>`.toString()
        const inside = page.slice('<p class="'.length, -'</p>'.length).replace('">', '')
        expect(inside).not.toMatch(/[<>"'`]/)
      }),
    )
  })

  test('a look-alike is not markup', () => {
    // @ts-expect-error the private field is the brand
    const forged: Html = { toString: () => '<script>' }
    expect(forged instanceof Html).toBe(false)
  })
})
