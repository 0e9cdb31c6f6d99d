import { randomUUID } from 'node:crypto'
import { calendarDay } from '../../../../kernel/calendar-day.ts'
import type { FactId } from '../../../../kernel/ids.ts'
import { factIdOf, newFact, type FactToRecord } from '../../../../platform/record/index.ts'
import { codeList } from '../../../../platform/reference-data/index.ts'
import {
  noSuchPage,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../../platform/web/route.ts'
import type { Standing } from '../../../child/index.ts'
import { childLanguages, isChildLanguage, type ChildLanguage } from '../../child-words/index.ts'
import { guardianFeedback, voiceConsent, voiceRating, type Occasion } from '../../facts.ts'
import { goalThatStands, itemsOn } from '../../rules.ts'
import { guardianOf, takeInHand, voiceKnown, type VoiceKnown } from '../../store.ts'
import { goalFacts } from '../goal.ts'
import { occasionOf, occasionPath, put } from '../path.ts'
import { codeOfStep, stepAt, stepsOf, type Step } from './steps.ts'
import { childView } from './view.ts'

interface Here {
  readonly occasion: Standing<Occasion>
  readonly known: VoiceKnown
  readonly steps: readonly Step[]
  readonly goal: string | null
}

const sent = (x: Exchange, name: string): string => {
  const value = x.body[name]
  return typeof value === 'string' ? value.trim() : ''
}

async function here(x: Exchange): Promise<Here | null> {
  const occasion = await occasionOf(x)
  if (occasion === undefined || occasion.columns.possible === 'no') return null
  const known = await voiceKnown(x.db, x.caseId())
  const goal = goalThatStands(known.goals)?.columns.words ?? null
  const items = itemsOn(codeList('outcome-item'), 'child', calendarDay(occasion.columns.on_day))
  return { occasion, known, goal, steps: stepsOf(items, goal !== null) }
}

const languageOf = (text: string | undefined, x: Exchange): ChildLanguage =>
  isChildLanguage(text) ? text : x.lang

const root = (x: Exchange, known: Here): string => `${occasionPath(x, known.occasion.id)}/child`

/** What the child answered at a step before; feedback on the guardian is not read back, to nobody on this device. */
function answerBefore({ known, occasion }: Here, step: Step): string | null {
  const of = <C extends { readonly occasion_id: string }>(all: readonly Standing<C>[]) =>
    all.filter(({ columns }) => columns.occasion_id === occasion.id).map(({ columns }) => columns)
  const code = (one: { readonly state: string; readonly score: number | null } | undefined): string | null =>
    one === undefined ? null : one.score === null ? one.state : String(one.score)
  if (step.name === 'item') return code(of(known.ratings).find(({ item }) => item === step.item.code))
  if (step.name === 'pass-on') return of(known.consents)[0]?.pass_on ?? null
  if (step.name !== 'near') return null
  const goal = goalThatStands(known.goals)
  return code(of(known.goalRatings).find(({ goal_id }) => goal_id === goal?.id))
}

function draw(
  x: Exchange,
  known: Here,
  language: ChildLanguage,
  at: number,
  typed: Readonly<Record<string, string>> | null = null,
): Reply {
  const step = known.steps[at]
  const body = childView({
    path: root(x, known),
    language,
    steps: known.steps,
    at,
    answer: step === undefined ? null : answerBefore(known, step),
    goal: known.goal,
    typed,
    handBackTo: occasionPath(x, known.occasion.id),
    form: x.form,
  })
  // The title stands in the tab: nothing of a child, nothing of the record.
  return page(childLanguages[language].hello, body, {
    handed: true,
    ...(typed === null ? {} : { status: 422 as const, hasErrors: true }),
  })
}

export const showChild: Handler = async (x) => {
  const known = await here(x)
  if (known === null) return noSuchPage()
  return draw(x, known, languageOf(x.query['in'], x), stepAt(known.steps, x.query['step']))
}

const GOAL_MAX = 300
const FEEDBACK_MAX = 2_000
const changed = 'changed by the child'

/** What one answer records; null: it is none that this step offers. */
function factsOf(x: Exchange, known: Here, step: Step, answer: string): readonly FactToRecord[] | null {
  const caseId = x.caseId()
  const { occasion } = known
  const scored = (low: number, high: number) =>
    answer === 'declined'
      ? { state: 'declined' as const, score: null }
      : /^\d{1,2}$/.test(answer) && Number(answer) >= low && Number(answer) <= high
        ? { state: 'rated' as const, score: Number(answer) }
        : null
  if (step.name === 'item') {
    const said = scored(1, 5)
    if (said === null) return null
    const id: FactId = factIdOf('voice_rating', caseId, occasion.id, step.item.code)
    const stands = known.known.ratings.find((one) => one.id === id) ?? null
    const columns = {
      occasion_id: occasion.id,
      item: step.item.code,
      rater: 'child' as const,
      ...said,
      items_on: occasion.columns.on_day,
      evidence: null,
    }
    return put(voiceRating, caseId, id, stands, columns, changed)
  }
  if (step.name === 'goal') {
    const words = sent(x, 'words')
    if (answer !== 'other' || words === '') return []
    return goalFacts(caseId, known.known, occasion, { words, state: 'not-asked', score: null })
  }
  if (step.name === 'near') {
    const said = scored(0, 10)
    return said === null ? null : goalFacts(caseId, known.known, occasion, { words: null, ...said })
  }
  if (step.name === 'pass-on') {
    if (answer !== 'yes' && answer !== 'no' && answer !== 'ask-me' && answer !== 'declined') return null
    const id: FactId = factIdOf('voice_consent', caseId, occasion.id)
    const stands = known.known.consents.find((one) => one.id === id) ?? null
    return put(voiceConsent, caseId, id, stands, { occasion_id: occasion.id, pass_on: answer }, changed)
  }
  return null
}

export const saveChild: Handler = async (x) => {
  const known = await here(x)
  if (known === null) return noSuchPage()
  const language = languageOf(sent(x, 'in'), x)
  const at = stepAt(known.steps, sent(x, 'step'))
  const step = known.steps[at]
  if (step === undefined) return noSuchPage()
  if (step.name === 'goal' && sent(x, 'words').length > GOAL_MAX)
    return draw(x, known, language, at, { words: sent(x, 'words') })
  const facts = factsOf(x, known, step, sent(x, 'answer'))
  if (facts === null) return draw(x, known, language, at)
  // A goal that was only now said is asked about next.
  const steps =
    facts.length > 0 && step.name === 'goal' ? stepsOf(itemsOfSteps(known.steps), true) : known.steps
  const next = steps[stepAt(steps, codeOfStep(step)) + 1]
  const answer = `${root(x, known)}?step=${next === undefined ? 'end' : codeOfStep(next)}&in=${language}`
  if (facts.length === 0) return redirect(answer)
  const outcome = await x.record({ kind: 'voice.child', caseId: x.caseId(), happenedAt: null, answer, facts })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}

const itemsOfSteps = (steps: readonly Step[]) =>
  steps.flatMap((step) => (step.name === 'item' ? [step.item] : []))

/** What the child says of the guardian goes past the guardian: nothing of it is read back on this device. */
export const saveFeedback: Handler = async (x) => {
  const known = await here(x)
  if (known === null) return noSuchPage()
  const language = languageOf(sent(x, 'in'), x)
  const [words, score, talk] = [sent(x, 'words'), sent(x, 'score'), sent(x, 'talk')]
  if (words.length > FEEDBACK_MAX)
    return draw(x, known, language, stepAt(known.steps, 'guardian'), { words, score, talk })
  const answer = `${root(x, known)}?step=end&in=${language}`
  const sends = sent(x, 'answer') === 'send'
  const rated = sends && /^[1-5]$/.test(score)
  if (sends && !rated && words === '' && talk === '') return redirect(answer)
  const id = randomUUID() as FactId
  await takeInHand(x.db, id)
  const outcome = await x.record({
    kind: 'voice.feedback',
    caseId: x.caseId(),
    happenedAt: null,
    answer,
    facts: [
      newFact(
        guardianFeedback,
        x.caseId(),
        {
          occasion_id: known.occasion.id,
          about_account: await guardianOf(x.db, x.caseId(), x.now),
          state: rated ? 'rated' : sends ? 'not-asked' : 'declined',
          score: rated ? Number(score) : null,
          words: sends && words !== '' ? words : null,
          wants_to_talk: sends && (talk === 'yes' || talk === 'no') ? talk : null,
        },
        id,
      ),
    ],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
