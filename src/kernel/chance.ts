/** Repeatable chance (mulberry32): the same seed invents the same children, on every machine. For invented data only. */
export class Chance {
  #state: number
  /** `seed`: any whole number; `stream` separates the parts of an invention, so that a change in one leaves the others. */
  constructor(seed: number, stream = '') {
    let mixed = (seed ^ 0x9e3779b9) >>> 0
    for (const letter of stream) mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
    this.#state = mixed
  }
  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }
  /** Throws on an empty list, which is a bug. */
  pick<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.next() * list.length)]
    if (one === undefined) throw new RangeError('Nothing to pick from')
    return one
  }
  /** True with the given probability. */
  happens(probability: number): boolean {
    return this.next() < probability
  }
  /** The list in a chance order; the given list stays as it is. */
  shuffled<T>(list: readonly T[]): T[] {
    return this.ordered(list, () => 1)
  }
  /** The list in a chance order in which a heavier one tends to come earlier; weight 0 or less comes last. */
  ordered<T>(list: readonly T[], weight: (one: T) => number): T[] {
    return list
      .map((one, index) => {
        const w = weight(one)
        const draw = this.next()
        return { one, index, key: w > 0 ? -Math.log(1 - draw) / w : 1e9 + draw }
      })
      .sort((a, b) => a.key - b.key || a.index - b.index)
      .map(({ one }) => one)
  }
}
