import { scaleLinear, type ScaleLinear } from 'd3-scale'
import type { Unit } from '../../results/index.ts'
import { pointsOf, type Shape } from '../shape.ts'

/**
 * The scale of the values, from nought (or below it) to a round number above the highest value, and the highest end of an
 * interval where intervals are drawn. Percent ends at 100 at most when nothing lies above.
 */
export function valueScale(
  shape: Shape,
  unit: Unit,
  ticks: number,
  intervals = true,
): ScaleLinear<number, number> {
  const ends = pointsOf(shape).flatMap(({ value, interval }) =>
    value === null ? [] : [value, ...(intervals ? (interval ?? []) : [])],
  )
  const low = Math.min(0, ...ends)
  const high = Math.max(0, ...ends)
  // A span too small to be divided into ticks is no span: everything is nought, and the scale goes to one.
  const flat = high - low < 1e-9
  const top = flat ? 1 : high
  const scale = scaleLinear()
    .domain([flat ? 0 : low, top])
    .nice(ticks)
  const [niceLow = low, niceTop = top] = scale.domain()
  return unit === 'percent' && high <= 100 && niceTop > 100 ? scale.domain([niceLow, 100]) : scale
}

/** Whole ticks for what is counted in whole numbers. */
export function ticksOf(scale: ScaleLinear<number, number>, count: number, unit: Unit): readonly number[] {
  const ticks = scale.ticks(count)
  return unit === 'count' && ticks.some(Number.isInteger) ? ticks.filter(Number.isInteger) : ticks
}
