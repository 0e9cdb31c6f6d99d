import type { Published } from './catalogue.ts'

// How closely a computed value must agree with a printed one. The words are those of the catalogue's `rounding`; an exact half
// may have been rounded either way (reading R6), so every bound includes its ends.

/** Slack for binary fractions only: 12.5 − 12 must not fail for its last bit. */
const BIT = 1e-9

const within =
  (tolerance: number) =>
  (computed: number, published: number): boolean =>
    Math.abs(computed - published) <= tolerance + BIT

/** Shares that people say in words, in percent. */
const spoken = [10, 20, 25, 100 / 3, 50, 200 / 3, 75, 90]

/** No other spoken fraction is nearer. */
function nearestSpoken(computed: number, published: number): boolean {
  const distance = Math.abs(computed - published)
  return spoken.every((other) => distance <= Math.abs(computed - other) + BIT)
}

type Rule = (computed: number, published: number) => boolean

const rules: Readonly<Record<string, Rule>> = {
  exact: within(0),
  'nearest percent': within(0.5),
  '1 decimal': within(0.05),
  'nearest month': within(0.5),
  'nearest day (mean)': within(0.5),
  // A difference of two shares, each printed to the nearest percent.
  around: within(1),
  "verbal 'a third'": nearestSpoken,
  "verbal 'a quarter'": nearestSpoken,
  // "Almost": not more, and nearer to it than to any other multiple of five.
  "'almost 70%' (19/28 = 67.9%)": (computed, published) =>
    computed < published && computed >= published - 2.5,
  "'over twice'": (computed, published) => computed > published,
}

/** Months in words are whole months; other fractions in words are the nearest of those people say. */
function verbalRule(unit: string): Rule {
  return unit === 'months' ? within(0.5) : nearestSpoken
}

/**
 * Does a computed value, in the unit of the evaluation (a share in percent), agree with what is printed? Throws RangeError where
 * the catalogue has a rounding without a rule.
 */
export function agrees(published: Published, computed: number | string): boolean {
  if (published.rounding === 'month') return computed === published.value
  const printed = inUnits(published)
  const value = Number(computed)
  if (!Number.isFinite(value) || !Number.isFinite(printed)) return false
  const rule = published.rounding === 'verbal' ? verbalRule(published.unit) : rules[published.rounding]
  if (rule === undefined)
    throw new RangeError(`No rule for the rounding "${published.rounding}" of ${published.id}`)
  return rule(value, printed)
}

/** The catalogue keeps shares that are said in words as parts of one ('ratio', 0.25); an evaluation has them in percent. */
export function inUnits(published: Published): number {
  const value = Number(published.value)
  return published.unit === 'ratio' && published.rounding.startsWith('verbal') ? asPercent(value) : value
}

/** A third is kept as 0.3333. */
function asPercent(part: number): number {
  const exact = spoken.find((one) => Math.abs(one - part * 100) < 0.01)
  return exact ?? part * 100
}
