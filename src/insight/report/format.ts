import { formatDay } from '../../platform/i18n/index.ts'
import type { Interval, Unit } from '../results/index.ts'
import { words } from './content/index.ts'

/** Characters that XML 1.0 cannot hold are taken out: a name with one would make a whole file unreadable. */
export function clean(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
}

/** 1234.56, 1 → '1,234.6'; halves away from zero; a real minus sign, and none on what rounds to nought. */
export function formatNumber(value: number, decimals: number): string {
  const size = Math.abs(value)
  const scale = 10 ** decimals
  // A half that arithmetic left a hair short (1.005) still rounds up.
  const rounded = size < 1e15 ? Math.round(size * scale * (1 + 4 * Number.EPSILON)) / scale : size
  if (size >= 1e15) return value.toExponential(1)
  const [whole = '', rest] = rounded.toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 && rounded !== 0 ? '−' : ''}${grouped}${rest === undefined ? '' : `.${rest}`}`
}

/** Decimals a unit is printed with: percent whole, ratios and means one; counts, months and years one where they are not whole. */
export function decimalsOf(unit: Unit, value: number): number {
  if (unit === 'ratio' || unit === 'mean') return 1
  return (unit === 'count' || unit === 'months' || unit === 'years') && !Number.isInteger(value) ? 1 : 0
}

/** As a table prints it; `decimals` where a table asks for more than the unit's own. Text and dates stay text. */
export function formatValue(value: number | string, unit: Unit, decimals?: number): string {
  if (typeof value === 'string') return unit === 'date' ? formatDay(value, 'en') : clean(value)
  const text = formatNumber(value, decimals ?? decimalsOf(unit, value))
  return unit === 'percent' ? `${text}%` : text
}

/** The same with the unit said in words, for a place where no heading says it. */
export function formatWithUnit(value: number | string, unit: Unit, decimals?: number): string {
  const text = formatValue(value, unit, decimals)
  return unit === 'months' || unit === 'days' || unit === 'years' || unit === 'percentage-points'
    ? `${text} ${value === 1 ? words.unitsOfOne[unit] : words.units[unit]}`
    : text
}

/** '45% to 63%'; small numbers with one decimal more than their value, so that the ends do not melt together. */
export function formatInterval([lower, upper]: Interval, unit: Unit, decimals?: number): string {
  const own = decimals ?? Math.max(decimalsOf(unit, 0.5), decimalsOf(unit, lower))
  return `${formatValue(lower, unit, own)} ${words.to} ${formatValue(upper, unit, own)}`
}

const isMonth = (x: string | number): x is string =>
  typeof x === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(x)

/** A month in words, a number as it is, a category as it is; the empty category is what nobody said. */
export function formatX(x: string | number): string {
  if (typeof x === 'number') return formatNumber(x, Number.isInteger(x) ? 0 : 2)
  if (isMonth(x)) return formatDay(x, 'en')
  const [, first, last] = /^(\d{4}-\d{2}) to (\d{4}-\d{2})$/.exec(x) ?? []
  if (first !== undefined && last !== undefined) return words.periodOf(formatX(first), formatX(last))
  const text = clean(x).trim()
  return text === '' ? words.blank : text
}

/** Every word of a name with its first letter large only at the start: `greater-manchester` is left to whoever names it. */
export function lineName(name: string): string {
  const text = clean(name).trim()
  return text === '' ? words.unnamed : text
}
export { isMonth }
