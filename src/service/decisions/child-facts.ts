import type { Selectable } from 'kysely'
import { calendarDay, dayInLondon, parseDay } from '../../kernel/calendar-day.ts'
import type { CaseId, SiteCode } from '../../kernel/ids.ts'
import { modelOfCase, type ModelVersion } from '../../kernel/policy/service-model.ts'
import type { caseFile } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/database.ts'
import type { PlatformTables } from '../../platform/database/tables.ts'
import type { ColumnsOf } from '../../platform/record/index.ts'
import { siteInPilot } from '../../platform/reference-data/index.ts'
import type { ChildTables } from '../child/index.ts'
import { nrmStageOn } from '../nrm/index.ts'
import type { ReferralTables } from '../referral/index.ts'
import { inDays, missingEpisodesOf, stillMissing, type Episode } from '../missing/index.ts'
import { latestStatus, type StatusRow } from '../status/index.ts'
import type { ChildFacts } from './rules.ts'

export type Head = Selectable<PlatformTables['case_file']>

/** What a manager sees before deciding, with the head of the case as it stands. */
export interface KnownOfCase {
  readonly head: Head
  readonly facts: ChildFacts
  readonly dobStanding: string | null
  /** yes, no, unknown; null = not asked. */
  readonly missingNow: string | null
  /** The month of the status that was read; null where there is none and the referral speaks. */
  readonly statusMonth: string | null
}

/** The whole content of a head, for its next version. */
export function headColumns(head: Head): ColumnsOf<typeof caseFile> {
  const { child_id, reference, received_at, stage, site, local_authority, route, model_version } = head
  return { child_id, reference, received_at, stage, site, local_authority, route, model_version }
}

/** The rules of a case are those of its own model; a case without one is judged by the model of the day it was received. */
export function modelOf(head: Pick<Head, 'model_version' | 'received_at'>): ModelVersion {
  return modelOfCase(head.model_version, dayInLondon(head.received_at))
}

/** The latest status speaks where it was asked; where it was not, the referral does. */
function latestKnown(
  status: StatusRow | undefined,
  referral: { nrm_stage: string | null; missing_now: string | null; missing_since: string | null },
  episodes: readonly Episode[],
) {
  const nrmStage = status?.nrm_stage ?? referral.nrm_stage
  const open = stillMissing(episodes)
  if (open !== null) return { nrmStage, missingNow: 'yes', missingSince: inDays(open).startedOn }
  // A return recorded after the month was spoken of is the later word.
  const spokeAt = status?.recorded_at ?? null
  const back = episodes.some((one) => one.endedAt !== null && (spokeAt === null || one.endedAt > spokeAt))
  if (back) return { nrmStage, missingNow: 'no', missingSince: null }
  const spoken = status !== undefined && status.missing_now !== null ? status : referral
  return {
    nrmStage,
    missingNow: spoken.missing_now,
    missingSince: spoken.missing_now === 'yes' ? (spoken.missing_since ?? referral.missing_since) : null,
  }
}

/** Reads what a decision may turn on; null for a case the asker may not see. */
export async function readKnown(db: Db, caseId: CaseId, now: Date): Promise<KnownOfCase | null> {
  const head = await db
    .selectFrom('case_file')
    .selectAll()
    .where('id', '=', caseId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  if (head === undefined) return null
  const said = await db
    .withTables<ChildTables & ReferralTables>()
    .selectFrom('case_file as f')
    .leftJoin('child_identity as i', (join) =>
      join
        .onRef('i.case_id', '=', 'f.case_id')
        .on('i.superseded_at', 'is', null)
        .on('i.standing', '=', 'recorded'),
    )
    .leftJoin('referral as r', (join) =>
      join
        .onRef('r.case_id', '=', 'f.case_id')
        .on('r.superseded_at', 'is', null)
        .on('r.standing', '=', 'recorded'),
    )
    .select(['i.dob', 'i.dob_standing', 'r.nrm_stage', 'r.missing_now', 'r.missing_since'])
    .where('f.id', '=', caseId)
    .where('f.superseded_at', 'is', null)
    .executeTakeFirstOrThrow()
  const status = (await latestStatus(db, [caseId])).get(caseId)
  const latest = latestKnown(status, said, await missingEpisodesOf(db, caseId))
  return {
    head,
    facts: {
      stage: head.stage,
      model: modelOf(head),
      receivedOn: dayInLondon(head.received_at),
      dob: said.dob === null ? null : parseDay(said.dob),
      inPost18Pilot: head.site !== null && siteInPilot('post-18', head.site as SiteCode, dayInLondon(now)),
      // The NRM's own pages speak where a referral is recorded there.
      nrmStage: (await nrmStageOn(db, caseId, dayInLondon(now))) ?? latest.nrmStage,
      missingSince: latest.missingSince === null ? null : calendarDay(latest.missingSince),
    },
    dobStanding: said.dob_standing,
    missingNow: latest.missingNow,
    statusMonth: status?.month ?? null,
  }
}
