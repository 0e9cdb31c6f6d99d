import { isUuid } from '../../../../kernel/ids.ts'
import { decide } from '../../../../platform/access/index.ts'
import { formShell } from '../../../../platform/forms/index.ts'
import { formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { nextVersion } from '../../../../platform/record/index.ts'
import { html } from '../../../../platform/web/html.ts'
import {
  noSuchPage,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
} from '../../../../platform/web/route.ts'
import { toldList } from '../../../child/index.ts'
import { deskContent } from '../../content/index.ts'
import { call } from '../../facts.ts'
import { readCall, type Call } from '../../store.ts'
import { tellCall } from '../../tell.ts'

/** The call of the path; null where there is none, or it belongs to a case that the person may not see. */
export async function callOfPath(x: Exchange): Promise<Call | null> {
  const id = x.params['callId'] ?? ''
  return isUuid(id) ? readCall(x.db, id) : null
}

export const callPage: Handler = async (x) => {
  const found = await callOfPath(x)
  if (found === null) return noSuchPage()
  const c = pick(deskContent, x.lang).call
  const { id, version, columns: said } = found
  if (said.case_id !== null) x.showed([said.case_id])
  const mayLog = decide('desk:log-call', x.access, x.now).permitted
  const mayTake = decide('referral:take', x.access, x.now).permitted
  const button = (text: string) =>
    html`<p class="govuk-body">${c.intoReferralHint}</p>
      <p>
        <a class="govuk-button" role="button" draggable="false" href="/desk/calls/${id}/referral">${text}</a>
      </p>`
  return page(
    c.title,
    html`<h1 class="govuk-heading-l">${c.title}</h1>
      ${
        said.case_id === null
          ? mayTake
            ? button(c.intoReferral)
            : null
          : html`<p class="govuk-body">
              ${c.became} <a class="govuk-link" href="/cases/${said.case_id}">${c.openCase}</a>
            </p>`
      }
      ${
        said.rung_back_at === null
          ? null
          : html`<p class="govuk-body">${c.rungBackAt(formatInstant(said.rung_back_at, x.lang))}</p>`
      }
      ${
        said.ring_back_at !== null && said.rung_back_at === null && mayLog
          ? formShell({
              lang: x.lang,
              action: `/desk/calls/${id}/rung-back`,
              csrf: x.form.csrf,
              idempotencyKey: x.form.key,
              version,
              body: null,
              submitLabel: c.rungBack,
            })
          : null
      }
      ${toldList(tellCall(said, x.lang), x.lang)}`,
    {
      before: html`<a class="govuk-back-link" href="/desk">${pick(deskContent, x.lang).desk.title}</a>`,
    },
  )
}

/** We have rung the caller back: the call leaves the list of those who wait. */
export const rungBack: Handler = async (x) => {
  const found = await callOfPath(x)
  if (found === null) return noSuchPage()
  // Somebody else has rung already: nothing more to record.
  if (found.columns.rung_back_at !== null) return redirect(`/desk/calls/${found.id}`)
  const outcome = await x.record({
    kind: 'call.ring-back',
    caseId: null,
    happenedAt: null,
    answer: '/desk',
    facts: [nextVersion(call, null, found, { ...found.columns, rung_back_at: x.now }, 'rung-back')],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
