import type { FactId } from '../../../kernel/ids.ts'
import { pick } from '../../../platform/i18n/index.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { standingFact, type Standing } from '../../child/index.ts'
import { networkContent } from '../content/index.ts'
import { networkMember, type Member } from '../facts.ts'

export const networkPath = (x: Exchange): string => `/cases/${x.caseId()}/network`

export function wayBack(x: Exchange): { readonly href: string; readonly text: string } {
  return { href: networkPath(x), text: pick(networkContent, x.lang).back }
}

/** Whoever the path names; undefined where there is nobody of that id in this case. */
export function memberInPath(x: Exchange): Promise<Standing<Member> | undefined> {
  return standingFact(x.db, networkMember, x.caseId(), x.params['factId'] as FactId | undefined)
}
