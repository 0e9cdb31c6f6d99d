import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildAssets } from './assets.ts'

test(
  'builds once, names files by their content, and holds nothing of another brand',
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guardianship-assets-'))
    try {
      const assets = await buildAssets(folder)
      expect(assets.rebuilt).toBe(true)
      expect(assets.url('app.css')).toMatch(/^\/assets\/app\.[0-9a-f]{10}\.css$/)
      const read = (name: string): string =>
        readFileSync(join(folder, assets.url(name).slice(assets.prefix.length)), 'utf8')
      const css = read('app.css')
      const foreign = css.match(/transport|crest|crown|#1d70b8|#0f7a52|url\("?(https?:|\/\/)/gi)
      expect(foreign).toBe(null)
      const used = new Set([...css.matchAll(/var\((--govuk-[a-z-]+-colour)/g)].map(([, name]) => name))
      expect([...used].filter((name) => !css.includes(`${name}:`))).toEqual([])
      for (const [, file] of css.matchAll(/url\("?\/assets\/([^")]+)"?\)/g))
        expect(readFileSync(join(folder, file ?? '')).length).toBeGreaterThan(100)
      expect(css.match(/@font-face/g)).toHaveLength(6)
      const script = read('app.js')
      // Nothing typed may be kept by the browser, and no markup made from text: it also passes Trusted Types.
      const risky = /localStorage|indexedDB|innerHTML|insertAdjacentHTML|document\.write|\beval\(/
      expect(script.match(risky)).toBe(null)
      expect((await buildAssets(folder)).rebuilt).toBe(false)
      expect(() => assets.url('absent.css')).toThrow('no asset')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
