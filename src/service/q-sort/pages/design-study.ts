import { randomUUID } from 'node:crypto'
import type { FactId } from '../../../kernel/ids.ts'
import { defineForm, text, textarea, type FormValue } from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { newFact, nextVersion } from '../../../platform/record/index.ts'
import { conflictPage, versionOf } from '../../../platform/web/conflict-page.ts'
import { redirect, refused, type Exchange, type Handler, type Reply } from '../../../platform/web/route.ts'
import { whoRecorded, type Standing } from '../../child/index.ts'
import { qSortContent } from '../content/index.ts'
import { qStudy, type Study } from '../facts.ts'
import { readHeights, type GridFault } from '../rules.ts'
import { readStudy } from '../store.ts'
import { aboutStudy, designPage, designShell, studyPath, t } from './design-frame.ts'

const faults: readonly GridFault[] = ['not-numbers', 'not-odd', 'too-few', 'too-many']
const faultOf = (heights: string): GridFault | null => {
  const read = readHeights(heights)
  return read.ok ? null : (faults.find((one) => one === read.refusal.because) ?? 'not-numbers')
}

const fields = {
  title: text({
    label: t((c) => c.study.titleLabel),
    hint: t((c) => c.study.titleHint),
    max: 120,
    span: 'full',
  }),
  question_en: text({
    label: t((c) => c.study.question),
    hint: t((c) => c.study.questionHint),
    max: 200,
    span: 'full',
  }),
  question_cy: text({ label: t((c) => c.study.questionCy), max: 200, optional: true, span: 'full' }),
  heights: text({
    label: t((c) => c.study.heights),
    hint: t((c) => c.study.heightsHint),
    max: 60,
    spellcheck: false,
    span: 'full',
  }),
} as const
const check = ({ heights }: { readonly heights: string }) => {
  const fault = faultOf(heights)
  return fault === null ? [] : [{ field: 'heights' as const, message: t((c) => c.study.faults[fault]) }]
}
const newForm = defineForm({ fields, check })
const editForm = defineForm({
  fields: { ...fields, reason: textarea({ label: t((c) => c.study.reason), max: 300, rows: 2 }) },
  check,
})
type Value = Omit<FormValue<typeof editForm>, 'reason'>

function columns(value: Value): Omit<Study, 'study_state'> {
  const read = readHeights(value.heights)
  const { title, question_en, question_cy } = value
  return { title, question_en, question_cy, heights: read.ok ? [...read.value] : [] }
}
const valuesOf = (study: Study) => ({
  title: study.title,
  question_en: study.question_en,
  question_cy: study.question_cy,
  heights: study.heights.join(', '),
})

const back = (x: Exchange, href: string) => ({ href, text: pick(qSortContent, x.lang).invite.back })

function drawNew(x: Exchange, attempt: Parameters<typeof newForm.render>[0]): Reply {
  const { newTitle } = pick(qSortContent, x.lang).study
  return designPage(x, {
    title: newTitle,
    fields: newForm.render(attempt),
    back: back(x, '/q-sort'),
    errors: attempt.errors,
  })
}

export const newStudyPage: Handler = async (x) => {
  const draft = await x.draft()
  return drawNew(x, {
    lang: x.lang,
    ...(draft === null
      ? { values: { heights: '2, 3, 4, 5, 4, 3, 2' } }
      : { typed: newForm.typed(draft.fields) }),
  })
}

export const recordStudy: Handler = async (x) => {
  const parsed = newForm.parse(x.body, x.lang)
  if (!parsed.ok) return drawNew(x, { lang: x.lang, typed: parsed.typed, errors: parsed.errors })
  const id = randomUUID() as FactId
  const outcome = await x.record({
    kind: 'q-study.record',
    caseId: null,
    happenedAt: null,
    answer: studyPath(id),
    facts: [newFact(qStudy, null, { ...columns(parsed.value), study_state: 'draft' }, id)],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}

type Attempt = Omit<Parameters<typeof editForm.render>[0], 'lang'>

const editParts = (x: Exchange, study: Standing<Study>, version: number, attempt: Attempt) => ({
  title: pick(qSortContent, x.lang).study.editTitle,
  fields: editForm.render({ lang: x.lang, ...attempt }),
  back: back(x, studyPath(study.id)),
  version,
  errors: attempt.errors,
})

async function contested(x: Exchange, study: Standing<Study>, yours: Study, typed: Attempt): Promise<Reply> {
  const [theirs, mine] = [valuesOf(study.columns), valuesOf(yours)]
  const c = pick(qSortContent, x.lang).study
  const field = (label: string, name: keyof typeof theirs) => ({
    label,
    theirs: theirs[name],
    yours: mine[name],
  })
  return conflictPage({
    lang: x.lang,
    fields: [
      field(c.titleLabel, 'title'),
      field(c.question, 'question_en'),
      field(c.questionCy, 'question_cy'),
      field(c.heights, 'heights'),
    ],
    changed: { at: study.recordedAt, by: await whoRecorded(x.db, study.actId), reason: study.reason },
    form: designShell(x, editParts(x, study, study.version, typed)),
    backTo: studyPath(study.id),
  })
}

export const editStudyPage: Handler = aboutStudy(async (x, study) => {
  if (study.columns.study_state !== 'draft') return refused({ code: 'not-in-this-state' })
  const draft = await x.draft()
  const attempt =
    draft === null ? { values: valuesOf(study.columns) } : { typed: editForm.typed(draft.fields) }
  // A draft typed over an earlier version must meet the conflict page when it is saved.
  const seen = draft !== null && draft.savedAt < study.recordedAt ? study.version - 1 : study.version
  return designPage(x, editParts(x, study, seen, attempt))
})

export const saveStudy: Handler = aboutStudy(async (x, study) => {
  if (study.columns.study_state !== 'draft') return refused({ code: 'not-in-this-state' })
  const seen = versionOf(x.body) ?? 0
  const parsed = editForm.parse(x.body, x.lang)
  if (!parsed.ok)
    return designPage(x, editParts(x, study, seen, { typed: parsed.typed, errors: parsed.errors }))
  const after: Study = { ...columns(parsed.value), study_state: 'draft' }
  if (seen !== study.version) return contested(x, study, after, { typed: parsed.typed })
  const outcome = await x.record({
    kind: 'q-study.correct',
    caseId: null,
    happenedAt: null,
    answer: studyPath(study.id),
    facts: [nextVersion(qStudy, null, study, after, parsed.value.reason)],
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  const now = await readStudy(x.db, study.id)
  return outcome.refusal.code === 'someone-else-changed-it' && now !== null
    ? contested(x, now, after, { typed: parsed.typed })
    : refused(outcome.refusal)
})
