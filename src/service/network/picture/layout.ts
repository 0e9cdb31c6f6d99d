import { trustOf } from '../rules.ts'

/** From the child outwards. Whoever is not rated stands outside, which says nothing of trust. */
export const bands = ['near', 'middle', 'far', 'outside'] as const
export type Band = (typeof bands)[number]

export function bandOf(trust: string | null): Band {
  const value = trustOf(trust)
  if (value === null) return 'outside'
  return value >= 3 ? 'near' : value === 2 ? 'middle' : 'far'
}

/** A frame in its own units, with half the width and half the height of each ring. */
export interface Frame {
  readonly width: number
  readonly height: number
  /** From the child outwards: one for each band. */
  readonly rings: readonly (readonly [halfWidth: number, halfHeight: number])[]
  /** Half of the side of a sign. */
  readonly sign: number
  /** Names below the signs; without them the numbers lead to the table. */
  readonly named: boolean
}

/** Letters that shrink cannot be read: a telephone has a frame of its own, without names. */
export const wide: Frame = {
  width: 960,
  height: 700,
  rings: [
    [150, 105],
    [265, 180],
    [370, 250],
    [440, 315],
  ],
  sign: 15,
  named: true,
}
export const narrow: Frame = {
  width: 300,
  height: 320,
  rings: [
    [50, 52],
    [80, 85],
    [108, 115],
    [134, 143],
  ],
  sign: 11,
  named: false,
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** The top of every ring is kept for its name, in degrees to either side. */
const KEPT = 22

/** Up to so many have a direction each, so that no line runs through the name of another. */
const FEW = 10

/**
 * Where each of them stands, by id: the ring is that of their band, and the direction says nothing. A few are spread over the
 * whole round, more over the ring that they share.
 */
export function layOut(
  people: readonly { readonly id: string; readonly trust: string | null }[],
  frame: Frame,
): ReadonlyMap<string, Point> {
  const places = new Map<string, Point>()
  bands.forEach((band, index) => {
    const [halfWidth = 0, halfHeight = 0] = frame.rings[index] ?? []
    const mine = people.filter(({ trust }) => bandOf(trust) === band)
    mine.forEach((one, at) => {
      // Every second ring begins half a step later, so that names do not stand one below the other.
      const ofRing = (at + (index % 2 === 0 ? 0.35 : 0.65)) / mine.length
      const share = people.length <= FEW ? (people.indexOf(one) + 0.5) / people.length : ofRing
      const angle = ((-90 + KEPT + share * (360 - 2 * KEPT)) * Math.PI) / 180
      places.set(one.id, {
        x: frame.width / 2 + halfWidth * Math.cos(angle),
        y: frame.height / 2 + halfHeight * Math.sin(angle),
      })
    })
  })
  return places
}
