import { isUuid } from '../../kernel/ids.ts'
import { serviceRoles } from '../../kernel/policy/roles.ts'
import {
  date,
  defineForm,
  errorSummaryOf,
  select,
  text,
  type FieldError,
  type Option,
} from '../../platform/forms/index.ts'
import { formatInstant, pick, say, wordsOf, type Wording } from '../../platform/i18n/index.ts'
import { chainHead } from '../../platform/record/index.ts'
import { label } from '../../platform/reference-data/index.ts'
import { button, details, pagination } from '../../platform/web/components/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { facts, stackTable } from '../../platform/web/pieces.ts'
import { noSuchPage, page, type Exchange, type Handler } from '../../platform/web/route.ts'
import { auditContent } from './content.ts'
import { everybody, listActs, oneAct, sorts, type Asked, type ListedAct } from './store.ts'

const t = wordsOf(auditContent)

const form = defineForm({
  fields: {
    who: select({ label: t((c) => c.who), options: 'given', optional: true }),
    sort: select({
      label: t((c) => c.sort),
      options: sorts.map((code) => ({ code, label: t((c) => c.sorts[code]) })),
      optional: true,
    }),
    kind: text({
      label: t((c) => c.kind),
      hint: t((c) => c.kindHint),
      max: 60,
      pattern: /^[a-z0-9.:-]+$/,
      optional: true,
    }),
    caseId: text({
      label: t((c) => c.caseId),
      max: 36,
      pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      messages: { wrong: t((c) => c.faults.caseId), tooLong: t((c) => c.faults.caseId) },
      spellcheck: false,
      optional: true,
    }),
    from: date({ label: t((c) => c.from), optional: true }),
    to: date({ label: t((c) => c.to), optional: true }),
  },
  check: ({ from, to }) =>
    from !== null && to !== null && to < from ? [{ field: 'to', message: t((c) => c.faults.order) }] : [],
})

const everything: Asked = {
  account: null,
  sort: null,
  kind: null,
  caseId: null,
  from: null,
  to: null,
  before: null,
}

function whoWords(x: Exchange, act: ListedAct): string {
  const c = pick(auditContent, x.lang)
  return act.name ?? c.actors[act.actor]
}

function roleWords(x: Exchange, role: string | null): string | null {
  return serviceRoles.some((known) => known === role) && role !== null
    ? label('service-role', role, x.lang)
    : role
}

/** The code itself where it is of an older release and no longer has words. */
function rightWords(x: Exchange, right: string | null): string | null {
  const words: Readonly<Record<string, string>> = pick(auditContent, x.lang).rights
  return right === null ? null : (words[right] ?? right)
}

function actTable(x: Exchange, rows: readonly ListedAct[]): Html {
  const c = pick(auditContent, x.lang)
  return stackTable({
    caption: c.title,
    captionHidden: true,
    columns: [c.when, c.who, c.role, c.right, c.sort, c.kind, c.caseId].map((text) => ({ text })),
    rows: rows.map((act) => [
      html`<a class="govuk-link" href="/audit/${act.id}">${formatInstant(act.recorded_at, x.lang)}</a>`,
      whoWords(x, act),
      roleWords(x, act.role),
      rightWords(x, act.acted_by_right),
      c.sorts[act.sort],
      html`<code translate="no" class="gs-break">${act.kind}</code>`,
      act.case_id === null ? null : html`<code translate="no" class="gs-break">${act.case_id}</code>`,
    ]),
    empty: c.empty,
  })
}

function filterForm(x: Exchange, options: readonly Option[], errors?: readonly FieldError[]): Html {
  const c = pick(auditContent, x.lang)
  const typed = form.typed(x.query)
  return details({
    lang: x.lang,
    summaryText: c.filter,
    open: Object.values(typed).some((value) => value !== '') || undefined,
    html: html`<form method="get" action="/audit" novalidate>
      ${form.render({ lang: x.lang, typed, errors, options: { who: options } })}
      <div class="govuk-button-group">
        ${button({ text: c.apply })} <a class="govuk-link" href="/audit">${c.clear}</a>
      </div>
    </form>`,
  })
}

