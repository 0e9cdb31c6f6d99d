import { describe, expect, test } from 'vitest'
import { html } from './html.ts'
import { inLanguage, layout, type Page } from './layout.ts'

const page: Page = {
  lang: 'en',
  title: 'My <work>',
  nav: [
    { href: '/cases', text: 'Cases' },
    { href: '/cases/mine', text: 'Mine', count: 3 },
  ],
  banner: 'demonstration',
  body: html`<h1>My work</h1>`,
  signedIn: {
    name: 'Ŵyn',
    roles: ['Guardian'],
    items: [{ href: '/sign-out', text: 'Sign out', method: 'post' }],
  },
  currentPath: '/cases/mine?sort=due',
  publicPage: false,
  assets: { url: (name) => `/assets/${name}` },
  csrf: 'token',
}

describe('layout', () => {
  test('says language, title, banner, place and person', () => {
    const text = layout(page)
    expect(text).toMatch(/^<!doctype html>\s*<html lang="en"/)
    expect(text).toContain('<title>My &lt;work&gt; – Child Trafficking Guardianship</title>')
    expect(text).toContain('invented children')
    expect(text.match(/aria-current="page"/g)).toHaveLength(1)
    expect(text).toMatch(/href="\/cases\/mine"\s+aria-current="page"/)
    expect(text).toContain('Ŵyn')
    expect(text).toContain('value="token"')
    expect(text).toContain('0800 043 4303')
    expect(text).not.toContain('exit-this-page')
  })

  test('public pages have the quick exit and nobody’s name', () => {
    const text = layout({ ...page, lang: 'cy', signedIn: null, nav: [], publicPage: true, banner: null })
    expect(text).toContain('govuk-exit-this-page')
    expect(text).toContain('lang="cy"')
    expect(text).not.toContain('data-hide-title')
  })

  test('needs no inline script or style and no other origin for its parts', () => {
    const text = layout({ ...page, publicPage: true })
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+="|<script(?![^>]*src=)/)
    expect(text).not.toMatch(/(src|href)="(https?:)?\/\/(?!www\.bbc\.co\.uk\/weather)/)
  })

  test('the other language keeps the address', () => {
    expect(inLanguage('/cases?sort=due&lang=en', 'cy')).toBe('/cases?sort=due&lang=cy')
  })
})
