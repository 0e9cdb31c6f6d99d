import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { dayOf, formatDay, pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { card, chips, facts, telephone } from '../../../platform/web/pieces.ts'
import { coded } from '../../../platform/reference-data/in-words.ts'
import { immigrationContent } from '../content/index.ts'
import { actingNow, leaveOn, leaveWarningOn, soughtNow } from '../rules.ts'
import { stageOn, type Stage } from '../stage.ts'
import { termsNow } from '../store.ts'
import { leaveEnd, stageInWords } from '../tell.ts'
import type { HomeView } from './view-parts.ts'

const said = (text: string | null): Html | null =>
  text === null ? null : html`<span class="gs-prose" dir="auto">${text}</span>`

const standing = ({ known, now }: HomeView): Stage | null =>
  stageOn(known, termsNow().decisions, dayInLondon(now))

/** The stage, and leave that ended or ends soon. */
export function badges(view: HomeView): Html | null {
  const { known, now, lang } = view
  const c = pick(immigrationContent, lang).leave
  const today = dayInLondon(now)
  const stage = standing(view)
  const leave = leaveOn(known, termsNow().decisions, today)?.columns
  const until = leave?.leave_until ?? null
  const warn = leave === undefined ? null : leaveWarningOn(leave, termsNow().terms)
  return chips([
    ...(stage === null ? [] : [{ text: stageInWords(stage, lang) }]),
    ...(until === null
      ? []
      : until < today
        ? [{ text: c.ended(formatDay(until, lang)), kind: 'warning' as const }]
        : warn !== null && warn <= today
          ? [{ text: c.endsSoon(formatDay(until, lang)), kind: 'careful' as const }]
          : [{ text: c.runs(formatDay(until, lang)) }]),
  ])
}

function standsCard(view: HomeView): Html {
  const { known, lang } = view
  const c = pick(immigrationContent, lang)
  const stage = standing(view)
  const claim = known.claim?.columns
  const since =
    stage?.on === null || stage === null
      ? null
      : stage.dayKnown
        ? c.stage.since(formatDay(stage.on, lang))
        : c.stage.recorded(formatDay(stage.on, lang))
  return card(
    c.glanceTitle.stands,
    facts([
      [
        c.stage.label,
        html`<strong>${stageInWords(stage, lang)}</strong>${since === null ? null : html`, ${since}`}`,
      ],
      [c.claim.claim, coded('immigration-claim', claim?.claim ?? null, lang)],
      [c.claim.on, dayOf(claim?.claimed_on ?? null, lang)],
      [c.claim.homeOffice, said(claim?.home_office_reference ?? null)],
      [c.note, said(claim?.note ?? null)],
    ]),
  )
}

function actsCard({ known, lang }: HomeView): Html {
  const c = pick(immigrationContent, lang)
  const acting = actingNow(known.representatives)?.columns
  const sought = soughtNow(known.representatives)?.columns
  const one = acting ?? sought
  if (one === undefined) return card(c.glanceTitle.acts, html`<p class="gs-muted">${c.acts.none}</p>`)
  const kind = coded('representative-kind', one.kind, lang) ?? ''
  return card(
    c.glanceTitle.acts,
    facts([
      [
        acting === undefined ? c.acts.sought(kind) : kind,
        said([one.name, one.firm].filter((part) => part !== null).join(', ') || null),
      ],
      [
        acting === undefined ? c.acts.soughtSince : c.acts.since,
        dayOf(acting === undefined ? one.sought_on : one.instructed_on, lang),
      ],
      [c.representative.telephone, one.telephone === null ? null : telephone(one.telephone)],
      [c.representative.email, said(one.email)],
      [c.representative.reference, said(one.reference)],
      [c.representative.legalAid, coded('yes-no-unknown', one.legal_aid, lang)],
    ]),
  )
}

function leaveCard({ known, now, lang }: HomeView): Html {
  const c = pick(immigrationContent, lang)
  const leave = leaveOn(known, termsNow().decisions, dayInLondon(now))?.columns
  if (leave === undefined) return card(c.glanceTitle.leave, html`<p class="gs-muted">${c.leave.none}</p>`)
  return card(
    c.glanceTitle.leave,
    facts([
      [c.leave.kind, coded('immigration-decision', leave.decision, lang)],
      [c.leave.granted, formatDay(leave.decided_on, lang)],
      [c.leave.ends, html`<strong>${leaveEnd(leave, lang)}</strong>`],
      [c.leave.adviceBy, dayOf(leaveWarningOn(leave, termsNow().terms), lang)],
      [c.leave.extension, dayOf(leave.extension_asked_on, lang)],
    ]),
  )
}

/** The three questions of the page, answered side by side. */
export function cards(view: HomeView): Html {
  return html`<div class="gs-grid gs-grid--three gs-dense">
    ${standsCard(view)} ${actsCard(view)} ${leaveCard(view)}
  </div>`
}
