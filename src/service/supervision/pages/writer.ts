import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { refuse, type Outcome } from '../../../kernel/refusal.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { readNote, supervisedBy, type Note } from '../note-store.ts'

/** Every version of the note that the path names; none where the reader may not see it. */
export async function noteInPath(x: Exchange): Promise<readonly Note[]> {
  const id = x.params['noteId'] ?? ''
  return isUuid(id) ? readNote(x.db, id) : []
}

/** Does the asker supervise this worker today? The database asks it again of every fact about a worker. */
export const supervisesToday = async (x: Exchange, worker: string): Promise<boolean> =>
  (await supervisedBy(x.db, x.accountId(), dayInLondon(x.now))).some(({ id }) => id === worker)

/**
 * The note as it stands, where whoever asks wrote it, still supervises the worker, and it was not withdrawn. Nobody rewrites
 * another person's note. Null: there is none.
 */
export async function ownStanding(x: Exchange): Promise<Outcome<Note> | null> {
  const [note] = await noteInPath(x)
  if (note === undefined) return null
  if (note.columns.supervisor_id !== x.accountId()) return refuse('not-permitted', 'not-the-writer')
  if (!(await supervisesToday(x, note.columns.worker_id)))
    return refuse('not-permitted', 'supervises-no-more')
  if (note.standing !== 'recorded') return refuse('already-done', 'entered-in-error')
  return { ok: true, value: note }
}
