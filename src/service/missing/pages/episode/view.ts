import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import { formatDay, formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { card, facts, stackTable } from '../../../../platform/web/pieces.ts'
import { coded, codedAll } from '../../../../platform/reference-data/in-words.ts'
import { missingContent } from '../../content/index.ts'
import { classify } from '../../rules.ts'
import { episodeOf, type InterviewRow } from '../../store.ts'
import { classInWords, lengthInWords } from '../../words.ts'
import { buttons, ofThis, toDo, type TimeMissing } from '../to-do.ts'

export interface EpisodeView extends TimeMissing {
  readonly mayLocate: boolean
  /** Found in the area of a site that is not this case's. */
  readonly elsewhere: boolean
  /** How many cases may be about the same child; null where that was not asked, or not for this reader. */
  readonly possible: number | null
}

const prose = (text: string | null): Html | null =>
  text === null ? null : html`<span class="gs-prose" dir="auto">${text}</span>`

/** One time missing: what to do first, then what is known. Pure; nothing here says where. */
export function episodeView(view: EpisodeView): Html {
  const { lang, row } = view
  const c = pick(missingContent, lang)
  const from = formatInstant(row.started_at, lang)
  const title =
    row.ended_at === null ? c.episode.since(from) : c.episode.between(from, formatInstant(row.ended_at, lang))
  return html`<h1 class="govuk-heading-l">${title}</h1>
    ${toDo(view)} ${buttons(view)} ${foundElsewhere(view)}
    <div class="gs-grid gs-dense">${known(view)} ${interviewCard(view)}</div>
    ${store(view)} ${meetings(view)} ${links(view)}`
}

function foundElsewhere(view: EpisodeView): Html | null {
  if (!view.elsewhere) return null
  const c = pick(missingContent, view.lang).episode
  return html`<div class="govuk-inset-text">
    <p class="govuk-body">${c.elsewhere(coded('site', view.row.found_site, view.lang) ?? '')}</p>
    ${
      view.possible === null
        ? html`<p class="govuk-body">${c.asksDesk}</p>`
        : html`<p class="govuk-body">
            ${view.possible === 0 ? c.noPossible : c.possible(view.possible)}
            <a class="govuk-link" href="/cases/${view.caseId}/matching">${c.compare}</a>
          </p>`
    }
  </div>`
}

function known({ lang, now, row }: EpisodeView): Html {
  const c = pick(missingContent, lang)
  const episode = episodeOf(row)
  const { longTermFrom, classification } = classify(episode, dayInLondon(now))
  const waits = row.ended_at === null && classification !== 'long-term'
  return card(
    c.episode.facts,
    facts([
      [c.list.classification, html`<strong>${classInWords(episode, now, lang)}</strong>`],
      [c.episode.decided, waits ? c.longTermFrom(formatDay(longTermFrom, lang)) : null],
      [c.list.length, lengthInWords(row.started_at, row.ended_at ?? now, lang)],
      [c.episode.onReferral, row.on_referral ? c.episode.yes : c.episode.no],
      [
        c.episode.reported,
        row.reported_at === null ? c.episode.notReported : formatInstant(row.reported_at, lang),
      ],
      [c.episode.reportedBy, coded('missing-reported-by', row.reported_by, lang) ?? c.notAsked],
      [c.episode.force, row.police_force],
      [c.episode.reference, row.police_reference ?? c.notAsked],
      [c.episode.risk, coded('missing-risk-grade', row.risk_grade, lang) ?? c.notAsked],
      [c.list.from, coded('missing-from', row.missing_from, lang) ?? c.notAsked],
      [c.list.trigger, coded('missing-trigger', row.trigger, lang) ?? c.notAsked],
      [c.report.circumstances, prose(row.circumstances)],
      [c.episode.how, coded('missing-return', row.returned_how, lang)],
      [c.episode.foundSite, coded('site', row.found_site, lang)],
      [c.episode.policeCheck, coded('yes-no-unknown', row.police_check, lang)],
      [c.episode.note, prose(row.return_note)],
    ]),
    row.ended_at === null ? 'warning' : 'plain',
  )
}

function interviewCard(view: EpisodeView): Html | null {
  const { lang, row, known: all } = view
  if (row.ended_at === null) return null
  const c = pick(missingContent, lang)
  const interview = all.interviews.find((one) => one.episode_id === row.id)
  if (interview === undefined)
    return card(c.episode.interview, html`<p class="govuk-body">${c.episode.interviewNone}</p>`)
  return card(
    c.episode.interview,
    html`${interviewFacts(interview, lang)}
    ${
      interview.plan_must_change === 'yes'
        ? html`<p class="govuk-body">
            <a class="govuk-link" href="/cases/${view.caseId}/safety-plan">${c.next.plan}</a>
          </p>`
        : null
    }
    ${view.mayRecord ? wrongLink(view, interview.id, c.episode.interview) : null}`,
    interview.plan_must_change === 'yes' ? 'warning' : 'plain',
  )
}

function interviewFacts(interview: InterviewRow, lang: Lang): Html {
  const c = pick(missingContent, lang).interview
  const at = (moment: Date | null) => (moment === null ? null : formatInstant(moment, lang))
  return facts([
    [c.outcome, coded('return-interview-outcome', interview.outcome, lang)],
    [c.offered, at(interview.offered_at)],
    [c.settled, at(interview.settled_at)],
    [c.byWhom, interview.by_whom],
    [c.independent, coded('yes-no-unknown', interview.independent, lang)],
    [c.whyNot, prose(interview.why_not)],
    [c.childWords, prose(interview.child_words)],
    [c.harm, codedAll('missing-harm', interview.harm, lang)],
    [c.harmNote, prose(interview.harm_note)],
    [c.trafficker, coded('trafficker-contact', interview.trafficker, lang)],
    [c.learning, prose(interview.learning)],
    [c.planMustChange, coded('yes-no-unknown', interview.plan_must_change, lang)],
  ])
}

function wrongLink(view: EpisodeView, id: string, what: string): Html {
  const c = pick(missingContent, view.lang).episode
  return html`<a class="govuk-link" href="/cases/${view.caseId}/missing/${view.row.id}/parts/${id}"
    >${c.withdraw}<span class="govuk-visually-hidden"> ${what}</span></a
  >`
}

function store(view: EpisodeView): Html {
  const { lang } = view
  const c = pick(missingContent, lang).episode
  return html`<h2 class="govuk-heading-m">${c.store}</h2>
    <p class="govuk-body">${c.storeLead}</p>
    ${stackTable({
      caption: c.store,
      captionHidden: true,
      columns: [c.when, c.what, c.agency, c.note, c.withdraw].map((text) => ({ text })),
      rows: ofThis(view.known.actions, view).map((one) => {
        const when = formatInstant(one.happened_at, lang)
        return [
          when,
          html`${coded('missing-action', one.action, lang)}${
            one.publicity === null ? null : `: ${coded('missing-publicity', one.publicity, lang) ?? ''}`
          }`,
          html`${[coded('missing-agency', one.agency, lang), one.who].filter((text) => text !== null).join(', ')}`,
          prose(one.note) ?? '',
          view.mayRecord ? wrongLink(view, one.id, when) : '',
        ]
      }),
      empty: c.storeEmpty,
    })}`
}

function meetings(view: EpisodeView): Html {
  const { lang } = view
  const c = pick(missingContent, lang)
  return html`<h2 class="govuk-heading-m">${c.episode.meetings}</h2>
    ${stackTable({
      caption: c.episode.meetings,
      captionHidden: true,
      columns: [
        c.episode.when,
        c.episode.what,
        c.meeting.agencies,
        c.meeting.risks,
        c.meeting.agreed,
        c.meeting.next,
        c.episode.withdraw,
      ].map((text) => ({ text })),
      rows: ofThis(view.known.meetings, view).map((one) => {
        const when = formatInstant(one.held_at, lang)
        return [
          when,
          coded('missing-meeting-kind', one.meeting_kind, lang) ?? '',
          codedAll('missing-agency', one.agencies, lang) ?? '',
          prose(one.risks) ?? '',
          prose(one.actions_agreed) ?? '',
          one.next_on === null ? '' : formatDay(one.next_on, lang),
          view.mayRecord ? wrongLink(view, one.id, when) : '',
        ]
      }),
      empty: c.episode.meetingsEmpty,
    })}`
}

function links(view: EpisodeView): Html {
  const c = pick(missingContent, view.lang).episode
  const base = `/cases/${view.caseId}/missing`
  return html`<ul class="govuk-list">
    ${
      view.mayRecord
        ? html`<li><a class="govuk-link" href="${base}/${view.row.id}/correct">${c.correct}</a></li>`
        : null
    }
    ${
      view.mayLocate
        ? html`<li><a class="govuk-link" href="${base}/${view.row.id}/places">${c.places}</a></li>`
        : null
    }
    <li><a class="govuk-link" href="${base}">${c.back}</a></li>
  </ul>`
}
