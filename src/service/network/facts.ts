import { z } from 'zod'
import { networkReadings } from '../../kernel/policy/network.ts'
import { factKind, type ColumnsOf } from '../../platform/record/index.ts'

/** null = not asked, in every column that allows it. */
const code = z.string().nullable()
const words = z.string().nullable()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const count = z.number().int().nonnegative()

/** A person or agency round the child. Naming one searches for nobody and joins it to nothing. */
export const networkMember = factKind(
  'network_member',
  z.object({
    /** A name as it was told, or a role. */
    called: z.string(),
    /** network-kind */
    kind: z.string(),
    /** network-type: what they are to the child; `unknown` = asked, nobody knows */
    type: z.string(),
    /** network-trust, as the child rates it. `would-not-say` is an answer; null: nobody asked the child */
    trust: code,
    /** network-frequency */
    frequency: code,
    since: day.nullable(),
    /** The day from which they no longer stand in the network; null = they do */
    until: day.nullable(),
    /** yes, no, unknown: may we ring or write to them */
    safe_to_contact: code,
    note: words,
  }),
)

/** A tie between two of them. It has no direction. */
export const networkTie = factKind(
  'network_tie',
  z.object({ one_id: z.string(), other_id: z.string(), /** network-tie */ kind: code, note: words }),
)

/** A map agreed on a day. The counts and the reading are those of the people who stood on it then, by the rule of that day. */
export const networkReview = factKind(
  'network_review',
  z.object({
    on_day: day,
    /** network-review-point */
    point: z.string(),
    agreed_by: z.string(),
    with_child: z.enum(['yes', 'no']),
    child_words: words,
    note: words,
    reading: z.enum(networkReadings),
    protective: count,
    neutral: count,
    exploitative: count,
    type_unknown: count,
    professionals: count,
  }),
)

/** Somebody in the network is the child of another case. Seen by those alone who may see both cases: row security says so. */
export const networkLink = factKind(
  'network_link',
  z.object({ member_id: z.string(), other_case: z.string() }),
)

export type Member = ColumnsOf<typeof networkMember>
export type Tie = ColumnsOf<typeof networkTie>
export type Review = ColumnsOf<typeof networkReview>
