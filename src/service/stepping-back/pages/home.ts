import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { decide, type Permission } from '../../../platform/access/index.ts'
import { carried } from '../../../platform/forms/index.ts'
import { formatDay, formatInstant, pick } from '../../../platform/i18n/index.ts'
import { codedAll } from '../../../platform/reference-data/in-words.ts'
import { button } from '../../../platform/web/components/index.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { clock, nextSteps, stackTable, type NextItem } from '../../../platform/web/pieces.ts'
import { noSuchPage, page, refused, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { caseBar, whoRecorded } from '../../child/index.ts'
import { steppingBackContent } from '../content/index.ts'
import { standing, waits, type StepBackKnown } from '../rhythm.ts'
import { askedBy, obstacleTo, withdraw } from '../rules.ts'
import { namesOf, readStepBackKnown } from '../store.ts'
import { homePath, recorded } from './acting.ts'
import { stepBackView } from './proposal-view.ts'

const may = (x: Exchange, permission: Permission): boolean => decide(permission, x.access, x.now).permitted

function left(known: StepBackKnown, kind: Parameters<typeof waits>[1], x: Exchange): Html | undefined {
  const due = waits(known, kind)
    .map(({ dueAt }) => dueAt)
    .filter((at) => at !== null)
    .sort((a, b) => a.getTime() - b.getTime())[0]
  return due === undefined ? undefined : clock(due.getTime() - x.now.getTime(), x.lang)
}

/** What this reader may do next, or who does it. */
function steps(x: Exchange, known: StepBackKnown): NextItem[] {
  const c = pick(steppingBackContent, x.lang).next
  const at = (path: string) => `${homePath(x)}/${path}`
  const one = standing(known)
  if (one === null)
    return obstacleTo(known) === null && may(x, 'step-back:propose')
      ? [{ what: c.propose, why: c.proposeWhy, href: at('propose') }]
      : []
  if (one.columns.state === 'proposed') {
    const isOwn = one.columns.proposed_by === x.accountId()
    const decides = may(x, 'step-back:decide') && !isOwn
    return [
      {
        what: decides ? c.decide : c.waiting,
        why: isOwn ? c.own : undefined,
        href: decides ? at('decide') : undefined,
        clock: left(known, 'step-back-decision', x),
      },
    ]
  }
  if (!may(x, 'case:record')) return []
  const events = codedAll('safety-plan-event', askedBy(known), x.lang)
  return [
    {
      what: c.contact,
      href: `/cases/${x.caseId()}/contacts/new?with=professional`,
      clock: left(known, 'professional-contact', x),
    },
    {
      what: c.review,
      why: events === null ? undefined : c.because(events),
      href: at('review'),
      clock: left(known, 'step-back-review', x),
    },
    { what: c.takeUp, why: c.takeUpWhy, href: at('take-up') },
  ]
}

async function stands(x: Exchange, known: StepBackKnown): Promise<string> {
  const c = pick(steppingBackContent, x.lang)
  const one = standing(known)
  if (one === null) {
    const obstacle = obstacleTo(known)
    return obstacle === null ? c.stands.usual : `${c.stands.usual} ${c.obstacles[obstacle]}`
  }
  if (one.columns.state === 'proposed') {
    const who = await whoRecorded(x.db, one.actId)
    return c.stands.proposed(who ?? c.show.notKnown, formatInstant(one.recordedAt, x.lang))
  }
  const day = formatDay(one.columns.from_on, x.lang)
  return one.columns.from_on <= dayInLondon(x.now) ? c.stands.approved(day) : c.stands.from(day)
}

function reviews(x: Exchange, known: StepBackKnown, names: ReadonlyMap<string, string>): Html {
  const c = pick(steppingBackContent, x.lang)
  return html`<h2 class="govuk-heading-m">${c.show.reviews}</h2>
    ${stackTable({
      caption: c.show.reviews,
      captionHidden: true,
      columns: [
        { text: c.show.day },
        { text: c.show.outcome },
        { text: c.show.found },
        { text: c.show.because },
        { text: c.show.by },
      ],
      rows: known.reviews
        .toReversed()
        .map(({ columns }) => [
          formatDay(columns.held_on, x.lang),
          c.review.outcomes[columns.outcome],
          html`<span class="gs-prose" dir="auto">${columns.found}</span>`,
          codedAll('safety-plan-event', columns.because, x.lang) ?? c.show.itsDay,
          names.get(columns.held_by) ?? c.show.notKnown,
        ]),
      empty: c.show.noReviews,
    })}`
}

function withdrawForm(x: Exchange, known: StepBackKnown): Html | null {
  const one = standing(known)
  if (one?.columns.state !== 'proposed' || !may(x, 'step-back:propose')) return null
  return html`<form method="post" action="${homePath(x)}/withdraw" data-once>
    <input type="hidden" name="${carried.csrf}" value="${x.form.csrf}" />
    <input type="hidden" name="${carried.idempotencyKey}" value="${x.form.key}" />
    <input type="hidden" name="${carried.version}" value="${one.version}" />
    ${button({
      text: pick(steppingBackContent, x.lang).withdraw,
      classes: 'govuk-button--secondary',
      preventDoubleClick: true,
    })}
  </form>`
}

/** Whether the service has stepped back from the child, who meets which need, and what to do next. */
export const homePage: Handler = async (x) => {
  const known = await readStepBackKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const c = pick(steppingBackContent, x.lang)
  const names = await namesOf(x.db, [
    ...known.all.flatMap(({ columns }) => [columns.proposed_by, columns.decided_by]),
    ...known.reviews.map(({ columns }) => columns.held_by),
  ])
  const one = standing(known)
  const earlier = known.all.filter(({ id }) => id !== one?.id).toReversed()
  const body = html`${await caseBar(x, 'stepping-back')}
    <h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    <p class="govuk-body"><strong>${await stands(x, known)}</strong></p>
    ${nextSteps(steps(x, known), x.lang, c.next.nothing)}
    ${one === null ? null : stepBackView(one, names, x.lang)} ${withdrawForm(x, known)}
    ${one?.columns.state === 'approved' || known.reviews.length > 0 ? reviews(x, known, names) : null}
    ${
      earlier.length === 0
        ? null
        : html`<h2 class="govuk-heading-m">${c.show.earlier}</h2>
            ${earlier.map((before) => stepBackView(before, names, x.lang))}`
    }`
  return page(c.title, body, { wide: true })
}

export const withdrawProposal: Handler = async (x) => {
  const known = await readStepBackKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  if (versionOf(x.body) !== (standing(known)?.version ?? null))
    return refused({ code: 'someone-else-changed-it' })
  return recorded(x, 'step-back.withdraw', withdraw(known))
}
