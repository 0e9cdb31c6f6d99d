import {
  date,
  defineForm,
  radios,
  select,
  text,
  textarea,
  type FormValue,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import { correcting } from '../../child/index.ts'
import { transitionContent } from '../content/index.ts'
import { transitionPlan, type Plan } from '../facts.ts'
import { tellPlan } from '../tell.ts'
import { follows, fresh, only } from './section.ts'

const t = wordsOf(transitionContent)
const numbers = [1, 2, 3, 4, 5] as const
type Goals = Readonly<Record<`${'goal' | 'owner'}_${(typeof numbers)[number]}`, string | null>>
const pairsOf = (value: Goals) =>
  numbers.map((n) => ({ field: `goal_${n}` as const, goal: value[`goal_${n}`], owner: value[`owner_${n}`] }))

const goal = (n: number) => text({ label: t((c) => c.plan.goal(n)), optional: true, max: 300, dir: 'auto' })
const owner = (n: number) => text({ label: t((c) => c.plan.owner(n)), optional: true, max: 300, dir: 'auto' })
const prose = (label: Parameters<typeof t>[0], hint?: Parameters<typeof t>[0]) =>
  textarea({
    label: t(label),
    ...(hint === undefined ? {} : { hint: t(hint) }),
    optional: true,
    rows: 3,
    max: 2_000,
    dir: 'auto',
    span: 'half',
  })

const form = defineForm({
  fields: {
    made_on: date({ label: t((c) => c.plan.madeOn), latest: 'today' }),
    next_review_on: date({ label: t((c) => c.plan.review), optional: true }),
    goal_1: goal(1),
    owner_1: owner(1),
    goal_2: goal(2),
    owner_2: owner(2),
    goal_3: goal(3),
    owner_3: owner(3),
    goal_4: goal(4),
    owner_4: owner(4),
    goal_5: goal(5),
    owner_5: owner(5),
    agreed: radios({
      label: t((c) => c.plan.agreed),
      options: choices('transition-agreement'),
      span: 'full',
    }),
    agreed_on: date({ label: t((c) => c.plan.agreedOn), latest: 'today', optional: true }),
    not_agreed_why: prose((c) => c.plan.notAgreed),
    child_words: textarea({
      label: t((c) => c.plan.words),
      optional: true,
      rows: 3,
      dir: 'auto',
      span: 'full',
    }),
    accommodation_at_18: select({
      label: t((c) => c.plan.accommodation),
      hint: t((c) => c.plan.accommodationHint),
      options: choices('accommodation'),
      optional: true,
    }),
    accommodation_note: prose((c) => c.plan.accommodationNote),
    immigration_position: prose(
      (c) => c.plan.immigration,
      (c) => c.plan.immigrationHint,
    ),
    missing_who: text({ label: t((c) => c.plan.missingWho), optional: true, max: 300, dir: 'auto' }),
    missing_what: prose(
      (c) => c.plan.missingWhat,
      (c) => c.plan.missingWhatHint,
    ),
    missing_told: text({ label: t((c) => c.plan.missingTold), optional: true, max: 300, dir: 'auto' }),
    note: prose((c) => c.plan.note),
  },
  check: (value) => {
    const pairs = pairsOf(value)
    const alone = pairs.find((pair) => pair.goal === null && pair.owner !== null)
    return [
      ...(alone === undefined ? [] : [{ field: alone.field, message: t((c) => c.plan.ownerAlone) }]),
      ...(pairs.every((pair) => pair.goal === null)
        ? [{ field: 'goal_1' as const, message: t((c) => c.plan.needGoal) }]
        : []),
      ...((value.agreed === 'no' || value.agreed === 'in-part') && value.not_agreed_why === null
        ? [{ field: 'not_agreed_why' as const, message: t((c) => c.plan.needWhy) }]
        : []),
      ...(value.agreed !== 'not-yet' && value.agreed_on === null
        ? [{ field: 'agreed_on' as const, message: t((c) => c.plan.needDay) }]
        : []),
      ...(value.next_review_on !== null && value.next_review_on <= value.made_on
        ? [{ field: 'next_review_on' as const, message: t((c) => c.plan.reviewAfter) }]
        : []),
    ]
  },
})
type Value = FormValue<typeof form>

function columnsOf(value: Value): Plan {
  const pairs = pairsOf(value).flatMap(({ goal: aim, owner: who }) =>
    aim === null ? [] : [{ aim, who: who ?? '' }],
  )
  return {
    made_on: value.made_on,
    goals: pairs.map(({ aim }) => aim),
    goal_owners: pairs.map(({ who }) => who),
    accommodation_at_18: value.accommodation_at_18,
    accommodation_note: value.accommodation_note,
    immigration_position: value.immigration_position,
    agreed: value.agreed,
    agreed_on: value.agreed_on,
    not_agreed_why: value.not_agreed_why,
    child_words: value.child_words,
    missing_who: value.missing_who,
    missing_what: value.missing_what,
    missing_told: value.missing_told,
    next_review_on: value.next_review_on,
    note: value.note,
  }
}

function valuesOf({ goals, goal_owners, ...plan }: Plan): Partial<Value> {
  const pairs = numbers.map((n): Partial<Goals> => {
    const who = goal_owners[n - 1] ?? ''
    return { [`goal_${n}`]: goals[n - 1] ?? null, [`owner_${n}`]: who === '' ? null : who }
  })
  return {
    ...plan,
    made_on: plan.made_on as Value['made_on'],
    agreed_on: plan.agreed_on as Value['agreed_on'],
    next_review_on: plan.next_review_on as Value['next_review_on'],
    ...Object.assign({}, ...pairs),
  }
}

export const planPages = correcting<Value, Plan>({
  ...only(transitionPlan, 'plan', (c) => c.plan),
  form,
  above: (x) => html`<p class="govuk-body">${pick(transitionContent, x.lang).plan.lead}</p>`,
  values: valuesOf,
  columns: columnsOf,
  tell: tellPlan,
  also: (x, after) => follows(x, (known) => ({ ...known, plan: fresh(x, after) }), 'plan-written'),
})
