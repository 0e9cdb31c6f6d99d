import { text } from '../../platform/analytics/index.ts'
import type { Column } from '../package/index.ts'
import { nearest } from './near.ts'
import type { CellRule, CellType } from './types.ts'

const every: readonly CellType[] = [
  'text',
  'day',
  'month',
  'count',
  'flag',
  'code',
  'codes',
  'nationality',
  'extra',
]
const matches = (cell: string, pattern: string): string => `regexp_full_match(${cell}, ${text(pattern)})`

const dayShape = '[0-9]{4}-[0-9]{2}-[0-9]{2}'
const monthShape = '[0-9]{4}-[0-9]{2}'
const countShape = '[0-9]{1,9}'

/** The cell as its type, null where it is not one: what the rules between rows compare. */
export function typed(cell: string, column: Column): string {
  switch (column.type) {
    case 'day':
      return `case when ${matches(cell, dayShape)} and ${cell} >= '1900' then try_cast(${cell} as date) end`
    case 'month':
      return `case when ${matches(cell, monthShape)} and ${cell} >= '1900' then try_cast(${cell} || '-01' as date) end`
    case 'count':
      return `case when ${matches(cell, countShape)} then try_cast(${cell} as integer) end`
    case 'flag':
      return `case ${cell} when 'true' then true when 'false' then false end`
    default:
      return cell
  }
}

/** The blank that a column could say `unknown` for. Sites and nationalities have `unknown` besides their codes. */
const saysUnknown = (column: Column): boolean =>
  column.codes.includes('unknown') || column.type === 'nationality' || column.name === 'site'

const allCodes = (cell: string, codes: readonly string[]): string =>
  `len(list_filter(string_split(${cell}, ';'), lambda one: one not in (${codes.map(text).join(', ')}))) = 0`

const didYouMean = (value: string, codes: readonly string[]): string => {
  const near = nearest(value, codes)
  return near === null ? '' : `did you mean ${near}?`
}

/** Day 1 of a spreadsheet is 1 January 1900, and it believes in 29 February 1900. */
function serialDay(value: string): string {
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(value)) * 86_400_000)
  return `in a spreadsheet ${day.toISOString().slice(0, 10)}`
}

