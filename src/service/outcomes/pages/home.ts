import { dayInLondon } from '../../../kernel/calendar-day.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { decide } from '../../../platform/access/index.ts'
import { formatDue, pick } from '../../../platform/i18n/index.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { clock, nextSteps } from '../../../platform/web/pieces.ts'
import { page, type Handler } from '../../../platform/web/route.ts'
import { caseBar } from '../../child/index.ts'
import { deadlineWords, placeOf, type Deadline } from '../../deadlines/index.ts'
import { outcomesContent } from '../content/index.ts'
import { clockFacts, voiceKnown, type VoiceKnown } from '../store.ts'
import { goalSection, occasionsTable, sinceTable } from './home-parts.ts'
import { outcomePicture } from './picture.ts'
import { voicePath } from './path.ts'

interface HomeView {
  readonly at: string
  readonly caseAt: string
  readonly known: VoiceKnown
  readonly due: readonly Deadline[]
  /** The case is about to close, and the child was not asked for it. */
  readonly askBeforeExit: boolean
  readonly records: boolean
  readonly readsFeedback: boolean
  readonly now: Date
  readonly lang: Lang
}

export function homeView(view: HomeView): Html {
  const { known, lang, now, at } = view
  const c = pick(outcomesContent, lang)
  const today = dayInLondon(now)
  const outcomes = codeList('outcome').entries.map(({ code }) => code)
  const button = (href: string, text: string): Html =>
    html`<a class="govuk-button govuk-button--secondary" href="${href}">${text}</a>`
  const steps = [
    ...view.due.flatMap(({ kind, about, dueAt }) =>
      dueAt === null
        ? []
        : [
            {
              what: pick(deadlineWords, lang)[kind],
              why: formatDue(dueAt, lang),
              href: view.records ? `${view.caseAt}${placeOf(kind, about)}` : undefined,
              clock: clock(dueAt.getTime() - now.getTime(), lang),
            },
          ],
    ),
    ...(view.askBeforeExit
      ? [{ what: c.next.exit, href: view.records ? `${at}/occasions/new?point=exit` : undefined }]
      : []),
  ]
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${nextSteps(steps, lang, c.next.nothing)}
    ${
      view.records || view.readsFeedback
        ? html`<nav aria-label="${c.actions.label}">
            <div class="govuk-button-group">
              ${view.records ? button(`${at}/occasions/new`, c.actions.add) : null}
              ${view.readsFeedback ? button(`${at}/feedback`, c.actions.feedback) : null}
            </div>
          </nav>`
        : null
    }
    ${occasionsTable(known, at, lang)}
    ${known.occasions.length === 0 ? null : html`${sinceTable(known, today, lang)} ${goalSection(known, lang)}`}
    ${
      known.ratings.length === 0
        ? null
        : html`<h2 class="govuk-heading-m">${c.picture.title}</h2>
            ${outcomes.map((outcome) => outcomePicture(known, outcome, today, lang))}`
    }`
}

export const homePage: Handler = async (x) => {
  const known = await voiceKnown(x.db, x.caseId())
  const { deadlines } = await clockFacts(x.db, x.caseId())
  const body = homeView({
    at: voicePath(x),
    caseAt: `/cases/${x.caseId()}`,
    known,
    due: deadlines.filter(({ state }) => state === 'open'),
    askBeforeExit:
      x.access.theCase?.stage === 'closing' &&
      !known.occasions.some(({ columns }) => columns.point === 'exit') &&
      !deadlines.some(({ kind, state }) => kind === 'voice-exit' && state === 'open'),
    records: decide('case:record', x.access, x.now).permitted,
    readsFeedback: decide('feedback:read', x.access, x.now).permitted,
    now: x.now,
    lang: x.lang,
  })
  return page(pick(outcomesContent, x.lang).title, html`${await caseBar(x, 'voice')} ${body}`, { wide: true })
}
