import type { Lang } from '../../kernel/lang.ts'
import { formatInstant, pick } from '../../platform/i18n/index.ts'
import { allocationContent } from './content/index.ts'
import type { AllocationChangeKind } from './facts.ts'
import { reasonName, siteName } from './pages/names.ts'

export interface ToldChange {
  readonly change: AllocationChangeKind
  readonly worker_name: string | null
  readonly former_name: string | null
  readonly reason_code: string | null
  readonly note: string | null
  readonly from_site: string | null
  readonly to_site: string | null
  readonly from_at: Date | null
  readonly until_at: Date | null
  readonly across_sites: boolean
}

/** One change round a child as a sentence, with what else there is to say of it. Pure. */
export function tellChange(row: ToldChange, lang: Lang): { title: string; lines: string[] } {
  const c = pick(allocationContent, lang).told
  const worker = row.worker_name ?? ''
  const former = row.former_name
  const title =
    row.change === 'moved-site'
      ? c['moved-site'](
          siteName(row.to_site, lang),
          row.from_site === null ? null : siteName(row.from_site, lang),
        )
      : row.change === 'reallocated'
        ? c.reallocated(worker, former)
        : row.change === 'cover-ended'
          ? c['cover-ended'](former ?? '')
          : c[row.change](worker)
  const lines: string[] = []
  if (row.change === 'cover-arranged') {
    if (row.from_at !== null) lines.push(c.from(formatInstant(row.from_at, lang)))
    if (row.until_at !== null) lines.push(c.until(formatInstant(row.until_at, lang)))
  }
  if (row.change === 'moved-site' && row.until_at !== null)
    lines.push(c.accessUntil(formatInstant(row.until_at, lang)))
  // The title of a move says already why: the child moved.
  if (row.reason_code !== null && row.change !== 'moved-site') lines.push(reasonName(row.reason_code, lang))
  if (row.across_sites) lines.push(c.across)
  if (row.note !== null) lines.push(row.note)
  return { title, lines }
}
