import { randomUUID } from 'node:crypto'
import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import type { FactId } from '../../../../kernel/ids.ts'
import { errorSummaryOf, formShell, type FieldError, type Typed } from '../../../../platform/forms/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { newFact } from '../../../../platform/record/index.ts'
import { html } from '../../../../platform/web/html.ts'
import {
  draftAddress,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../../platform/web/route.ts'
import { authorityOptions } from '../../authorities.ts'
import { deskContent } from '../../content/index.ts'
import { call } from '../../facts.ts'
import { momentOf, typedMoment } from '../../moment.ts'
import { callColumns, callForm, callGroups } from './form.ts'

function show(x: Exchange, typed: Typed, errors?: readonly FieldError[]): Reply {
  const c = pick(deskContent, x.lang).log
  const options = { local_authority: authorityOptions(x.now) }
  const group = (name: keyof typeof callGroups) =>
    html`<section>
      <h2 class="govuk-heading-m">${c[name]}</h2>
      ${callForm.render({ lang: x.lang, typed, errors, options, only: callGroups[name] })}
    </section>`
  return page(
    c.title,
    html`${errorSummaryOf(errors, x.lang)}
      <h1 class="govuk-heading-l">${c.title}</h1>
      ${formShell({
        lang: x.lang,
        action: x.path,
        csrf: x.form.csrf,
        idempotencyKey: x.form.key,
        draftPath: draftAddress(x.path),
        body: html`${group('caller')} ${group('child')} ${group('advice')}`,
        submitLabel: c.submit,
        classes: 'gs-dense',
      })}`,
    { wide: true, ...(errors === undefined ? {} : { hasErrors: true, status: 422 }) },
  )
}

export const logCallPage: Handler = async (x) => {
  const draft = await x.draft()
  return show(x, {
    ...typedMoment(x.now, 'taken_on', 'taken_at'),
    ...(draft === null ? {} : callForm.typed(draft.fields)),
  })
}

export const logCall: Handler = async (x) => {
  const parsed = callForm.parse(x.body, x.lang, {
    today: dayInLondon(x.now),
    options: { local_authority: authorityOptions(x.now) },
  })
  if (!parsed.ok) return show(x, parsed.typed, parsed.errors)
  const { value } = parsed
  if (momentOf(value.taken_on, value.taken_at) > x.now) {
    const message = pick(deskContent, x.lang).log.future
    return show(x, parsed.typed, [{ field: 'taken_at', anchor: 'taken_at', message }])
  }
  const id = randomUUID() as FactId
  const columns = callColumns(value)
  const outcome = await x.record({
    kind: 'call.log',
    caseId: null,
    happenedAt: columns.taken_at,
    // A referral taken on the same call goes on at once, with everything carried over.
    answer: value.next_step === 'referral-taken' ? `/desk/calls/${id}/referral` : `/desk/calls/${id}`,
    facts: [newFact(call, null, columns, id)],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
