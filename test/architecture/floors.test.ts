import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, test } from 'vitest'

const src = resolve(import.meta.dirname, '..', '..', 'src')

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : path.endsWith('.ts') ? [path] : []
  })
}

interface Import {
  readonly from: string
  readonly to: string
  readonly named: string
}

const files = filesBelow(src).filter((path) => !path.includes(`${sep}browser${sep}`))
const imports: Import[] = files
  .filter((path) => !path.endsWith('.test.ts'))
  .flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => ({
      from: relative(src, path),
      to: relative(src, resolve(dirname(path), match[1] ?? '')),
      named: match[1] ?? '',
    })),
  )

/** From the ground up: each floor may use those before it. What lies directly in src composes them all. */
const floors = ['kernel', 'platform', 'service', 'insight'] as const

function floorOf(path: string): number {
  return floors.findIndex((floor) => path.startsWith(`${floor}${sep}`))
}

/** `service/contact`, `platform/record`: the rooms, each with one door. */
function roomOf(path: string): string | null {
  const [floor, room, ...rest] = path.split(sep)
  return (floor === 'service' || floor === 'insight') && rest.length > 0 ? `${floor}/${room}` : null
}

test('there are imports to judge', () => {
  expect(imports.length).toBeGreaterThan(200)
})

test('imports go down the floors only', () => {
  const upward = imports.filter(({ from, to }) => {
    const here = floorOf(from)
    return here !== -1 && (floorOf(to) === -1 || floorOf(to) > here)
  })
  expect(upward.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

test('the kernel touches nothing outside: no Node module but pure data, no I/O', () => {
  const outside = files
    .filter((path) => relative(src, path).startsWith(`kernel${sep}`) && !path.endsWith('.test.ts'))
    .filter((path) => /from 'node:|from '(?!\.|zod|temporal-polyfill)/.test(readFileSync(path, 'utf8')))
  expect(outside.map((path) => relative(src, path))).toEqual([])
})

test('a room is entered through its index only', () => {
  const windows = imports.filter(({ from, to }) => {
    const room = roomOf(to)
    return room !== null && roomOf(from) !== room && to !== join(room, 'index.ts')
  })
  expect(windows.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

test('rooms never import each other in a circle', () => {
  const doors = new Map<string, Set<string>>()
  for (const { from, to } of imports) {
    const a = roomOf(from)
    const b = roomOf(to)
    if (a !== null && b !== null && a !== b) doors.set(a, (doors.get(a) ?? new Set()).add(b))
  }
  const circle = (room: string, way: readonly string[]): string[] | null => {
    if (way.includes(room)) return [...way.slice(way.indexOf(room)), room]
    for (const next of doors.get(room) ?? []) {
      const found = circle(next, [...way, room])
      if (found !== null) return found
    }
    return null
  }
  for (const room of doors.keys()) expect(circle(room, [])).toBeNull()
})

test('the project stands alone: nothing under src, test or bench reads a neighbouring folder', () => {
  const reaching = files.filter((path) => /\.\.\/shared|\/work\/|\.library/.test(readFileSync(path, 'utf8')))
  expect(reaching).toEqual([])
})

describe('house rules that a reader relies on', () => {
  test('files stay under 300 lines', () => {
    const long = files
      .filter((path) => !path.endsWith('generated.ts'))
      .map((path) => ({ path: relative(src, path), lines: readFileSync(path, 'utf8').split('\n').length }))
      // A test may tell one long story.
      .filter(({ path, lines }) => lines > (path.endsWith('.test.ts') ? 401 : 301))
    expect(long).toEqual([])
  })
  test('the clock is asked at the edge only: no rule makes its own now', () => {
    const asking = files
      .filter((path) => /(?:^|\/)rules\.ts$|kernel\/policy\/[a-z0-9-]+\.ts$/.test(path))
      .filter((path) => !path.endsWith('.test.ts'))
      .filter((path) => /new Date\(\)|Date\.now\(\)/.test(readFileSync(path, 'utf8')))
    expect(asking).toEqual([])
  })
  // A list of columns kept as a constant is no danger; text put together on the spot is.
  test('no SQL is built from strings outside migrations', () => {
    const built = files
      .filter((path) => !/\.test\.ts$|migrations\.ts$|fact-table\.ts$|drafts\.ts$/.test(path))
      .filter((path) => /sql\.raw\(\s*[`'"]|sql\.raw\([^)]*\+/.test(readFileSync(path, 'utf8')))
    expect(built.map((path) => relative(src, path))).toEqual([])
  })
  test('every service room says what it is for', () => {
    const rooms = new Set(files.map((path) => roomOf(relative(src, path))).filter((room) => room !== null))
    const silent = [...rooms].filter((room) => !readdirSync(join(src, room)).includes('README.md'))
    expect(silent).toEqual([])
  })
})