function olderAddress(x: Exchange, last: ListedAct): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(form.typed(x.query)))
    if (typeof value === 'string' && value !== '') query.set(name, value)
  query.set('before', String(last.seq))
  return `/audit?${query.toString()}`
}

async function headLine(x: Exchange): Promise<Html | null> {
  const c = pick(auditContent, x.lang)
  const head = await chainHead(x.db)
  if (head === null) return null
  return html`<h2 class="govuk-heading-s">${c.head}</h2>
    <p class="govuk-body">
      ${c.headLead(head.seq)}<br /><code translate="no" class="gs-break">${head.seq} ${head.hash}</code>
    </p>`
}

export const auditList: Handler = async (x) => {
  const c = pick(auditContent, x.lang)
  const people = await everybody(x.db)
  const options = people.map((one): Option => ({ code: one.id, label: named(one.name) }))
  const parsed = form.parse(x.query, x.lang, { options: { who: options } })
  const before = /^[1-9]\d{0,14}$/.test(x.query['before'] ?? '') ? Number(x.query['before']) : null
  const asked: Asked = parsed.ok
    ? {
        account: parsed.value.who,
        sort: sorts.find((sort) => sort === parsed.value.sort) ?? null,
        kind: parsed.value.kind,
        caseId: parsed.value.caseId,
        from: parsed.value.from,
        to: parsed.value.to,
        before,
      }
    : everything
  const { rows, more } = parsed.ok ? await listActs(x.db, asked) : { rows: [], more: false }
  const errors = parsed.ok ? undefined : parsed.errors
  const last = rows.at(-1)
  return page(
    c.title,
    html`${errorSummaryOf(errors, x.lang)}
      <h1 class="govuk-heading-l">${c.title}</h1>
      <p class="govuk-body">${c.lead}</p>
      ${filterForm(x, options, errors)} ${actTable(x, rows)}
      ${
        more && last !== undefined
          ? pagination({ lang: x.lang, next: { href: olderAddress(x, last), text: c.older } })
          : null
      }
      ${await headLine(x)}`,
    errors === undefined ? { wide: true } : { wide: true, hasErrors: true, status: 422 },
  )
}

const named = (name: string): Wording => ({ en: name, cy: name })

/** Codes as they were written; the detail of an act never holds words. */
function detailRows(detail: string): [string, string][] {
  const parsed: unknown = JSON.parse(detail)
  if (typeof parsed !== 'object' || parsed === null) return []
  return Object.entries(parsed).map(([key, value]) => [key, value === null ? '–' : String(value)])
}

export const auditAct: Handler = async (x) => {
  const id = x.params['actId'] ?? ''
  const act = isUuid(id) ? await oneAct(x.db, id) : null
  if (act === null) return noSuchPage()
  const c = pick(auditContent, x.lang)
  const code = (value: string): Html => html`<code translate="no" class="gs-break">${value}</code>`
  return page(
    c.actTitle,
    html`<h1 class="govuk-heading-l">${c.actTitle}</h1>
      ${facts([
        [c.place, act.seq],
        [c.when, formatInstant(act.recorded_at, x.lang)],
        [c.happened, formatInstant(act.happened_at, x.lang)],
        [c.who, whoWords(x, act)],
        [c.role, roleWords(x, act.role)],
        [c.right, rightWords(x, act.acted_by_right)],
        [
          c.sort,
          say(
            t((words) => words.sorts[act.sort]),
            x.lang,
          ),
        ],
        [c.kind, code(act.kind)],
        [c.caseId, act.case_id === null ? c.noCase : code(act.case_id)],
        [c.id, code(act.id)],
        [c.payload, code(act.payload_digest)],
        [c.before, code(act.prev_hash)],
        [c.hash, code(act.hash)],
      ])}
      <h2 class="govuk-heading-m">${c.detail}</h2>
      ${facts(detailRows(act.detail))}
      <p class="govuk-body"><a class="govuk-link" href="/audit">${c.back}</a></p>`,
  )
}
