import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import { isUuid } from '../../../../kernel/ids.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import {
  date,
  defineForm,
  errorSummaryOf,
  formShell,
  select,
  text,
  textarea,
  type FieldError,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { conflictPage } from '../../../../platform/web/conflict-page.ts'
import { html } from '../../../../platform/web/html.ts'
import {
  draftAddress,
  noSuchPage,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
} from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { candidatesFor } from '../../candidates.ts'
import { readColleagues } from '../../colleagues.ts'
import { allocationContent } from '../../content/index.ts'
import { arrangeCover, endCover } from '../../rules-cover.ts'
import { allocatedAt, stampOf, standsAfter } from '../../state.ts'
import { readChanges, readForAllocation, type CaseForAllocation } from '../../store.ts'
import { workerPicker } from '../picker.ts'

const t = wordsOf(allocationContent)
const form = defineForm({
  fields: {
    worker: text({
      label: t((c) => c.cover.question),
      messages: { missing: t((c) => c.cover.missing) },
    }),
    from: date({ label: t((c) => c.cover.from), earliest: 'today' }),
    to: date({ label: t((c) => c.cover.to), earliest: 'today' }),
    reason: select({
      label: t((c) => c.cover.reason),
      called: t((c) => c.cover.reasonCalled),
      options: choices('cover-reason'),
    }),
    note: textarea({
      label: t((c) => c.choose.note),
      hint: t((c) => c.choose.noteHint),
      optional: true,
      max: 1000,
      rows: 2,
    }),
  },
  check: (value) => (value.to < value.from ? [{ field: 'to', message: t((c) => c.cover.notBefore) }] : []),
})

/** The form as it is to be drawn now, with the colleagues of the site or of all sites. */
async function drawn(x: Exchange, known: CaseForAllocation, typed?: Typed, errors?: readonly FieldError[]) {
  const content = pick(allocationContent, x.lang)
  const c = content.cover
  const { head } = known.state
  const acrossSites = x.query['sites'] === 'all'
  const everywhere = `${x.path}?sites=all`
  const present = allocatedAt(known.state, x.now)
  const colleagues = await readColleagues(
    x.db,
    { sites: acrossSites || head.site === null ? null : [head.site], childId: head.childId },
    x.now,
  )
  const candidates = candidatesFor(
    colleagues.filter((one) => one.accountId !== present?.accountId),
    { route: head.route, site: head.site, languages: known.languages ?? [] },
    'covering',
    dayInLondon(x.now),
  )
  const chosen = typed?.['worker']
  const drawnForm = formShell({
    lang: x.lang,
    action: acrossSites ? everywhere : x.path,
    csrf: x.form.csrf,
    idempotencyKey: x.form.key,
    version: stampOf(known.state),
    draftPath: draftAddress(x.path),
    classes: 'gs-dense',
    submitLabel: c.submit,
    besides: html`<a class="govuk-link" href="/cases/${head.caseId}/allocation">${content.choose.back}</a>`,
    body: html`${workerPicker({
      lang: x.lang,
      question: c.question,
      caption: c.title,
      candidates,
      chosen: typeof chosen === 'string' ? chosen : '',
      error: errors?.find((error) => error.field === 'worker')?.message,
      childSpeaks: known.languages,
      acrossSites,
      here: x.path,
      everywhere,
    })}
    ${form.render({ lang: x.lang, typed, errors, only: ['from', 'to', 'reason', 'note'] })}`,
  })
  const worker = candidates.find((one) => one.colleague.accountId === chosen)?.colleague.name ?? null
  return { drawnForm, worker }
}

async function show(
  x: Exchange,
  known: CaseForAllocation,
  typed?: Typed,
  errors?: readonly FieldError[],
  refusal?: Refusal,
) {
  const c = pick(allocationContent, x.lang).cover
  const { drawnForm } = await drawn(x, known, typed, errors)
  const body = html`${await caseBar(x, 'allocation')} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${drawnForm}`
  return page(c.title, body, {
    wide: true,
    ...(errors === undefined ? {} : { hasErrors: true, status: 422 }),
    ...(refusal === undefined ? {} : { refusal }),
  })
}

