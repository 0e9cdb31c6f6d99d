import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { html, type Html, type Renderable } from '../../../platform/web/html.ts'
import { card, facts, stackTable } from '../../../platform/web/pieces.ts'
import { planContent } from '../content/index.ts'
import { restrictsInWords, riskInWords, scalarInWords, scalars, type ScalarGroup } from '../entries.ts'
import type { Control, Safe } from '../facts.ts'
import type { Plan } from '../store.ts'

export const prose = (text: string | null): Html | null =>
  text === null ? null : html`<span class="gs-prose" dir="auto">${text}</span>`

/** The answers of a part. What nobody has asked is said to be so, or left out on what is handed to others. */
export function answers(
  plan: Plan,
  group: ScalarGroup,
  lang: Lang,
  blanks: 'said' | 'left-out' = 'said',
): Html {
  const c = pick(planContent, lang)
  return facts(
    scalars[group].map((name) => {
      const said = scalarInWords(plan, name, lang)
      const blank = blanks === 'said' ? html`<span class="gs-muted">${c.notAsked}</span>` : null
      return [c.fields[name], said === null ? blank : prose(said)]
    }),
  )
}

export function missingCard(plan: Plan, lang: Lang, blanks: 'said' | 'left-out' = 'said'): Html {
  return card(pick(planContent, lang).groups.missing, answers(plan, 'missing', lang, blanks), 'warning')
}

export function nowCard(plan: Plan, lang: Lang): Html {
  return card(pick(planContent, lang).groups.now, answers(plan, 'now', lang))
}

export function childCard(plan: Plan, lang: Lang): Html {
  return card(pick(planContent, lang).groups.child, answers(plan, 'child', lang))
}

export function triggersTable(plan: Plan, lang: Lang): Html {
  const c = pick(planContent, lang)
  return stackTable({
    caption: c.groups.triggers,
    columns: [c.columns.trigger, c.columns.signs, c.columns.likelihood].map((text) => ({ text })),
    rows: plan.triggers.map((one) => [
      prose(one.what),
      prose(one.signs) ?? c.notAsked,
      one.likelihood === null ? c.notAsked : c.likelihoods[one.likelihood],
    ]),
    empty: `${c.groups.triggers}. ${c.nothing}.`,
  })
}

export function risksTable(plan: Plan, lang: Lang): Html {
  const c = pick(planContent, lang)
  return stackTable({
    caption: c.groups.risks,
    columns: [c.columns.risk, c.columns.detail].map((text) => ({ text })),
    rows: plan.risks.map((one) => [riskInWords(one.kind, lang), prose(one.detail)]),
    empty: `${c.groups.risks}. ${c.nothing}.`,
  })
}

/** A measure whose day has passed is still told: nobody has said whether it goes on. */
function until(one: Control, today: CalendarDay, lang: Lang): Renderable {
  const c = pick(planContent, lang)
  if (one.until === null) return c.notAsked
  const day = formatDay(one.until, lang)
  return one.until < today ? html`${day} <strong>(${c.item.ended})</strong>` : day
}

export function controlsTable(plan: Plan, today: CalendarDay, lang: Lang): Html {
  const c = pick(planContent, lang)
  return stackTable({
    caption: c.groups.controls,
    columns: [c.columns.action, c.columns.owner, c.columns.until, c.columns.restricts].map((text) => ({
      text,
    })),
    rows: plan.controls.map((one) => [
      prose(one.action),
      prose(one.owner),
      until(one, today, lang),
      prose(restrictsInWords(one, lang)) ?? (one.restricts === null ? c.notAsked : c.notKnown),
    ]),
    empty: `${c.groups.controls}. ${c.nothing}.`,
  })
}

export function safeTable(kind: 'people' | 'places', items: readonly Safe[], lang: Lang): Html {
  const c = pick(planContent, lang)
  return stackTable({
    caption: c.groups[kind],
    columns: [kind === 'people' ? c.columns.person : c.columns.place, c.columns.why].map((text) => ({
      text,
    })),
    rows: items.map((one) => [prose(one.name), prose(one.why) ?? c.notAsked]),
    empty: `${c.groups[kind]}. ${c.nothing}.`,
  })
}

/** The whole plan as it is read at work. */
export function wholePlan(plan: Plan, today: CalendarDay, lang: Lang): Html {
  const c = pick(planContent, lang)
  return html`<div class="gs-grid">${missingCard(plan, lang)} ${nowCard(plan, lang)}</div>
    ${triggersTable(plan, lang)} ${risksTable(plan, lang)} ${controlsTable(plan, today, lang)}
    ${safeTable('people', plan.people, lang)} ${safeTable('places', plan.places, lang)}
    ${plan.places.length === 0 ? null : html`<p class="gs-muted">${c.addressesApart}</p>`}
    ${childCard(plan, lang)}`
}
