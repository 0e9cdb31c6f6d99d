import type { Lang } from '../../../../kernel/lang.ts'
import { formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { button } from '../../../../platform/web/components/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { stackTable } from '../../../../platform/web/pieces.ts'
import { coded } from '../../../../platform/reference-data/in-words.ts'
import { missingContent } from '../../content/index.ts'
import { patternOf, type Counted, type Pattern } from '../../pattern.ts'
import { episodeOf, type EpisodeRow, type MissingKnown } from '../../store.ts'
import { classInWords, lengthInWords } from '../../words.ts'
import { buttons, toDo, type TimeMissing } from '../to-do.ts'
import { patternPicture } from './picture.ts'

export interface MissingList {
  readonly lang: Lang
  readonly now: Date
  readonly caseId: string
  readonly known: MissingKnown
  /** Who says the child is missing where no episode does. */
  readonly said: 'referral' | 'status' | null
  readonly mayRecord: boolean
  /** The time missing that is not over, with its clocks; null: the child is not missing. */
  readonly missing: Pick<TimeMissing, 'row' | 'reviewDueAt' | 'interviewDueAt'> | null
}

const asPattern = (row: EpisodeRow) => ({
  row,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  missingFrom: row.missing_from,
  trigger: row.trigger,
})
type Listed = ReturnType<typeof asPattern>

/** Every time missing, and what they have in common. Pure. */
export function listView(list: MissingList): Html {
  const { lang, known, now } = list
  const c = pick(missingContent, lang)
  const base = `/cases/${list.caseId}/missing`
  const pattern = patternOf(known.episodes.map(asPattern), now)
  return html`<h1 class="govuk-heading-l">${c.list.title}</h1>
    ${
      list.said === null
        ? null
        : html`<div class="govuk-inset-text">${c.list.said(c.list.sources[list.said])}</div>`
    }
    ${missingNow(list)}
    ${
      list.mayRecord
        ? html`<div class="govuk-button-group">
            ${list.missing === null ? button({ text: c.list.report, href: `${base}/new`, classes: 'govuk-button--warning' }) : null}
            <a class="govuk-link" href="${base}/earlier">${c.list.reportEarlier}</a>
          </div>`
        : null
    }
    ${
      known.episodes.length === 0
        ? html`<p class="govuk-body">${c.list.none}</p>`
        : html`${episodes(list, pattern)} ${patternSection(list, pattern)}`
    }`
}

/** A child who is missing now: what to do comes before every table. */
function missingNow(list: MissingList): Html | null {
  if (list.missing === null) return null
  const c = pick(missingContent, list.lang)
  const now: TimeMissing = { ...list, ...list.missing }
  return html`<h2 class="govuk-heading-m">
      ${c.episode.since(formatInstant(now.row.started_at, list.lang))}
    </h2>
    ${toDo(now)} ${buttons(now)}`
}

function episodes(list: MissingList, pattern: Pattern<Listed>): Html {
  const { lang, now } = list
  const c = pick(missingContent, lang)
  const columns = [
    c.list.started,
    c.list.ended,
    c.list.length,
    c.list.interval,
    c.list.from,
    c.list.trigger,
    c.list.how,
    c.list.classification,
    c.list.interview,
  ]
  return stackTable({
    caption: c.list.episodes,
    columns: columns.map((text) => ({ text })),
    rows: [...pattern.rows]
      .reverse()
      .map(({ episode: { row }, sinceReturn }) => [
        html`<a class="govuk-link" href="/cases/${list.caseId}/missing/${row.id}"
          >${formatInstant(row.started_at, lang)}</a
        >`,
        row.ended_at === null
          ? html`<strong class="gs-chip gs-chip--warning">${c.list.still}</strong>`
          : formatInstant(row.ended_at, lang),
        lengthInWords(row.started_at, row.ended_at ?? now, lang),
        sinceReturn === null
          ? html`<span class="gs-muted">${c.pattern.first}</span>`
          : lengthInWords(new Date(row.started_at.getTime() - sinceReturn), row.started_at, lang),
        coded('missing-from', row.missing_from, lang) ?? c.notAsked,
        coded('missing-trigger', row.trigger, lang) ?? c.notAsked,
        row.ended_at === null ? '' : (coded('missing-return', row.returned_how, lang) ?? c.notAsked),
        classInWords(episodeOf(row), now, lang),
        interviewOf(list, row),
      ]),
    empty: c.list.none,
  })
}

function interviewOf({ known, lang }: MissingList, row: EpisodeRow): string {
  const c = pick(missingContent, lang)
  if (row.ended_at === null) return ''
  const interview = known.interviews.find((one) => one.episode_id === row.id)
  return interview === undefined
    ? c.episode.interviewNone
    : (coded('return-interview-outcome', interview.outcome, lang) ?? '')
}

function patternSection({ lang, now }: MissingList, pattern: Pattern<Listed>): Html {
  const c = pick(missingContent, lang).pattern
  const notAsked = pick(missingContent, lang).notAsked
  const inWords = (list: 'missing-from' | 'missing-trigger', { code, count }: Counted) =>
    [coded(list, code, lang) ?? notAsked, count] as const
  const { list } = pick(missingContent, lang)
  return html`<h2 class="govuk-heading-m">${c.title}</h2>
    <p class="govuk-body">${c.lead}</p>
    ${patternPicture(pattern, now, lang)}
    <div class="gs-grid gs-dense">
      <div>
        ${stackTable({
          caption: c.weekday,
          columns: [{ text: c.weekday }, { text: c.times, numeric: true }],
          rows: c.longDays.map((name, index) => [name, pattern.weekdays[index] ?? 0]),
          empty: '',
        })}
      </div>
      <div>
        ${stackTable({
          caption: c.counts,
          columns: [{ text: c.what }, { text: c.answer }, { text: c.times, numeric: true }],
          rows: [
            ...pattern.from.map((one) => [list.from, ...inWords('missing-from', one)]),
            ...pattern.triggers.map((one) => [list.trigger, ...inWords('missing-trigger', one)]),
            [c.days, '', pattern.daysMissing],
          ],
          empty: '',
        })}
      </div>
    </div>`
}
