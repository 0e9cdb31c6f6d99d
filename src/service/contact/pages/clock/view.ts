import type { Lang } from '../../../../kernel/lang.ts'
import type { FirstContactClock } from '../../../../kernel/policy/first-contact-clock.ts'
import { formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { label } from '../../../../platform/reference-data/index.ts'
import { button } from '../../../../platform/web/components/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { clock as timeLeft, facts as factList, stackTable } from '../../../../platform/web/pieces.ts'
import { contactContent } from '../../content/index.ts'
import type { ClockFacts } from '../../rules.ts'

export interface ClockPage {
  readonly lang: Lang
  readonly base: string
  readonly facts: ClockFacts
  readonly clock: FirstContactClock
  readonly mayRecord: boolean
  readonly mayPause: boolean
}

export function clockView(given: ClockPage): Html {
  const { lang, clock, facts } = given
  const c = pick(contactContent, lang).clock
  const reached = (at: Date | null, inTime: boolean | null): string => {
    if (at === null) return c.notYet
    const when = formatInstant(at, lang)
    return inTime === null ? when : `${when} (${inTime ? c.inTime : c.late})`
  }
  const running = clock.contactedAt === null && clock.msLeft !== null
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${factList([
      [c.state, html`<strong>${c.states[clock.state]}</strong>`],
      [c.left, running ? timeLeft(clock.msLeft, lang) : null],
      [
        clock.state === 'breached' ? c.ranOut : c.due,
        clock.dueAt === null ? null : formatInstant(clock.dueAt, lang),
      ],
      [c.received, formatInstant(facts.receivedAt, lang)],
      [c.contacted, reached(clock.contactedAt, clock.contactedInTime)],
      [c.met, reached(clock.metInPersonAt, clock.metInPersonInTime)],
      [c.breachReason, breach(given)],
    ])}
    ${actions(given)}
    <h2 class="govuk-heading-m">${c.pauses}</h2>
    ${pauses(given)}`
}

function breach({ lang, clock, facts }: ClockPage): Html | null {
  const c = pick(contactContent, lang).clock
  if (facts.breach !== null)
    return html`${label('breach-reason', facts.breach.code, lang)}${
      facts.breach.note === null ? null : html`<div class="gs-prose" dir="auto">${facts.breach.note}</div>`
    }`
  return clock.state === 'breached' ? html`<strong>${c.breachMissing}</strong>` : null
}

function actions({ lang, base, facts, clock, mayRecord, mayPause }: ClockPage): Html {
  const c = pick(contactContent, lang).clock
  const second = (text: string, href: string): Html =>
    button({ text, href, classes: 'govuk-button--secondary' })
  const paused = facts.pauses.some((pause) => pause.until === null) && clock.contactedAt === null
  return html`<div class="govuk-button-group">
    ${mayRecord ? button({ text: c.record, href: `${base}/contacts/new` }) : null}
    ${mayPause && clock.state === 'running' && !paused ? second(c.pause, `${base}/clock/pause`) : null}
    ${mayPause && paused ? second(c.resume, `${base}/clock/resume`) : null}
    ${
      mayRecord && (clock.state === 'breached' || facts.breach !== null)
        ? second(facts.breach === null ? c.sayWhy : c.changeWhy, `${base}/clock/breach`)
        : null
    }
  </div>`
}

function pauses({ lang, facts }: ClockPage): Html {
  const c = pick(contactContent, lang).clock
  return stackTable({
    caption: c.pauses,
    captionHidden: true,
    columns: [c.from, c.until, c.pauseReason, c.note].map((text) => ({ text })),
    rows: facts.pauses.map((pause) => [
      formatInstant(pause.from, lang),
      pause.until === null ? c.stillPaused : formatInstant(pause.until, lang),
      label('clock-pause-reason', pause.reason, lang),
      pause.note ?? '',
    ]),
    empty: c.noPauses,
  })
}
