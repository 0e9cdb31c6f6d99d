import { isUuid } from '../../../../kernel/ids.ts'
import {
  defineForm,
  errorSummaryOf,
  formShell,
  textarea,
  type FieldError,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { formatInstant, pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { enteredInError } from '../../../../platform/record/index.ts'
import { conflictPage, versionOf } from '../../../../platform/web/conflict-page.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
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
import { caseBar, whoRecorded } from '../../../child/index.ts'
import { tell } from '../../chronicles.ts'
import { readFact, type ToldFact } from '../../chronology-store.ts'
import { withdrawalContent } from '../../content/withdrawal.ts'
import { clocksAfterWithdrawal, tableInAudit, withdrawable, withdrawnAt } from '../../withdrawal.ts'
import { link } from '../../words.ts'

const t = wordsOf(withdrawalContent)
const form = defineForm({
  fields: { reason: textarea({ label: t((c) => c.reason), rows: 3, max: 500 }) },
})

/** The fact of the path, as it stands; null when there is none of that table in this case, or it may not be withdrawn. */
async function factInPath(x: Exchange): Promise<ToldFact | null> {
  const table = x.params['table'] ?? ''
  const factId = x.params['factId'] ?? ''
  if (withdrawable(table) === null || !isUuid(factId)) return null
  return readFact(x.db, { caseId: x.caseId(), table, factId })
}

/** What is withdrawn, and the form that does it. */
function withdrawalOf(x: Exchange, fact: ToldFact, typed?: Typed, errors?: readonly FieldError[]): Html {
  const c = pick(withdrawalContent, x.lang)
  const told = tell(fact.table, fact.row, x.lang)
  const recorded = fact.row['recorded_at']
  return html`<section class="gs-card" aria-labelledby="what">
      <h2 id="what">${c.what}: ${told.title}</h2>
      ${told.body}
      ${
        recorded instanceof Date
          ? html`<p class="gs-muted">${c.recorded}: ${formatInstant(recorded, x.lang)}</p>`
          : null
      }
    </section>
    <p class="govuk-body">${c.keeps}</p>
    ${formShell({
      lang: x.lang,
      action: x.path,
      csrf: x.form.csrf,
      idempotencyKey: x.form.key,
      version: fact.version,
      draftPath: draftAddress(x.path),
      body: form.render({ lang: x.lang, typed, errors }),
      submitLabel: c.submit,
      besides: link(`/cases/${x.caseId()}/chronology`, c.back),
    })}`
}

async function show(
  x: Exchange,
  fact: ToldFact,
  typed?: Typed,
  errors?: readonly FieldError[],
): Promise<Reply> {
  const c = pick(withdrawalContent, x.lang)
  const body = html`${await caseBar(x, 'chronology')} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${withdrawalOf(x, fact, typed, errors)}`
  return page(c.title, body, errors === undefined ? {} : { hasErrors: true, status: 422 })
}

/** Changed while somebody wrote why it is wrong: what stands now may be right, and their reason is kept. */
async function contested(x: Exchange, fact: ToldFact, typed: Typed, yours: string): Promise<Reply> {
  const recorded = fact.row['recorded_at']
  return conflictPage({
    lang: x.lang,
    above: await caseBar(x, 'chronology'),
    fields: [{ label: pick(withdrawalContent, x.lang).reason, yours, theirs: fact.reason }],
    changed: {
      at: recorded instanceof Date ? recorded : x.now,
      by: await whoRecorded(x.db, String(fact.row['act_id'])),
      reason: fact.reason,
    },
    form: withdrawalOf(x, fact, typed),
    backTo: `/cases/${x.caseId()}/chronology`,
  })
}

export const withdrawPage: Handler = async (x) => {
  const fact = await factInPath(x)
  if (fact === null) return noSuchPage('no-such-fact')
  if (fact.standing !== 'recorded') return refused({ code: 'already-done' })
  const elsewhere = withdrawnAt(x.caseId(), fact.table, fact.id)
  if (elsewhere !== null) return redirect(elsewhere)
  const draft = await x.draft()
  return show(x, fact, draft === null ? undefined : form.typed(draft.fields))
}

export const withdraw: Handler = async (x) => {
  const fact = await factInPath(x)
  const kind = withdrawable(x.params['table'] ?? '')
  if (fact === null || kind === null) return noSuchPage('no-such-fact')
  if (fact.standing !== 'recorded') return refused({ code: 'already-done' })
  if (withdrawnAt(x.caseId(), fact.table, fact.id) !== null)
    return refused({ code: 'not-in-this-state', because: 'withdrawn-in-its-room' })
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, fact, parsed.typed, parsed.errors)
  if (versionOf(x.body) !== fact.version) return contested(x, fact, parsed.typed, parsed.value.reason)
  const clocks = await clocksAfterWithdrawal(x.db, x.caseId(), fact, x.now)
  const outcome = await x.record({
    kind: 'fact.withdraw',
    caseId: x.caseId(),
    happenedAt: null,
    answer: `/cases/${x.caseId()}/chronology`,
    detail: { table: tableInAudit(fact.table) },
    facts: [
      enteredInError(
        kind,
        x.caseId(),
        { id: fact.id, version: fact.version, columns: kind.columns.parse(fact.row) },
        parsed.value.reason,
      ),
      ...clocks,
    ],
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  const now = outcome.refusal.code === 'someone-else-changed-it' ? await factInPath(x) : null
  return now === null || now.standing !== 'recorded'
    ? refused(outcome.refusal)
    : contested(x, now, parsed.typed, parsed.value.reason)
}
