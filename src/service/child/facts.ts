import { z } from 'zod'
import type { CaseFactColumns, Once } from '../../platform/database/tables.ts'
import { factKind } from '../../platform/record/index.ts'

const code = z.string().nullable()
const words = z.string().nullable()
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable()

/**
 * Who the child is. One a case; the fact's id is the case's id. In every column null means that nobody has asked, and the
 * code `unknown` that somebody asked and nobody knows.
 */
export const childIdentity = factKind(
  'child_identity',
  z.object({
    dob: day,
    /** exact, approximate, disputed, unknown (reference-data/dob-standing.csv). */
    dob_standing: code,
    gender: code,
    nationalities: z.array(z.string()).nullable(),
    immigration_group: code,
    languages: z.array(z.string()).nullable(),
    /** yes, no, unknown. */
    interpreter: code,
    interpreter_language: code,
    /** welsh, english, both, unknown: the language in which the child wishes to be served. */
    welsh_preference: code,
    communication_need: words,
  }),
)

/** A name the child is known by. Several a case: the given name, aliases, the name in its own script. */
export const childName = factKind(
  'child_name',
  z.object({
    kind: z.enum(['given', 'alias', 'native-script']),
    full_name: z.string().min(1),
    /** `full_name` without accents and case, for search; see search-key.ts. */
    search_key: z.string(),
  }),
)

/** Where the child is. Shown only by an explicit act that is audited; never in a list, a title or an address. */
export const childLocation = factKind(
  'child_location',
  z.object({
    accommodation: code,
    address: words,
    postcode: words,
    telephone: words,
    since: day,
  }),
)

/** How the child can be reached without danger. */
export const safeContact = factKind(
  'safe_contact',
  z.object({
    way: words,
    /** yes, no, unknown: may we write to the child. */
    safe_to_write: code,
    safe_to_ring: code,
    when_safe: words,
    never: words,
  }),
)

/** A professional around the child. */
export const professional = factKind(
  'professional',
  z.object({
    name: z.string(),
    role: code,
    organisation: words,
    telephone: words,
    email: words,
    is_referrer: z.boolean(),
    /** Set when the person has left the child's circle. */
    until: day,
  }),
)

interface ChildIdentityTable extends CaseFactColumns {
  dob: Once<string | null>
  dob_standing: Once<string | null>
  gender: Once<string | null>
  nationalities: Once<string[] | null>
  immigration_group: Once<string | null>
  languages: Once<string[] | null>
  interpreter: Once<string | null>
  interpreter_language: Once<string | null>
  welsh_preference: Once<string | null>
  communication_need: Once<string | null>
}
interface ChildNameTable extends CaseFactColumns {
  kind: Once<'given' | 'alias' | 'native-script'>
  full_name: Once<string>
  search_key: Once<string>
}
interface ChildLocationTable extends CaseFactColumns {
  accommodation: Once<string | null>
  address: Once<string | null>
  postcode: Once<string | null>
  telephone: Once<string | null>
  since: Once<string | null>
}
interface SafeContactTable extends CaseFactColumns {
  way: Once<string | null>
  safe_to_write: Once<string | null>
  safe_to_ring: Once<string | null>
  when_safe: Once<string | null>
  never: Once<string | null>
}
interface ProfessionalTable extends CaseFactColumns {
  name: Once<string>
  role: Once<string | null>
  organisation: Once<string | null>
  telephone: Once<string | null>
  email: Once<string | null>
  is_referrer: Once<boolean>
  until: Once<string | null>
}

// A type, not an interface: Kysely's withTables wants an index signature.
export type ChildTables = {
  child_identity: ChildIdentityTable
  child_name: ChildNameTable
  child_location: ChildLocationTable
  safe_contact: SafeContactTable
  professional: ProfessionalTable
}
