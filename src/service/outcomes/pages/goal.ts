import { calendarDay } from '../../../kernel/calendar-day.ts'
import { done } from '../../../kernel/refusal.ts'
import type { FactId } from '../../../kernel/ids.ts'
import { defineForm, select, textarea, type FieldError, type Typed } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { factIdOf, newFact, nextVersion, type FactToRecord } from '../../../platform/record/index.ts'
import { noSuchPage, redirect, type Exchange, type Handler, type Reply } from '../../../platform/web/route.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { caseFormPage, recordOnCase, type Standing } from '../../child/index.ts'
import { outcomesContent } from '../content/index.ts'
import { voiceGoal, voiceGoalRating, type AnswerState, type Occasion } from '../facts.ts'
import { goalThatStands } from '../rules.ts'
import { voiceKnown, type VoiceKnown } from '../store.ts'
import { occasionOf, occasionPath, put } from './path.ts'

/** A goal in other words ends the one before, which is kept; the same words leave it as it is. */
export function goalFacts(
  caseId: CaseId,
  known: VoiceKnown,
  occasion: Standing<Occasion>,
  said: { readonly words: string | null; readonly state: AnswerState; readonly score: number | null },
): readonly FactToRecord[] {
  const stands = goalThatStands(known.goals)
  const day = occasion.columns.on_day
  const same = stands !== null && (said.words === null || said.words === stands.columns.words)
  // One for an occasion: a change of mind on the same day is the next version of the same goal.
  const ownId: FactId = factIdOf('voice_goal', caseId, occasion.id)
  const own = known.goals.find(({ id }) => id === ownId) ?? null
  const goalId = same ? stands.id : said.words === null ? null : ownId
  const goals: FactToRecord[] = []
  if (!same && said.words !== null) {
    const columns = { words: said.words, from_day: day, ended_on: null }
    if (stands !== null && stands.id !== ownId)
      goals.push(nextVersion(voiceGoal, caseId, stands, { ...stands.columns, ended_on: day }, 'another goal'))
    goals.push(
      ...(own === null
        ? [newFact(voiceGoal, caseId, columns, ownId)]
        : put(voiceGoal, caseId, ownId, own, columns, 'changed on the same day')),
    )
  }
  if (goalId === null || said.state === 'not-asked') return goals
  const ratingId = factIdOf('voice_goal_rating', caseId, occasion.id, goalId)
  const before = known.goalRatings.find(({ id }) => id === ratingId) ?? null
  const columns = { occasion_id: occasion.id, goal_id: goalId, state: said.state, score: said.score }
  return [...goals, ...put(voiceGoalRating, caseId, ratingId, before, columns, 'changed on the same day')]
}

const t = wordsOf(outcomesContent)
const form = defineForm({
  fields: {
    words: textarea({
      label: t((c) => c.goal.words),
      called: t((c) => c.goal.wordsCalled),
      rows: 2,
      max: 300,
      dir: 'auto',
      optional: true,
      span: 'full',
    }),
    score: select({
      label: t((c) => c.goal.score),
      hint: t((c) => c.goal.scoreHint),
      options: [
        ...Array.from({ length: 11 }, (_, score) => ({ code: String(score), label: () => String(score) })),
        { code: 'declined', label: t((c) => c.state.declined) },
      ],
      optional: true,
    }),
  },
  check: (value) =>
    value.words === null && value.score !== null
      ? [{ field: 'words', message: t((c) => c.goal.needed) }]
      : [],
})

async function draw(
  x: Exchange,
  occasion: Standing<Occasion>,
  typed: Typed | null,
  errors?: readonly FieldError[],
): Promise<Reply> {
  const c = pick(outcomesContent, x.lang).goal
  const known = await voiceKnown(x.db, x.caseId())
  const goal = goalThatStands(known.goals)
  const rating = known.goalRatings.find(
    ({ columns }) => columns.occasion_id === occasion.id && columns.goal_id === goal?.id,
  )?.columns
  return caseFormPage(x, {
    tab: 'voice',
    title: c.formTitle,
    lead: c.formLead,
    form: form.render({
      lang: x.lang,
      values: {
        words: goal?.columns.words ?? null,
        score: rating === undefined ? null : rating.score === null ? 'declined' : String(rating.score),
      },
      typed: typed ?? undefined,
      errors,
    }),
    submit: c.submit,
    back: { href: occasionPath(x, occasion.id), text: pick(outcomesContent, x.lang).back },
    errors,
  })
}

export const goalPages: { readonly show: Handler; readonly save: Handler } = {
  show: async (x) => {
    const occasion = await occasionOf(x)
    if (occasion === undefined) return noSuchPage()
    const draft = await x.draft()
    return draw(x, occasion, draft === null ? null : form.typed(draft.fields))
  },
  save: async (x) => {
    const occasion = await occasionOf(x)
    if (occasion === undefined) return noSuchPage()
    const parsed = form.parse(x.body, x.lang, { today: calendarDay(occasion.columns.on_day) })
    if (!parsed.ok) return draw(x, occasion, parsed.typed, parsed.errors)
    const { words, score } = parsed.value
    const said =
      score === null
        ? { state: 'not-asked' as const, score: null }
        : score === 'declined'
          ? { state: 'declined' as const, score: null }
          : { state: 'rated' as const, score: Number(score) }
    const facts = goalFacts(x.caseId(), await voiceKnown(x.db, x.caseId()), occasion, { words, ...said })
    const answer = occasionPath(x, occasion.id)
    if (facts.length === 0) return redirect(answer)
    return recordOnCase(x, 'voice.goal', done(facts), { answer })
  },
}
