import type { Lang } from '../../../kernel/lang.ts'
import { formatDay, formatInstant, pick } from '../../../platform/i18n/index.ts'
import { label } from '../../../platform/reference-data/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { facts, stackTable } from '../../../platform/web/pieces.ts'
import { closureContent } from '../content/index.ts'
import type { ClosureDecisionMade, ExitNotAsked, Proposal, StandingProposal } from '../store.ts'

const prose = (text: string): Html => html`<span class="gs-prose" dir="auto">${text}</span>`

/** Why support ends, in one line: the reason and, where there is one, its detail. */
export function reasonInWords(
  proposal: Pick<Proposal, 'reason' | 'detail' | 'detailWords'>,
  lang: Lang,
): string {
  return [
    label('exit-reason', proposal.reason, lang),
    proposal.detail === null ? null : label('exit-other-detail', proposal.detail, lang),
    proposal.detailWords,
  ]
    .filter((part) => part !== null)
    .join(': ')
}

/** An answer of yes, no or unknown, or that the question was not asked. */
function answered(answer: string | null, words: Readonly<Record<string, string>>, notAsked: string): string {
  return answer === null ? notAsked : (words[answer] ?? answer)
}

function settledTable(proposal: Proposal, lang: Lang): Html {
  const c = pick(closureContent, lang)
  return stackTable({
    caption: c.show.settled,
    columns: [c.show.point, c.show.answer, c.show.evidence].map((text) => ({ text })),
    rows: proposal.settled.map(({ point, answer, evidence }) => [
      label('settled-checklist', point, lang),
      answered(answer, c.answers, c.notAsked),
      evidence === null ? null : prose(evidence),
    ]),
    empty: c.notAsked,
  })
}

/** A proposal as a manager reads it, and as it stays on record. */
export function proposalView(proposal: StandingProposal, lang: Lang): Html {
  const c = pick(closureContent, lang)
  return html`${facts([
    [c.show.state, c.states[proposal.state]],
    [c.show.reason, prose(reasonInWords(proposal, lang))],
    [c.show.exitOn, formatDay(proposal.exitOn, lang)],
    [c.show.by, `${proposal.proposedByName ?? c.notKnown}, ${formatInstant(proposal.at, lang)}`],
    [
      c.show.childView,
      html`${proposal.childViewHow === null ? c.notAsked : c.heard[proposal.childViewHow]}
      ${proposal.childView === null ? null : html`<div dir="auto" class="gs-prose">${proposal.childView}</div>`}`,
    ],
    [c.show.summary, prose(proposal.summary)],
    [
      c.show.stillOpen,
      proposal.stillOpen.length > 0 ? null : answered(proposal.anythingOpen, c.goesOn, c.notAsked),
    ],
    [
      c.show.onward,
      proposal.onward.length > 0 ? null : answered(proposal.referredOn, c.referred, c.notAsked),
    ],
  ])}
  ${settledTable(proposal, lang)} ${proposal.stillOpen.length === 0 ? null : openTable(proposal, lang)}
  ${proposal.onward.length === 0 ? null : onwardTable(proposal, lang)}`
}

function openTable(proposal: Proposal, lang: Lang): Html {
  const c = pick(closureContent, lang)
  return stackTable({
    caption: c.show.stillOpen,
    columns: [c.show.process, c.show.owner, c.show.note].map((text) => ({ text })),
    rows: proposal.stillOpen.map(({ process, owner, note }) => [
      c.processes[process],
      prose(owner),
      note === null ? null : prose(note),
    ]),
    empty: c.notAsked,
  })
}

function onwardTable(proposal: Proposal, lang: Lang): Html {
  const c = pick(closureContent, lang)
  return stackTable({
    caption: c.show.onward,
    columns: [c.show.service, c.show.accepted, c.show.note].map((text) => ({ text })),
    rows: proposal.onward.map(({ service, accepted, note }) => [
      label('onward-service', service, lang),
      answered(accepted, c.onwardAnswers, c.notAsked),
      note === null ? null : prose(note),
    ]),
    empty: c.notAsked,
  })
}

/** Why a case was closed though nobody had asked the child at exit. */
export function exitNotAskedInWords(exit: ExitNotAsked | null, lang: Lang): Html | null {
  if (exit === null) return null
  const { exitNotAskedSay } = pick(closureContent, lang)
  return html`${exitNotAskedSay(label('exit-not-asked', exit.reason, lang))}
  ${exit.words === null ? null : html`<br />${prose(exit.words)}`}`
}

/** What managers decided on the closure of this case, the latest first. */
export function decisionsTable(decisions: readonly ClosureDecisionMade[], lang: Lang): Html {
  const c = pick(closureContent, lang)
  return stackTable({
    caption: c.history.title,
    columns: [c.history.what, c.history.why, c.history.by].map((text) => ({ text })),
    rows: decisions.map((one) => [
      c.history.decision[one.decision],
      html`${one.reopenReason === null ? null : label('reopen-reason', one.reopenReason, lang)}
      ${exitNotAskedInWords(one.exitNotAsked, lang)}
      ${one.why === null ? null : html`<br />${prose(one.why)}`}`,
      html`${one.decidedByName ?? c.notKnown}<br />${formatInstant(one.at, lang)}`,
    ]),
    empty: c.history.none,
  })
}
