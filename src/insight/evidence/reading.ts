import type { Exchange } from '../../platform/web/route.ts'
import { PackageError } from '../package/index.ts'
import type { Results } from '../results/index.ts'
import { dayOf, quartersBetween, understand, type Quarter } from './ask.ts'
import { NotSafeToShow } from './reckon.ts'
import type { Asked, Shelf, Shelved } from './shelf.ts'

export type Read =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unreadable' | 'unsafe'; readonly shelf: readonly Shelved[] }
  | {
      readonly kind: 'read'
      readonly shelf: readonly Shelved[]
      readonly chosen: Shelved
      readonly asked: Asked
      readonly understood: boolean
      readonly quarters: readonly Quarter[]
      readonly results: Results
    }

/** What the query asks for, counted; a query that is not understood gets everything, and is told so. */
export async function read(shelf: Shelf, x: Exchange): Promise<Read> {
  const list = shelf.list()
  const first = list[0]
  if (first === undefined) return { kind: 'nothing' }
  const chosen = list.find((one) => one.name === x.query['data']) ?? first
  try {
    // The whole period is what the quarters are cut from.
    const whole = await shelf.results({ name: chosen.name, from: null, to: null, by: [] })
    const quarters = quartersBetween(dayOf(whole.period.from), dayOf(whole.period.to))
    const parsed = understand(x.query, list, () => quarters)
    const asked = parsed.ok ? parsed.asked : { name: chosen.name, from: null, to: null, by: [] }
    const results = await shelf.results(asked)
    return { kind: 'read', shelf: list, chosen, asked, understood: parsed.ok, quarters, results }
  } catch (error) {
    // A damaged package is no fault of the reader's page: it is said, and `dataset check` says where.
    if (error instanceof NotSafeToShow) return { kind: 'unsafe', shelf: list }
    if (error instanceof PackageError) return { kind: 'unreadable', shelf: list }
    throw error
  }
}
