import type { Lang } from '../../kernel/lang.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { decimalsOf } from '../report/index.ts'
import type { MeasureResult, Unit } from '../results/index.ts'
import { evidenceContent } from './content.ts'

const number = (value: number, digits: number): string =>
  new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .format(value)
    .replace(/^-/, '−')

const days = /^\d{4}-\d{2}(-\d{2})?$/

/** A value as it is read, with the decimals of the report: `71%`, `104`, `22.3`; a day or a month in words. */
export function valueInWords(value: number | string, unit: Unit, lang: Lang, decimals?: number): string {
  const c = pick(evidenceContent, lang)
  if (typeof value === 'string') {
    if (unit === 'date' && days.test(value)) return formatDay(value, lang)
    return value === 'holds' ? c.holds : value === 'does not hold' ? c.holdsNot : value
  }
  const words: Readonly<Partial<Record<Unit, string>>> = value === 1 ? { ...c.unit, ...c.unitOfOne } : c.unit
  const after = words[unit]
  const text = number(value, decimals ?? decimalsOf(unit, value))
  return after === undefined ? text : unit === 'percent' ? `${text}${after}` : `${text} ${after}`
}

/** Suppressed, without an answer, or the value: three things that look different. */
export function cell(measure: MeasureResult | undefined, lang: Lang): Html {
  const c = pick(evidenceContent, lang)
  if (measure === undefined) return html`<span class="gs-muted">${c.noAnswer}</span>`
  if (measure.suppressed) return html`<abbr title="${c.suppressedHint}">${c.suppressed}</abbr>`
  if (measure.value === null) return html`<span class="gs-muted">${c.noAnswer}</span>`
  return html`${valueInWords(measure.value, measure.unit, lang)}`
}

/** `269 of 379` for a share, the number of children for a mean; nothing where the value is the count itself. */
export function ofInWords(measure: MeasureResult, lang: Lang): string | null {
  if (measure.suppressed || measure.value === null || measure.unit === 'count') return null
  const whole = (value: number): string => number(value, 0)
  if (measure.numerator !== null && measure.denominator !== null && measure.unit === 'percent')
    return `${whole(measure.numerator)} ${pick(evidenceContent, lang).outOf} ${whole(measure.denominator)}`
  return measure.n === null ? null : whole(measure.n)
}

export function intervalInWords(measure: MeasureResult, lang: Lang): string | null {
  if (measure.interval === null) return null
  const [low, high] = measure.interval
  const digits = decimalsOf(measure.unit, measure.unit === 'count' ? 0 : low)
  const end = (value: number): string =>
    measure.unit === 'percent' ? `${number(value, digits)}%` : number(value, digits)
  return `${end(low)} ${pick(evidenceContent, lang).upTo} ${end(high)}`
}
