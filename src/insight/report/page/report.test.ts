import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { hidden, sampleResults, sampleSeries } from '../../../../test/support/sample-results.ts'
import type { Results } from '../../results/index.ts'
import { reportHtml } from './report.ts'

const page = reportHtml(sampleResults)
const all = (pattern: RegExp, text = page): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)
const plain = (text: string): string =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ')

describe('report.html', () => {
  test('is the same bytes twice', () => {
    expect(reportHtml(structuredClone(sampleResults))).toBe(page)
  })

  test('loads nothing, runs nothing, and its policy lets in its one style only', () => {
    expect(page).not.toMatch(/<script|<link|<img|\son\w+=|\sstyle=|src=|@import|url\((?!#)/)
    const [style = '', ...more] = all(/<style>([\s\S]*?)<\/style>/g)
    expect(more).toEqual([])
    expect(page.replaceAll('&#39;', "'")).toContain(
      `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    )
  })

  test('every link has its place, every id is there once, every label is there', () => {
    const ids = all(/\sid="([^"]*)"/g)
    expect(new Set(ids).size).toBe(ids.length)
    for (const target of all(/href="#([^"]*)"/g)) expect(ids).toContain(target)
    for (const names of all(/aria-labelledby="([^"]*)"/g))
      for (const name of names.split(' ')) expect(ids).toContain(name)
  })

  test('headings never skip a level, and there is one first', () => {
    const levels = all(/<h([1-6])[\s>]/g).map(Number)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1))
  })

  test('every series, every measure and every table caption is there', () => {
    const words = plain(page)
    for (const { title } of [...sampleResults.measures, ...sampleSeries]) expect(words).toContain(title)
    expect(all(/<(table)[\s>]/g).length).toBe(all(/<(caption)[\s>]/g).length)
    expect(all(/<th(?![^>]*scope=)([\s>][^>]*)/g).filter((rest) => !rest.startsWith('ead'))).toEqual([])
    expect(words).toContain('sha256:5ea1')
    expect(words).toContain('1 February 2017 to 31 January 2019')
    expect(words).toContain('not answerable: interviews are not part of the data package')
    expect(words).toContain('R7: the third guardian of Wales counts from October 2017')
    expect(words).toContain('do not show what the service caused')
  })

  test('a simulation says so at the top, on paper and in each drawing; a record does not', () => {
    expect(plain(page)).toContain('Invented children: every figure below was made by a simulation.')
    expect(page).toMatch(/@page[^}]*@top-center \{ content: 'Invented children/)
    const real = reportHtml({ ...sampleResults, package: { ...sampleResults.package, source: 'record' } })
    expect(real).not.toMatch(/Invented/)
  })

  test('results before disclosure control are marked as not for release', () => {
    expect(page).not.toContain('Not for release')
    expect(reportHtml({ ...sampleResults, disclosure: null })).toContain('Not for release')
  })

  test('nothing of a suppressed figure is on the page', () => {
    const [measure] = sampleResults.measures
    if (measure === undefined) throw new Error('no measure')
    const secret = {
      value: 77713,
      numerator: 321987,
      denominator: 321987,
      n: 321987,
      interval: [77713, 77713] as const,
      suppressed: true,
    }
    const leaking: Results = {
      ...sampleResults,
      measures: [{ ...measure, ...secret }],
      groups: [{ by: { site: 'wales' }, measures: [{ ...measure, ...secret }] }],
      series: sampleSeries.map((one) => ({
        ...one,
        lines: [{ name: 'x', points: [{ ...hidden('b'), ...secret }] }],
      })),
    }
    expect(reportHtml(leaking)).not.toMatch(/777\.1|77,?713|321,?987/)
  })

  test('what somebody typed into a package is text, not markup', () => {
    const [measure] = sampleResults.measures
    if (measure === undefined) throw new Error('no measure')
    const typed = reportHtml({
      ...sampleResults,
      measures: [{ ...measure, title: '<b onclick="x">', definition: '</td><script>' }],
    })
    expect(typed).not.toMatch(/<b onclick|<script/)
  })
})
