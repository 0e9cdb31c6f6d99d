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
import { allocatedAt, stampOf } from '../../state.ts'
import { readForAllocation, type CaseForAllocation } from '../../store.ts'
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

async function show(
  x: Exchange,
  known: CaseForAllocation,
  typed?: Typed,
  errors?: readonly FieldError[],
  refusal?: Refusal,
) {
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
  const body = html`${await caseBar(x, 'allocation')} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${formShell({
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
    })}`
  return page(c.title, body, {
    wide: true,
    ...(errors === undefined ? {} : { hasErrors: true, status: 422 }),
    ...(refusal === undefined ? {} : { refusal }),
  })
}

export const coverPage: Handler = async (x) => {
  const known = await readForAllocation(x.db, x.caseId())
  if (known === null) return noSuchPage()
  const { stage } = known.state.head
  if (stage !== 'allocated' && stage !== 'closing') return refused({ code: 'not-in-this-state' })
  const draft = await x.draft()
  return show(x, known, draft === null ? undefined : form.typed(draft.fields))
}

export const cover: Handler = async (x) => {
  const known = await readForAllocation(x.db, x.caseId())
  if (known === null) return noSuchPage()
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
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
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
