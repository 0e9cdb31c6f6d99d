import type { z } from 'zod'
import { dayInLondon } from '../../../kernel/calendar-day.ts'
import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import { isUuid } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import {
  defineForm,
  errorSummaryOf,
  formShell,
  text,
  type FieldError,
  type Option,
  type ParsedForm,
  type Typed,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { factIdOf, newFact, nextVersion, type FactKind } from '../../../platform/record/index.ts'
import { conflictPage, versionOf } from '../../../platform/web/conflict-page.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import {
  draftAddress,
  noSuchPage,
  page,
  redirect,
  refused,
  type Exchange,
  type FormBody,
  type Handler,
  type Reply,
} from '../../../platform/web/route.ts'
import { whoRecorded, type Standing, type Told } from '../../child/index.ts'
import { consultationContent } from '../content/index.ts'

type Given = Readonly<Record<string, readonly Option[]>>

/** A page of the book that records one entry or corrects it: what a case page does, where there is no case. */
export interface BookPage<V, C extends Readonly<Record<string, unknown>>> {
  readonly kind: FactKind<string, z.ZodObject>
  readonly act: string
  readonly title: (lang: Lang, stands: boolean) => string
  /** The entry of the path; undefined: none that this person may see, or one that is corrected elsewhere. */
  readonly stored: (x: Exchange, id: string) => Promise<Standing<C> | undefined>
  readonly typed: (body: FormBody) => Typed
  readonly parse: (body: FormBody, lang: Lang, more: { today: CalendarDay; options: Given }) => ParsedForm<V>
  readonly render: (options: {
    lang: Lang
    values: Partial<V>
    typed?: Typed | undefined
    errors?: readonly FieldError[] | undefined
    options: Given
  }) => Html
  readonly options: (x: Exchange) => Given
  readonly values: (columns: C) => Partial<V>
  readonly columns: (value: V, before: C | null) => C
  readonly tell: (columns: C, lang: Lang) => readonly Told[]
  readonly above: (lang: Lang) => Html | null
  readonly at: (id: string) => string
}

const t = wordsOf(consultationContent)
const whyForm = defineForm({
  fields: {
    reason: text({
      label: t((c) => c.entry.reason),
      called: t((c) => c.entry.reasonCalled),
      max: 300,
      span: 'full',
    }),
  },
})

export function bookPages<V, C extends Readonly<Record<string, unknown>>>(book: BookPage<V, C>) {
  const home = '/consultations'

  /** null: a new entry; undefined: the path names none. */
  async function inPath(x: Exchange): Promise<Standing<C> | null | undefined> {
    const id = x.params['entryId']
    if (id === undefined) return null
    return isUuid(id) ? book.stored(x, id) : undefined
  }

  function drawForm(
    x: Exchange,
    stands: Standing<C> | null,
    version: number | undefined,
    typed?: Typed,
    errors?: readonly FieldError[],
  ): Html {
    const c = pick(consultationContent, x.lang).entry
    return formShell({
      lang: x.lang,
      action: x.path,
      csrf: x.form.csrf,
      idempotencyKey: x.form.key,
      version,
      draftPath: draftAddress(x.path),
      body: html`${book.render({
        lang: x.lang,
        values: stands === null ? {} : book.values(stands.columns),
        typed,
        errors,
        options: book.options(x),
      })}
      ${stands === null ? null : whyForm.render({ lang: x.lang, typed, errors })}`,
      submitLabel: c.submit,
      besides: html`<a class="govuk-link" href="${stands === null ? home : book.at(stands.id)}"
        >${c.cancel}</a
      >`,
      classes: 'gs-dense',
    })
  }

  function draw(
    x: Exchange,
    stands: Standing<C> | null,
    version: number | undefined,
    typed?: Typed,
    errors?: readonly FieldError[],
  ): Reply {
    const title = book.title(x.lang, stands !== null)
    return page(
      title,
      html`${errorSummaryOf(errors, x.lang)}
        <h1 class="govuk-heading-l">${title}</h1>
        ${book.above(x.lang)} ${drawForm(x, stands, version, typed, errors)}`,
      errors === undefined ? {} : { hasErrors: true, status: 422 },
    )
  }

  async function contested(x: Exchange, stands: Standing<C>, typed: Typed, yours: C): Promise<Reply> {
    const mine = book.tell(yours, x.lang)
    return conflictPage({
      lang: x.lang,
      fields: book.tell(stands.columns, x.lang).map(({ label, value }) => ({
        label,
        theirs: value,
        yours: mine.find((one) => one.label === label)?.value ?? null,
      })),
      changed: { at: stands.recordedAt, by: await whoRecorded(x.db, stands.actId), reason: stands.reason },
      form: drawForm(x, stands, stands.version, typed),
      backTo: book.at(stands.id),
    })
  }

  const show: Handler = async (x) => {
    const stands = await inPath(x)
    if (stands === undefined) return noSuchPage()
    const draft = await x.draft()
    const typed = draft === null ? undefined : { ...book.typed(draft.fields), ...whyForm.typed(draft.fields) }
    // A draft older than what stands was typed over an earlier version: saving it must meet the conflict page.
    const overtaken = draft !== null && stands !== null && draft.savedAt < stands.recordedAt
    return draw(x, stands, overtaken ? undefined : stands?.version, typed)
  }

  const save: Handler = async (x) => {
    const stands = await inPath(x)
    if (stands === undefined) return noSuchPage()
    const parsed = book.parse(x.body, x.lang, { today: dayInLondon(x.now), options: book.options(x) })
    const why = stands === null ? null : whyForm.parse(x.body, x.lang)
    const typed = { ...parsed.typed, ...whyForm.typed(x.body) }
    const seen = versionOf(x.body)
    const errors = [...(parsed.ok ? [] : parsed.errors), ...(why === null || why.ok ? [] : why.errors)]
    if (!parsed.ok || errors.length > 0) return draw(x, stands, seen ?? undefined, typed, errors)
    const columns = book.columns(parsed.value, stands?.columns ?? null)
    if (stands !== null && seen !== stands.version) return contested(x, stands, typed, columns)
    const id = stands?.id ?? factIdOf(book.kind.table, x.accountId(), x.form.key)
    const reason = why?.ok === true ? why.value.reason : ''
    const outcome = await x.record({
      kind: `${book.act}.${stands === null ? 'record' : 'correct'}`,
      caseId: null,
      happenedAt: null,
      answer: book.at(id),
      facts: [
        stands === null
          ? newFact(book.kind, null, columns, id)
          : nextVersion(book.kind, null, stands, columns, reason),
      ],
    })
    if (outcome.ok) return redirect(outcome.value.answer)
    const now = outcome.refusal.code === 'someone-else-changed-it' ? await inPath(x) : null
    if (now === null || now === undefined) return refused(outcome.refusal)
    return contested(x, now, typed, columns)
  }

  return { show, save }
}
