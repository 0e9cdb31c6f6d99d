import { dayInLondon } from '../../../kernel/calendar-day.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { label } from '../../../platform/reference-data/index.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { nrmContent } from '../content/index.ts'
import { nrmFormOn, type FormField } from '../form-fields.ts'
import { heldBy, recordHolds } from '../held.ts'
import { readinessOf, type ReadyField, type Readiness } from '../readiness.ts'
import type { NrmCase } from '../store.ts'

/** The readiness of a case today; null for a case the asker may not see. */
export async function readyNow(x: Exchange, known: NrmCase): Promise<Readiness | null> {
  const holds = await recordHolds(x.db, x.caseId())
  if (holds === null) return null
  const today = dayInLondon(x.now)
  return readinessOf(nrmFormOn(today), heldBy(holds, today, x.lang), known.prepared?.answers ?? {})
}

/** A code of a question's options in words. */
export function optionInWords(field: FormField, code: string, lang: Lang): string {
  if (field.list !== null) return label(field.list, code, lang)
  const words: Readonly<Record<string, string>> = pick(nrmContent, lang).answers
  return words[code] ?? code
}

/** An answer as a person reads it, one text for each of several. */
export function answerInWords({ field, answer }: ReadyField, lang: Lang): readonly string[] {
  const coded = field.heldBy === null && (field.kind === 'choice' || field.kind === 'several')
  return coded ? answer.map((code) => optionInWords(field, code, lang)) : answer
}
