import type { z } from 'zod'
import { dayInLondon } from '../../kernel/calendar-day.ts'
import type { FactId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import {
  defineForm,
  errorSummaryOf,
  formShell,
  text,
  type FieldError,
  type Option,
  type ParsedForm,
  type Typed,
} from '../../platform/forms/index.ts'
import { pick, wordsOf } from '../../platform/i18n/index.ts'
import { newFact, nextVersion, type FactKind, type FactToRecord } from '../../platform/record/index.ts'
import { conflictPage, versionOf } from '../../platform/web/conflict-page.ts'
import { html, nothing, type Html } from '../../platform/web/html.ts'
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
} from '../../platform/web/route.ts'
import { caseBar, type CaseTab } from './case-bar.ts'
import { childContent } from './content/pages.ts'
import { resting } from '../deadlines/index.ts'
import { whoRecorded, type Standing } from './details.ts'
import { caseIsOver } from './over.ts'
import type { Told } from './tell.ts'

type GivenOptions = Readonly<Record<string, readonly Option[]>>

interface AnyForm<V> {
  parse(
    body: FormBody,
    lang: Lang,
    more: { today: ReturnType<typeof dayInLondon>; options?: GivenOptions | undefined },
  ): ParsedForm<V>
  typed(body: FormBody): Typed
  render(options: {
    lang: Lang
    values?: Partial<V> | undefined
    typed?: Typed | undefined
    errors?: readonly FieldError[] | undefined
    options?: GivenOptions | undefined
  }): Html
}

/** One thing about the child that a page records for the first time or corrects. V: the form's values, C: the columns. */
export interface Section<V, C extends Readonly<Record<string, unknown>>> {
  readonly kind: FactKind<string, z.ZodObject>
  /** Of the act: `child.identity` is recorded as `child.identity.record` or `child.identity.correct`. */
  readonly act: string
  readonly form: AnyForm<V>
  readonly title: (lang: Lang, stands: boolean) => string
  /** What stands now; null: nothing yet; undefined: the path names something that is not there. */
  readonly stored: (x: Exchange) => Promise<Standing<C> | null | undefined>
  readonly values: (columns: C) => Partial<V>
  /** What a first version's form is filled with before anybody typed; nothing unless said. */
  readonly begins?: (x: Exchange) => Partial<V>
  readonly columns: (value: V, before: C | null, x: Exchange) => C
  readonly tell: (columns: C, lang: Lang) => readonly Told[]
  /** The id of a first version that the case can have only one of. */
  readonly firstId?: (x: Exchange) => FactId
  /** What else follows from the new columns, in the same act. */
  readonly also?: (x: Exchange, after: C, before: C | null) => Promise<FactToRecord[]>
  /** Drawn between the heading and the form, and below it. */
  readonly above?: (x: Exchange, stands: Standing<C> | null) => Html
  readonly below?: (x: Exchange, stands: Standing<C>, attempt: Attempt | null) => Html
  /** Options of the form's fields whose list depends on the day. */
  readonly options?: (x: Exchange) => GivenOptions
  /** The tab under which the page lies; the child's details unless said. */
  readonly tab?: CaseTab
  /** The page to go to afterwards; the child's details unless said. */
  readonly after?: (x: Exchange) => string
  /** Pages to come back to, below the address of the case, by the name that a link to this page may carry (`?back=eligibility`). */
  readonly back?: Readonly<Record<string, string>>
}

export interface Attempt {
  readonly typed: Typed
  readonly errors?: readonly FieldError[] | undefined
}

const t = wordsOf(childContent)
const whyForm = defineForm({
  fields: {
    reason: text({
      label: t((c) => c.why.label),
      called: t((c) => c.why.called),
      hint: t((c) => c.why.hint),
      max: 300,
      span: 'full',
    }),
  },
})

export function detailsPath(x: Exchange): string {
  return `/cases/${x.caseId()}/child`
}

