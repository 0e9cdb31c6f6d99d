/** Where "now" comes from. Rules never ask it: they take an instant. Only handlers and commands hold a clock. */
export interface Clock {
  /** The present instant, to the millisecond. */
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved: for tests and for filling the demonstration. */
export class SetClock implements Clock {
  #now: Date
  constructor(now: Date | string) {
    this.#now = new Date(now)
  }
  now(): Date {
    return new Date(this.#now)
  }
  set(now: Date | string): void {
    this.#now = new Date(now)
  }
  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds)
  }
}

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY_OF_24_HOURS = 24 * HOUR
