import { fromLondon, inLondon } from '../../../../platform/i18n/index.ts'
import type { ColumnsOf } from '../../../../platform/record/index.ts'
import type { contact } from '../../facts.ts'
import type { ContactKnown } from '../../rules.ts'
import type { ContactRow } from '../../store.ts'
import type { ContactValue } from './fields.ts'

export type ContactColumns = ColumnsOf<typeof contact>

/**
 * When it happened: `now` unless a day and time were given. A time that was not touched stays exact: the form shows minutes,
 * and a correction of something else must not move the clock by seconds.
 */
export function momentOf(value: ContactValue, stood: Date | null, now: Date): Date {
  if (value.on === null || value.at === null) return stood ?? now
  if (stood !== null) {
    const shown = inLondon(stood)
    if (shown.day === value.on && shown.time === value.at) return stood
  }
  return fromLondon(value.on, value.at)
}

export function columnsOf(value: ContactValue, happenedAt: Date): ContactColumns {
  return {
    happened_at: happenedAt,
    counterpart: value.counterpart,
    third_party_type: value.third_party_type,
    mode: value.mode,
    outcome: value.outcome,
    purposes: [...value.purposes],
    interpreter: value.interpreter,
    language: value.language,
    child_words: value.child_words,
    note: value.note,
    safe_to_write: value.safe_to_write,
    duration_minutes: value.duration_minutes,
    with_whom: value.with_whom,
    accompanied: value.accompanied,
  }
}

export function columnsOfRow(row: ContactRow): ContactColumns {
  return {
    happened_at: row.happened_at,
    counterpart: row.counterpart,
    third_party_type: row.third_party_type,
    mode: row.mode,
    outcome: row.outcome,
    purposes: [...row.purposes],
    interpreter: row.interpreter,
    language: row.language,
    child_words: row.child_words,
    note: row.note,
    safe_to_write: row.safe_to_write,
    duration_minutes: row.duration_minutes,
    with_whom: row.with_whom,
    accompanied: row.accompanied,
  }
}

export function knownOf(id: string, columns: ContactColumns): ContactKnown {
  return {
    id,
    at: columns.happened_at,
    counterpart: columns.counterpart,
    thirdPartyType: columns.third_party_type,
    mode: columns.mode,
    outcome: columns.outcome,
  }
}
