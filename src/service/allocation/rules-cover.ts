import { addDays, dayInLondon, startOfLondonDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { done, refuse } from '../../kernel/refusal.ts'
import { caseRelationship } from '../../platform/access/index.ts'
import { factIdOf, newFact, type FactsOrRefusal } from '../../platform/record/index.ts'
import { change, ending, headWith, taking } from './changes.ts'
import { allocatedAt, stampOf, standsAfter, type AllocationState, type Worker } from './state.ts'

/** A colleague stands in from one day to another, both included; the cover ends by itself. */
export function arrangeCover(
  state: AllocationState,
  asked: {
    readonly worker: Worker | null
    readonly from: CalendarDay
    readonly to: CalendarDay
    readonly reasonCode: string
    readonly note: string | null
  },
  now: Date,
): FactsOrRefusal {
  const { head } = state
  if (head.stage !== 'allocated' && head.stage !== 'closing') return refuse('not-in-this-state')
  const today = dayInLondon(now)
  if (asked.from < today || asked.to < asked.from) return refuse('not-in-this-state', 'dates')
  const taken = taking(state, asked.worker, 'covering', asked.note)
  if (!taken.ok) return taken
  const { worker, role, acrossSites } = taken.value
  const fromAt = asked.from === today ? now : startOfLondonDay(asked.from)
  const toAt = startOfLondonDay(addDays(asked.to, 1))
  const already = state.relationships.some(
    (one) =>
      one.accountId === worker.accountId && one.fromAt < toAt && (one.toAt === null || one.toAt > fromAt),
  )
  if (already) return refuse('already-done')
  return done([
    newFact(
      caseRelationship,
      head.caseId,
      {
        account_id: worker.accountId,
        kind: 'covering',
        capacity: role,
        from_at: fromAt,
        to_at: toAt,
        reason_code: asked.reasonCode,
      },
      // Of two managers who saw the same and arrange cover at the same instant, the second is told of the first.
      factIdOf('cover', head.caseId, stampOf(state)),
    ),
    change(head, {
      change: 'cover-arranged',
      account_id: worker.accountId,
      worker_name: worker.name,
      capacity: role,
      reason_code: asked.reasonCode,
      note: asked.note,
      across_sites: acrossSites,
      from_at: fromAt,
      until_at: toAt,
    }),
  ])
}

/** Ends a cover before its time, or calls it off before it began. */
export function endCover(state: AllocationState, relationshipId: string, now: Date): FactsOrRefusal {
  const cover = state.relationships.find((one) => one.id === relationshipId && one.kind === 'covering')
  if (cover === undefined) return refuse('no-such-page')
  if (!standsAfter(cover, now)) return refuse('already-done')
  return done([
    ending(state.head, cover, now, 'cover-ended'),
    change(state.head, {
      change: 'cover-ended',
      account_id: cover.accountId,
      former_name: cover.name,
      capacity: cover.capacity,
      until_at: now,
    }),
  ])
}

/**
 * Moves the case to another site, because another authority is responsible for the child now (domain §1.3). The thread is
 * kept: it is the same case. The new site must allocate; until then, or until a day that is named, whoever worked with the
 * child still does.
 */
export function moveSite(
  state: AllocationState,
  asked: {
    readonly site: string
    readonly localAuthority: string
    readonly note: string | null
    /** Last day of the present worker's access; null = until the new site allocates. */
    readonly accessUntil: CalendarDay | null
  },
  now: Date,
): FactsOrRefusal {
  const { head } = state
  if (head.stage !== 'accepted' && head.stage !== 'allocated') return refuse('not-in-this-state')
  if (asked.note === null) return refuse('reason-required')
  if (asked.site === head.site) return refuse('already-done')
  const { accessUntil } = asked
  if (accessUntil !== null && accessUntil < dayInLondon(now)) return refuse('not-in-this-state', 'dates')
  const until = accessUntil === null ? null : startOfLondonDay(addDays(accessUntil, 1))
  return done([
    headWith(
      head,
      { stage: 'accepted', site: asked.site, localAuthority: asked.localAuthority },
      'moved-site',
    ),
    ...(until === null
      ? []
      : state.relationships
          .filter((one) => standsAfter(one, now) && (one.toAt === null || one.toAt > until))
          .map((one) => ending(head, one, until, 'moved-site'))),
    change(head, {
      change: 'moved-site',
      former_name: allocatedAt(state, now)?.name ?? null,
      reason_code: 'moved-site',
      note: asked.note,
      from_site: head.site,
      to_site: asked.site,
      until_at: until,
    }),
  ])
}
