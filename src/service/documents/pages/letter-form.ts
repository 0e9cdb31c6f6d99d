import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { entryOf } from '../../../kernel/code-list.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { defineForm, hidden, textarea } from '../../../platform/forms/index.ts'
import { formatDay, pick, wordsOf } from '../../../platform/i18n/index.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { paperMarkOf } from '../../child/index.ts'
import { documentContent } from '../content/index.ts'
import { fillTemplate, gapsIn } from '../rules.ts'
import { headOf } from '../store.ts'

const t = wordsOf(documentContent)

export const letterForm = defineForm({
  fields: {
    template: hidden(60),
    language: hidden(2),
    addressee: textarea({
      label: t((c) => c.letters.addressee),
      hint: t((c) => c.letters.addresseeHint),
      rows: 3,
      max: 500,
      dir: 'auto',
    }),
    body: textarea({ label: t((c) => c.letters.body), rows: 20, max: 10_000, dir: 'auto' }),
  },
  check: ({ addressee, body }) => {
    const gaps = (text: string) => {
      const found = gapsIn(text).join(' ')
      return t((c) => c.letters.gaps(found))
    }
    return [
      ...(gapsIn(addressee).length > 0 ? [{ field: 'addressee' as const, message: gaps(addressee) }] : []),
      ...(gapsIn(body).length > 0 ? [{ field: 'body' as const, message: gaps(body) }] : []),
    ]
  },
})

export interface Template {
  readonly code: string
  readonly language: Lang
}

/** The template that a query or a form names; null for one that cannot be chosen today. */
export function templateOf(
  x: Exchange,
  code: string | null | undefined,
  language: string | null | undefined,
): Template | null {
  if (code === null || code === undefined || (language !== 'en' && language !== 'cy')) return null
  const entry = entryOf(codeList('case-letter'), code, dayInLondon(x.now))
  return entry === null ? null : { code, language }
}

/**
 * The text that a letter begins with. Initials, reference, day of receipt, the writer's name and our own line: nothing else of
 * the record is put in, and nothing of where the child is.
 */
export async function beginning(x: Exchange, template: Template): Promise<string | null> {
  const head = await headOf(x.db, x.caseId())
  const mark = await paperMarkOf(x)
  if (head === null || mark === null) return null
  const entry = entryOf(codeList('case-letter'), template.code, dayInLondon(x.now))
  return fillTemplate(entry?.extra[`body_${template.language}`] ?? '', {
    initials: mark.initials ?? '',
    reference: head.reference,
    received: formatDay(dayInLondon(head.receivedAt), template.language),
    worker: x.person?.name ?? '',
    today: formatDay(dayInLondon(x.now), template.language),
    line: pick(documentContent, x.lang).values.serviceLine,
  })
}
