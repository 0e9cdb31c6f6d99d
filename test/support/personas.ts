import type { AccountId } from '../../src/kernel/ids.ts'
import type { ServiceRole } from '../../src/kernel/policy/roles.ts'
import { ruleOf } from '../../src/platform/access/index.ts'
import type { Route } from '../../src/platform/web/route.ts'
import type { TestHouse } from './house.ts'

/** Who is sent to try a route: the first role that its permission lets in, with a fresh session each time. */
export class Personas {
  readonly #house: TestHouse
  readonly #ids = new Map<ServiceRole, AccountId>()

  constructor(house: TestHouse) {
    this.#house = house
  }

  async idOf(role: ServiceRole): Promise<AccountId> {
    const known = this.#ids.get(role)
    if (known !== undefined) return known
    const made = await this.#house.world.person(role, null)
    this.#ids.set(role, made.id)
    return made.id
  }

  roleFor(route: Route): ServiceRole | null {
    const rule = ruleOf(route.permission)
    if (rule.needs === 'public' || rule.needs === 'signing-in') return null
    if (rule.needs === 'account') return 'manager'
    if (rule.needs === 'office') return rule.roles.find((role) => role === 'manager') ?? rule.roles[0] ?? null
    return rule.grants.some((grant) => grant.role === 'manager') ? 'manager' : 'guardian'
  }

  /** A session of somebody who may use this route on any case; null for a stranger's route. */
  async tokenFor(route: Route): Promise<string | null> {
    const role = this.roleFor(route)
    return role === null ? null : this.#house.world.session(await this.idOf(role), this.#house.clock.now())
  }

  /** From here on other people are sent: what was done to those before (a declared conflict) is no longer theirs. */
  renew(): void {
    this.#ids.clear()
  }
}

/** The route's address with its ids filled in; what is not given stands as `fallback`. */
export function addressOf(
  route: Route,
  ids: Readonly<Record<string, string>>,
  fallback = '00000000-0000-4000-8000-000000000001',
): string {
  return route.path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(ids[name] ?? fallback))
}

/** Values that a path's own words take, so that a page is reached rather than refused at the door. */
export const sampleWords: Readonly<Record<string, string>> = {
  month: '2026-10',
  episodeId: '00000000-0000-4000-8000-00000000000e',
  partId: '00000000-0000-4000-8000-00000000000f',
  about: 'turning-18',
  which: 'unallocated',
  table: 'contact',
  token: 'x',
  holding: 'roles',
  question: 'danger',
  reference: 'G-0000-00',
}
