import {
  date,
  defineForm,
  radios,
  text,
  textarea,
  yesNo,
  type FormValue,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { correcting, standingFact } from '../../child/index.ts'
import { immigrationContent } from '../content/index.ts'
import { immigrationAppeal, immigrationDecision, type Appeal } from '../facts.ts'
import { runsBackwards } from '../rules.ts'
import { immigrationKnown } from '../store.ts'
import { tellAppeal } from '../tell.ts'
import { common, factInPath, followDecisions, idInPath, withChanged } from './section.ts'

const t = wordsOf(immigrationContent)
const form = defineForm({
  fields: {
    state: radios({ label: t((c) => c.appeal.state), options: choices('appeal-state'), span: 'full' }),
    lodged_on: date({ label: t((c) => c.appeal.lodged), latest: 'today', optional: true }),
    heard_on: date({ label: t((c) => c.appeal.heard), latest: 'today', optional: true }),
    decided_on: date({
      label: t((c) => c.appeal.decided),
      hint: t((c) => c.appeal.decidedHint),
      latest: 'today',
      optional: true,
    }),
    reference: text({ label: t((c) => c.appeal.reference), optional: true, spellcheck: false }),
    guardian_evidence: yesNo({ label: t((c) => c.appeal.evidence), unknown: true, optional: true }),
    note: textarea({ label: t((c) => c.note), optional: true, rows: 3, dir: 'auto', span: 'full' }),
  },
  check: ({ lodged_on, heard_on, decided_on }) =>
    runsBackwards([lodged_on, heard_on, decided_on])
      ? [{ field: 'decided_on', message: t((c) => c.appeal.backwards) }]
      : [],
})
type Value = FormValue<typeof form>

/** The decision that an appeal is against: the one it had, or the one of the path. */
function decisionOf(x: Exchange, before: Appeal | null): string {
  const id = before?.decision_id ?? x.params['decisionId']
  if (id === undefined) throw new Error('a route without the decision that is appealed')
  return id
}

export const appealPages = correcting<Value, Appeal>({
  ...common(immigrationAppeal, 'appeal', (lang, stands) => {
    const c = pick(immigrationContent, lang).appeal
    return stands ? c.correctTitle : c.title
  }),
  stored: async (x) => {
    const decision = x.params['decisionId']
    if (decision === undefined) return factInPath(x, immigrationAppeal)
    const stands = await standingFact(x.db, immigrationDecision, x.caseId(), decision)
    return stands === undefined ? undefined : null
  },
  form,
  above: (x) => html`<p class="govuk-body">${pick(immigrationContent, x.lang).appeal.lead}</p>`,
  values: (one) => ({
    ...one,
    lodged_on: one.lodged_on as Value['lodged_on'],
    heard_on: one.heard_on as Value['heard_on'],
    decided_on: one.decided_on as Value['decided_on'],
    guardian_evidence: one.guardian_evidence as Value['guardian_evidence'],
  }),
  columns: (value, before, x) => ({ ...value, decision_id: decisionOf(x, before) }),
  tell: tellAppeal,
  also: async (x, after, before) => {
    const known = await immigrationKnown(x.db, x.caseId())
    const appeals = withChanged(known.appeals, idInPath(x, immigrationAppeal.table), after, x.now)
    return followDecisions(x, { ...known, appeals }, before === null ? 'appeal-recorded' : 'appeal-changed')
  },
})
