import type { Lang } from '../../../kernel/lang.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { clock, nextSteps, type NextItem } from '../../../platform/web/pieces.ts'
import type { Deadline } from '../../deadlines/index.ts'
import { needsContent } from '../content/index.ts'
import { answersOf, changeSince, DECISION, readAssessment, REVIEW } from '../rules.ts'
import type { NeedsKnown } from '../store.ts'
import { allTable, changePicture, countsTable, decisionsTable, latestTable } from './tables.ts'

export interface HomeView {
  readonly caseId: string
  readonly known: NeedsKnown
  readonly deadlines: readonly Deadline[]
  readonly may: { readonly record: boolean; readonly decide: boolean; readonly allocate: boolean }
  /** The route to which a decision moved the child, while nobody of it works with the child yet. */
  readonly toAllocate: string | null
  readonly now: Date
  readonly lang: Lang
}

const at = ({ caseId }: Pick<HomeView, 'caseId'>, path: string): string => `/cases/${caseId}/needs${path}`

/** The decision that a manager owes, the move that follows from one, and the next assessment. */
function steps(view: HomeView): NextItem[] {
  const { known, deadlines, may, now, lang } = view
  const c = pick(needsContent, lang).next
  const items: NextItem[] = []
  const due = (kind: Deadline['kind']) => deadlines.find((one) => one.kind === kind && one.state === 'open')
  const left = (one: Deadline | undefined) =>
    one === undefined || one.dueAt === null ? undefined : clock(one.dueAt.getTime() - now.getTime(), lang)
  const decision = due(DECISION)
  if (decision !== undefined)
    items.push({
      what: c.decide,
      href: may.decide ? at(view, '/exceptional') : undefined,
      clock: left(decision),
    })
  if (view.toAllocate !== null)
    items.push({
      what: view.toAllocate === 'indirect' ? c.allocateBack : c.allocate,
      href: may.allocate ? `/cases/${view.caseId}/allocation` : undefined,
    })
  const latest = known.assessments.at(-1)
  const review = due(REVIEW)
  const open = latest === undefined ? 0 : readAssessment(latest.columns).open
  if (review !== undefined || latest === undefined)
    items.push({
      what: latest === undefined ? c.first : c.again,
      why: open === 0 ? undefined : c.open(open),
      href: may.record ? at(view, '/new') : undefined,
      clock: left(review),
    })
  return items
}

function buttons(view: HomeView): Html | null {
  const c = pick(needsContent, view.lang).actions
  const button = (path: string, text: string): Html =>
    html`<a class="govuk-button govuk-button--secondary" href="${at(view, path)}">${text}</a>`
  if (!view.may.record && !view.may.decide) return null
  return html`<nav aria-label="${c.label}">
    <div class="govuk-button-group">
      ${view.may.record ? button('/new', c.assess) : null}
      ${view.may.decide ? button('/exceptional', c.decide) : null}
    </div>
  </nav>`
}

export function homeView(view: HomeView): Html {
  const { known, lang, may } = view
  const c = pick(needsContent, lang)
  const latest = known.assessments.at(-1)
  const first = known.assessments[0]
  const changes =
    latest === undefined || first === undefined || latest === first
      ? null
      : changeSince(answersOf(first.columns), answersOf(latest.columns))
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${nextSteps(steps(view), lang, c.next.nothing)} ${buttons(view)}
    ${
      changes === null
        ? null
        : html`<div class="gs-needs-change">
            ${changePicture(changes, lang)}
            <div>${countsTable(changes, lang)}</div>
          </div>`
    }
    ${
      latest === undefined
        ? html`<p class="govuk-body">${c.none}</p>`
        : html`${latestTable(latest, changes, lang)}
          ${allTable(known.assessments, may.record ? (id) => at(view, `/${id}`) : null, lang)}`
    }
    ${decisionsTable(known.decisions, lang)}`
}