/** The pages that record and correct one section: one set of rules for reasons, versions, drafts and conflicts. */
export function correcting<V, C extends Readonly<Record<string, unknown>>>(section: Section<V, C>) {
  const cameFrom = (x: Exchange): string | null => {
    const { back } = x.query
    return back !== undefined && section.back !== undefined && Object.hasOwn(section.back, back) ? back : null
  }
  const after = (x: Exchange): string => {
    const back = cameFrom(x)
    return back === null
      ? (section.after ?? detailsPath)(x)
      : `/cases/${x.caseId()}${section.back?.[back] ?? ''}`
  }
  const tab = section.tab ?? 'child'

  /** `version`: what the form was drawn from; sent back, it tells whether somebody else came in between. */
  function drawForm(
    x: Exchange,
    stands: Standing<C> | null,
    version: number | null,
    attempt: Attempt | null,
  ): Html {
    const c = pick(childContent, x.lang)
    // Drawn again after a refused withdrawal, the page answers at a path of its own.
    const path = x.path.replace(/\/withdraw$/, '')
    const back = cameFrom(x)
    return formShell({
      lang: x.lang,
      action: back === null ? path : `${path}?back=${back}`,
      csrf: x.form.csrf,
      idempotencyKey: x.form.key,
      version: version ?? undefined,
      draftPath: draftAddress(path),
      body: html`${section.form.render({
        lang: x.lang,
        values: stands === null ? (section.begins?.(x) ?? {}) : section.values(stands.columns),
        typed: attempt?.typed,
        errors: attempt?.errors,
        options: section.options?.(x),
      })}
      ${
        stands === null
          ? nothing
          : whyForm.render({ lang: x.lang, typed: attempt?.typed, errors: attempt?.errors })
      }`,
      submitLabel: c.save,
      besides: html`<a class="govuk-link" href="${after(x)}">${c.cancel}</a>`,
      classes: 'gs-dense',
    })
  }

  async function draw(
    x: Exchange,
    stands: Standing<C> | null,
    version: number | null,
    attempt: Attempt | null,
    attemptBelow: Attempt | null = null,
  ): Promise<Reply> {
    const title = section.title(x.lang, stands !== null)
    const errors = attempt?.errors ?? attemptBelow?.errors
    return page(
      title,
      html`${await caseBar(x, tab)} ${errorSummaryOf(errors, x.lang)}
        <h1 class="govuk-heading-l">${title}</h1>
        ${section.above?.(x, stands)} ${drawForm(x, stands, version, attempt)}
        ${stands === null ? nothing : section.below?.(x, stands, attemptBelow)}`,
      errors === undefined ? {} : { hasErrors: true, status: 422 },
    )
  }

  /** Two people at once: the second sees both answers, and saves over the first one only knowingly. */
  async function contested(x: Exchange, stands: Standing<C>, typed: Typed, yours: C): Promise<Reply> {
    const mine = section.tell(yours, x.lang)
    return conflictPage({
      lang: x.lang,
      above: await caseBar(x, tab),
      fields: section.tell(stands.columns, x.lang).map(({ label, value }, index) => ({
        label,
        theirs: value,
        yours: mine[index]?.value ?? null,
      })),
      changed: {
        at: stands.recordedAt,
        by: await whoRecorded(x.db, stands.actId),
        reason: stands.reason,
      },
      form: drawForm(x, stands, stands.version, { typed }),
      backTo: after(x),
    })
  }

  const show: Handler = async (x) => {
    const stands = await section.stored(x)
    if (stands === undefined) return noSuchPage()
    const draft = await x.draft()
    const attempt =
      draft === null
        ? null
        : { typed: { ...section.form.typed(draft.fields), ...whyForm.typed(draft.fields) } }
    // A draft older than what stands was typed over an earlier version: saving it must meet the conflict page.
    const overtaken = draft !== null && stands !== null && draft.savedAt < stands.recordedAt
    return draw(x, stands, overtaken ? null : (stands?.version ?? null), attempt)
  }

  const save: Handler = async (x) => {
    const stands = await section.stored(x)
    if (stands === undefined) return noSuchPage()
    const parsed = section.form.parse(x.body, x.lang, {
      today: dayInLondon(x.now),
      options: section.options?.(x),
    })
    const seen = versionOf(x.body)
    // The reason is asked of whoever corrects; someone who thought to be first is told of the other one before.
    const why = seen === null ? null : whyForm.parse(x.body, x.lang)
    const typed = { ...parsed.typed, ...whyForm.typed(x.body) }
    const errors = [...(parsed.ok ? [] : parsed.errors), ...(why === null || why.ok ? [] : why.errors)]
    if (!parsed.ok || errors.length > 0) return draw(x, stands, seen, { typed, errors })
    const columns = section.columns(parsed.value, stands?.columns ?? null, x)
    if (stands !== null && (seen !== stands.version || why === null)) {
      return contested(x, stands, typed, columns)
    }
    const caseId = x.caseId()
    const reason = why?.ok === true ? why.value.reason : ''
    const also = (await section.also?.(x, columns, stands?.columns ?? null)) ?? []
    const outcome = await x.record({
      kind: `${section.act}.${stands === null ? 'record' : 'correct'}`,
      caseId,
      happenedAt: null,
      answer: after(x),
      facts: [
        stands === null
          ? newFact(section.kind, caseId, columns, section.firstId?.(x) ?? null)
          : nextVersion(section.kind, caseId, stands, columns, reason),
        ...(caseIsOver(x) ? resting(also) : also),
      ],
    })
    if (outcome.ok) return redirect(outcome.value.answer)
    const now = outcome.refusal.code === 'someone-else-changed-it' ? await section.stored(x) : null
    if (now === null || now === undefined) return refused(outcome.refusal)
    return contested(x, now, typed, columns)
  }

  return { show, save, draw }
}
