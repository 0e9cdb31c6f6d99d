import { versionOf } from '../../../platform/web/conflict-page.ts'
import type { Exchange } from '../../../platform/web/route.ts'

/** What the form was drawn from: the versions of its answers added up, 0 where none stood. */
export function conflictVersion(x: Exchange): number {
  return versionOf(x.body) ?? 0
}
