import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { errorSummaryOf, formShell, type FieldError } from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { nextVersion } from '../../../platform/record/index.ts'
import { conflictPage, versionOf, type ContestedField } from '../../../platform/web/conflict-page.ts'
import { html, type Html, type Renderable } from '../../../platform/web/html.ts'
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
import type { Standing } from '../../child/index.ts'
import { qSortContent } from '../content/index.ts'
import { qSort, type Sort, type Statement, type Study } from '../facts.ts'
import { questionIn, readSorts, readStatements, readStudy, statementIn, statementInOther } from '../store.ts'
import { sortsPath } from './case-home.ts'

/** What a page on which a child sorts works with. */
export interface Sorting {
  readonly study: Standing<Study>
  readonly statements: readonly Standing<Statement>[]
  readonly sort: Standing<Sort>
}

/** Handles a page of the sort in the path. What is withdrawn or no longer open is not sorted any more. */
export function whileSorting(handle: (x: Exchange, sorting: Sorting) => Promise<Reply>): Handler {
  return async (x) => {
    const sort = (await readSorts(x.db, x.caseId())).find(({ id }) => id === x.params['sortId'])
    const study = sort === undefined ? null : await readStudy(x.db, sort.columns.study_id)
    if (sort === undefined || study === null) return noSuchPage()
    if (study.columns.study_state !== 'open' || sort.columns.sort_state === 'withdrawn')
      return refused({ code: 'not-in-this-state' })
    return handle(x, { sort, study, statements: await readStatements(x.db, study.id) })
  }
}

export const stepPath = (x: Exchange, sorting: Sorting, step: string): string =>
  sortsPath(x, `/sorts/${sorting.sort.id}/${step}`)

/** One box of a form as it was typed. */
export const typedIn = (body: FormBody, name: string): string => {
  const value = body[name]
  return typeof value === 'string' ? value : ''
}

/** A statement for the child: in the language of the sort where the bank has it, with the page's words below. */
export function wordsFor(
  x: Exchange,
  sorting: Sorting,
  one: Standing<Statement>,
): { html: Html; text: string } {
  const said = statementIn(one.columns, x.lang)
  const other = statementInOther(one.columns, sorting.sort.columns.language)
  return {
    text: said.text,
    html:
      other === null
        ? html`<span lang="${said.lang}">${said.text}</span>`
        : html`<span lang="${sorting.sort.columns.language}" dir="auto">${other}</span
            ><small lang="${said.lang}" class="gs-board__below">${said.text}</small>`,
  }
}

export interface SortForm {
  readonly title: string
  readonly lead: Renderable
  readonly fields: Renderable
  readonly submit: { readonly text: string; readonly name?: string; readonly value?: string }
  readonly besides: Renderable
  readonly version: number
  readonly errors?: readonly FieldError[] | undefined
  readonly wide?: boolean
}

export function sortShell(x: Exchange, given: SortForm): Html {
  return formShell({
    lang: x.lang,
    action: x.path,
    csrf: x.form.csrf,
    idempotencyKey: x.form.key,
    version: given.version,
    draftPath: draftAddress(x.path),
    body: given.fields,
    submitLabel: given.submit.text,
    submit:
      given.submit.name === undefined
        ? undefined
        : { name: given.submit.name, value: given.submit.value ?? '' },
    besides: given.besides,
    classes: 'gs-sorting',
  })
}

/** A page for the child: no case bar, no menu, the question always in sight, and a way to leave quickly. */
export function sortPage(x: Exchange, sorting: Sorting, given: SortForm): Reply {
  const c = pick(qSortContent, x.lang).sort
  return page(
    given.title,
    html`${errorSummaryOf(given.errors, x.lang)}
      <h1 class="govuk-heading-l">${given.title}</h1>
      <p class="gs-sorting__question">
        <span class="govuk-visually-hidden">${c.question}: </span>${questionIn(sorting.study.columns, x.lang)}
      </p>
      <p class="govuk-body gs-sorting__lead">${given.lead}</p>
      ${sortShell(x, given)}
      <p class="govuk-body"><a class="govuk-link" href="${sortsPath(x)}">${c.stop}</a></p>`,
    {
      publicPage: true,
      ...(given.wide === true ? { wide: true } : {}),
      ...(given.errors === undefined ? {} : { hasErrors: true, status: 422 }),
    },
  )
}

/** The version that the page was drawn from; a draft typed over an earlier one keeps that one, and meets the conflict page. */
export function drawnFrom(sorting: Sorting, draft: { readonly savedAt: Date } | null): number {
  const overtaken = draft !== null && draft.savedAt < sorting.sort.recordedAt
  return overtaken ? sorting.sort.version - 1 : sorting.sort.version
}

/** Keeps what the child did as the next version, and goes on; where another window was quicker, shows both. */
export async function keepSort(
  x: Exchange,
  sorting: Sorting,
  given: {
    readonly kind: 'q-sort.keep' | 'q-sort.finish'
    readonly columns: Partial<Sort>
    readonly answer: string
    readonly form: (version: number) => SortForm
    readonly compare: (theirs: Sort) => readonly ContestedField[]
  },
): Promise<Reply> {
  const { sort } = sorting
  const contested = (theirs: Standing<Sort>): Reply => {
    const reply = conflictPage({
      lang: x.lang,
      fields: given.compare(theirs.columns),
      changed: { at: theirs.recordedAt },
      form: sortShell(x, given.form(theirs.version)),
      backTo: x.path,
    })
    return reply.kind === 'page' ? { ...reply, publicPage: true } : reply
  }
  if ((versionOf(x.body) ?? 0) !== sort.version) return contested(sort)
  const finished = given.kind === 'q-sort.finish'
  const outcome = await x.record({
    kind: given.kind,
    caseId: x.caseId(),
    happenedAt: null,
    answer: given.answer,
    facts: [
      nextVersion(
        qSort,
        x.caseId(),
        sort,
        {
          ...sort.columns,
          ...given.columns,
          sort_state: finished ? 'finished' : 'begun',
          finished_on: finished ? dayInLondon(x.now) : null,
        },
        pick(qSortContent, 'en').reasons.went,
      ),
    ],
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  const now = (await readSorts(x.db, x.caseId())).find(({ id }) => id === sort.id)
  return outcome.refusal.code === 'someone-else-changed-it' && now !== undefined
    ? contested(now)
    : refused(outcome.refusal)
}
