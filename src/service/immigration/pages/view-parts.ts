import type { CaseId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import type { Standing } from '../../child/index.ts'
import type { Letter } from '../facts.ts'
import type { ImmigrationKnown } from '../store.ts'

export interface HomeView {
  readonly caseId: CaseId
  readonly known: ImmigrationKnown
  readonly letters: readonly Standing<Letter>[]
  /** How the NRM stands today; null: no referral is recorded. */
  readonly nrmStage: string | null
  /** May the reader add and correct. */
  readonly records: boolean
  readonly now: Date
  readonly lang: Lang
}

export const at = ({ caseId }: Pick<HomeView, 'caseId'>, path: string): string =>
  `/cases/${caseId}/immigration${path}`
