import { z } from 'zod'
import type { CaseFactColumns, Kept, Once } from '../../platform/database/tables.ts'
import { factKind } from '../../platform/record/index.ts'

export const taskStates = ['open', 'done', 'withdrawn'] as const
export type TaskState = (typeof taskStates)[number]

/** Something that a person has set themselves, or a colleague, to do for a child: no rule of the service asks for it. */
export const task = factKind(
  'task',
  z.object({
    words: z.string().min(1).max(300),
    /** The last day on which it is in time. */
    due_on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    for_account: z.string(),
    state: z.enum(taskStates),
  }),
)

interface TaskTable extends CaseFactColumns {
  words: Once<string>
  due_on: Once<string>
  for_account: Once<string>
  state: Once<TaskState>
}

/** What a calendar program may show beside "something is due": nothing of it tells of a child. */
export const feedCategories = ['none', 'work', 'appointment'] as const
export type FeedCategory = (typeof feedCategories)[number]

interface CalendarFeedTable {
  seq: Kept<number>
  id: Once<string>
  account_id: Once<string>
  /** Only the digest of the secret address is kept. */
  token_hash: Once<string>
  made_at: Once<Date>
  /** The posts held when it was made: with other posts it is worth nothing. */
  posts: Once<string>
  category: Once<FeedCategory>
  language: Once<'en' | 'cy'>
}
interface CalendarFeedEndTable {
  feed_id: Once<string>
  account_id: Once<string>
  ended_at: Once<Date>
}

// A type, not an interface: Kysely's withTables wants an index signature.
export type TaskTables = {
  task: TaskTable
  calendar_feed: CalendarFeedTable
  calendar_feed_end: CalendarFeedEndTable
}
