import { entryOf } from '../../kernel/code-list.ts'
import type { CodeListName } from '../../kernel/code-list-names.ts'
import type { Bilingual, Lang } from '../../kernel/lang.ts'
import { codeList } from '../../platform/reference-data/index.ts'
import type { Series } from '../results/index.ts'
import { columnLabels, interviewed, shortLabels } from './content/labels.ts'

/** The list that has the words of a column's codes. */
const lists: Readonly<Record<string, CodeListName>> = {
  site: 'site',
  gender: 'gender',
  nationality: 'nationality',
  nationality_group: 'nationality-group',
  immigration_group: 'immigration-group',
  primary_exploitation: 'exploitation',
  education_at_referral: 'education-status',
  no_contact_reason: 'no-contact-reason',
  purposes: 'contact-purpose',
  exit_reason: 'exit-reason',
  route: 'support-route',
  domain: 'needs-domain',
  outcome: 'outcome',
}

/** Where the package spells a code in another way than the list (package: conventions). */
const spelt: Readonly<Record<string, string>> = {
  'no-engagement': 'no-engagement-with-the-service',
  'turned-or-assessed-18': 'turned-or-age-assessed-18-plus',
  'no-direct-contact-safest': 'no-direct-contact-deemed-safest',
  'outside-area': 'outside-ictg-area',
  XXA: 'stateless',
}

const none: Readonly<Record<string, Bilingual<string>>> = {}
const own: Readonly<Record<string, Readonly<Record<string, Bilingual<string>>>>> = {
  ...shortLabels,
  column: columnLabels,
  interviewed,
}

/**
 * The words of a code of a column of the package. Blank (nobody said) and unknown (asked, not known) are different words
 * everywhere. A code that no list has is shown with spaces for its hyphens: a reader can still tell it from the others.
 */
export function codeInWords(column: string, code: string, lang: Lang): string {
  const said = (own[column] ?? none)[code] ?? (own['any'] ?? none)[code]
  if (said !== undefined) return said[lang]
  const list = lists[column]
  const entry = list === undefined ? null : entryOf(codeList(list), spelt[code] ?? code)
  if (entry !== null) return entry.label[lang]
  const text = code.replace(/[-_]/g, ' ').trim()
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

/** The series with words in place of its codes, for whoever draws or prints; the data files keep the codes. */
export function inWords(series: Series, lang: Lang): Series {
  const { codes, ...rest } = series
  if (codes === undefined) return series
  const { x: column, lines = [] } = codes
  const place = (x: string | number): string | number =>
    column === undefined || typeof x === 'number' ? x : codeInWords(column, x, lang)
  const named = (name: string): string =>
    lines.length === 0
      ? name
      : name
          .split(', ')
          .map((code, index) => {
            const words = codeInWords(lines[index] ?? '', code, lang)
            return index === 0 ? words : `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`
          })
          .join(', ')
  return {
    ...rest,
    lines: series.lines.map(({ name, points }) => ({
      name: named(name),
      points: points.map((point) => ({ ...point, x: place(point.x) })),
    })),
  }
}
