import { sql } from 'kysely'
import { dayInLondon, eighteenthBirthday, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { post18StateOn, type Post18State } from '../../kernel/policy/post-18.ts'
import { nrmAnswerNeeded, transitionTerm } from '../../kernel/policy/transition.ts'
import type { Db } from '../../platform/database/database.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { codeList, localAuthority } from '../../platform/reference-data/index.ts'
import type { BirthFollower } from '../child/index.ts'
import { decisionsMade, readKnown, type DecisionMade, type KnownOfCase } from '../decisions/index.ts'
import { readDeadlines } from '../deadlines/index.ts'
import { transitionClocks, transitionKinds, type Around } from './rules.ts'
import { plainly, transitionKnown, without, type TransitionKnown } from './store.ts'

export type Nation = 'england' | 'wales'

/** Whose law on leaving care holds: that of the responsible authority, else of the site; null: neither is known. */
export function nationOf(head: { local_authority: string | null; site: string | null }): Nation | null {
  const nation =
    localAuthority(head.local_authority ?? '')?.nation ??
    codeList('site').entries.find(({ code }) => code === head.site)?.extra['country']
  return nation === 'wales' || nation === 'england' ? nation : null
}

export async function nationOfCase(db: Db, caseId: CaseId): Promise<Nation | null> {
  const head = await db
    .selectFrom('case_file')
    .select(['local_authority', 'site'])
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return head === undefined ? null : nationOf(head)
}

/** What is known of the case around the transition. */
export interface Surroundings extends Around {
  readonly known: KnownOfCase
  readonly dob: CalendarDay | null
  readonly nation: Nation | null
  /** Decisions of a manager on 18 and on support after it, the latest first. */
  readonly decisions: readonly DecisionMade[]
}

async function post18Worker(db: Db, caseId: CaseId, now: Date): Promise<boolean> {
  const found = await sql<{ found: boolean }>`select exists (select from case_relationship r
    where r.case_id = ${caseId} and r.superseded_at is null and r.standing = 'recorded' and r.kind = 'allocated'
      and r.capacity = 'post-18' and r.from_at <= ${now} and (r.to_at is null or r.to_at > ${now})) as found`.execute(
    db,
  )
  return found.rows[0]?.found ?? false
}

/** Null for a case the asker may not see. */
export async function readAround(db: Db, caseId: CaseId, now: Date): Promise<Surroundings | null> {
  const known = await readKnown(db, caseId, now)
  if (known === null) return null
  const { dob } = known.facts
  const decisions = await decisionsMade(db, caseId)
  return {
    known,
    dob,
    eighteen: dob === null ? null : eighteenthBirthday(dob),
    nrm: nrmAnswerNeeded(known.facts.nrmStage),
    inPost18Pilot: known.facts.inPost18Pilot,
    post18Worker: await post18Worker(db, caseId, now),
    nation: nationOf(known.head),
    decisions: decisions.filter(({ about }) => about === 'turning-18' || about === 'post-18-support'),
  }
}

/** The manager's last word on what happens at 18; putting it off is none. */
function decided({ decisions }: Surroundings): 'continue' | 'end' | null {
  const last = decisions.find(({ decision }) => decision !== 'defer')
  if (last === undefined) return null
  return last.decision === 'close' ? 'end' : 'continue'
}

/** Has a manager said what happens at 18, and not only put it off? */
export const isDecided = (around: Surroundings): boolean => decided(around) !== null

/** DT-4 as of a day, from what this room and the decisions hold; null where the birth date is not known. */
export function stateOn(around: Surroundings, result: string | null, day: CalendarDay): Post18State | null {
  if (around.dob === null) return null
  const assessment = result === 'additional-need' || result === 'no-additional-need' ? result : null
  return post18StateOn(
    { dob: around.dob, inPost18Pilot: around.inPost18Pilot, assessment, decision: decided(around) },
    day,
  )
}

/**
 * The deadlines that follow from what is known once an act is recorded, for the facts of that act. `born`: a birth date that the
 * act itself records; null = as it stands.
 */
export async function clocksFor(
  db: Db,
  caseId: CaseId,
  known: TransitionKnown,
  why: string,
  now: Date,
  born: { readonly dob: CalendarDay | null } | null = null,
): Promise<readonly FactToRecord[]> {
  const stands = await readAround(db, caseId, now)
  const around =
    born === null || stands === null
      ? stands
      : { ...stands, dob: born.dob, eighteen: born.dob === null ? null : eighteenthBirthday(born.dob) }
  // What is over waits for nothing; whoever reopens it computes anew.
  if (around === null || around.known.facts.stage === 'closed' || around.known.facts.stage === 'declined')
    return []
  const deadlines = await readDeadlines(db, {
    caseIds: [caseId],
    // A corrected birth date moves the clock of 17½ with the other birthdays, in the room `child`.
    kinds: born === null ? ['seventeen-and-a-half', ...transitionKinds] : transitionKinds,
    states: ['open', 'paused', 'met', 'lapsed'],
  })
  const reason =
    why.endsWith('-withdrawn') && around.decisions.some(({ decision }) => decision !== 'defer')
      ? 'decided-before'
      : why
  const changes = transitionClocks(caseId, plainly(known), around, {
    deadlines,
    planDays: transitionTerm(codeList('transition-term'), 'plan-days', dayInLondon(now)),
    why: reason,
    now,
  })
  // What was done stays done, whatever the birth date turns out to be.
  const met = new Set(deadlines.filter(({ state }) => state === 'met').map(({ id }) => id))
  return born === null ? changes : changes.filter(({ id }) => id === null || !met.has(id))
}

/** The deadlines once a fact of this room is withdrawn as entered in error; none for a fact of another. */
export async function clocksWithout(
  db: Db,
  caseId: CaseId,
  fact: { readonly table: string; readonly id: string },
  now: Date,
): Promise<readonly FactToRecord[]> {
  const known = without(await transitionKnown(db, caseId), fact.id)
  const why =
    fact.table === 'transition_assessment'
      ? 'assessment-withdrawn'
      : fact.table === 'transition_plan'
        ? 'plan-withdrawn'
        : 'entered-in-error'
  return clocksFor(db, caseId, known, why, now)
}

/** What is due before and at 18, moved with a corrected birth date. */
export const transitionBirthdays: BirthFollower = async (db, born, now) =>
  clocksFor(db, born.caseId, await transitionKnown(db, born.caseId), 'birth-date-changed', now, born)
