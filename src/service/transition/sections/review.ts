import { date, defineForm, radios, textarea, yesNo, type FormValue } from '../../../platform/forms/index.ts'
import { wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { correcting } from '../../child/index.ts'
import { transitionContent } from '../content/index.ts'
import { transitionReview, type TransitionReview } from '../facts.ts'
import { tellReview } from '../tell.ts'
import { follows, oneOfMany, put } from './section.ts'

const t = wordsOf(transitionContent)
const form = defineForm({
  fields: {
    held_on: date({ label: t((c) => c.review.on), latest: 'today', span: 'full' }),
    outcome: radios({
      label: t((c) => c.review.outcome),
      options: choices('transition-review-outcome'),
      span: 'full',
    }),
    found: textarea({ label: t((c) => c.review.found), rows: 3, dir: 'auto', span: 'full' }),
    took_part: yesNo({ label: t((c) => c.review.tookPart), unknown: true, optional: true, span: 'full' }),
    child_words: textarea({
      label: t((c) => c.review.words),
      optional: true,
      rows: 3,
      dir: 'auto',
      span: 'full',
    }),
    next_on: date({ label: t((c) => c.review.next), hint: t((c) => c.review.nextHint), optional: true }),
  },
  check: ({ outcome, next_on, held_on }) => [
    ...(outcome !== 'ready-to-end' && next_on === null
      ? [{ field: 'next_on' as const, message: t((c) => c.review.needNext) }]
      : []),
    ...(next_on !== null && next_on <= held_on
      ? [{ field: 'next_on' as const, message: t((c) => c.review.after) }]
      : []),
  ],
})
type Value = FormValue<typeof form>

export const reviewPages = correcting<Value, TransitionReview>({
  ...oneOfMany(transitionReview, 'review', (c) => c.review),
  form,
  values: (one) => ({
    ...one,
    held_on: one.held_on as Value['held_on'],
    next_on: one.next_on as Value['next_on'],
    took_part: one.took_part as Value['took_part'],
  }),
  columns: (value) => ({ ...value }),
  tell: tellReview,
  also: (x, after, before) =>
    follows(
      x,
      (known) => ({ ...known, reviews: put(known.reviews, x, after) }),
      before === null ? 'review-held' : 'review-corrected',
    ),
})
