import type { Unit } from '../../results/index.ts'
import type { Shape } from '../shape.ts'

/** What a drawing is given: the data as a grid, its words, and how wide it may be. */
export interface Sheet {
  readonly shape: Shape
  readonly unit: Unit
  readonly xLabel: string
  readonly yLabel: string
  /** In pixels at drawn size. */
  readonly width: number
  /** Of the text, in pixels at drawn size: 12 or more. */
  readonly size: number
  /** Begins every id, so that two drawings on a page never share one. */
  readonly prefix: string
  /** Where the drawing begins. */
  readonly top: number
}
