import type { Lang } from '../../../../kernel/lang.ts'
import { carried } from '../../../../platform/forms/index.ts'
import { formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { label } from '../../../../platform/reference-data/index.ts'
import { button } from '../../../../platform/web/components/index.ts'
import { html, nothing, type Html } from '../../../../platform/web/html.ts'
import { card, clock, facts, stackTable, telephone } from '../../../../platform/web/pieces.ts'
import { allocationContent } from '../../content/index.ts'
import { allocatedAt, standsAfter, type Relationship } from '../../state.ts'
import type { CaseForAllocation, ChangeRow } from '../../store.ts'
import { tellChange } from '../../told.ts'
import { siteName } from '../names.ts'

export interface WhoParts {
  readonly bar: Html
  readonly lang: Lang
  readonly now: Date
  readonly known: CaseForAllocation
  readonly changes: readonly ChangeRow[]
  readonly newToMe: boolean
  readonly mayChange: boolean
  readonly form: { readonly csrf: string; readonly key: string }
  readonly stamp: string
}

/** A form of one button. Several may stand on a page, and each must be an act of its own: hence the part of the key. */
function oneButton(parts: WhoParts, path: string, text: string, keyPart: string, secondary: boolean): Html {
  return html`<form
    method="post"
    action="/cases/${parts.known.state.head.caseId}/allocation/${path}"
    data-once
  >
    <input type="hidden" name="${carried.csrf}" value="${parts.form.csrf}" />
    <input type="hidden" name="${carried.idempotencyKey}" value="${parts.form.key}-${keyPart}" />
    ${button({ text, preventDoubleClick: true, classes: secondary ? 'govuk-button--secondary' : '' })}
  </form>`
}

function rowOf(one: Relationship, parts: WhoParts) {
  const { lang, now } = parts
  const c = pick(allocationContent, lang).who
  const role = label('service-role', one.capacity, lang)
  const begun = one.fromAt <= now
  return [
    one.name,
    one.kind === 'allocated' ? c.allocated(role) : c.covering(role),
    html`${formatInstant(one.fromAt, lang)}${begun ? null : html` <span class="gs-chip">${c.begins}</span>`}`,
    one.toAt === null ? c.untilChanged : formatInstant(one.toAt, lang),
    ...(parts.mayChange
      ? [
          one.kind === 'covering'
            ? oneButton(
                parts,
                `cover/${one.id}/end`,
                begun ? c.endCover : c.callOff,
                one.id.slice(0, 8),
                true,
              )
            : '',
        ]
      : []),
  ]
}

/** Indirect work begins with a call to whoever referred the child (domain §2.2, step 7I). */
function referrerCard({ known, lang, now }: WhoParts): Html {
  const { state, referrer } = known
  const call = state.referrerCall
  if (call === null) return nothing
  const c = pick(allocationContent, lang).referrer
  if (call.state === 'met')
    return call.metAt === null
      ? nothing
      : html`<p class="govuk-body">${c.done(formatInstant(call.metAt, lang))}</p>`
  const said = (text: string | null | undefined) => text ?? html`<span class="gs-muted">${c.notAsked}</span>`
  const number = referrer?.telephone ?? null
  return card(
    c.title,
    html`<p class="govuk-body">
        ${call.dueAt === null ? null : clock(call.dueAt.getTime() - now.getTime(), lang)} ${c.text}
      </p>
      ${facts([
        [
          c.name,
          said(
            [referrer?.name, referrer?.role]
              .filter((part) => part !== null && part !== undefined)
              .join(', ') || null,
          ),
        ],
        [c.organisation, said(referrer?.organisation)],
        [c.telephone, number === null ? said(null) : telephone(number)],
      ])}
      <p class="govuk-body">
        <a class="govuk-link" href="/cases/${state.head.caseId}/contacts/new?with=referrer">${c.record}</a>
      </p>`,
  )
}

function actions({ known, lang }: WhoParts): Html {
  const c = pick(allocationContent, lang).who
  const { stage, caseId, route } = known.state.head
  const base = `/cases/${caseId}/allocation`
  const linkTo = (path: string, text: string, first: boolean): Html =>
    html`<a
      class="govuk-button ${first ? null : 'govuk-button--secondary'}"
      role="button"
      draggable="false"
      href="${base}/${path}"
      >${text}</a
    >`
  const open = stage === 'allocated' || stage === 'closing'
  const may = [
    stage === 'accepted' && route !== null ? linkTo('choose', c.allocate, true) : null,
    open && route !== null ? linkTo('choose', c.reallocate, false) : null,
    open ? linkTo('cover', c.cover, false) : null,
    stage === 'accepted' || stage === 'allocated' ? linkTo('move', c.move, false) : null,
  ]
  return may.every((one) => one === null) ? nothing : html`<div class="govuk-button-group">${may}</div>`
}

function historyOf({ changes, lang }: WhoParts): Html {
  const c = pick(allocationContent, lang)
  if (changes.length === 0) return html`<p class="gs-muted">${c.who.noHistory}</p>`
  return html`<ul class="govuk-list">
    ${changes.map((row) => {
      const told = tellChange(row, lang)
      const when = formatInstant(row.recorded_at, lang)
      return html`<li>
        <strong>${told.title}</strong><br />
        <span class="gs-muted">${row.by === null ? when : c.told.by(row.by, when)}</span>
        ${told.lines.map((line) => html`<br /><span dir="auto">${line}</span>`)}
      </li>`
    })}
  </ul>`
}

function emptyWords({ known, lang }: WhoParts): string {
  const c = pick(allocationContent, lang).who
  const { stage } = known.state.head
  if (stage === 'accepted') return `${c.nobody} ${c.waiting}`
  return stage === 'referred' || stage === 'more-information' ? `${c.nobody} ${c.notYet}` : c.nobody
}

export function whoView(parts: WhoParts): Html {
  const { lang, known, now } = parts
  const c = pick(allocationContent, lang).who
  const { head } = known.state
  const standing = known.state.relationships.filter((one) => standsAfter(one, now))
  const waits = head.stage === 'accepted' && allocatedAt(known.state, now) !== null
  return html`${parts.bar}
    <h1 class="govuk-heading-l">${c.title}</h1>
    ${
      parts.newToMe
        ? card(
            c.yours,
            html`<p class="govuk-body">${c.yoursText}</p>
              ${oneButton(parts, 'seen', c.seen, 'seen', false)}`,
          )
        : nothing
    }
    ${facts([
      [c.route, head.route === null ? c.routeOpen : label('support-route', head.route, lang)],
      [c.site, siteName(head.site, lang)],
    ])}
    ${waits ? html`<p class="govuk-body"><strong>${c.waiting}</strong></p>` : nothing}
    ${stackTable({
      caption: c.caption,
      captionHidden: true,
      columns: [
        { text: c.columns.name },
        { text: c.columns.as },
        { text: c.columns.from },
        { text: c.columns.until },
        ...(parts.mayChange ? [{ text: c.columns.action }] : []),
      ],
      rows: standing.map((one) => rowOf(one, parts)),
      empty: emptyWords(parts),
    })}
    ${parts.mayChange ? actions(parts) : nothing} ${referrerCard(parts)}
    <h2 class="govuk-heading-m">${c.history}</h2>
    ${historyOf(parts)}`
}
