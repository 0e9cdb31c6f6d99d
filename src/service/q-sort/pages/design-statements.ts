import { defineForm, text, textarea, type FieldError } from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { enteredInError, newFact, nextVersion } from '../../../platform/record/index.ts'
import { conflictPage, versionOf } from '../../../platform/web/conflict-page.ts'
import {
  noSuchPage,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../platform/web/route.ts'
import { whoRecorded, type Standing } from '../../child/index.ts'
import { qSortContent } from '../content/index.ts'
import { qStatement, type Statement, type Study } from '../facts.ts'
import { readOtherWords, readStatements as readLines, sumOf } from '../rules.ts'
import { readStatements } from '../store.ts'
import { aboutStudy, designPage, designShell, movedTo, smallForm, studyPath, t } from './design-frame.ts'

const longest = 200
const addForm = defineForm({
  fields: {
    statements: textarea({
      label: t((c) => c.statements.label),
      hint: t((c) => c.statements.hint),
      rows: 14,
      max: 20_000,
    }),
  },
})
const oneForm = defineForm({
  fields: {
    words_en: text({ label: t((c) => c.statements.en), max: longest, span: 'full' }),
    words_cy: text({ label: t((c) => c.statements.cy), max: longest, optional: true, span: 'full' }),
    words_other: textarea({
      label: t((c) => c.statements.other),
      hint: t((c) => c.statements.otherHint),
      rows: 4,
      optional: true,
      dir: 'auto',
    }),
    note: textarea({ label: t((c) => c.statements.note), rows: 2, max: 500, optional: true }),
    reason: text({ label: t((c) => c.study.reason), max: 300, span: 'full' }),
  },
  check: ({ words_other }) =>
    words_other === null || readOtherWords(words_other) !== null
      ? []
      : [{ field: 'words_other' as const, message: t((c) => c.statements.otherWrong) }],
})

const back = (x: Exchange, study: Standing<Study>) => ({
  href: studyPath(study.id),
  text: pick(qSortContent, x.lang).invite.back,
})

function drawAdd(
  x: Exchange,
  study: Standing<Study>,
  attempt: Omit<Parameters<typeof addForm.render>[0], 'lang'>,
) {
  return designPage(x, {
    title: pick(qSortContent, x.lang).statements.title,
    fields: addForm.render({ lang: x.lang, ...attempt }),
    back: back(x, study),
    errors: attempt.errors,
  })
}

export const addStatementsPage: Handler = aboutStudy(async (x, study) => {
  if (study.columns.study_state !== 'draft') return refused({ code: 'not-in-this-state' })
  const draft = await x.draft()
  return drawAdd(x, study, draft === null ? {} : { typed: addForm.typed(draft.fields) })
})

export const recordStatements: Handler = aboutStudy(async (x, study) => {
  if (study.columns.study_state !== 'draft') return refused({ code: 'not-in-this-state' })
  const c = pick(qSortContent, x.lang).statements
  const parsed = addForm.parse(x.body, x.lang)
  if (!parsed.ok) return drawAdd(x, study, { typed: parsed.typed, errors: parsed.errors })
  const there = await readStatements(x.db, study.id)
  const lines = readLines(parsed.value.statements)
  const places = sumOf(study.columns.heights)
  const fault = lines.some(({ en, cy }) => en.length > longest || (cy ?? '').length > longest)
    ? c.long
    : lines.length + there.length > places
      ? c.tooMany(places, there.length)
      : null
  if (fault !== null) {
    const errors: FieldError[] = [{ field: 'statements', message: fault, anchor: 'statements' }]
    return drawAdd(x, study, { typed: parsed.typed, errors })
  }
  const last = there.at(-1)?.columns.place ?? 0
  const outcome = await x.record({
    kind: 'q-statement.record',
    caseId: null,
    happenedAt: null,
    answer: studyPath(study.id),
    facts: [
      // The study is written anew with them, so that of two who fill the bank at once the second is told.
      movedTo(study, 'draft', pick(qSortContent, 'en').statements.title),
      ...lines.map(({ en, cy, note }, index) =>
        newFact(qStatement, null, {
          study_id: study.id,
          place: last + index + 1,
          words_en: en,
          words_cy: cy,
          words_other: [],
          note,
        }),
      ),
    ],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
})

const statementOf = async (x: Exchange, study: Standing<Study>): Promise<Standing<Statement> | undefined> =>
  (await readStatements(x.db, study.id)).find(({ id }) => id === x.params['statementId'])

const valuesOf = (one: Statement) => ({
  words_en: one.words_en,
  words_cy: one.words_cy,
  words_other: one.words_other.join('\n'),
  note: one.note,
})
type Attempt = Omit<Parameters<typeof oneForm.render>[0], 'lang'>

const parts = (x: Exchange, study: Standing<Study>, version: number, attempt: Attempt) => ({
  title: pick(qSortContent, x.lang).statements.correctTitle,
  fields: oneForm.render({ lang: x.lang, ...attempt }),
  back: back(x, study),
  version,
  errors: attempt.errors,
})

export const statementPage: Handler = aboutStudy(async (x, study) => {
  const one = await statementOf(x, study)
  if (one === undefined) return noSuchPage()
  if (study.columns.study_state !== 'draft') return refused({ code: 'not-in-this-state' })
  const draft = await x.draft()
  const seen = draft !== null && draft.savedAt < one.recordedAt ? one.version - 1 : one.version
  const attempt = draft === null ? { values: valuesOf(one.columns) } : { typed: oneForm.typed(draft.fields) }
  return designPage(x, {
    ...parts(x, study, seen, attempt),
    below: smallForm(x, studyPath(study.id, `/statements/${one.id}/remove`), one.version, {
      text: pick(qSortContent, x.lang).statements.remove,
      secondary: true,
    }),
  })
})

async function contested(
  x: Exchange,
  study: Standing<Study>,
  one: Standing<Statement>,
  yours: Statement,
  typed: Attempt,
): Promise<Reply> {
  const c = pick(qSortContent, x.lang).statements
  const [theirs, mine] = [valuesOf(one.columns), valuesOf(yours)]
  const field = (label: string, name: keyof typeof theirs) => ({
    label,
    theirs: theirs[name],
    yours: mine[name],
  })
  return conflictPage({
    lang: x.lang,
    fields: [
      field(c.en, 'words_en'),
      field(c.cy, 'words_cy'),
      field(c.other, 'words_other'),
      field(c.note, 'note'),
    ],
    changed: { at: one.recordedAt, by: await whoRecorded(x.db, one.actId), reason: one.reason },
    form: designShell(x, parts(x, study, one.version, typed)),
    backTo: studyPath(study.id),
  })
}

export const saveStatement: Handler = aboutStudy(async (x, study) => {
  const one = await statementOf(x, study)
  if (one === undefined) return noSuchPage()
  if (study.columns.study_state !== 'draft') return refused({ code: 'not-in-this-state' })
  const seen = versionOf(x.body) ?? 0
  const parsed = oneForm.parse(x.body, x.lang)
  if (!parsed.ok) return designPage(x, parts(x, study, seen, { typed: parsed.typed, errors: parsed.errors }))
  const { reason, words_other, ...words } = parsed.value
  const after: Statement = {
    ...one.columns,
    ...words,
    words_other: [...(readOtherWords(words_other ?? '') ?? [])],
  }
  if (seen !== one.version) return contested(x, study, one, after, { typed: parsed.typed })
  const outcome = await x.record({
    kind: 'q-statement.correct',
    caseId: null,
    happenedAt: null,
    answer: studyPath(study.id),
    facts: [nextVersion(qStatement, null, one, after, reason)],
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  const now = await statementOf(x, study)
  return outcome.refusal.code === 'someone-else-changed-it' && now !== undefined
    ? contested(x, study, now, after, { typed: parsed.typed })
    : refused(outcome.refusal)
})

/** A statement that should not stand in the bank: only while nobody has sorted it. Its number is not given to another. */
export const removeStatement: Handler = aboutStudy(async (x, study) => {
  const one = await statementOf(x, study)
  if (one === undefined) return noSuchPage()
  if (study.columns.study_state !== 'draft') return refused({ code: 'not-in-this-state' })
  if (versionOf(x.body) !== one.version) return refused({ code: 'someone-else-changed-it' })
  const outcome = await x.record({
    kind: 'q-statement.remove',
    caseId: null,
    happenedAt: null,
    answer: studyPath(study.id),
    facts: [enteredInError(qStatement, null, one, pick(qSortContent, 'en').statements.removed)],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
})
