import { done } from '../../../kernel/refusal.ts'
import { defineForm, textarea, type FieldError, type Typed } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { nextVersion } from '../../../platform/record/index.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import {
  noSuchPage,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../platform/web/route.ts'
import {
  caseFormPage,
  contestedCaseForm,
  recordOnCase,
  searchKey,
  type CaseForm,
  type Standing,
} from '../../child/index.ts'
import { letterContent } from '../content/index.ts'
import { supportLetter, type Letter } from '../facts.ts'
import { change, mustNotStand } from './rules.ts'
import { guardedOf, letterOf } from './store.ts'

const t = wordsOf(letterContent)
const form = defineForm({
  fields: {
    addressee: textarea({
      label: t((c) => c.new.addressee),
      hint: t((c) => c.new.addresseeHint),
      rows: 3,
      max: 500,
      dir: 'auto',
    }),
    body: textarea({ label: t((c) => c.edit.body), rows: 22, max: 20_000, dir: 'auto' }),
  },
})

export const letterPath = (x: Exchange): string =>
  `/cases/${x.caseId()}/immigration/letters/${x.params['letterId'] ?? ''}`

/** `version`: what the form was drawn from; 0: an earlier one than stands, so that saving it meets the conflict page. */
function parts(
  x: Exchange,
  stands: Standing<Letter>,
  version: number,
  typed?: Typed,
  errors?: readonly FieldError[],
): CaseForm {
  const c = pick(letterContent, x.lang)
  return {
    tab: 'immigration',
    title: c.edit.title,
    lead: stands.columns.state === 'signed' ? c.edit.signedLead : c.edit.lead,
    form: form.render({ lang: x.lang, typed, errors, values: stands.columns }),
    submit: c.edit.submit,
    back: { href: letterPath(x), text: c.back },
    version,
    errors,
  }
}

function contested(x: Exchange, stands: Standing<Letter>, typed: Typed): Promise<Reply> {
  const c = pick(letterContent, x.lang)
  const answers = (
    [
      ['addressee', c.new.addressee],
      ['body', c.edit.body],
    ] as const
  ).map(([name, label]) => ({
    label,
    theirs: stands.columns[name],
    yours: String(typed[name] ?? ''),
  }))
  return contestedCaseForm(x, parts(x, stands, stands.version, typed), answers, {
    recorded_at: stands.recordedAt,
    act_id: stands.actId,
  })
}

export const editLetter: Handler = async (x) => {
  const stands = await letterOf(x.db, x.caseId(), x.params['letterId'])
  if (stands === undefined) return noSuchPage()
  if (stands.columns.state === 'sent' || stands.columns.state === 'discarded') return redirect(letterPath(x))
  const draft = await x.draft()
  if (draft === null) return caseFormPage(x, parts(x, stands, stands.version))
  const version = draft.savedAt < stands.recordedAt ? 0 : stands.version
  return caseFormPage(x, parts(x, stands, version, form.typed(draft.fields)))
}

export const saveLetter: Handler = async (x) => {
  const stands = await letterOf(x.db, x.caseId(), x.params['letterId'])
  if (stands === undefined) return noSuchPage()
  const parsed = form.parse(x.body, x.lang)
  const seen = versionOf(x.body) ?? 0
  if (!parsed.ok) return caseFormPage(x, parts(x, stands, seen, parsed.typed, parsed.errors))
  const found = mustNotStand(parsed.value.body, await guardedOf(x.db, x.caseId()), searchKey)
  if (found !== null) {
    const message = pick(letterContent, x.lang).edit[found]
    const errors = [{ field: 'body', message, anchor: 'body' }]
    return caseFormPage(x, parts(x, stands, seen, parsed.typed, errors))
  }
  const changed = change(stands.columns, parsed.value)
  if (!changed.ok) return refused(changed.refusal)
  if (seen !== stands.version) return contested(x, stands, parsed.typed)
  const reason = pick(letterContent, x.lang).reasons.edited
  const next = nextVersion(supportLetter, x.caseId(), stands, changed.value, reason)
  return recordOnCase(x, 'immigration.letter.write', done([next]), {
    answer: letterPath(x),
    contested: async () => {
      const now = await letterOf(x.db, x.caseId(), x.params['letterId'])
      return now === undefined ? noSuchPage() : contested(x, now, parsed.typed)
    },
  })
}
