import {
  carried,
  errorSummaryOf,
  formShell,
  type FieldError,
  type Option,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import type { FactToRecord } from '../../../../platform/record/index.ts'
import { insetText } from '../../../../platform/web/components/index.ts'
import { html, nothing } from '../../../../platform/web/html.ts'
import {
  draftAddress,
  noSuchPage,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../../platform/web/route.ts'
import { caseBarView, childSummaries } from '../../../child/index.ts'
import { matchingContent } from '../../content/index.ts'
import { answerMatch, undoMatch } from '../../rules.ts'
import {
  filesOfChild,
  matchDecisions,
  possibleSameChild,
  type MatchDecision,
  type PossibleChild,
} from '../../store.ts'
import { ALL, answerForm, undoForm } from './form.ts'
import { answeredView, candidatesTable } from './view.ts'

interface Again {
  readonly typed?: Typed | undefined
  readonly errors?: readonly FieldError[] | undefined
  readonly conflict?: boolean | undefined
  /** The link whose undoing was refused: its form is open again. */
  readonly link?: string | undefined
}

function optionsOf(candidates: readonly PossibleChild[], x: Exchange): Option[] {
  const c = pick(matchingContent, x.lang)
  const same = (text: string) => ({ en: text, cy: text })
  return [
    ...candidates.map((one) => ({
      code: one.caseId,
      label: same(`${one.reference} · ${one.name ?? c.nameUnknown}`),
    })),
    ...(candidates.length > 1 ? [{ code: ALL, label: same(c.form.all) }] : []),
  ]
}

async function show(x: Exchange, again: Again = {}): Promise<Reply> {
  const c = pick(matchingContent, x.lang)
  const caseId = x.caseId()
  const [candidates, decisions, files, summaries] = [
    await possibleSameChild(x.db, caseId),
    await matchDecisions(x.db, caseId),
    await filesOfChild(x.db, caseId),
    await childSummaries(x.db, [caseId]),
  ]
  const mine = summaries.get(caseId)
  const own = files.find((file) => file.case_id === caseId)
  if (mine === undefined || own === undefined) return noSuchPage('no-such-case')
  x.showed(candidates.map((one) => one.caseId))
  const shell = {
    lang: x.lang,
    csrf: x.form.csrf,
    idempotencyKey: x.form.key,
    version: own.version,
  }
  const undo = (link: MatchDecision) =>
    formShell({
      ...shell,
      action: `/cases/${caseId}/matching/undo`,
      body: html`<p class="govuk-body">${c.undo.lead}</p>
        <input type="hidden" name="link" value="${link.id}" />
        ${undoForm.render({
          lang: x.lang,
          ...(link.id === again.link ? { typed: again.typed, errors: again.errors } : {}),
        })}`,
      submitLabel: c.undo.submit,
    })
  const typed = again.link === undefined ? again.typed : undefined
  const body = html`${caseBarView(mine, null, x.now, x.lang)} ${errorSummaryOf(again.errors, x.lang)}
    <h1 class="govuk-heading-l">${c.title}</h1>
    ${
      again.conflict === true
        ? insetText({
            html: html`<h2 class="govuk-heading-s">${c.conflict.title}</h2>
              <p>${c.conflict.text}</p>`,
          })
        : nothing
    }
    ${answeredView(decisions, files, own, undo, again.link ?? null, x.lang)}
    ${
      candidates.length === 0
        ? html`<p class="govuk-body">${c.none}</p>`
        : html`<p class="govuk-body">${c.lead}</p>
            ${candidatesTable(mine, own, candidates, x.lang)}
            ${formShell({
              ...shell,
              action: `/cases/${caseId}/matching`,
              draftPath: draftAddress(`/cases/${caseId}/matching`),
              classes: 'gs-dense',
              body: answerForm.render({
                lang: x.lang,
                typed,
                errors: again.link === undefined ? again.errors : undefined,
                options: { other: optionsOf(candidates, x) },
              }),
              submitLabel: c.form.submit,
            })}`
    }
    <p class="govuk-body"><a class="govuk-link" href="/cases/${caseId}/triage">${c.back}</a></p>`
  const status = again.conflict === true ? 409 : again.errors === undefined ? 200 : 422
  return page(c.title, body, { wide: true, status, hasErrors: again.errors !== undefined })
}

export const matchingPage: Handler = async (x) => {
  const draft = await x.draft()
  return show(x, draft === null ? {} : { typed: answerForm.typed(draft.fields) })
}

/** The version of the case's head that the form was drawn from. */
function seen(x: Exchange): number {
  return Number(x.body[carried.version])
}

async function save(x: Exchange, kind: string, facts: readonly FactToRecord[], again: Again): Promise<Reply> {
  const caseId = x.caseId()
  const outcome = await x.record({
    kind,
    caseId,
    happenedAt: null,
    answer: `/cases/${caseId}/matching`,
    facts,
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  if (outcome.refusal.code === 'someone-else-changed-it') return show(x, { ...again, conflict: true })
  return refused(outcome.refusal)
}

export const answerPage: Handler = async (x) => {
  const caseId = x.caseId()
  // Asked anew: only what this person is offered may be answered, so that no case is joined by its id alone.
  const candidates = await possibleSameChild(x.db, caseId)
  const parsed = answerForm.parse(x.body, x.lang, { options: { other: optionsOf(candidates, x) } })
  if (!parsed.ok) return show(x, { typed: parsed.typed, errors: parsed.errors })
  const files = await filesOfChild(x.db, caseId)
  if (files.find((file) => file.case_id === caseId)?.version !== seen(x))
    return show(x, { typed: parsed.typed, conflict: true })
  const decisions = await matchDecisions(x.db, caseId)
  const chosen = candidates.filter((one) => parsed.value.other === ALL || one.caseId === parsed.value.other)
  const facts: FactToRecord[] = []
  for (const candidate of chosen) {
    const outcome = answerMatch(
      { caseId, files, earlier: decisions.find((one) => one.otherCase === candidate.caseId) },
      candidate,
      { answer: parsed.value.answer, why: parsed.value.why ?? parsed.value.note },
    )
    if (!outcome.ok) return refused(outcome.refusal)
    facts.push(...outcome.value)
  }
  return save(x, `matching.${parsed.value.answer}`, facts, { typed: parsed.typed })
}

export const undoLink: Handler = async (x) => {
  const caseId = x.caseId()
  const decisions = await matchDecisions(x.db, caseId)
  const link = decisions.find((one) => one.id === x.body['link'])
  if (link === undefined) return noSuchPage('no-such-link')
  const parsed = undoForm.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, { typed: parsed.typed, errors: parsed.errors, link: link.id })
  const files = await filesOfChild(x.db, caseId)
  if (files.find((file) => file.case_id === caseId)?.version !== seen(x))
    return show(x, { typed: parsed.typed, conflict: true, link: link.id })
  const outcome = undoMatch({ caseId, files }, link, parsed.value.undoWhy)
  if (!outcome.ok) return refused(outcome.refusal)
  return save(x, 'matching.undo', outcome.value, { typed: parsed.typed, link: link.id })
}
