import type { FactsOrRefusal } from '../../../platform/record/index.ts'
import type { Lang } from '../../../kernel/lang.ts'
import {
  defineForm,
  textarea,
  type FieldError,
  type Fields,
  type Form,
  type Option,
  type Typed,
  type ValueOf,
} from '../../../platform/forms/index.ts'
import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { formatInstant, pick, wordsOf } from '../../../platform/i18n/index.ts'
import { html, type Html, type Renderable } from '../../../platform/web/html.ts'
import { card } from '../../../platform/web/pieces.ts'
import { noSuchPage, type Exchange, type Handler, type Reply } from '../../../platform/web/route.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { nrmChronicle } from '../chronicle.ts'
import { mayRecord } from '../consequences.ts'
import { nrmContent } from '../content/index.ts'
import type { Problem } from '../rules.ts'
import { readNrmCase, type NrmCase } from '../store.ts'
import { actingPage, errorsOf, nrmPath, recorded } from './acting.ts'

type Words = ReturnType<typeof words>
const words = (lang: Lang) => pick(nrmContent, lang)
const t = wordsOf(nrmContent)

interface AnyRow {
  readonly id: string
  readonly version: number
  readonly standing: string
  readonly reason: string | null
  readonly recorded_at: Date
}

/** One kind of thing that is recorded of the NRM: asked, corrected and withdrawn in the same way. */
export interface Entry<F extends Fields, R extends AnyRow> {
  readonly table: string
  /** The kind of its act; a correction ends in `.correct`, a withdrawal in `.withdraw`. */
  readonly act: string
  readonly form: Form<F>
  readonly title: (c: Words) => string
  readonly lead: (c: Words) => string
  /** Why there is nothing to ask now; null: the form is shown. */
  readonly refusedBecause: (x: Exchange, known: NrmCase, c: Words) => string | null
  readonly above?: (x: Exchange, known: NrmCase) => Promise<Renderable>
  readonly options?: (x: Exchange, known: NrmCase) => Readonly<Record<string, readonly Option[]>>
  readonly blank: (x: Exchange, known: NrmCase) => Typed
  readonly row: (x: Exchange, id: string) => Promise<R | null>
  readonly typedOf: (row: R) => Typed
  readonly problems: (x: Exchange, known: NrmCase, value: ValueOf<F>, row: R | null) => readonly Problem[]
  readonly record: (x: Exchange, known: NrmCase, value: ValueOf<F>) => FactsOrRefusal
  readonly correct: (x: Exchange, known: NrmCase, row: R, value: ValueOf<F>, why: string) => FactsOrRefusal
  readonly withdraw: (x: Exchange, known: NrmCase, row: R, why: string) => FactsOrRefusal
}

const whyForm = defineForm({
  fields: { reason: textarea({ label: t((c) => c.correct.why), rows: 2, max: 500, span: 'full' }) },
})
const withdrawForm = defineForm({
  fields: { reason: textarea({ label: t((c) => c.withdraw.why), rows: 3, max: 500, span: 'full' }) },
})

/** A stored day in the boxes of its field. */
export function dayTyped(name: string, day: string | null): Typed {
  const [year = '', month = '', of = ''] = (day ?? '').split('-')
  return {
    [`${name}-day`]: of.replace(/^0/, ''),
    [`${name}-month`]: month.replace(/^0/, ''),
    [`${name}-year`]: year,
  }
}

export interface EntryPages {
  readonly newPage: Handler
  readonly record: Handler
  readonly correctPage: Handler
  readonly correct: Handler
  readonly withdrawPage: Handler
  readonly withdraw: Handler
}

