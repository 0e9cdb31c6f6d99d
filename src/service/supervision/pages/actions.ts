import { isUuid } from '../../../kernel/ids.ts'
import { nextVersion } from '../../../platform/record/index.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import {
  noSuchPage,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../platform/web/route.ts'
import { supervisionAction } from '../facts.ts'
import { readAction } from '../note-store.ts'
import { supervisesToday } from './writer.ts'

/** `who`: whose word it takes. A button, and no words to lose. */
async function over(
  x: Exchange,
  state: 'done' | 'dropped',
  who: 'for_account' | 'supervisor_id',
  answer: (noteId: string) => string,
): Promise<Reply> {
  const id = x.params['actionId'] ?? ''
  const action = isUuid(id) ? await readAction(x.db, id) : undefined
  if (action === undefined) return noSuchPage()
  const { columns } = action
  if (columns[who] !== x.accountId()) return refused({ code: 'not-permitted', because: 'not-theirs' })
  if (who === 'supervisor_id' && !(await supervisesToday(x, columns.worker_id)))
    return refused({ code: 'not-permitted', because: 'supervises-no-more' })
  if (columns.state !== 'open') return refused({ code: 'already-done', because: columns.state })
  if (versionOf(x.body) !== action.version) return refused({ code: 'someone-else-changed-it' })
  const outcome = await x.record({
    kind: `supervision.action-${state}`,
    caseId: null,
    happenedAt: null,
    answer: answer(columns.note_id),
    facts: [nextVersion(supervisionAction, null, action, { ...columns, state }, state)],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}

/** Said done by whom it binds; back to where the button was pressed. */
export const actionDone: Handler = (x) =>
  over(x, 'done', 'for_account', (noteId) =>
    x.body['back'] === 'tasks' ? '/tasks' : `/supervision/${noteId}`,
  )

/** No longer needed, says the supervisor who agreed it. */
export const dropAction: Handler = (x) =>
  over(x, 'dropped', 'supervisor_id', (noteId) => `/supervision/${noteId}`)
