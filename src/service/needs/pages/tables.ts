import type { Lang } from '../../../kernel/lang.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { coded } from '../../../platform/reference-data/in-words.ts'
import type { Standing } from '../../child/index.ts'
import { needsContent } from '../content/index.ts'
import type { ExceptionalNeed, NeedsAssessment } from '../facts.ts'
import { needsPicture } from '../picture.ts'
import { answersOf, readAssessment, type DomainChange } from '../rules.ts'
import { tellDecision } from '../tell.ts'

const said = (text: string | null): Html | null =>
  text === null ? null : html`<span class="gs-prose" dir="auto">${text}</span>`

export function countsTable(changes: readonly DomainChange[], lang: Lang): Html {
  const c = pick(needsContent, lang)
  const kinds = ['better', 'same', 'worse', 'not-rated'] as const
  return stackTable({
    caption: c.counts.caption,
    columns: [{ text: c.counts.change }, { text: c.counts.domains }],
    rows: kinds.map((kind) => [
      c.change[kind],
      c.counts.of(changes.filter(({ change }) => change === kind).length, changes.length),
    ]),
    empty: '',
  })
}

/** The latest assessment, domain by domain, with what changed since the first. */
export function latestTable(
  latest: Standing<NeedsAssessment>,
  changes: readonly DomainChange[] | null,
  lang: Lang,
): Html {
  const c = pick(needsContent, lang)
  const heads = [
    c.latest.domain,
    c.latest.worker,
    c.latest.child,
    ...(changes === null ? [] : [c.latest.change]),
    c.latest.why,
  ]
  return stackTable({
    caption: c.latest.caption(formatDay(latest.columns.on_day, lang)),
    columns: heads.map((text) => ({ text })),
    rows: Object.entries(answersOf(latest.columns)).map(([domain, answer]) => {
      const sure = coded('needs-confidence', answer.sure, lang)
      const score = coded('needs-score', answer.score, lang) ?? c.notAsked
      const change = changes?.find((one) => one.domain === domain)?.change
      return [
        coded('needs-domain', domain, lang) ?? domain,
        sure === null ? score : `${score} (${sure.toLowerCase()})`,
        coded('needs-child-view', answer.child, lang) ?? c.notAsked,
        ...(change === undefined ? [] : [c.change[change]]),
        said(answer.why),
      ]
    }),
    empty: '',
  })
}

export function changePicture(changes: readonly DomainChange[], lang: Lang): Html {
  const c = pick(needsContent, lang)
  const of = (kind: DomainChange['change']) => changes.filter(({ change }) => change === kind).length
  return needsPicture({
    title: c.picture.title,
    said: c.picture.said(of('better'), of('same'), of('worse'), of('not-rated')),
    scale: c.picture.scale,
    first: c.picture.first,
    latest: c.picture.latest,
    // What was never scored is in the table: an empty line says nothing to the eye.
    lines: changes
      .filter(({ first, latest }) => typeof first === 'number' || typeof latest === 'number')
      .map(({ domain, first, latest }) => ({
        name: coded('needs-domain', domain, lang) ?? domain,
        first,
        latest,
      })),
  })
}

/** `correctAt`: where an assessment is corrected; null: the reader may not. */
export function allTable(
  assessments: readonly Standing<NeedsAssessment>[],
  correctAt: ((id: string) => string) | null,
  lang: Lang,
): Html {
  const c = pick(needsContent, lang)
  return stackTable({
    caption: c.all.caption,
    columns: [c.all.on, c.all.why, c.all.scored, c.all.critical, c.all.child].map((text) => ({ text })),
    rows: [...assessments].reverse().map(({ id, columns }) => {
      const read = readAssessment(columns)
      const day = formatDay(columns.on_day, lang)
      const why = coded('needs-point', columns.point, lang) ?? columns.point
      return [
        correctAt === null
          ? day
          : html`${day}<br /><a class="govuk-link" href="${correctAt(id)}"
                >${c.correct}<span class="govuk-visually-hidden">
                  (${c.assessment.heading(why, day)})</span
                ></a
              >`,
        why,
        c.counts.of(read.scored, read.scored + read.open),
        read.critical.map((domain) => coded('needs-domain', domain, lang)).join('; ') ||
          c.glance.noneCritical,
        coded('yes-no-unknown', columns.with_child, lang) ?? c.notAsked,
      ]
    }),
    empty: c.none,
  })
}

export function decisionsTable(decisions: readonly Standing<ExceptionalNeed>[], lang: Lang): Html {
  const c = pick(needsContent, lang).exceptional
  const rows = [...decisions].reverse().map(({ columns }) => tellDecision(columns, lang))
  return stackTable({
    caption: c.table,
    columns: (rows[0] ?? []).map(({ label }) => ({ text: label })),
    rows: rows.map((row) => row.map(({ value }) => said(value))),
    empty: c.nothing,
  })
}