/** The six pages of an entry. `:id` in the path names the one that is corrected. */
export function entryPages<F extends Fields, R extends AnyRow>(entry: Entry<F, R>): EntryPages {
  const { form } = entry
  const boxes = (field: string) => form.fields[field]?.names(field) ?? [field]

  /** What the room's chronicle tells of the row: what stands. */
  function stands(x: Exchange, row: R): Html {
    const told = nrmChronicle
      .find(({ table }) => table === entry.table)
      ?.tell(Object.fromEntries(Object.entries(row)), x.lang)
    return card(
      told?.title ?? entry.title(words(x.lang)),
      html`${told?.body}
        <p class="gs-muted">${formatInstant(row.recorded_at, x.lang)}</p>`,
    )
  }

  async function show(
    x: Exchange,
    known: NrmCase,
    row: R | null,
    typed: Typed,
    errors?: readonly FieldError[],
    status?: 409,
  ): Promise<Reply> {
    const c = words(x.lang)
    const because = row === null ? (mayRecord(known) ? entry.refusedBecause(x, known, c) : c.over) : null
    const drawn = form.render({ lang: x.lang, typed, errors, options: entry.options?.(x, known) })
    return actingPage(x, {
      title: row === null ? entry.title(c) : c.correct.title(entry.title(c)),
      lead: because ?? entry.lead(c),
      above: html`${row !== null && status === 409 ? stands(x, row) : null}
      ${because === null ? await entry.above?.(x, known) : null}`,
      form:
        because !== null
          ? null
          : row === null
            ? drawn
            : html`${drawn} ${whyForm.render({ lang: x.lang, typed, errors })}`,
      version: row?.version,
      errors,
      status,
      below:
        row === null
          ? null
          : html`<p class="govuk-body">
              <a class="govuk-link" href="${x.path}/withdraw">${c.withdraw.link}</a>
            </p>`,
    })
  }

  async function opened(x: Exchange): Promise<{ known: NrmCase; row: R } | null> {
    const id = x.params['id'] ?? ''
    const row = isUuid(id) ? await entry.row(x, id) : null
    const known = row === null ? null : await readNrmCase(x.db, x.caseId())
    return row === null || known === null ? null : { known, row }
  }

  function gone(x: Exchange, row: R): Promise<Reply> {
    const c = words(x.lang)
    return actingPage(x, {
      title: entry.title(c),
      lead: c.withdraw.gone,
      above: html`${stands(x, row)}
        <p class="govuk-body gs-prose" dir="auto">${row.reason}</p>`,
      form: null,
    })
  }

  const withDraft = async (x: Exchange, otherwise: Typed): Promise<Typed> => {
    const draft = await x.draft()
    return draft === null ? otherwise : { ...form.typed(draft.fields), ...whyForm.typed(draft.fields) }
  }

  const parse = (x: Exchange, known: NrmCase) => {
    const options = entry.options?.(x, known)
    return form.parse(x.body, x.lang, {
      today: dayInLondon(x.now),
      ...(options === undefined ? {} : { options }),
    })
  }

  return {
    newPage: async (x) => {
      const known = await readNrmCase(x.db, x.caseId())
      if (known === null) return noSuchPage('no-such-case')
      return show(x, known, null, await withDraft(x, entry.blank(x, known)))
    },
    record: async (x) => {
      const known = await readNrmCase(x.db, x.caseId())
      if (known === null) return noSuchPage('no-such-case')
      const parsed = parse(x, known)
      if (!parsed.ok) return show(x, known, null, parsed.typed, parsed.errors)
      if (entry.refusedBecause(x, known, words(x.lang)) === null) {
        const wrong = errorsOf(x, entry.problems(x, known, parsed.value, null), boxes)
        if (wrong.length > 0) return show(x, known, null, parsed.typed, wrong)
      }
      return recorded(x, entry.act, entry.record(x, known, parsed.value))
    },
    correctPage: async (x) => {
      const open = await opened(x)
      if (open === null) return noSuchPage()
      if (open.row.standing !== 'recorded') return gone(x, open.row)
      return show(x, open.known, open.row, await withDraft(x, entry.typedOf(open.row)))
    },
    correct: async (x) => {
      const open = await opened(x)
      if (open === null) return noSuchPage()
      const { known, row } = open
      if (row.standing !== 'recorded') return gone(x, row)
      const parsed = parse(x, known)
      const why = whyForm.parse(x.body, x.lang)
      const typed = { ...parsed.typed, ...why.typed }
      if (!parsed.ok || !why.ok)
        return show(x, known, row, typed, [
          ...(parsed.ok ? [] : parsed.errors),
          ...(why.ok ? [] : why.errors),
        ])
      const wrong = errorsOf(x, entry.problems(x, known, parsed.value, row), boxes)
      if (wrong.length > 0) return show(x, known, row, typed, wrong)
      const contested = async (): Promise<Reply> => {
        const now = await opened(x)
        if (now === null || now.row.standing !== 'recorded') return gone(x, row)
        const message = words(x.lang).contested
        return show(x, now.known, now.row, typed, [{ field: 'reason', message, anchor: 'reason' }], 409)
      }
      if (versionOf(x.body) !== row.version) return contested()
      const facts = entry.correct(x, known, row, parsed.value, why.value.reason)
      return recorded(x, `${entry.act}.correct`, facts, { contested })
    },
    withdrawPage: async (x) => {
      const open = await opened(x)
      if (open === null) return noSuchPage()
      return open.row.standing === 'recorded' ? withdrawal(x, open.row) : gone(x, open.row)
    },
    withdraw: async (x) => {
      const open = await opened(x)
      if (open === null) return noSuchPage()
      if (open.row.standing !== 'recorded') return gone(x, open.row)
      const parsed = withdrawForm.parse(x.body, x.lang)
      if (!parsed.ok) return withdrawal(x, open.row, parsed.typed, parsed.errors)
      const facts = entry.withdraw(x, open.known, open.row, parsed.value.reason)
      return recorded(x, `${entry.act}.withdraw`, facts, { answer: nrmPath(x) })
    },
  }

  function withdrawal(x: Exchange, row: R, typed?: Typed, errors?: readonly FieldError[]): Promise<Reply> {
    const c = words(x.lang)
    return actingPage(x, {
      title: c.withdraw.title(entry.title(c)),
      lead: c.withdraw.lead,
      above: stands(x, row),
      form: withdrawForm.render({ lang: x.lang, typed, errors }),
      submit: c.withdraw.submit,
      version: row.version,
      errors,
    })
  }
}
