import { decide } from '../../../../platform/access/index.ts'
import { noSuchPage, page, redirect, refused, type Handler } from '../../../../platform/web/route.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { caseBar } from '../../../child/index.ts'
import { allocationContent } from '../../content/index.ts'
import { acknowledge } from '../../rules.ts'
import { holdsAt, stampOf } from '../../state.ts'
import { readChanges, readForAllocation, seenRelationships } from '../../store.ts'
import { whoView } from './view.ts'

export const whoPage: Handler = async (x) => {
  const known = await readForAllocation(x.db, x.caseId())
  if (known === null) return noSuchPage()
  const mine = known.state.relationships.filter(
    (one) => one.accountId === x.accountId() && holdsAt(one, x.now),
  )
  const seen = mine.length === 0 ? [] : await seenRelationships(x.db, x.caseId())
  const c = pick(allocationContent, x.lang).who
  return page(
    c.title,
    whoView({
      bar: await caseBar(x, 'allocation'),
      lang: x.lang,
      now: x.now,
      known,
      changes: await readChanges(x.db, x.caseId()),
      newToMe: mine.some((one) => !seen.includes(one.id)),
      mayChange: decide('allocation:record', x.access, x.now).permitted,
      form: x.form,
      stamp: stampOf(known.state),
    }),
  )
}

/** "I have seen it": takes the child off the list of new ones. Asked from the case and from the caseload. */
export const see: Handler = async (x) => {
  const known = await readForAllocation(x.db, x.caseId())
  if (known === null) return noSuchPage()
  const seen = await seenRelationships(x.db, x.caseId())
  const back = x.body['back'] === 'caseload' ? '/caseload' : `/cases/${x.caseId()}/allocation`
  const decided = acknowledge(known.state, x.accountId(), seen, x.now)
  if (!decided.ok) return decided.refusal.code === 'already-done' ? redirect(back) : refused(decided.refusal)
  const outcome = await x.record({
    kind: 'allocation.seen',
    caseId: x.caseId(),
    happenedAt: null,
    answer: back,
    facts: decided.value,
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
