import type { Cell, Equation, System } from './system.ts'

interface Line {
  readonly id: string
  readonly count: number
  shown: boolean
  sensitive: boolean
  fixed: boolean
  weight: number
}

/** Where cells and equations are put together: the same words of the same count in one place are one cell. */
export class Ledger {
  readonly #lines: Line[] = []
  readonly #at = new Map<string, number>()
  readonly #equations: Equation[] = []
  readonly #known = new Set<string>()

  /** A count that is printed; a larger one, and one printed again, is dearer to lose. */
  printed(id: string, count: number, weight: number): number {
    const at = this.#cell(id, count)
    const line = this.#lines[at]
    if (line !== undefined) {
      line.shown = true
      line.sensitive = true
      line.weight += weight * (1 + Math.sqrt(count))
    }
    return at
  }

  /** A count that nobody prints, and that must not be worked out when it is small: a complement, a rest. */
  implied(id: string, count: number): number {
    const at = this.#cell(id, count)
    const line = this.#lines[at]
    if (line !== undefined) line.sensitive = true
    return at
  }

  /** A count that everybody knows whatever we do. */
  fix(at: number): void {
    const line = this.#lines[at]
    if (line !== undefined) line.fixed = true
  }

  /** The cell of that name and count, if there is one. */
  find(id: string, count: number): number | undefined {
    return this.#at.get(`${id} = ${count}`)
  }

  count(at: number): number {
    return this.#lines[at]?.count ?? 0
  }

  id(at: number): string {
    return this.#lines[at]?.id ?? ''
  }

  /** whole = Σ parts + a rest that nobody prints. Says nothing when the parts are more than the whole: then they are no parts. */
  divides(whole: number, parts: readonly number[], rest: string): boolean {
    const left = this.count(whole) - parts.reduce((sum, part) => sum + this.count(part), 0)
    if (left < 0 || parts.length === 0 || parts.includes(whole)) return false
    const all = left === 0 ? [...parts] : [...parts, this.implied(rest, left)]
    this.balances([whole], all)
    return true
  }

  /** Σ one side = Σ the other. */
  balances(one: readonly number[], other: readonly number[]): void {
    const terms = new Map<number, number>()
    for (const cell of one) terms.set(cell, (terms.get(cell) ?? 0) + 1)
    for (const cell of other) terms.set(cell, (terms.get(cell) ?? 0) - 1)
    const kept = [...terms].filter(([, coefficient]) => coefficient !== 0).sort(([a], [b]) => a - b)
    const key = kept.map(([cell, coefficient]) => `${cell}×${coefficient}`).join(' ')
    if (kept.length === 0 || this.#known.has(key)) return
    this.#known.add(key)
    this.#equations.push({
      cells: kept.map(([cell]) => cell),
      coefficients: kept.map(([, coefficient]) => coefficient),
    })
  }

  system(): System {
    return { cells: this.#lines.map((line): Cell => ({ ...line })), equations: [...this.#equations] }
  }

  // Words can say less than the query did: the same words with another count are another cell.
  #cell(id: string, count: number): number {
    const key = `${id} = ${count}`
    const known = this.#at.get(key)
    if (known !== undefined) return known
    const at = this.#lines.push({ id, count, shown: false, sensitive: false, fixed: false, weight: 0 }) - 1
    this.#at.set(key, at)
    return at
  }
}
