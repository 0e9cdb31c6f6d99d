import type { Lang } from '../../kernel/lang.ts'
import { formatInstant, pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import type { Html, Renderable } from '../../platform/web/html.ts'
import { facts } from '../../platform/web/pieces.ts'
import { chronologyContent, type ChronologyWords } from './content/chronology.ts'
import { overviewContent, type OverviewWords } from './content/overview.ts'
import { authorityName, told } from './words.ts'

type Row = Readonly<Record<string, unknown>>
type Lines = readonly (readonly [string, Renderable])[]

const text = (row: Row, name: string): string | null => {
  const value = row[name]
  return typeof value === 'string' && value !== '' ? value : null
}
const moment = (row: Row, name: string, lang: Lang): string | null => {
  const value = row[name]
  return value instanceof Date ? formatInstant(value, lang) : null
}

/** A chronicle told as a title and the answers that were given; what nobody asked is left out, what is not known is said. */
function chronicle(
  table: string,
  group: Chronicle['group'],
  title: (c: ChronologyWords, row: Row) => string,
  lines: (row: Row, lang: Lang, c: ChronologyWords, o: OverviewWords) => Lines,
): Chronicle {
  return {
    table,
    group,
    tell: (row, lang) => {
      const c = pick(chronologyContent, lang)
      const body: Html = facts(lines(row, lang, c, pick(overviewContent, lang)))
      return { title: title(c, row), body: body.toString().includes('<dt>') ? body : null }
    },
  }
}

const stageOf = (row: Row, o: OverviewWords): string | null => {
  const stages: Readonly<Record<string, string>> = o.stages
  return stages[text(row, 'stage') ?? ''] ?? null
}

const coded = (row: Row, name: string, list: Parameters<typeof told>[0], lang: Lang): Renderable => {
  const code = text(row, name)
  return code === null ? null : told(list, code, lang)
}

/** The tables that belong to no one room of the child's path. */
export const ownChronicles: readonly Chronicle[] = [
  chronicle(
    'case_file',
    'referral',
    (c) => c.told.head,
    (row, lang, _c, o) => {
      const authority = text(row, 'local_authority')
      return [
        [o.stage, stageOf(row, o)],
        [o.route, coded(row, 'route', 'support-route', lang)],
        [o.site, coded(row, 'site', 'site', lang)],
        [o.localAuthority, authority === null ? null : authorityName(authority, lang)],
        [o.model, text(row, 'model_version')],
      ]
    },
  ),
  chronicle(
    'deadline',
    'deadlines',
    (c, row) => {
      const kinds: Readonly<Record<string, string>> = c.deadlines
      return kinds[text(row, 'kind') ?? ''] ?? c.told.deadline
    },
    (row, lang, c) => {
      const states: Readonly<Record<string, string>> = c.states
      return [
        [c.fields.state, states[text(row, 'state') ?? ''] ?? null],
        [c.fields.due, moment(row, 'due_at', lang)],
        [c.fields.met, moment(row, 'met_at', lang)],
      ]
    },
  ),
]
