import type { Lang } from '../../../../kernel/lang.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { label, type CodeListName } from '../../../../platform/reference-data/index.ts'
import type { ContestedField } from '../../../../platform/web/conflict-page.ts'
import { triageContent } from '../../content/index.ts'
import type { Triage } from '../../store.ts'
import type { TriageValue } from './form.ts'

/** Each question with both people's answers, for the conflict page. Pure. */
export function contested(yours: TriageValue, theirs: Triage | null, lang: Lang): ContestedField[] {
  const c = pick(triageContent, lang).form
  const one = (list: CodeListName, code: string | null | undefined) =>
    code === null || code === undefined ? null : label(list, code, lang)
  const several = (list: CodeListName, codes: readonly string[] | null | undefined) =>
    codes === null || codes === undefined || codes.length === 0
      ? null
      : codes.map((code) => label(list, code, lang)).join(', ')
  const field = (asked: string, mine: string | null, other: string | null | undefined): ContestedField => ({
    label: asked,
    yours: mine,
    theirs: other ?? null,
  })
  return [
    field(
      c.safeguardingNeed,
      one('yes-no-unknown', yours.safeguardingNeed),
      one('yes-no-unknown', theirs?.safeguarding_need),
    ),
    field(c.riskLevel, one('risk-level', yours.riskLevel), one('risk-level', theirs?.risk_level)),
    field(c.missingNow, one('yes-no-unknown', yours.missingNow), one('yes-no-unknown', theirs?.missing_now)),
    field(c.actions, several('triage-action', yours.actions), several('triage-action', theirs?.actions)),
    field(c.actionsText, yours.actionsText, theirs?.actions_text),
    field(c.advice, several('triage-advice', yours.advice), several('triage-advice', theirs?.advice)),
    field(c.adviceText, yours.adviceText, theirs?.advice_text),
    field(c.tonight, yours.tonight, theirs?.tonight),
    field(c.supervision, yours.supervision, theirs?.supervision),
    field(c.phone, yours.phone, theirs?.phone),
    field(c.ring, yours.ring, theirs?.ring),
    field(c.ifMissing, yours.ifMissing, theirs?.if_missing),
    field(c.decision, one('triage-decision', yours.decision), one('triage-decision', theirs?.decision)),
    field(c.moreWhat, yours.moreWhat, theirs?.more_what),
    field(c.moreFrom, yours.moreFrom, theirs?.more_from),
    field(c.moreBy, yours.moreBy, theirs?.more_by),
    field(
      c.declineReason,
      one('decline-reason', yours.declineReason),
      one('decline-reason', theirs?.decline_reason),
    ),
    field(
      c.signposting,
      several('signposting', yours.signposting),
      several('signposting', theirs?.signposting),
    ),
    field(c.signpostingText, yours.signpostingText, theirs?.signposting_text),
  ]
}
