import type { Lang } from '../../../../kernel/lang.ts'
import { formatDay, pick } from '../../../../platform/i18n/index.ts'
import { label } from '../../../../platform/reference-data/index.ts'
import { details, notificationBanner } from '../../../../platform/web/components/index.ts'
import { html, nothing, type Html, type Renderable } from '../../../../platform/web/html.ts'
import { stackTable } from '../../../../platform/web/pieces.ts'
import type { ChildSummary } from '../../../child/index.ts'
import { matchingContent } from '../../content/index.ts'
import { isOpen } from '../../rules.ts'
import type { FileOfChild, MatchDecision, PossibleChild } from '../../store.ts'

export function stageName(stage: FileOfChild['stage'], lang: Lang): string {
  return pick(matchingContent, lang).stages[stage]
}

/** For the triage page: how many cases are waiting for an answer. */
export function possibleChildNotice(caseId: string, count: number, lang: Lang): Html {
  if (count === 0) return nothing
  const c = pick(matchingContent, lang)
  return notificationBanner({
    lang,
    html: html`<p class="govuk-notification-banner__heading">${c.notice(count)}</p>
      <p class="govuk-body">
        <a class="govuk-notification-banner__link" href="/cases/${caseId}/matching">${c.noticeLink}</a>
      </p>`,
  })
}

function dobText(dob: string | null, standing: string | null, lang: Lang): string {
  if (dob === null) return pick(matchingContent, lang).dobUnknown
  const precise = standing === null || standing === 'exact'
  return precise
    ? formatDay(dob, lang)
    : `${formatDay(dob, lang)} (${label('dob-standing', standing, lang).toLowerCase()})`
}

interface Row {
  readonly reference: Renderable
  readonly name: string | null
  readonly dob: string | null
  readonly dobStanding: string | null
  readonly site: string | null
  readonly stage: FileOfChild['stage']
  readonly why: Renderable
}

function cells(row: Row, lang: Lang): readonly Renderable[] {
  const c = pick(matchingContent, lang)
  return [
    row.reference,
    html`<span dir="auto">${row.name ?? c.nameUnknown}</span>`,
    dobText(row.dob, row.dobStanding, lang),
    row.site === null ? c.noSite : label('site', row.site, lang),
    c.stages[row.stage],
    row.why,
  ]
}

/** This referral above the cases that may be the same child, one a row. Pure. */
export function candidatesTable(
  mine: ChildSummary,
  own: FileOfChild,
  candidates: readonly PossibleChild[],
  lang: Lang,
): Html {
  const c = pick(matchingContent, lang)
  const heads = [c.table.case, c.table.name, c.table.dob, c.table.site, c.table.stage, c.table.why]
  return stackTable({
    caption: c.table.caption,
    captionHidden: true,
    columns: heads.map((text) => ({ text })),
    rows: [
      cells(
        {
          ...mine,
          reference: html`${c.thisOne}<br />${mine.reference}`,
          site: own.site,
          stage: own.stage,
          why: '—',
        },
        lang,
      ),
      ...candidates.map((candidate) =>
        cells(
          {
            ...candidate,
            why: candidate.reasons.map((reason) => html`<div>${c.reasons[reason]}</div>`),
          },
          lang,
        ),
      ),
    ],
    empty: c.none,
  })
}

/** What was answered before; a link that stands can be taken back, and an open case of the same child is said plainly. */
export function answeredView(
  decisions: readonly MatchDecision[],
  files: readonly FileOfChild[],
  own: FileOfChild,
  undo: (link: MatchDecision) => Html,
  undoOpen: string | null,
  lang: Lang,
): Html {
  const c = pick(matchingContent, lang)
  const open = files.find((file) => file.case_id !== own.case_id && isOpen(file.stage))
  const waiting = own.stage === 'referred' || own.stage === 'more-information'
  return html`${
    open === undefined
      ? nothing
      : notificationBanner({
          lang,
          html: html`<p class="govuk-notification-banner__heading">${c.linkedOpen(open.reference)}</p>
            <p class="govuk-body">${c.linkedOpenText}</p>
            ${
              waiting
                ? html`<p class="govuk-body">
                    <a
                      class="govuk-notification-banner__link"
                      href="/cases/${own.case_id}/triage?decision=decline&amp;reason=duplicate-referral"
                      >${c.asInformation}</a
                    >
                  </p>`
                : nothing
            }`,
        })
  }
  ${
    decisions.length === 0
      ? nothing
      : html`<h2 class="govuk-heading-m">${c.answered}</h2>
          ${decisions.map(
            (decision) =>
              html`<div class="gs-answered">
                <p class="govuk-body">
                  <strong>${decision.otherReference}</strong>:
                  ${c.decisions[decision.decision]}${decision.why === null ? '' : html` — ${decision.why}`}
                </p>
                ${
                  decision.decision === 'same'
                    ? details({
                        lang,
                        summaryText: c.undo.title,
                        html: undo(decision),
                        open: decision.id === undoOpen,
                      })
                    : nothing
                }
              </div>`,
          )}`
  }`
}
