import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import { formatDay, formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { isCode, label } from '../../../../platform/reference-data/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { stackTable } from '../../../../platform/web/pieces.ts'
import type { Review } from '../../../safety-review/index.ts'
import { planContent } from '../../content/index.ts'
import { levelInWords } from '../../entries.ts'
import type { Share } from '../../store-shares.ts'
import type { StepDown } from '../../store.ts'
import { prose } from '../plan-view.ts'

export function sharesTable(shares: readonly Share[], inForce: number, lang: Lang): Html {
  const c = pick(planContent, lang)
  return stackTable({
    caption: c.shared.title,
    columns: [c.shared.who, c.shared.what, c.shared.when].map((text) => ({ text })),
    rows: shares.map((one) => [
      html`${prose(one.withWhom)},
      ${
        one.recipient === null
          ? c.shared.child
          : isCode('third-party-type', one.recipient)
            ? label('third-party-type', one.recipient, lang)
            : one.recipient
      }`,
      html`${c.parts[one.part]}${
        one.planVersion === inForce ? null : html`<br /><strong>${c.shared.stale(one.planVersion)}</strong>`
      }`,
      html`${formatDay(one.sharedOn, lang)},
      ${c.sharedHow[one.how]}${one.note === null ? null : html`<br />${prose(one.note)}`}`,
    ]),
    empty: c.shared.none,
  })
}

export function reviewsTable(reviews: readonly Review[], lang: Lang): Html {
  const c = pick(planContent, lang).reviews
  const next = pick(planContent, lang).next
  const took: Readonly<Record<string, string>> = c.child
  return stackTable({
    caption: c.title,
    columns: [c.what, c.outcome, c.when].map((text) => ({ text })),
    rows: reviews.map((one) => [
      html`${one.event === null ? next.byLevel : label('safety-plan-event', one.event, lang)}${
        one.eventOn === null ? null : `, ${formatDay(one.eventOn, lang)}`
      }${one.why === null ? null : html`<br />${prose(one.why)}`}`,
      one.outcome === null
        ? html`<strong>${c.waits}</strong>`
        : html`${c.outcomes[one.outcome]}${one.found === null ? null : html`<br />${prose(one.found)}`}${
            one.childTookPart === null ? null : html`<br />${took[one.childTookPart]}`
          }`,
      one.heldOn === null
        ? c.raisedOn(formatDay(dayInLondon(one.at), lang))
        : html`${formatDay(one.heldOn, lang)}<br />${one.heldByName}`,
    ]),
    empty: c.none,
  })
}

/** Nothing where nobody ever proposed one. */
export function stepDownsTable(stepDowns: readonly StepDown[], lang: Lang): Html | null {
  if (stepDowns.length === 0) return null
  const c = pick(planContent, lang)
  const name = (given: string | null) => given ?? c.notKnown
  return stackTable({
    caption: c.stepDowns.title,
    columns: [c.stepDowns.what, c.stepDowns.why, c.stepDowns.who].map((text) => ({ text })),
    rows: stepDowns.map((one) => [
      html`${c.stepDowns.fromTo(levelInWords(one.from, lang), levelInWords(one.to, lang))}<br />
        ${c.stepDownStates[one.state]}`,
      html`${prose(one.why)}${one.decidedWhy === null ? null : html`<br />${prose(one.decidedWhy)}`}`,
      html`${formatInstant(one.at, lang)},
      ${c.stepDowns.by(name(one.proposedByName))}${
        one.decidedByName === null ? null : html`, ${c.stepDowns.decided(one.decidedByName)}`
      }${
        one.watchUntil === null
          ? null
          : html`<br />${c.stepDowns.watchUntil(formatDay(dayInLondon(one.watchUntil), lang))}`
      }`,
    ]),
    empty: '',
  })
}
