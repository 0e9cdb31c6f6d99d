import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generatedPath, generateFormatted } from '../../../../scripts/generate-components.ts'
import { html } from '../html.ts'
import * as ui from './index.ts'

describe('components', () => {
  test('the generated parameters are those of the installed govuk-frontend', async () => {
    expect(readFileSync(generatedPath, 'utf8')).toBe(await generateFormatted())
  })

  test('a misspelt parameter does not compile', () => {
    // @ts-expect-error lable is not label
    expect(ui.input({ id: 'a', name: 'a', lable: { text: 'Name' } }).toString()).not.toContain('Name')
    // @ts-expect-error html takes markup only
    expect(ui.insetText({ html: '<b>no</b>' })).toBeDefined()
    // @ts-expect-error text takes text only
    expect(ui.tag({ text: html`<b>no</b>` })).toBeDefined()
  })

  test('what is typed into a textarea keeps its lines inside a conditional reveal', () => {
    const inner = ui.textarea({ id: 't', name: 't', label: { text: 'T' }, value: 'one\r\n  two\n\nthree' })
    const markup = ui.radios({
      name: 'r',
      fieldset: { legend: { text: 'R' } },
      items: [{ value: 'a', text: 'A', checked: true, conditional: { html: inner } }],
    })
    expect(markup.toString()).toContain('>one&#10;  two&#10;&#10;three</textarea>')
  })

  test('the words a component brings come in the page’s language', () => {
    expect(ui.backLink({ lang: 'cy', href: '/' }).toString()).toContain('Yn ôl')
    expect(ui.errorMessage({ lang: 'cy', text: 'x' }).toString()).toContain('Gwall')
    expect(ui.backLink({ href: '/', html: html`<b>Up</b>` }).toString()).toContain('<b>Up</b>')
  })

  test('no typed text leaves a component as markup', () => {
    const probe = fc.string().map((text) => `<i x='"${text}`)
    fc.assert(
      fc.property(probe, (text) => {
        const all = [
          ui.input({
            id: 'a',
            name: 'a',
            label: { text },
            hint: { text },
            value: text,
            errorMessage: { text },
          }),
          ui.textarea({ id: 'a', name: 'a', label: { text }, value: text }),
          ui.radios({
            name: 'a',
            items: [{ value: text, text, hint: { text } }],
            fieldset: { legend: { text } },
          }),
          ui.select({ id: 'a', name: 'a', label: { text }, items: [{ value: text, text }] }),
          ui.summaryList({ rows: [{ key: { text }, value: { text } }] }),
          ui.table({
            caption: text,
            head: [{ text }],
            rows: [[{ text, attributes: { 'data-label': text } }]],
          }),
          ui.timeline({
            lang: 'en',
            items: [{ label: text, byline: text, when: { iso: text, text }, body: html`${text}` }],
          }),
          ui.badge({ text }),
          ui.subNavigation({ label: 'x', items: [{ text, href: '/' }] }),
        ]
        for (const markup of all) expect(markup.toString()).not.toContain('<i x')
      }),
      { numRuns: 30 },
    )
  })

  test('no component needs inline script or style', () => {
    const markup = [
      ui.accordion({ id: 'a', items: [{ heading: { text: 'a' }, content: { text: 'b' } }] }),
      ui.tabs({ items: [{ id: 'a', label: 'a', panel: { text: 'a' } }] }),
      ui.exitThisPage({}),
      ui.passwordInput({ id: 'p', name: 'p', label: { text: 'p' } }),
      ui.characterCount({ id: 'c', name: 'c', maxlength: '10', label: { text: 'c' } }),
      ui.alert({ lang: 'en', variant: 'warning', title: 'a' }),
    ].join('')
    expect(markup).not.toMatch(/<script|<style|\sstyle=|\son\w+=/)
  })
})
