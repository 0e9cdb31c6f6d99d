import { calendarDay } from '../../../kernel/calendar-day.ts'
import {
  defineForm,
  select,
  text,
  type Field,
  type FieldError,
  type Typed,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { factIdOf } from '../../../platform/record/index.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import { conflictVersion } from './version.ts'
import { noSuchPage, redirect, type Exchange, type Handler, type Reply } from '../../../platform/web/route.ts'
import {
  caseFormPage,
  contestedCaseForm,
  recordOnCase,
  type CaseForm,
  type Standing,
} from '../../child/index.ts'
import { done } from '../../../kernel/refusal.ts'
import { outcomesContent } from '../content/index.ts'
import { voiceRating, type AnswerState, type Occasion, type Rater, type Rating } from '../facts.ts'
import { itemsOn, type Item } from '../rules.ts'
import { voiceKnown } from '../store.ts'
import { answerInWords, occasionInWords } from '../tell.ts'
import { occasionOf, occasionPath, put } from './path.ts'

const t = wordsOf(outcomesContent)

/** An answer as the form's options name it: the number, or the state. */
const codeOf = (one: Rating | null): string =>
  one === null ? '' : one.state === 'rated' ? String(one.score) : one.state === 'not-asked' ? '' : one.state

function answerOf(code: string | null): { readonly state: AnswerState; readonly score: number | null } {
  if (code === null || code === '') return { state: 'not-asked', score: null }
  if (/^\d$/.test(code)) return { state: 'rated', score: Number(code) }
  return { state: code === 'declined' ? 'declined' : 'could-not', score: null }
}

/** The questions of one rater on one day, with what makes it so beside each of the worker's. */
function formFor(items: readonly Item[], rater: Rater) {
  const child = rater === 'child'
  const numbers = (child ? [1, 2, 3, 4, 5] : [0, 1, 2, 3, 4]).map((score, index) => ({
    code: String(score),
    label: t((c) => (child ? c.childScale : c.workerScale)[index] ?? ''),
  }))
  const options = [
    ...numbers,
    ...(child ? [{ code: 'declined', label: t((c) => c.state.declined) }] : []),
    { code: 'could-not', label: t((c) => (child ? c.state['could-not'] : c.state.couldNotSee)) },
  ]
  const fields: Record<string, Field<string | null>> = {}
  for (const { code, wording } of items) {
    fields[code] = select({ label: wording.label, options, optional: true })
    if (!child)
      fields[`${code}_why`] = text({ label: t((c) => c.see.evidence), optional: true, max: 500, dir: 'auto' })
  }
  fields['reason'] = text({
    label: t((c) => c.answers.reason),
    hint: t((c) => c.answers.reasonHint),
    optional: true,
    max: 300,
  })
  return defineForm({ fields })
}

/** The page on which the worker writes: the child's answers word for word, or the worker's own view. Never both at once. */
export function ratingPages(rater: Rater): { readonly show: Handler; readonly save: Handler } {
  interface Here {
    readonly occasion: Standing<Occasion>
    readonly items: readonly Item[]
    readonly standing: readonly Standing<Rating>[]
    readonly version: number
  }
  async function here(x: Exchange): Promise<Here | null> {
    const occasion = await occasionOf(x)
    if (occasion === undefined || (rater === 'child' && occasion.columns.possible === 'no')) return null
    const { ratings } = await voiceKnown(x.db, x.caseId())
    const standing = ratings.filter(
      ({ columns }) => columns.occasion_id === occasion.id && columns.rater === rater,
    )
    return {
      occasion,
      items: itemsOn(codeList('outcome-item'), rater, calendarDay(occasion.columns.on_day)),
      standing,
      version: standing.reduce((sum, one) => sum + one.version, 0),
    }
  }
  const stands = (known: Here, item: string): Standing<Rating> | null =>
    known.standing.find(({ columns }) => columns.item === item) ?? null

  function parts(
    x: Exchange,
    known: Here,
    typed: Typed | null,
    errors?: readonly FieldError[],
    version = known.version,
  ): CaseForm {
    const c = pick(outcomesContent, x.lang)
    const words = rater === 'child' ? c.answers : c.see
    const values: Record<string, string> = {}
    for (const { code } of known.items) {
      const one = stands(known, code)?.columns ?? null
      values[code] = codeOf(one)
      values[`${code}_why`] = one?.evidence ?? ''
    }
    return {
      tab: 'voice',
      title: words.title,
      lead: `${words.lead} ${occasionInWords(known.occasion.columns, x.lang)}.`,
      form: formFor(known.items, rater).render({
        lang: x.lang,
        values,
        typed: typed ?? undefined,
        errors,
        unmarked: true,
      }),
      submit: words.submit,
      back: { href: occasionPath(x, known.occasion.id), text: c.back },
      version,
      errors,
      wide: true,
      dense: true,
    }
  }

  const show: Handler = async (x) => {
    const known = await here(x)
    if (known === null) return noSuchPage()
    const draft = await x.draft()
    return caseFormPage(
      x,
      parts(x, known, draft === null ? null : formFor(known.items, rater).typed(draft.fields)),
    )
  }

  const save: Handler = async (x) => {
    const known = await here(x)
    if (known === null) return noSuchPage()
    const c = pick(outcomesContent, x.lang)
    const form = formFor(known.items, rater)
    const parsed = form.parse(x.body, x.lang)
    if (!parsed.ok) return caseFormPage(x, parts(x, known, parsed.typed, parsed.errors, conflictVersion(x)))
    const value: Readonly<Record<string, string | null>> = parsed.value
    const errors: FieldError[] = []
    const reason = value['reason'] ?? ''
    let changes = false
    const facts = known.items.flatMap(({ code, wording }) => {
      const answer = answerOf(value[code] ?? null)
      const evidence = rater === 'worker' ? (value[`${code}_why`] ?? null) : null
      const before = stands(known, code)
      if (before === null && answer.state === 'not-asked' && evidence === null) return []
      if (rater === 'worker' && answer.state === 'rated' && evidence === null)
        errors.push({
          field: `${code}_why`,
          anchor: `${code}_why`,
          message: c.see.evidenceMissing(wording.label[x.lang]),
        })
      const columns: Rating = {
        occasion_id: known.occasion.id,
        item: code,
        rater,
        ...answer,
        items_on: known.occasion.columns.on_day,
        evidence,
      }
      const id = factIdOf('voice_rating', x.caseId(), known.occasion.id, code)
      const fact = put(voiceRating, x.caseId(), id, before, columns, reason === '' ? 'corrected' : reason)
      if (before !== null && fact.length > 0) changes = true
      return fact
    })
    if (changes && reason === '')
      errors.push({ field: 'reason', anchor: 'reason', message: c.answers.reason })
    if (errors.length > 0) return caseFormPage(x, parts(x, known, parsed.typed, errors, conflictVersion(x)))
    const contested = async (now: Here): Promise<Reply> => {
      const last = now.standing.at(-1)
      return contestedCaseForm(
        x,
        parts(x, now, parsed.typed),
        now.items.map(({ code, wording }) => ({
          label: wording.label[x.lang],
          theirs: answerInWords(stands(now, code)?.columns ?? null, rater, x.lang),
          yours: answerInWords(answerOf(value[code] ?? null), rater, x.lang),
        })),
        {
          recorded_at: last?.recordedAt ?? x.now,
          act_id: last?.actId ?? '',
          reason: last?.reason ?? null,
        },
      )
    }
    if (conflictVersion(x) !== known.version) return contested(known)
    const answer = occasionPath(x, known.occasion.id)
    if (facts.length === 0) return redirect(answer)
    return recordOnCase(x, rater === 'child' ? 'voice.answers' : 'voice.see', done(facts), {
      answer,
      contested: async () => contested((await here(x)) ?? known),
    })
  }
  return { show, save }
}
