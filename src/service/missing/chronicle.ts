import type { Lang } from '../../kernel/lang.ts'
import { formatInstant, pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { facts } from '../../platform/web/pieces.ts'
import { coded, codedAll } from '../../platform/reference-data/in-words.ts'
import { missingContent } from './content/index.ts'

type Row = Readonly<Record<string, unknown>>

const textOf = (row: Row, column: string): string | null => {
  const value = row[column]
  return typeof value === 'string' ? value : null
}
const whenOf = (row: Row, column: string, lang: Lang): string | null => {
  const value = row[column]
  return value instanceof Date ? formatInstant(value, lang) : null
}
const listOf = (row: Row, column: string): string[] => {
  const value = row[column]
  return Array.isArray(value) ? value.map(String) : []
}
const prose = (text: string | null): Html | null =>
  text === null ? null : html`<span class="gs-prose" dir="auto">${text}</span>`

function tellEpisode(row: Row, lang: Lang) {
  const c = pick(missingContent, lang)
  const from = whenOf(row, 'started_at', lang) ?? ''
  const to = whenOf(row, 'ended_at', lang)
  return {
    title: to === null ? c.told.episode(from) : c.told.returned(from, to),
    body: facts([
      [c.episode.onReferral, row['on_referral'] === true ? c.episode.yes : null],
      [c.episode.reported, whenOf(row, 'reported_at', lang)],
      [c.episode.reportedBy, coded('missing-reported-by', textOf(row, 'reported_by'), lang)],
      [c.episode.reference, textOf(row, 'police_reference')],
      [c.episode.risk, coded('missing-risk-grade', textOf(row, 'risk_grade'), lang)],
      [c.list.from, coded('missing-from', textOf(row, 'missing_from'), lang)],
      [c.list.trigger, coded('missing-trigger', textOf(row, 'trigger'), lang)],
      [c.report.circumstances, prose(textOf(row, 'circumstances'))],
      [c.episode.how, coded('missing-return', textOf(row, 'returned_how'), lang)],
      [c.episode.foundSite, coded('site', textOf(row, 'found_site'), lang)],
      [c.episode.policeCheck, coded('yes-no-unknown', textOf(row, 'police_check'), lang)],
      [c.episode.note, prose(textOf(row, 'return_note'))],
    ]),
  }
}

function tellAction(row: Row, lang: Lang) {
  const c = pick(missingContent, lang)
  return {
    title: c.told.action(coded('missing-action', textOf(row, 'action'), lang) ?? ''),
    body: facts([
      [c.episode.when, whenOf(row, 'happened_at', lang)],
      [c.episode.agency, coded('missing-agency', textOf(row, 'agency'), lang)],
      [c.action.publicity, coded('missing-publicity', textOf(row, 'publicity'), lang)],
      [c.action.who, textOf(row, 'who')],
      [c.action.note, prose(textOf(row, 'note'))],
    ]),
  }
}

function tellMeeting(row: Row, lang: Lang) {
  const c = pick(missingContent, lang)
  return {
    title: c.told.meeting(coded('missing-meeting-kind', textOf(row, 'meeting_kind'), lang) ?? ''),
    body: facts([
      [c.episode.when, whenOf(row, 'held_at', lang)],
      [c.meeting.agencies, codedAll('missing-agency', listOf(row, 'agencies'), lang)],
      [c.meeting.risks, prose(textOf(row, 'risks'))],
      [c.meeting.agreed, prose(textOf(row, 'actions_agreed'))],
    ]),
  }
}

function tellInterview(row: Row, lang: Lang) {
  const c = pick(missingContent, lang)
  return {
    title: c.told.interview(coded('return-interview-outcome', textOf(row, 'outcome'), lang) ?? ''),
    body: facts([
      [c.interview.offered, whenOf(row, 'offered_at', lang)],
      [c.interview.settled, whenOf(row, 'settled_at', lang)],
      [c.interview.byWhom, textOf(row, 'by_whom')],
      [c.interview.whyNot, prose(textOf(row, 'why_not'))],
      [c.interview.childWords, prose(textOf(row, 'child_words'))],
      [c.interview.harm, codedAll('missing-harm', listOf(row, 'harm'), lang)],
      [c.interview.harmNote, prose(textOf(row, 'harm_note'))],
      [c.interview.trafficker, coded('trafficker-contact', textOf(row, 'trafficker'), lang)],
      [c.interview.learning, prose(textOf(row, 'learning'))],
      [c.interview.planMustChange, coded('yes-no-unknown', textOf(row, 'plan_must_change'), lang)],
    ]),
  }
}

export const missingChronicle: readonly Chronicle[] = [
  {
    table: 'missing_episode',
    group: 'missing',
    tell: tellEpisode,
    correctAt: ({ caseId, id }) => `/cases/${caseId}/missing/${id}/correct`,
  },
  // Where the child was is told nowhere but on its own page (docs/decisions/0006).
  {
    table: 'missing_place',
    group: 'missing',
    tell: (_row, lang) => ({ title: pick(missingContent, lang).told.place, body: null }),
  },
  { table: 'missing_action', group: 'missing', tell: tellAction },
  { table: 'missing_meeting', group: 'missing', tell: tellMeeting },
  { table: 'return_interview', group: 'missing', tell: tellInterview },
]
