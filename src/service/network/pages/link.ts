import {
  defineForm,
  errorSummaryOf,
  formShell,
  text,
  type FieldError,
  type Typed,
} from '../../../platform/forms/index.ts'
import { done, type Refusal } from '../../../kernel/refusal.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { newFact } from '../../../platform/record/index.ts'
import { html } from '../../../platform/web/html.ts'
import { noSuchPage, page, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { caseBar, recordOnCase } from '../../child/index.ts'
import { networkContent } from '../content/index.ts'
import { networkLink } from '../facts.ts'
import { networkKnown, visibleCaseOf } from '../store.ts'
import { memberInPath, networkPath, wayBack } from './places.ts'

const t = wordsOf(networkContent)
const form = defineForm({
  fields: {
    reference: text({ label: t((c) => c.link.reference), spellcheck: false, max: 40 }),
  },
})

/** Without a draft: what is typed here names another case, and is kept nowhere until it is saved. */
async function show(x: Exchange, typed?: Typed, errors?: readonly FieldError[], refusal?: Refusal) {
  const c = pick(networkContent, x.lang)
  const back = wayBack(x)
  const body = html`${await caseBar(x, 'network')} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${c.link.title}</h1>
    <p class="govuk-body">${c.link.lead}</p>
    ${formShell({
      lang: x.lang,
      action: x.path,
      csrf: x.form.csrf,
      idempotencyKey: x.form.key,
      body: form.render({ lang: x.lang, typed, errors }),
      submitLabel: c.link.save,
      besides: html`<a class="govuk-link" href="${back.href}">${back.text}</a>`,
    })}`
  return page(c.link.title, body, {
    ...(errors === undefined ? {} : { hasErrors: true, status: 422 as const }),
    ...(refusal === undefined ? {} : { refusal }),
  })
}

export const linkPage: Handler = async (x) => ((await memberInPath(x)) === undefined ? noSuchPage() : show(x))

/**
 * Only a case that this person may read is found: one they may not, and one that is not there, are answered alike. Row security
 * refuses a link to any other, and shows a link to those alone who may read both.
 */
export const recordLink: Handler = async (x) => {
  const one = await memberInPath(x)
  if (one === undefined) return noSuchPage()
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, parsed.typed, parsed.errors)
  const c = pick(networkContent, x.lang).link
  const wrong = (message: string, because: string) =>
    show(x, parsed.typed, [{ field: 'reference', message, anchor: 'reference' }], {
      code: 'no-such-page',
      because,
    })
  const other = await visibleCaseOf(x.db, parsed.value.reference)
  if (other === null) return wrong(c.notFound, 'no-such-case')
  const caseId = x.caseId()
  if (await isOwn(x, other)) return wrong(c.own, 'own-case')
  const { links } = await networkKnown(x.db, caseId)
  if (links.some((link) => link.memberId === one.id && link.otherCase === other))
    return wrong(c.already, 'already-done')
  const facts = done([newFact(networkLink, caseId, { member_id: one.id, other_case: other })])
  // Of the kind of any change to somebody on the map: who reads acts and not cases (an auditor) learns from it that something was
  // done here, and neither that another child is known nor which.
  return recordOnCase(x, 'network.member.move', facts, { answer: networkPath(x) })
}

/** Another case of the same child is no other child. */
async function isOwn(x: Exchange, other: string): Promise<boolean> {
  const found = await x.db
    .selectFrom('case_file')
    .select('child_id')
    .where('case_id', 'in', [x.caseId(), other])
    .where('superseded_at', 'is', null)
    .execute()
  return new Set(found.map((row) => row.child_id)).size < 2
}
