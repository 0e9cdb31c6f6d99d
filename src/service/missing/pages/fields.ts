import { date, defineForm, select, text, textarea, time, yesNo } from '../../../platform/forms/index.ts'
import { inLondon, wordsOf, type Wording } from '../../../platform/i18n/index.ts'
import { yesNoUnknown } from '../../../kernel/vocabulary.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { missingContent } from '../content/index.ts'
import type { EpisodeRow } from '../store.ts'
import { calendarDay } from '../../../kernel/calendar-day.ts'

const t = wordsOf(missingContent)
const r = (choose: (c: typeof missingContent.en.report) => string) => t((c) => choose(c.report))

const day = (
  label: Parameters<typeof r>[0],
  called: Parameters<typeof r>[0],
  hint?: Parameters<typeof r>[0],
) =>
  date({
    label: r(label),
    called: r(called),
    optional: true,
    latest: 'today',
    ...(hint === undefined ? {} : { hint: r(hint) }),
  })
const clock = (label: Parameters<typeof r>[0], called: Parameters<typeof r>[0]) =>
  time({ label: r(label), called: r(called), optional: true })

/** What is asked about how a child went missing. Blank is not asked, and "not known" an answer of its own. */
export const startFields = {
  on: day(
    (c) => c.on,
    (c) => c.onCalled,
    (c) => c.leaveForNow,
  ),
  at: clock(
    (c) => c.at,
    (c) => c.atCalled,
  ),
  police_reference: text({ label: r((c) => c.policeReference), optional: true, spellcheck: false }),
  risk_grade: select({
    label: r((c) => c.riskGrade),
    options: choices('missing-risk-grade'),
    optional: true,
  }),
  reported_by: select({
    label: r((c) => c.reportedBy),
    options: choices('missing-reported-by'),
    optional: true,
  }),
  on_referral: yesNo({ label: r((c) => c.onReferral), optional: true }),
  reported_on: day(
    (c) => c.reportedOn,
    (c) => c.reportedOnCalled,
  ),
  reported_at: clock(
    (c) => c.reportedAt,
    (c) => c.reportedAtCalled,
  ),
  police_force: text({ label: r((c) => c.policeForce), optional: true }),
  missing_from: select({ label: r((c) => c.missingFrom), options: choices('missing-from'), optional: true }),
  trigger: select({ label: r((c) => c.trigger), options: choices('missing-trigger'), optional: true }),
  circumstances: textarea({
    label: r((c) => c.circumstances),
    hint: r((c) => c.circumstancesHint),
    optional: true,
    rows: 3,
    dir: 'auto',
  }),
} as const

export const endFields = {
  ended_on: day(
    (c) => c.endedOn,
    (c) => c.endedOnCalled,
  ),
  ended_at: clock(
    (c) => c.endedAt,
    (c) => c.endedAtCalled,
  ),
  returned_how: select({
    label: t((c) => c.back.how),
    options: choices('missing-return'),
    optional: true,
  }),
} as const

export const moreOfReturn = {
  found_site: select({
    label: t((c) => c.back.elsewhere),
    options: choices('site'),
    optional: true,
  }),
  police_check: yesNo({ label: t((c) => c.back.policeCheck), unknown: true, optional: true }),
  return_note: textarea({
    label: t((c) => c.back.note),
    hint: t((c) => c.back.noteHint),
    optional: true,
    rows: 3,
    dir: 'auto',
  }),
} as const

/** A day and its time are given together or not at all. */
export function together<const P extends readonly (readonly [on: string, at: string])[]>(
  value: Readonly<Record<P[number][number], unknown>>,
  pairs: P,
): { readonly field: P[number][number]; readonly message: Wording }[] {
  const blank = (name: P[number][number]): boolean => value[name] === null
  return pairs
    .filter(([on, at]) => blank(on) !== blank(at))
    .map(([on, at]) => ({ field: blank(on) ? on : at, message: r((c) => c.needBothTimes) }))
}

export const reportForm = defineForm({
  fields: {
    ...startFields,
    last_seen: textarea({
      label: r((c) => c.lastSeen),
      hint: r((c) => c.lastSeenHint),
      optional: true,
      rows: 2,
      dir: 'auto',
    }),
  },
  check: (value) =>
    together(value, [
      ['on', 'at'],
      ['reported_on', 'reported_at'],
    ]),
})

export const earlierForm = defineForm({
  fields: { ...startFields, ...endFields, ...moreOfReturn },
  check: (value) => [
    ...together(value, [
      ['on', 'at'],
      ['reported_on', 'reported_at'],
      ['ended_on', 'ended_at'],
    ]),
    ...(value.on === null ? [{ field: 'on' as const, message: r((c) => c.needBothTimes) }] : []),
    ...(value.ended_on === null ? [{ field: 'ended_on' as const, message: r((c) => c.needEnd) }] : []),
  ],
})

export const correctForm = defineForm({
  fields: {
    ...startFields,
    ...endFields,
    ...moreOfReturn,
    reason: textarea({ label: t((c) => c.correct.reason), rows: 2, max: 500 }),
  },
  check: (value) => [
    ...together(value, [
      ['on', 'at'],
      ['reported_on', 'reported_at'],
      ['ended_on', 'ended_at'],
    ]),
    ...(value.on === null ? [{ field: 'on' as const, message: r((c) => c.needBothTimes) }] : []),
  ],
})

const split = (at: Date | null) => {
  if (at === null) return { day: null, time: null }
  const { day: on, time: clockTime } = inLondon(at)
  return { day: calendarDay(on), time: clockTime }
}

/** A stored episode put back into the form. */
export function valuesOf(row: EpisodeRow) {
  const start = split(row.started_at)
  const reported = split(row.reported_at)
  const ended = split(row.ended_at)
  return {
    on: start.day,
    at: start.time,
    police_reference: row.police_reference,
    risk_grade: row.risk_grade,
    reported_by: row.reported_by,
    on_referral: row.on_referral ? ('yes' as const) : ('no' as const),
    reported_on: reported.day,
    reported_at: reported.time,
    police_force: row.police_force,
    missing_from: row.missing_from,
    trigger: row.trigger,
    circumstances: row.circumstances,
    ended_on: ended.day,
    ended_at: ended.time,
    returned_how: row.returned_how,
    found_site: row.found_site,
    police_check: yesNoUnknown.find((code) => code === row.police_check) ?? null,
    return_note: row.return_note,
  }
}
