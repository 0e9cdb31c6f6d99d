import type { z } from 'zod'
import { isUuid } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import {
  defineForm,
  errorSummaryOf,
  formShell,
  textarea,
  type FieldError,
  type Typed,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { enteredInError, type FactKind } from '../../../platform/record/index.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { html } from '../../../platform/web/html.ts'
import {
  noSuchPage,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
} from '../../../platform/web/route.ts'
import { toldList, type Standing, type Told } from '../../child/index.ts'
import { consultationContent } from '../content/index.ts'

const t = wordsOf(consultationContent)
const form = defineForm({
  fields: { reason: textarea({ label: t((c) => c.withdraw.reason), rows: 3, max: 300, dir: 'auto' }) },
})

interface Withdrawable<C extends Readonly<Record<string, unknown>>> {
  readonly kind: FactKind<string, z.ZodObject>
  readonly act: string
  readonly stored: (x: Exchange, id: string) => Promise<Standing<C> | undefined>
  readonly tell: (columns: C, lang: Lang) => readonly Told[]
  readonly at: (id: string) => string
}

/** An entry of the book that should never have been: it counts no more and leaves the book, and what it said is kept. */
export function withdrawPages<C extends Readonly<Record<string, unknown>>>(book: Withdrawable<C>) {
  async function inPath(x: Exchange): Promise<Standing<C> | undefined> {
    const id = x.params['entryId'] ?? ''
    return isUuid(id) ? book.stored(x, id) : undefined
  }

  function draw(x: Exchange, stands: Standing<C>, typed?: Typed, errors?: readonly FieldError[]) {
    const c = pick(consultationContent, x.lang)
    return page(
      c.withdraw.title,
      html`${errorSummaryOf(errors, x.lang)}
        <h1 class="govuk-heading-l">${c.withdraw.title}</h1>
        <div class="gs-dense">${toldList(book.tell(stands.columns, x.lang), x.lang)}</div>
        <p class="govuk-body">${c.withdraw.lead}</p>
        ${formShell({
          lang: x.lang,
          action: x.path,
          csrf: x.form.csrf,
          idempotencyKey: x.form.key,
          version: stands.version,
          body: form.render({ lang: x.lang, typed, errors }),
          submitLabel: c.withdraw.submit,
          besides: html`<a class="govuk-link" href="${book.at(stands.id)}">${c.entry.cancel}</a>`,
        })}`,
      errors === undefined ? {} : { hasErrors: true, status: 422 },
    )
  }

  const show: Handler = async (x) => {
    const stands = await inPath(x)
    return stands === undefined ? noSuchPage() : draw(x, stands)
  }

  const save: Handler = async (x) => {
    const stands = await inPath(x)
    if (stands === undefined) return noSuchPage()
    const parsed = form.parse(x.body, x.lang)
    if (!parsed.ok) return draw(x, stands, parsed.typed, parsed.errors)
    if (versionOf(x.body) !== stands.version) return refused({ code: 'someone-else-changed-it' })
    const { id, version, columns } = stands
    const outcome = await x.record({
      kind: `${book.act}.withdraw`,
      caseId: null,
      happenedAt: null,
      answer: '/consultations',
      facts: [enteredInError(book.kind, null, { id, version, columns }, parsed.value.reason)],
    })
    return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
  }

  return { show, save }
}
