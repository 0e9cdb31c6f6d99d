import { pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { nextSteps } from '../../../platform/web/pieces.ts'
import { immigrationContent } from '../content/index.ts'
import { badges, cards } from './cards.ts'
import { steps } from './steps.ts'
import {
  decisionsTable,
  interviewsTable,
  lettersTable,
  representativesTable,
  statementsTable,
} from './tables.ts'
import { at, type HomeView } from './view-parts.ts'

export function homeView(view: HomeView): Html {
  const { known, lang, records } = view
  const c = pick(immigrationContent, lang)
  const add = (path: string, text: string): Html =>
    html`<a class="govuk-button govuk-button--secondary" href="${at(view, path)}">${text}</a>`
  const empty =
    known.claim === null &&
    [known.representatives, known.interviews, known.statements, known.decisions].every(
      (all) => all.length === 0,
    )
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    ${badges(view)}
    <p class="govuk-body">${empty ? c.nothing : c.lead}</p>
    ${nextSteps(steps(view), lang, c.next.nothing)} ${cards(view)}
    ${
      records
        ? html`<nav aria-label="${c.actions.label}">
            <div class="govuk-button-group">
              ${add('/claim', c.actions.claim)} ${add('/representatives/new', c.actions.representative)}
              ${add('/interviews/new', c.actions.interview)} ${add('/statements/new', c.actions.statement)}
              ${add('/decisions/new', c.actions.decision)} ${add('/letters/new', c.actions.letter)}
            </div>
          </nav>`
        : null
    }
    ${representativesTable(view)} ${interviewsTable(view)} ${statementsTable(view)} ${decisionsTable(view)}
    ${lettersTable(view)}`
}
