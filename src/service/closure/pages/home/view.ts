import type { Lang } from '../../../../kernel/lang.ts'
import type { Permission } from '../../../../platform/access/index.ts'
import { formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { card, clock, nextSteps, type NextItem } from '../../../../platform/web/pieces.ts'
import { closureContent } from '../../content/index.ts'
import type { ClosureRead } from '../../known.ts'
import { decisionsTable, proposalView } from '../proposal-view.ts'

export interface HomeView {
  readonly known: ClosureRead
  readonly may: (permission: Permission) => boolean
  /** The reader's account: nobody signs off their own work. */
  readonly reader: string
  readonly withdrawForm: Html | null
  /** Whether a map of the network was agreed at exit. */
  readonly network: Html
  readonly now: Date
  readonly lang: Lang
}

/** In one sentence where the closure of the case stands. */
function standing({ known, lang }: HomeView): string {
  const c = pick(closureContent, lang)
  const { proposal } = known
  const { stage } = known.head.columns
  if (stage === 'declined') return c.stands.declined
  if (stage === 'closed') return c.stands.closed
  if (proposal === null) return c.stands.open
  const said = {
    proposed: c.stands.closing(proposal.proposedByName ?? c.notKnown, formatInstant(proposal.at, lang)),
    returned: c.stands.returned,
    withdrawn: c.stands.withdrawn,
    'signed-off': c.stands.reopened,
  }
  return said[proposal.state]
}

/** What this reader may do next, or who does it. */
function steps(view: HomeView): NextItem[] {
  const { known, may, lang, now } = view
  const c = pick(closureContent, lang)
  const { stage } = known.head.columns
  const at = (path: string) => `/cases/${known.caseId}${path}`
  const decisions: NextItem = { what: c.next.decisions, why: c.next.decisionsWhy, href: at('/decisions') }
  if (stage === 'closed')
    return may('closure:decide')
      ? [{ what: c.next.reopen, why: c.next.reopenWhy, href: at('/closure/reopen') }]
      : []
  if (stage === 'declined') return []
  if (stage === 'referred' || stage === 'more-information') return [{ what: c.next.tooEarly }, decisions]
  if (stage === 'closing') {
    const due = known.deadlines.find(({ kind }) => kind === 'closure-sign-off')?.dueAt ?? null
    const own = known.proposal?.proposedBy === view.reader
    const decides = may('closure:decide') && !own
    return [
      {
        what: decides ? c.next.decide : c.next.waiting,
        why: own ? c.next.ownWork : undefined,
        href: decides ? at('/closure/decide') : undefined,
        clock: due === null ? undefined : clock(due.getTime() - now.getTime(), lang),
      },
      decisions,
    ]
  }
  const returned = known.proposal?.state === 'returned'
  return [
    ...(may('closure:propose')
      ? [
          {
            what: returned ? c.next.proposeAgain : c.next.propose,
            why: returned ? undefined : c.next.proposeWhy,
            href: at('/closure/propose'),
          },
        ]
      : []),
    decisions,
  ]
}

/** The manager's own words, where a proposal was returned: above everything that is to be changed. */
export function managersWords(words: string, lang: Lang): Html {
  return card(
    pick(closureContent, lang).managersWords,
    html`<p class="gs-prose" dir="auto">${words}</p>`,
    'warning',
  )
}

export function homeView(view: HomeView): Html {
  const { known, lang } = view
  const c = pick(closureContent, lang)
  const { proposal } = known
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${standing(view)}</p>
    ${nextSteps(steps(view), lang, c.next.nothing)} ${view.network}
    ${
      proposal?.state === 'returned' && proposal.returnedWhy !== null
        ? managersWords(proposal.returnedWhy, lang)
        : null
    }
    ${proposal === null ? null : card(c.proposal, proposalView(proposal, lang))} ${view.withdrawForm}
    ${decisionsTable(known.decisions, lang)}`
}