const coverable = ({ state }: CaseForAllocation): boolean =>
  state.head.stage === 'allocated' || state.head.stage === 'closing'

/** Somebody else has changed who works with the child: who covers now, beside whom this manager chose, and the form again. */
async function showConflict(x: Exchange, known: CaseForAllocation) {
  if (!coverable(known)) return refused({ code: 'not-in-this-state' })
  const typed = form.typed(x.body)
  const { drawnForm, worker } = await drawn(x, known, typed)
  const c = pick(allocationContent, x.lang)
  const covering = known.state.relationships.filter(
    (one) => one.kind === 'covering' && standsAfter(one, x.now),
  )
  const [last] = await readChanges(x.db, x.caseId())
  return conflictPage({
    lang: x.lang,
    above: await caseBar(x, 'allocation'),
    fields: [
      {
        label: c.cover.question,
        yours: worker,
        theirs: covering.length === 0 ? null : covering.map((one) => one.name).join(', '),
      },
    ],
    changed: { at: last?.recorded_at ?? x.now, by: last?.by ?? null, reason: last?.note ?? null },
    form: drawnForm,
    backTo: `/cases/${x.caseId()}/allocation`,
  })
}

export const coverPage: Handler = async (x) => {
  const known = await readForAllocation(x.db, x.caseId())
  if (known === null) return noSuchPage()
  if (!coverable(known)) return refused({ code: 'not-in-this-state' })
  const draft = await x.draft()
  return show(x, known, draft === null ? undefined : form.typed(draft.fields))
}

export const cover: Handler = async (x) => {
  const known = await readForAllocation(x.db, x.caseId())
  if (known === null) return noSuchPage()
  if (x.body['_version'] !== stampOf(known.state)) return showConflict(x, known)
  const parsed = form.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return show(x, known, parsed.typed, parsed.errors)
  const { worker: id, from, to, reason, note } = parsed.value
  const [worker = null] = isUuid(id)
    ? await readColleagues(x.db, { sites: null, childId: known.state.head.childId, accountId: id }, x.now)
    : []
  const decided = arrangeCover(known.state, { worker, from, to, reasonCode: reason, note }, x.now)
  if (!decided.ok) {
    const c = pick(allocationContent, x.lang)
    const { code, because } = decided.refusal
    if (code === 'worker-not-available')
      return show(
        x,
        known,
        parsed.typed,
        [{ field: 'worker', message: c.choose.notAvailable, anchor: 'worker' }],
        decided.refusal,
      )
    if (code === 'reason-required' && because === 'across-sites')
      return show(x, known, parsed.typed, [{ field: 'note', message: c.choose.noteNeeded, anchor: 'note' }])
    if (code === 'already-done')
      return show(x, known, parsed.typed, [{ field: 'worker', message: c.cover.already, anchor: 'worker' }])
    return refused(decided.refusal)
  }
  const outcome = await x.record({
    kind: 'allocation.cover',
    caseId: x.caseId(),
    happenedAt: null,
    answer: `/cases/${x.caseId()}/allocation`,
    facts: decided.value,
    detail: { reason },
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  const now = await readForAllocation(x.db, x.caseId())
  return outcome.refusal.code === 'someone-else-changed-it' && now !== null
    ? showConflict(x, now)
    : refused(outcome.refusal)
}

export const stopCover: Handler = async (x) => {
  const known = await readForAllocation(x.db, x.caseId())
  if (known === null) return noSuchPage()
  const decided = endCover(known.state, x.params['relationshipId'] ?? '', x.now)
  if (!decided.ok) return refused(decided.refusal)
  const outcome = await x.record({
    kind: 'allocation.end-cover',
    caseId: x.caseId(),
    happenedAt: null,
    answer: `/cases/${x.caseId()}/allocation`,
    facts: decided.value,
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
