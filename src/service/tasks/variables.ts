import { sql, type RawBuilder } from 'kysely'
import type { CodeListName } from '../../kernel/code-list-names.ts'

/** How fast a blank is filled: from what is on the desk, by asking the child, or by asking another agency [PROPOSAL]. */
export const efforts = ['at-hand', 'ask-child', 'ask-agency'] as const
export type Effort = (typeof efforts)[number]

interface MissingVariable {
  readonly table: 'child_identity' | 'referral'
  readonly column: string
  readonly sort: 'one' | 'several' | 'birth'
  readonly effort: Effort
  /** The page that asks it, below the address of the case. */
  readonly place: string
  /**
   * The codes of which one answers it on the list itself. None where an answer moves more than itself (the site, a clock, a birthday)
   * or needs more than one word: its page asks.
   */
  readonly codes?: CodeListName
  /** Asked only where another answer is this one. */
  readonly onlyWhere?: readonly [column: string, is: string]
}

const identity = { table: 'child_identity', place: '/child/identity' } as const
const said = (place: string) => ({ table: 'referral', place: `/referral/${place}` }) as const

/** The variables of the evaluation's table of children, by their names there, and where the record keeps each. */
export const missingVariables = {
  referrer_agency: { ...said('referrer'), column: 'referrer_agency', sort: 'one', effort: 'at-hand' },
  local_authority: { ...said('authority'), column: 'local_authority', sort: 'one', effort: 'at-hand' },
  missing_on_referral: { ...said('missing'), column: 'missing_now', sort: 'one', effort: 'at-hand' },
  primary_exploitation: {
    ...said('trafficking'),
    column: 'exploitation_primary',
    sort: 'one',
    effort: 'at-hand',
  },
  county_lines: {
    ...said('trafficking'),
    column: 'county_lines',
    sort: 'one',
    codes: 'yes-no-unknown',
    effort: 'at-hand',
  },
  gender: { ...identity, column: 'gender', sort: 'one', codes: 'gender', effort: 'ask-child' },
  nationality: {
    ...identity,
    column: 'nationalities',
    sort: 'several',
    codes: 'nationality',
    effort: 'ask-child',
  },
  age_at_referral: { ...identity, column: 'dob', sort: 'birth', effort: 'ask-child' },
  education_at_referral: {
    ...said('life'),
    column: 'education',
    sort: 'one',
    codes: 'education-status',
    effort: 'ask-child',
  },
  trafficker_contact_at_referral: {
    ...said('life'),
    column: 'trafficker_contact',
    sort: 'one',
    codes: 'trafficker-contact',
    effort: 'ask-child',
  },
  immigration_group: {
    ...identity,
    column: 'immigration_group',
    sort: 'one',
    codes: 'immigration-group',
    effort: 'ask-agency',
  },
  parental_responsibility: {
    ...said('responsibility'),
    column: 'parental_responsibility',
    sort: 'one',
    codes: 'parental-responsibility',
    effort: 'ask-agency',
  },
  cjs_involved: {
    ...said('life'),
    column: 'cjs_involved',
    sort: 'one',
    codes: 'yes-no-unknown',
    effort: 'ask-agency',
  },
  cjs_role: {
    ...said('life'),
    column: 'cjs_role',
    sort: 'one',
    codes: 'justice-role',
    effort: 'ask-agency',
    onlyWhere: ['cjs_involved', 'yes'],
  },
} as const satisfies Readonly<Record<string, MissingVariable>>
export type VariableName = keyof typeof missingVariables
export const variableNames = Object.keys(missingVariables) as readonly VariableName[]

/** `blank`: nobody asked. `unknown`: asked, and nobody can say. null: answered, or not asked of this child. */
export function gapIn(name: VariableName): RawBuilder<'blank' | 'unknown' | null> {
  const variable: MissingVariable = missingVariables[name]
  const alias = variable.table === 'referral' ? 'r' : 'i'
  const column = sql.ref(`${alias}.${variable.column}`)
  const gap =
    variable.sort === 'birth'
      ? sql`case when i.dob is not null then null when i.dob_standing = 'unknown' then 'unknown' else 'blank' end`
      : variable.sort === 'several'
        ? sql`case when ${column} is null or cardinality(${column}) = 0 then 'blank'
            when 'unknown' = any(${column}) then 'unknown' end`
        : sql`case when ${column} is null then 'blank' when ${column} = 'unknown' then 'unknown' end`
  if (variable.onlyWhere === undefined) return sql<'blank' | 'unknown' | null>`(${gap})::text`
  const [where, is] = variable.onlyWhere
  return sql<
    'blank' | 'unknown' | null
  >`(case when ${sql.ref(`${alias}.${where}`)} = ${is} then (${gap}) end)::text`
}

/** The place of a variable in the list: blanks first, because an unknown was asked already; then by effort. */
export function rankOf(name: VariableName, gap: 'blank' | 'unknown'): number {
  return (gap === 'blank' ? 0 : efforts.length) + efforts.indexOf(missingVariables[name].effort)
}

/** The codes of which one answers a variable on the list itself; null: its page asks. */
export function quickCodes(name: VariableName): CodeListName | null {
  const variable: MissingVariable = missingVariables[name]
  return variable.codes ?? null
}
