import { randomUUID } from 'node:crypto'
import { dayInLondon } from '../../../kernel/calendar-day.ts'
import type { CaseId, ChildId } from '../../../kernel/ids.ts'
import { foundCase } from '../../../platform/access/index.ts'
import { pick, say } from '../../../platform/i18n/index.ts'
import { readReference } from '../../../platform/record/index.ts'
import {
  noSuchPage,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../platform/web/route.ts'
import { onlineContent } from '../content/online.ts'
import { nothingSaid } from '../given.ts'
import { foundReferral, incompleteOf } from '../intake.ts'
import {
  beginReferralDraft,
  cookieOf,
  DRAFT_COOKIE,
  forgetReferralDraft,
  keyOfCookie,
  markSent,
  openReferralDraft,
  returnToDraft,
  saveReferralDraft,
  submissionKey,
  type DraftKey,
  type ReferralDraft,
} from './drafts.ts'
import { leftView, returnForm, returnView, sentView, startView } from './plain-views.ts'
import { givenOf, optionsOn, type Answers, type Question } from './question.ts'
import { concernsQuestion } from './referral-questions.ts'
import { firstUnreached, questionAfter, questionBefore, questionNamed, questions } from './questions.ts'
import {
  addressOf,
  back,
  checkView,
  emergencyView,
  keepView,
  laterView,
  questionView,
  type QuestionView,
} from './view.ts'

const CHECK = '/refer/check'
const publicPage = { publicPage: true } as const

/** Redirects, and keeps the draft's key in this browser for the visit; null takes it out. */
function go(to: string, key: DraftKey | null): Reply {
  return { kind: 'redirect', to, remember: { [DRAFT_COOKIE]: key === null ? '' : cookieOf(key) } }
}

const sentAt = (reference: string): string => `/refer/sent/${reference}`
const onwards = (answers: Answers): string => {
  const next = firstUnreached(answers)
  return next === null ? CHECK : addressOf(next)
}

async function draftOf(x: Exchange, use: 'read' | 'write' = 'read'): Promise<ReferralDraft | null> {
  const key = keyOfCookie(x.cookies[DRAFT_COOKIE] ?? null)
  return key === null ? null : openReferralDraft(x.db, key, x.now, use)
}

/** A page that needs a draft begun in this browser; without one the form starts at its first page. */
function withDraft(draw: (x: Exchange, draft: ReferralDraft) => Reply): Handler {
  return async (x) => {
    const draft = await draftOf(x)
    if (draft === null) return redirect('/refer')
    return draft.sent ? go(sentAt(draft.key.reference), null) : draw(x, draft)
  }
}

export const start: Handler = async (x) => {
  const draft = await draftOf(x)
  const [first] = questions
  const goOn = draft === null || draft.sent ? null : onwards(draft.answers)
  const body = startView(x.lang, first === undefined ? CHECK : addressOf(first), goOn, x.form)
  return page(pick(onlineContent, x.lang).start.title, body, publicPage)
}

function drawn(
  x: Exchange,
  question: Question,
  answers: Answers,
  refusedWith: QuestionView['refused'],
): Reply {
  const changing = x.query['change'] === '1'
  const before = questionBefore(question.name, answers)
  const body = questionView({
    lang: x.lang,
    question,
    answers,
    today: dayInLondon(x.now),
    csrf: x.form.csrf,
    key: x.form.key,
    changing,
    refused: refusedWith,
  })
  const backTo = changing ? CHECK : before === null ? '/refer' : addressOf(before)
  return page(say(question.title, x.lang), body, {
    ...publicPage,
    before: back(x.lang, backTo),
    ...(refusedWith === null ? {} : { status: 422, hasErrors: true }),
  })
}

export const ask: Handler = async (x) => {
  const question = questionNamed(x.params['question'] ?? '')
  if (question === null) return noSuchPage()
  const draft = await draftOf(x)
  if (draft?.sent === true) return go(sentAt(draft.key.reference), null)
  if (draft === null) return question === questions[0] ? drawn(x, question, {}, null) : redirect('/refer')
  return question.asked(draft.answers) ? drawn(x, question, draft.answers, null) : redirect(CHECK)
}

/** Where an answer leads: as the pressed button says, or to 999 first, or on. */
function whereto(x: Exchange, question: Question, answers: Answers, begun: boolean): string {
  if (x.body['_then'] === 'later') return '/refer/later'
  if (answers[question.name]?.['immediate_danger'] === 'yes') return '/refer/emergency'
  if (x.body['_then'] === 'more') return addressOf(question, x.query['change'] === '1')
  if (begun) return '/refer/keep'
  if (x.query['change'] === '1') return CHECK
  const next = questionAfter(question.name, answers)
  return next === null ? CHECK : addressOf(next)
}

/** Saves one page: the first answer begins the draft, every other makes its next version. */
export const answer: Handler = async (x) => {
  const question = questionNamed(x.params['question'] ?? '')
  if (question === null) return noSuchPage()
  const draft = await draftOf(x, 'write')
  if (draft?.sent === true) return go(sentAt(draft.key.reference), null)
  const today = dayInLondon(x.now)
  const parsed = question.form.parse(x.body, x.lang, { today, options: optionsOn(today) })
  if (!parsed.ok) return drawn(x, question, draft?.answers ?? {}, parsed)
  const answers = { ...draft?.answers, [question.name]: parsed.typed }
  const to = whereto(x, question, answers, draft === null)
  if (draft === null) return go(to, await beginReferralDraft(x.db, answers, x.now))
  await saveReferralDraft(x.db, draft.key, answers, x.now)
  return redirect(to)
}

export const emergency: Handler = withDraft((x) =>
  page(pick(onlineContent, x.lang).emergency.title, emergencyView(x.lang, '/refer/keep'), publicPage),
)

export const keep: Handler = withDraft((x, draft) =>
  page(
    pick(onlineContent, x.lang).keep.title,
    keepView(x.lang, draft.key, draft.savedAt, onwards(draft.answers)),
    publicPage,
  ),
)

export const later: Handler = withDraft((x, draft) =>
  page(
    pick(onlineContent, x.lang).leave.title,
    laterView(x.lang, draft, x.form, onwards(draft.answers)),
    publicPage,
  ),
)

export const leave: Handler = async (x) => {
  const key = keyOfCookie(x.cookies[DRAFT_COOKIE] ?? null)
  if (key !== null && x.body['what'] === 'delete') await forgetReferralDraft(x.db, key, x.now)
  return go(x.body['what'] === 'another' ? '/refer' : '/refer/left', null)
}

export const left: Handler = async (x) =>
  page(pick(onlineContent, x.lang).left.title, leftView(x.lang), publicPage)

export const returnPage: Handler = async (x) =>
  page(pick(onlineContent, x.lang).back.title, returnView(x.lang, x.form, null), publicPage)

export const comeBack: Handler = async (x) => {
  const c = pick(onlineContent, x.lang).back
  const parsed = returnForm.parse(x.body, x.lang)
  const again = (errors: Parameters<typeof returnView>[2], status: 422 | 429) =>
    page(c.title, returnView(x.lang, x.form, errors), { ...publicPage, status, hasErrors: true })
  if (!parsed.ok) return again(parsed, 422)
  const draft = await returnToDraft(x.db, parsed.value, x.now)
  const says = (message: string) => ({
    typed: parsed.typed,
    errors: [{ field: 'reference', message, anchor: 'reference' }],
  })
  if (draft === 'too-many') return again(says(c.tooMany), 429)
  if (draft === 'wrong') return again(says(c.wrong), 422)
  return draft.sent ? go(sentAt(draft.key.reference), null) : go(onwards(draft.answers), draft.key)
}

const givenIn = (x: Exchange, answers: Answers) =>
  givenOf(questions, answers, nothingSaid('online', null), dayInLondon(x.now))

export const check: Handler = withDraft((x, draft) =>
  page(
    pick(onlineContent, x.lang).check.title,
    checkView({
      lang: x.lang,
      answers: draft.answers,
      incomplete: incompleteOf(givenIn(x, draft.answers)),
      today: dayInLondon(x.now),
      csrf: x.form.csrf,
      key: submissionKey(draft.key),
    }),
    { ...publicPage, before: back(x.lang, addressOf(concernsQuestion)) },
  ),
)

/** Sends the referral: one act founds the case, and the draft ends in the same transaction. */
export const send: Handler = async (x) => {
  const draft = await draftOf(x, 'write')
  if (draft === null) return redirect('/refer')
  const { reference } = draft.key
  if (draft.sent) return go(sentAt(reference), null)
  const caseId = randomUUID() as CaseId
  await foundCase(x.db, caseId)
  const { facts } = foundReferral(
    givenIn(x, draft.answers),
    { caseId, childId: randomUUID() as ChildId },
    reference,
    x.now,
  )
  const outcome = await x.record({
    kind: 'referral.receive',
    caseId,
    happenedAt: null,
    answer: sentAt(reference),
    facts,
  })
  if (!outcome.ok) return refused(outcome.refusal)
  if (!outcome.value.replayed) await markSent(x.db, draft.key, x.now)
  return go(outcome.value.answer, null)
}

export const sent: Handler = async (x) => {
  const reference = x.params['reference'] ?? ''
  if (readReference(reference) !== reference) return noSuchPage()
  return page(pick(onlineContent, x.lang).sent.title, sentView(x.lang, reference), publicPage)
}
