import { defineForm, textarea, type FieldError, type Typed } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { noSuchPage, refused, type Exchange, type Handler, type Reply } from '../../../platform/web/route.ts'
import { steppingBackContent } from '../content/index.ts'
import { approved, type StepBackKnown } from '../rhythm.ts'
import { takeUp } from '../rules.ts'
import { readStepBackKnown } from '../store.ts'
import { actingPage, recorded } from './acting.ts'

const t = wordsOf(steppingBackContent)
const form = defineForm({
  fields: { why: textarea({ label: t((c) => c.takeUp.why), rows: 4, dir: 'auto', span: 'full' }) },
})

function show(
  x: Exchange,
  known: StepBackKnown,
  typed?: Typed,
  errors?: readonly FieldError[],
): Promise<Reply> {
  const c = pick(steppingBackContent, x.lang).takeUp
  const one = approved(known)
  return actingPage(x, {
    title: c.title,
    lead: one === null ? c.not : c.lead,
    form: one === null ? null : form.render({ lang: x.lang, typed, errors }),
    submit: c.submit,
    version: one?.version,
    errors,
  })
}

export const takeUpPage: Handler = async (x) => {
  const known = await readStepBackKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  return show(x, known, draft === null ? undefined : form.typed(draft.fields))
}

export const recordTakeUp: Handler = async (x) => {
  const known = await readStepBackKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, known, parsed.typed, parsed.errors)
  if (versionOf(x.body) !== (approved(known)?.version ?? null))
    return refused({ code: 'someone-else-changed-it' })
  return recorded(x, 'step-back.take-up', takeUp(known, parsed.value, x.accountId(), x.now))
}
