import { safetyPlanLevels } from '../../kernel/policy/safety-plan.ts'
import { formatDay, formatInstant, pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { isCode, label } from '../../platform/reference-data/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { planContent } from './content/index.ts'
import { planChanges, planParts, stepDownStates } from './facts.ts'

const words = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const prose = (text: string | null): Html | null =>
  text === null ? null : html`<p class="govuk-body gs-prose" dir="auto">${text}</p>`
const line = (text: string | null): Html | null =>
  text === null ? null : html`<p class="govuk-body">${text}</p>`

const level = (value: unknown, lang: 'en' | 'cy'): string => {
  const code = safetyPlanLevels.find((one) => one === value)
  return code === undefined ? '' : label('safety-plan-level', code, lang)
}
const part = (value: unknown) => planParts.find((one) => one === value) ?? 'whole'

export const planChronicle: readonly Chronicle[] = [
  {
    table: 'safety_plan',
    group: 'safety-plan',
    tell: (row, lang) => {
      const c = pick(planContent, lang)
      const change = planChanges.find((one) => one === row['change']) ?? 'new-version'
      return {
        title: c.told.plan(c.version(Number(row['version'])), level(row['level'], lang)),
        body: html`${line(c.changes[change])} ${prose(words(row['child_words']))}`,
      }
    },
  },
  {
    table: 'safety_plan_review',
    group: 'safety-plan',
    tell: (row, lang) => {
      const c = pick(planContent, lang)
      const event = words(row['event'])
      const on = words(row['event_on'])
      const told =
        event !== null && isCode('safety-plan-event', event) ? label('safety-plan-event', event, lang) : null
      const outcome =
        row['outcome'] === 'unchanged' ? c.reviews.outcomes.unchanged : c.reviews.outcomes['new-version']
      return {
        title: row['state'] === 'held' ? c.told.review.held : c.told.review.raised,
        body: html`${line(told === null ? null : `${told}${on === null ? '' : `, ${formatDay(on, lang)}`}`)}
        ${prose(words(row['why']))} ${row['state'] === 'held' ? line(outcome) : null}
        ${prose(words(row['found']))}`,
      }
    },
  },
  {
    table: 'safety_plan_step_down',
    group: 'safety-plan',
    tell: (row, lang) => {
      const c = pick(planContent, lang)
      const state = stepDownStates.find((one) => one === row['state']) ?? 'proposed'
      const until = row['watch_until'] instanceof Date ? row['watch_until'] : null
      return {
        title: c.told.stepDown[state],
        body: html`${line(c.stepDowns.fromTo(level(row['from_level'], lang), level(row['to_level'], lang)))}
        ${prose(state === 'proposed' ? words(row['why']) : words(row['decided_why']))}
        ${until === null ? null : line(c.stepDowns.watchUntil(formatInstant(until, lang)))}`,
      }
    },
  },
  {
    table: 'safety_plan_share',
    group: 'safety-plan',
    tell: (row, lang) => ({
      title: pick(planContent, lang).told.share(pick(planContent, lang).parts[part(row['part'])]),
      body: html`${prose(words(row['with_whom']))} ${prose(words(row['note']))}`,
    }),
  },
  {
    // What the addresses are stands on their own page only (docs/decisions/0006).
    table: 'safety_plan_addresses',
    group: 'safety-plan',
    tell: (_, lang) => ({ title: pick(planContent, lang).told.addresses, body: null }),
  },
  {
    table: 'safety_plan_print',
    group: 'safety-plan',
    tell: (row, lang) => ({
      title: pick(planContent, lang).told.print(pick(planContent, lang).parts[part(row['part'])]),
      body: prose(words(row['why'])),
    }),
  },
]