/** In the order in which they are asked. */
export const cellRules: readonly CellRule[] = [
  {
    id: 'cell-formula',
    severity: 'error',
    types: every,
    says: 'The cell begins like a formula, which a spreadsheet could carry out. It was not. Take the sign away, or ask who wrote it.',
    breaks: (cell) =>
      `regexp_matches(${cell}, '^[=+@\\t\\r-]') and not ${matches(cell, '[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?|-+')}`,
  },
  {
    id: 'cell-spaces',
    severity: 'error',
    types: every.filter((type) => type !== 'extra'),
    says: 'The cell begins or ends with a space (or is nothing but spaces), so it equals no code and no id. Take the spaces away.',
    breaks: (cell) => `regexp_matches(${cell}, '^[\\s\\x{a0}]|[\\s\\x{a0}]$')`,
  },
  {
    id: 'cell-control',
    severity: 'warning',
    types: every,
    says: 'The cell has a line break or another character that does not print. Take it out.',
    breaks: (cell) => `regexp_matches(${cell}, '[\\x{00}-\\x{1f}\\x{7f}]')`,
  },
  {
    id: 'cell-placeholder',
    severity: 'warning',
    types: ['text', 'extra'],
    says: 'The cell holds a sign for "nothing" that is counted as if it were an answer. Leave it empty where nobody said.',
    breaks: (cell) =>
      `lower(${cell}) in ('null', 'n/a', 'na', '#n/a', 'nan', 'nil', '-', '--', '.', '?', 'tbc')`,
  },
  {
    id: 'blank-for-unknown',
    severity: 'error',
    types: every,
    says: 'The cell is empty. Where it was asked and is not known, write unknown; empty would mean that nobody said.',
    breaks: (cell, column) => (!column.empty && saysUnknown(column) ? `${cell} is null` : null),
  },
  {
    id: 'blank',
    severity: 'error',
    types: every,
    says: 'The cell is empty, and {column} must be filled in every row.',
    breaks: (cell, column) => (!column.empty && !saysUnknown(column) ? `${cell} is null` : null),
  },
  {
    id: 'unknown-for-blank',
    severity: 'error',
    types: ['day', 'month', 'count', 'flag', 'code', 'codes'],
    says: 'The column {column} has no "unknown". Leave the cell empty: nobody said.',
    breaks: (cell, column) =>
      column.empty && !column.codes.includes('unknown')
        ? `lower(${cell}) in ('unknown', 'not known', 'n/k')`
        : null,
  },
  {
    id: 'code',
    severity: 'error',
    types: ['code'],
    says: 'This is not a code of {column}. {note} The codes are: {codes}.',
    hint: (value, column) => didYouMean(value, column.codes),
    breaks: (cell, column) => `${cell} not in (${column.codes.map(text).join(', ')})`,
  },
  {
    id: 'codes',
    severity: 'error',
    types: ['codes'],
    says: 'One of these is not a code of {column}. {note} Codes are joined by a semicolon without spaces: {codes}.',
    hint: (value, column) => {
      const wrong = value.split(';').find((one) => !column.codes.includes(one)) ?? value
      return didYouMean(wrong, column.codes)
    },
    breaks: (cell, column) => `not ${allCodes(cell, column.codes)}`,
  },
  {
    id: 'flag',
    severity: 'error',
    types: ['flag'],
    says: 'The column {column} holds true or false, in small letters{note}. Write one of them.',
    hint: (value) => {
      const word = value.toLowerCase()
      if (['1', 'y', 'yes', 't', 'true'].includes(word)) return ' (this one looks like true)'
      return ['0', 'n', 'no', 'f', 'false'].includes(word) ? ' (this one looks like false)' : ''
    },
    breaks: (cell) => `${cell} not in ('true', 'false')`,
  },
  {
    id: 'nationality',
    severity: 'error',
    types: ['nationality'],
    says: 'A nationality is a country code of three capital letters (ISO 3166-1 alpha-3, such as VNM), or unknown.',
    breaks: (cell) => `not ${matches(cell, '[A-Z]{3}|unknown')}`,
  },
  {
    id: 'nationality-not-listed',
    severity: 'warning',
    types: ['nationality'],
    says: 'This code is in no list of countries (reference-data/nationality.csv). Correct it, or write unknown.',
    breaks: (cell) => `${cell} <> 'unknown' and ${cell} not in (select code from ref_nationality)`,
  },
  {
    id: 'day-serial',
    severity: 'error',
    types: ['day', 'month'],
    says: 'This is the number a spreadsheet keeps for a day{note}. Format the column as text YYYY-MM-DD and save it again.',
    hint: (value) => ` (${serialDay(value)})`,
    breaks: (cell) => matches(cell, '[1-9][0-9]{4}([.][0-9]+)?'),
  },
  {
    id: 'day-form',
    severity: 'error',
    types: ['day'],
    says: 'A day is written YYYY-MM-DD, such as 2018-02-18, without a time. Write it so; a day such as 03/04/2018 can be read in two ways.',
    breaks: (cell) => `not ${matches(cell, dayShape)}`,
  },
  {
    id: 'day-impossible',
    severity: 'error',
    types: ['day'],
    says: 'There is no such day in the calendar. Look it up in the source.',
    breaks: (cell) => `${cell} is not null and try_cast(${cell} as date) is null or ${cell} < '1900-01-01'`,
  },
  {
    id: 'month-form',
    severity: 'error',
    types: ['month'],
    says: 'A month is written YYYY-MM, such as 2018-02. Write it so.',
    breaks: (cell) => `not ${matches(cell, monthShape)}`,
  },
  {
    id: 'month-impossible',
    severity: 'error',
    types: ['month'],
    says: 'There is no such month in the calendar. Look it up in the source.',
    breaks: (cell) =>
      `${cell} is not null and try_cast(${cell} || '-01' as date) is null or ${cell} < '1900-01'`,
  },
  {
    id: 'count-negative',
    severity: 'error',
    types: ['count'],
    says: 'A count cannot be below zero. Look it up in the source.',
    breaks: (cell) => matches(cell, '-[0-9]+([.][0-9]+)?'),
  },
  {
    id: 'count-decimal',
    severity: 'error',
    types: ['count'],
    says: 'A count is a whole number written in digits, without a point and without an e. Write it so.',
    breaks: (cell) =>
      matches(cell, '[+-]?[0-9]+[.,]?[0-9]*([eE][+-]?[0-9]+)?') + ` and not ${matches(cell, '[0-9]+')}`,
  },
  {
    id: 'count-form',
    severity: 'error',
    types: ['count'],
    says: 'A count is a whole number in digits, of at most nine. Write it so, or leave an unknown one empty.',
    breaks: (cell) => `not ${matches(cell, countShape)}`,
  },
  {
    id: 'site-not-listed',
    severity: 'warning',
    types: ['text'],
    says: 'This is no site of the service. The sites are in reference-data/site.csv; unknown is allowed.',
    breaks: (cell, column) =>
      column.name === 'site' ? `${cell} <> 'unknown' and ${cell} not in (select code from ref_site)` : null,
  },
  {
    id: 'local-authority-form',
    severity: 'warning',
    types: ['text'],
    says: 'A local authority is its GSS code: a letter and eight digits, such as W06000015. Leave it empty where nobody said.',
    breaks: (cell, column) =>
      column.name === 'local_authority' ? `not ${matches(cell, '[EWSN][0-9]{8}')}` : null,
  },
  {
    id: 'model-version',
    severity: 'warning',
    types: ['text'],
    says: 'The service model has the versions V1, V2, V3, V4 and V5. Write one of them.',
    breaks: (cell, column) => (column.name === 'model_version' ? `not ${matches(cell, 'V[1-5]')}` : null),
  },
]
