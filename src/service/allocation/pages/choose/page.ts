import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import { isUuid } from '../../../../kernel/ids.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import {
  defineForm,
  select,
  text,
  textarea,
  type FieldError,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { wordsOf, pick } from '../../../../platform/i18n/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import {
  noSuchPage,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
} from '../../../../platform/web/route.ts'
import { conflictPage } from '../../../../platform/web/conflict-page.ts'
import { caseBar } from '../../../child/index.ts'
import { candidatesFor } from '../../candidates.ts'
import { readColleagues } from '../../colleagues.ts'
import { allocationContent } from '../../content/index.ts'
import { allocate, reallocate } from '../../rules.ts'
import { allocatedAt, stampOf } from '../../state.ts'
import { readChanges, readForAllocation, type CaseForAllocation } from '../../store.ts'
import { chooseForm, chooseView } from './view.ts'

const t = wordsOf(allocationContent)
const reallocateForm = defineForm({
  fields: {
    worker: text({
      label: t((c) => c.choose.question),
      messages: { missing: t((c) => c.choose.missing) },
    }),
    reason: select({
      label: t((c) => c.choose.reason),
      called: t((c) => c.choose.reasonCalled),
      options: choices('reallocation-reason'),
    }),
    note: textarea({
      label: t((c) => c.choose.note),
      hint: t((c) => c.choose.noteHint),
      optional: true,
      max: 1000,
      rows: 2,
    }),
  },
})
const allocateForm = reallocateForm.pick('worker', 'note')

type Mode = 'allocate' | 'reallocate'

function modeOf({ state }: CaseForAllocation): Mode | Refusal {
  if (state.head.route === null) return { code: 'route-undecided' }
  if (state.head.stage === 'accepted') return 'allocate'
  return state.head.stage === 'allocated' || state.head.stage === 'closing'
    ? 'reallocate'
    : { code: 'not-in-this-state' }
}

/** The form as it is to be drawn now: in `mode`, with the colleagues of the site or of all sites. */
async function drawn(
  x: Exchange,
  known: CaseForAllocation,
  mode: Mode,
  typed?: Typed,
  errors?: readonly FieldError[],
) {
  const { head } = known.state
  const acrossSites = x.query['sites'] === 'all'
  const colleagues = await readColleagues(
    x.db,
    { sites: acrossSites || head.site === null ? null : [head.site], childId: head.childId },
    x.now,
  )
  const former = mode === 'reallocate' ? allocatedAt(known.state, x.now) : null
  const candidates = candidatesFor(
    colleagues.filter((one) => one.accountId !== former?.accountId),
    { route: head.route, site: head.site, languages: known.languages ?? [] },
    'allocated',
    dayInLondon(x.now),
  )
  const rest =
    mode === 'reallocate'
      ? reallocateForm.render({ lang: x.lang, typed, errors, only: ['reason', 'note'] })
      : allocateForm.render({ lang: x.lang, typed, errors, only: ['note'] })
  return {
    known,
    mode,
    former: former?.name ?? null,
    candidates,
    acrossSites,
    rest,
    chosen: typeof typed?.['worker'] === 'string' ? typed['worker'] : '',
    errors,
    lang: x.lang,
    path: x.path,
    form: x.form,
    stamp: stampOf(known.state),
  }
}

async function show(
  x: Exchange,
  known: CaseForAllocation,
  mode: Mode,
  typed?: Typed,
  errors?: readonly FieldError[],
  refusal?: Refusal,
) {
  const parts = await drawn(x, known, mode, typed, errors)
  const c = pick(allocationContent, x.lang).choose
  const title = mode === 'allocate' ? c.allocateTitle : c.reallocateTitle
  return page(title, chooseView(await caseBar(x, 'allocation'), title, parts), {
    wide: true,
    ...(errors === undefined ? {} : { hasErrors: true, status: 422 }),
    ...(refusal === undefined ? {} : { refusal }),
  })
}

