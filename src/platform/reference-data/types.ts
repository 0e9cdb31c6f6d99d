import type { CodeList, Validity } from '../../kernel/code-list.ts'
import type { CodeListName } from '../../kernel/code-list-names.ts'
import type { GssCode } from '../../kernel/ids.ts'
import type { Bilingual } from '../../kernel/lang.ts'
import type { PilotMembership, SiteMembership } from '../../kernel/policy/sites.ts'

/** An authority with children's social care: the only kind that can be responsible for a child. */
export interface LocalAuthority extends Validity {
  readonly gss: GssCode
  readonly name: Bilingual<string>
  readonly nation: 'england' | 'wales'
  /** Official region in English words, e.g. `East Midlands`; `Wales` for Wales. */
  readonly region: string
  /** The authorities that took over when it ended; empty while it lasts. */
  readonly replacedBy: readonly GssCode[]
}

export interface ReferenceData {
  readonly lists: ReadonlyMap<CodeListName, CodeList>
  readonly localAuthorities: readonly LocalAuthority[]
  readonly siteMemberships: readonly SiteMembership[]
  readonly pilotMemberships: readonly PilotMembership[]
}
