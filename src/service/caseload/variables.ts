import { sql, type RawBuilder } from 'kysely'

/**
 * The questions whose answers the returns need (evaluation 2019 (RR111) §2.1): where each is kept, and whether an answer is one
 * code or several. Blank is not asked; the code `unknown` is asked and not known.
 */
export const variables = {
  dob: { table: 'i', sort: 'birth' },
  gender: { table: 'i', sort: 'one' },
  nationalities: { table: 'i', sort: 'several' },
  immigration_group: { table: 'i', sort: 'one' },
  languages: { table: 'i', sort: 'several' },
  interpreter: { table: 'i', sort: 'one' },
  welsh_preference: { table: 'i', sort: 'one' },
  parental_responsibility: { table: 'r', sort: 'one' },
  exploitation_primary: { table: 'r', sort: 'one' },
  nrm_stage: { table: 'r', sort: 'one' },
  missing_now: { table: 'r', sort: 'one' },
  trafficker_contact: { table: 'r', sort: 'one' },
  education: { table: 'r', sort: 'one' },
  looked_after: { table: 'r', sort: 'one' },
  cjs_involved: { table: 'r', sort: 'one' },
} as const satisfies Readonly<Record<string, { table: 'i' | 'r'; sort: 'one' | 'several' | 'birth' }>>
export type Variable = keyof typeof variables
export const variableNames = Object.keys(variables) as readonly Variable[]

export function isVariable(text: string | undefined): text is Variable {
  return variableNames.some((name) => name === text)
}

/** True where the answer is that nobody knows. `i` is child_identity, `r` referral, each as it stands. */
export function isUnknown(name: Variable): RawBuilder<boolean> {
  const { table, sort } = variables[name]
  const column = sql.ref(`${table}.${name}`)
  if (sort === 'birth') return sql<boolean>`coalesce(i.dob is null and i.dob_standing = 'unknown', false)`
  return sort === 'one'
    ? sql<boolean>`coalesce(${column} = 'unknown', false)`
    : sql<boolean>`coalesce('unknown' = any(${column}), false)`
}

/** True where nobody has asked. */
export function isNotAsked(name: Variable): RawBuilder<boolean> {
  const { table, sort } = variables[name]
  if (sort === 'birth') return sql<boolean>`(i.dob is null and i.dob_standing is distinct from 'unknown')`
  return sql<boolean>`(${sql.ref(`${table}.${name}`)} is null)`
}
