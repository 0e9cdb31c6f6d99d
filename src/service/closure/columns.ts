import type { AccountId } from '../../kernel/ids.ts'
import type { ColumnsOf } from '../../platform/record/index.ts'
import type { closureProposal } from './facts.ts'
import type { Proposal, StandingProposal } from './store.ts'

/** A proposal as it is recorded, in the state that it has come to. */
export function columnsOf(
  asked: Proposal,
  state: StandingProposal['state'],
  by: AccountId,
  returnedWhy: string | null,
): ColumnsOf<typeof closureProposal> {
  return {
    exit_reason: asked.reason,
    exit_detail: asked.reason === 'other' ? asked.detail : null,
    exit_detail_words: asked.detailWords,
    exit_on: asked.exitOn,
    settled: JSON.stringify(asked.settled),
    child_view: asked.childView,
    child_view_how: asked.childViewHow,
    anything_open: asked.anythingOpen,
    still_open: JSON.stringify(asked.stillOpen),
    referred_on: asked.referredOn,
    onward: JSON.stringify(asked.onward),
    summary: asked.summary,
    state,
    returned_why: returnedWhy,
    proposed_by: by,
  }
}
