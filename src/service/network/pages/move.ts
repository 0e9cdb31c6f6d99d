import { defineForm, type FieldError, type FormValue, type Typed } from '../../../platform/forms/index.ts'
import { done } from '../../../kernel/refusal.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { nextVersion } from '../../../platform/record/index.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { noSuchPage, type Exchange, type Handler } from '../../../platform/web/route.ts'
import {
  caseFormPage,
  contestedCaseForm,
  recordOnCase,
  type CaseForm,
  type Standing,
} from '../../child/index.ts'
import { networkContent } from '../content/index.ts'
import { networkMember, type Member } from '../facts.ts'
import { tellPart } from '../tell.ts'
import { placeFields } from './fields.ts'
import { memberInPath, networkPath, wayBack } from './places.ts'

const form = defineForm({ fields: placeFields })
type Value = FormValue<typeof form>

function parts(
  x: Exchange,
  one: Standing<Member>,
  given: { typed?: Typed | undefined; errors?: readonly FieldError[] | undefined; version?: number } = {},
): CaseForm {
  const c = pick(networkContent, x.lang)
  const { typed, errors, version } = given
  const safe = one.columns.safe_to_contact as Value['safe_to_contact']
  return {
    tab: 'network',
    // A heading only: the title of the window and of the history of a browser has no name in it.
    title: c.moving.plain,
    lead: c.moving.title(one.columns.called),
    above: null,
    form: form.render({ lang: x.lang, typed, errors, values: { ...one.columns, safe_to_contact: safe } }),
    submit: c.moving.submit,
    back: wayBack(x),
    version: version ?? one.version,
    errors,
    dense: true,
  }
}

export const movePage: Handler = async (x) => {
  const one = await memberInPath(x)
  if (one === undefined) return noSuchPage()
  const draft = await x.draft()
  return caseFormPage(x, parts(x, one, draft === null ? {} : { typed: form.typed(draft.fields) }))
}

/** What changed since it was last asked is the next version, and no correction: nobody was wrong before. */
export const moveMember: Handler = async (x) => {
  const one = await memberInPath(x)
  if (one === undefined) return noSuchPage()
  const seen = versionOf(x.body)
  const parsed = form.parse(x.body, x.lang)
  const { typed } = parsed
  if (!parsed.ok)
    return caseFormPage(
      x,
      parts(x, one, { typed, errors: parsed.errors, ...(seen === null ? {} : { version: seen }) }),
    )
  const columns = { ...one.columns, ...parsed.value }
  const contested = async () => {
    const now = await memberInPath(x)
    if (now === undefined) return noSuchPage()
    const yours = tellPart({ ...now.columns, ...parsed.value }, x.lang)
    const answers = tellPart(now.columns, x.lang).map(({ label, value }, index) => {
      return { label, theirs: value, yours: yours[index]?.value ?? null }
    })
    const { recordedAt, actId, reason } = now
    return contestedCaseForm(x, parts(x, now, { typed }), answers, {
      recorded_at: recordedAt,
      act_id: actId,
      reason,
    })
  }
  if (seen !== one.version) return contested()
  const facts = done([nextVersion(networkMember, x.caseId(), one, columns, 'moved-on-the-map')])
  return recordOnCase(x, 'network.member.move', facts, { answer: networkPath(x), contested })
}
