import type { z } from 'zod'
import type { FactId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { factIdOf, type FactKind, type FactToRecord } from '../../../platform/record/index.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { standingFact, standingFacts, type Standing } from '../../child/index.ts'
import { clocksFor } from '../around.ts'
import { transitionContent } from '../content/index.ts'
import { transitionKnown, type TransitionKnown } from '../store.ts'

export const transitionPath = (x: Exchange): string => `/cases/${x.caseId()}/transition`

/** The two titles of a section's page: one that adds, one that corrects. */
type Titled = (c: ReturnType<typeof words>) => { readonly title: string; readonly correctTitle: string }
const words = (lang: Lang) => pick(transitionContent, lang)

function shared<S extends z.ZodObject>(kind: FactKind<string, S>, act: string, titled: Titled) {
  return {
    kind,
    act: `transition.${act}`,
    title: (lang: Lang, stands: boolean) => {
      const c = titled(words(lang))
      return stands ? c.correctTitle : c.title
    },
    tab: 'transition' as const,
    after: transitionPath,
  }
}

/** What a case has one of. */
export function only<S extends z.ZodObject>(kind: FactKind<string, S>, act: string, titled: Titled) {
  return {
    ...shared(kind, act, titled),
    stored: async (x: Exchange): Promise<Standing<z.output<S>> | null> =>
      (await standingFacts(x.db, kind, x.caseId())).at(-1) ?? null,
    firstId: (x: Exchange): FactId => factIdOf(kind.table, x.caseId()),
  }
}

/** What a case may have several of: the path names the one that is corrected. */
export function oneOfMany<S extends z.ZodObject>(kind: FactKind<string, S>, act: string, titled: Titled) {
  return {
    ...shared(kind, act, titled),
    stored: async (x: Exchange): Promise<Standing<z.output<S>> | null | undefined> => {
      const id = x.params['factId']
      return id === undefined ? null : standingFact(x.db, kind, x.caseId(), id)
    },
    firstId: (x: Exchange): FactId => factIdOf(kind.table, x.caseId(), x.form.key),
  }
}

/** A list with a fact put in: in the place of the version that it corrects, or at the end. */
export function put<C>(all: readonly Standing<C>[], x: Exchange, columns: C): readonly Standing<C>[] {
  const id = x.params['factId']
  if (id !== undefined) return all.map((one) => (one.id === id ? { ...one, columns } : one))
  return [...all, fresh(x, columns)]
}

/** A fact about to be recorded, as the rules read it. */
export function fresh<C>(x: Exchange, columns: C): Standing<C> {
  return { id: '' as FactId, version: 1, actId: '', recordedAt: x.now, reason: null, columns }
}

/** The deadlines once this is recorded, in the same act. */
export async function follows(
  x: Exchange,
  change: (known: TransitionKnown) => TransitionKnown,
  why: string,
): Promise<FactToRecord[]> {
  const known = change(await transitionKnown(x.db, x.caseId()))
  return [...(await clocksFor(x.db, x.caseId(), known, why, x.now))]
}
