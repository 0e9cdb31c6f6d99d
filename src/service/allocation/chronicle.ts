import { formatInstant, pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { isCode, label } from '../../platform/reference-data/index.ts'
import { html } from '../../platform/web/html.ts'
import { allocationContent } from './content/index.ts'
import { allocationChanges } from './facts.ts'
import { tellChange } from './told.ts'

const words = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const moment = (value: unknown): Date | null => (value instanceof Date ? value : null)

export const allocationChronicle: readonly Chronicle[] = [
  {
    table: 'allocation_change',
    group: 'allocation',
    tell: (row, lang) => {
      const told = tellChange(
        {
          change: allocationChanges.find((kind) => kind === row['change']) ?? 'allocated',
          worker_name: words(row['worker_name']),
          former_name: words(row['former_name']),
          reason_code: words(row['reason_code']),
          note: words(row['note']),
          from_site: words(row['from_site']),
          to_site: words(row['to_site']),
          from_at: moment(row['from_at']),
          until_at: moment(row['until_at']),
          across_sites: row['across_sites'] === true,
        },
        lang,
      )
      return {
        title: told.title,
        body:
          told.lines.length === 0
            ? null
            : html`${told.lines.map((line) => html`<p class="govuk-body" dir="auto">${line}</p>`)}`,
      }
    },
  },
  {
    table: 'case_relationship',
    group: 'allocation',
    tell: (row, lang) => {
      const c = pick(allocationContent, lang).told
      const role = words(row['capacity'])
      const from = moment(row['from_at'])
      const to = moment(row['to_at'])
      return {
        title: [
          c.relationship[row['kind'] === 'covering' ? 'covering' : 'allocated'],
          role !== null && isCode('service-role', role) ? label('service-role', role, lang) : null,
        ]
          .filter((part) => part !== null)
          .join(': '),
        body: html`<p class="govuk-body">
          ${from === null ? null : c.from(formatInstant(from, lang))}${
            to === null ? null : html`. ${c.until(formatInstant(to, lang))}`
          }
        </p>`,
      }
    },
  },
  {
    table: 'allocation_seen',
    group: 'allocation',
    tell: (_row, lang) => ({ title: pick(allocationContent, lang).told.seen, body: null }),
  },
]
