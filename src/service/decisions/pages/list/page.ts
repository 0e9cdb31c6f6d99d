import { dayInLondon, seventeenAndAHalf, type CalendarDay } from '../../../../kernel/calendar-day.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import { decide } from '../../../../platform/access/index.ts'
import { formatDay, formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { clock, nextSteps, type NextItem } from '../../../../platform/web/pieces.ts'
import { noSuchPage, page, type Handler } from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { readKnown, type KnownOfCase } from '../../child-facts.ts'
import { decisionsContent } from '../../content/index.ts'
import { decisionSubjects, type DecisionSubject } from '../../facts.ts'
import { mayDecide, raisedBy } from '../../rules.ts'
import { decisionsMade, pendingDecisions, type DecisionMade, type PendingDecision } from '../../store.ts'
import { madeTable } from '../made-table.ts'

const judgements: readonly DecisionSubject[] = ['no-trafficking-indicators', 'no-trafficking-concerns']

interface ListView {
  readonly caseId: string
  readonly known: KnownOfCase
  readonly pending: readonly PendingDecision[]
  readonly made: readonly DecisionMade[]
  readonly mayDecide: boolean
  readonly now: Date
  readonly lang: Lang
}

/** What waits: every clock that asks, then what the facts ask for and no clock does and nobody has decided. */
function waiting(view: ListView): NextItem[] {
  const { known, pending, made, lang, now } = view
  const c = pick(decisionsContent, lang)
  const today = dayInLondon(now)
  const open = (about: DecisionSubject): boolean =>
    mayDecide(
      about,
      {
        facts: known.facts,
        deadline: pending.find((one) => one.about === about)?.deadline ?? null,
        decidedBefore: made.some((one) => one.about === about),
      },
      now,
    ).ok
  const item = (about: DecisionSubject, dueAt: Date | null): NextItem => ({
    what: c.subjects[about],
    why: !view.mayDecide
      ? html`${c.onlyManager} ${dueAt === null ? null : c.clockOn(formatInstant(dueAt, lang))}`
      : open(about)
        ? dueAt === null
          ? undefined
          : c.clockOn(formatInstant(dueAt, lang))
        : openFrom(about, known, lang),
    href: view.mayDecide && open(about) ? `/cases/${view.caseId}/decisions/${about}` : undefined,
    clock: dueAt === null ? undefined : clock(dueAt.getTime() - now.getTime(), lang),
  })
  const asked = decisionSubjects.filter(
    (about) =>
      !judgements.includes(about) &&
      raisedBy(about, known.facts, today) &&
      // One birthday, one question.
      about !== 'post-18-support' &&
      !pending.some((one) => one.about === about) &&
      !made.some((one) => one.about === about),
  )
  return [
    ...pending.map((one) => item(one.about, one.dueAt)),
    ...(known.facts.stage === 'closed' || known.facts.stage === 'declined'
      ? []
      : asked.map((about) => item(about, null))),
  ]
}

function openFrom(about: DecisionSubject, known: KnownOfCase, lang: Lang): string | undefined {
  const from: CalendarDay | null =
    about === 'turning-18' && known.facts.dob !== null ? seventeenAndAHalf(known.facts.dob) : null
  return from === null ? undefined : pick(decisionsContent, lang).fromDay(formatDay(from, lang))
}

function listView(view: ListView): Html {
  const c = pick(decisionsContent, view.lang)
  const over = view.known.facts.stage === 'closed' || view.known.facts.stage === 'declined'
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${nextSteps(waiting(view), view.lang, c.nothingWaits)} ${madeTable(view.made, view.lang)}
    ${
      view.mayDecide && !over
        ? html`<h2 class="govuk-heading-m">${c.judgements}</h2>
            <ul class="govuk-list">
              ${judgements.map(
                (about) =>
                  html`<li>
                    <a class="govuk-link" href="/cases/${view.caseId}/decisions/${about}"
                      >${c.subjects[about]}</a
                    >
                  </li>`,
              )}
            </ul>`
        : null
    }`
}

export const decisionsPage: Handler = async (x) => {
  const caseId = x.caseId()
  const known = await readKnown(x.db, caseId, x.now)
  if (known === null) return noSuchPage('no-such-case')
  const pending = await pendingDecisions(x.db, [caseId])
  const made = await decisionsMade(x.db, caseId)
  const c = pick(decisionsContent, x.lang)
  const body = listView({
    caseId,
    known,
    pending,
    made,
    mayDecide: decide('closure:decide', x.access, x.now).permitted,
    now: x.now,
    lang: x.lang,
  })
  return page(c.title, html`${await caseBar(x, 'closure')} ${body}`, { wide: true })
}