/** Somebody else has allocated meanwhile: what stands now, beside what this manager chose, with the form again. */
async function showConflict(x: Exchange, known: CaseForAllocation) {
  const mode = modeOf(known)
  if (typeof mode !== 'string') return refused(mode)
  const typed = reallocateForm.typed(x.body)
  const parts = await drawn(x, known, mode, typed)
  const c = pick(allocationContent, x.lang).choose
  const [last] = await readChanges(x.db, x.caseId())
  return conflictPage({
    lang: x.lang,
    above: await caseBar(x, 'allocation'),
    fields: [
      {
        label: c.conflictWorker,
        yours:
          parts.candidates.find((one) => one.colleague.accountId === parts.chosen)?.colleague.name ?? null,
        theirs: allocatedAt(known.state, x.now)?.name ?? null,
      },
    ],
    changed: { at: last?.recorded_at ?? x.now, by: last?.by ?? null, reason: last?.note ?? null },
    form: chooseForm(parts),
    backTo: `/cases/${x.caseId()}/allocation`,
  })
}

/** The first allocation needs no reason beside the acceptance of the case; every later one does. */
function parseAs(mode: Mode, x: Exchange) {
  if (mode === 'allocate') {
    const parsed = allocateForm.parse(x.body, x.lang)
    return parsed.ok ? { ...parsed, value: { ...parsed.value, reasonCode: null } } : parsed
  }
  const parsed = reallocateForm.parse(x.body, x.lang)
  return parsed.ok ? { ...parsed, value: { ...parsed.value, reasonCode: parsed.value.reason } } : parsed
}

export const choosePage: Handler = async (x) => {
  const known = await readForAllocation(x.db, x.caseId())
  if (known === null) return noSuchPage()
  const mode = modeOf(known)
  if (typeof mode !== 'string') return refused(mode)
  const draft = await x.draft()
  return show(x, known, mode, draft === null ? undefined : reallocateForm.typed(draft.fields))
}

export const choose: Handler = async (x) => {
  const known = await readForAllocation(x.db, x.caseId())
  if (known === null) return noSuchPage()
  if (x.body['_version'] !== stampOf(known.state)) return showConflict(x, known)
  const mode = modeOf(known)
  if (typeof mode !== 'string') return refused(mode)
  const parsed = parseAs(mode, x)
  if (!parsed.ok) return show(x, known, mode, parsed.typed, parsed.errors)
  const { worker: id, note, reasonCode } = parsed.value
  const [worker = null] = isUuid(id)
    ? await readColleagues(x.db, { sites: null, childId: known.state.head.childId, accountId: id }, x.now)
    : []
  const decided =
    mode === 'allocate'
      ? allocate(known.state, { worker, note }, x.now)
      : reallocate(known.state, { worker, reasonCode, note }, x.now)
  const c = pick(allocationContent, x.lang).choose
  if (!decided.ok) {
    const { code, because } = decided.refusal
    if (code === 'worker-not-available')
      return show(
        x,
        known,
        mode,
        parsed.typed,
        [{ field: 'worker', message: c.notAvailable, anchor: 'worker' }],
        decided.refusal,
      )
    if (code === 'reason-required' && because === 'across-sites')
      return show(x, known, mode, parsed.typed, [{ field: 'note', message: c.noteNeeded, anchor: 'note' }])
    if (code === 'already-done')
      return show(x, known, mode, parsed.typed, [{ field: 'worker', message: c.same, anchor: 'worker' }])
    return refused(decided.refusal)
  }
  const outcome = await x.record({
    kind: mode === 'allocate' ? 'allocation.allocate' : 'allocation.reallocate',
    caseId: x.caseId(),
    happenedAt: null,
    answer: `/cases/${x.caseId()}/allocation`,
    facts: decided.value,
    detail: { reason: reasonCode },
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  const now = await readForAllocation(x.db, x.caseId())
  return outcome.refusal.code === 'someone-else-changed-it' && now !== null
    ? showConflict(x, now)
    : refused(outcome.refusal)
}
