import type { z } from 'zod'
import type { FactId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { factIdOf, type FactKind } from '../../../platform/record/index.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { standingFact, type Standing } from '../../child/index.ts'
import { justiceMatter } from '../facts.ts'

export const justicePath = (x: Exchange): string => `/cases/${x.caseId()}/justice`

/** The fact that the path names, or that the form will found: known before it is recorded, so that its clock can name it. */
export function idInPath(x: Exchange, table: string): FactId {
  const given = x.params['factId']
  return given === undefined ? factIdOf(table, x.caseId(), x.form.key) : (given as FactId)
}

/** The fact of the path; null on a page that adds one; undefined where the path names something that is not there. */
export async function factInPath<S extends z.ZodObject>(
  x: Exchange,
  kind: FactKind<string, S>,
): Promise<Standing<z.output<S>> | null | undefined> {
  const id = x.params['factId']
  if (id !== undefined) return standingFact(x.db, kind, x.caseId(), id)
  const matter = x.params['matterId']
  if (matter === undefined) return null
  return (await standingFact(x.db, justiceMatter, x.caseId(), matter)) === undefined ? undefined : null
}

/** The matter that a fact belongs to: the one it had, or the one of the path. */
export function matterOf(x: Exchange, before: { readonly matter_id: string } | null): string {
  const matter = before?.matter_id ?? x.params['matterId']
  if (matter === undefined) throw new Error('a route without the matter to which the fact belongs')
  return matter
}

/** What every section of this room shares. `x.params.factId` names the fact on the pages that correct one. */
export function common<S extends z.ZodObject>(
  kind: FactKind<string, S>,
  act: string,
  title: (lang: Lang, stands: boolean) => string,
) {
  return {
    kind,
    act: `justice.${act}`,
    title,
    stored: (x: Exchange) => factInPath(x, kind),
    firstId: (x: Exchange) => idInPath(x, kind.table),
    tab: 'justice' as const,
    after: justicePath,
  }
}
