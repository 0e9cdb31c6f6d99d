import type { Lang } from '../../../../kernel/lang.ts'
import { formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { label } from '../../../../platform/reference-data/index.ts'
import { html, type Html, type Renderable } from '../../../../platform/web/html.ts'
import { chips, clock, stackTable, type Chip } from '../../../../platform/web/pieces.ts'
import { ageInWords } from '../../../child/index.ts'
import { deskContent } from '../../content/index.ts'
import type { Call, Incoming } from '../../store.ts'
import { childOf } from '../calls/page.ts'

/** Time left on the 24-hour clock. "Met" keeps its sign, because such a case waits for a worker all the same. */
function clockOf(one: Incoming, now: Date, lang: Lang): Html {
  const c = pick(deskContent, lang).desk
  if (one.clock === null) return html`<span class="gs-muted">${c.noClock}</span>`
  if (one.clock.state === 'met') return clock(null, lang)
  if (one.clock.state === 'lapsed') return html`<span class="gs-muted">${c.lapsed}</span>`
  if (one.clock.state === 'paused' || one.clock.dueAt === null) {
    return html`<span class="gs-chip gs-chip--careful">${c.paused}</span>`
  }
  return clock(one.clock.dueAt.getTime() - now.getTime(), lang)
}

function flags(one: Incoming, lang: Lang): readonly Chip[] {
  const c = pick(deskContent, lang).desk
  const unanswered: readonly Chip[] =
    one.unanswered === null
      ? []
      : one.unanswered === 0
        ? [{ text: c.complete }]
        : [{ text: c.unanswered(one.unanswered), kind: 'careful' }]
  return [
    ...(one.immediateDanger === 'yes' ? [{ text: c.danger, kind: 'warning' } as const] : []),
    ...(one.missingOnReferral ? [{ text: c.missing, kind: 'warning' } as const] : []),
    ...unanswered,
  ]
}

/** What comes next; a link for those who do it, words for those who only watch. */
function nextAction(one: Incoming, lang: Lang, mayTriage: boolean): Renderable {
  const c = pick(deskContent, lang).desk
  const accepted = one.stage === 'accepted'
  const text = accepted ? c.allocate : one.stage === 'referred' ? c.triage : c.goOn
  if (!accepted && !mayTriage) return text
  return html`<a class="govuk-link" href="/cases/${one.caseId}/${accepted ? 'allocation' : 'triage'}"
    >${text}<span class="govuk-visually-hidden"> (${c.about(one.reference)})</span></a
  >`
}

/** Incoming referrals in the order of their clocks, in short. Pure. */
export function incomingTable(
  referrals: readonly Incoming[],
  now: Date,
  lang: Lang,
  { empty, mayTriage }: { readonly empty: string; readonly mayTriage: boolean },
): Html {
  const c = pick(deskContent, lang).desk
  return stackTable({
    caption: c.incoming,
    captionHidden: true,
    columns: [c.child, c.clock, c.where, c.came, c.state, c.todo].map((text) => ({ text })),
    empty,
    rows: referrals.map((one) => [
      html`<a class="govuk-link" href="/cases/${one.caseId}" dir="auto">${one.name ?? c.nameNotKnown}</a>
        <div class="gs-muted">${one.reference}, ${ageInWords(one, now, lang)}</div>
        ${chips(flags(one, lang))}`,
      clockOf(one, now, lang),
      one.site === null ? html`<span class="gs-muted">${c.noSite}</span>` : label('site', one.site, lang),
      html`${formatInstant(one.receivedAt, lang)}
      ${
        one.channel === null
          ? null
          : html`<div class="gs-muted">${label('referral-channel', one.channel, lang)}</div>`
      }`,
      c.stages[one.stage],
      nextAction(one, lang, mayTriage),
    ]),
  })
}

/** Callers who wait for us to ring back. Pure. */
export function ringBackTable(calls: readonly Call[], now: Date, lang: Lang): Html {
  const c = pick(deskContent, lang)
  return stackTable({
    caption: c.desk.ringBacks,
    captionHidden: true,
    columns: [c.calls.caller, c.desk.ringBacks, c.log.telephone, c.calls.child].map((text) => ({ text })),
    empty: c.desk.noRingBacks,
    rows: calls.map((one) => [
      html`<a class="govuk-link" href="/desk/calls/${one.id}"
        >${one.columns.caller_name ?? c.calls.at(formatInstant(one.columns.taken_at, lang))}</a
      >`,
      one.columns.ring_back_at === null
        ? null
        : clock(one.columns.ring_back_at.getTime() - now.getTime(), lang),
      one.columns.caller_telephone ?? c.calls.notAsked,
      childOf(one, lang),
    ]),
  })
}
