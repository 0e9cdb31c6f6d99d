import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import { extensionTables, type ExtensionName } from '../../package/index.ts'
import type { Episode } from '../children.ts'
import type { Pseudonyms } from '../pseudonyms.ts'
import type { ContactRow } from '../read.ts'
import type { ExtensionRows, Row } from '../rows.ts'
import { postRows, workRows } from './office.ts'
import type { RoomRows } from './read.ts'
import * as support from './support.ts'
import { onwardRows, serviceRows, transitionRows } from './way-out.ts'

/**
 * The rows of every extension table: a pure function of what was read. `moment`: the last instant of the day. `nrm`: the rows of
 * an episode's own referrals to the NRM, as `nrm` would hold them.
 */
export function extensionRows(
  given: {
    readonly rooms: RoomRows
    readonly episodes: readonly Episode[]
    readonly contacts: ReadonlyMap<string, readonly ContactRow[]>
    readonly nrm: ReadonlyMap<string, readonly Row[]>
    readonly moment: Date
  },
  asAt: CalendarDay,
  names: Pseudonyms,
): ExtensionRows {
  const { rooms, episodes, moment } = given
  const by = <R extends { readonly case_id: string }>(rows: readonly R[]) => {
    const groups = Map.groupBy(rows, ({ case_id }) => case_id)
    return (episode: Episode): readonly R[] => groups.get(episode.case.case_id) ?? []
  }
  const named = (prefix: string, id: string) => names.fact(prefix, id)
  const of = (episode: Episode): support.Of => ({
    episodeId: episode.id,
    receivedAt: episode.case.received_at,
    asAt,
    moment,
    named,
  })
  const each = (rowsOf: (episode: Episode, of: support.Of) => readonly Row[]): readonly Row[] =>
    episodes.flatMap((episode) => rowsOf(episode, of(episode)))
  const relations = by(rooms.relations)
  const contacts = (episode: Episode) => given.contacts.get(episode.case.case_id) ?? []
  const assessments = by(rooms.assessments)
  const occasions = by(rooms.occasions)
  const ratings = by(rooms.ratings)
  const services = by(rooms.services)
  const wayOut = {
    assessments: by(rooms.transitions),
    plans: by(rooms.transitionPlans),
    answers: by(rooms.nrmAnswers),
    leavingCare: by(rooms.leavingCare),
    leave: by(rooms.leave),
  }
  const [deadlines, decisions, networks, plans, returns, onward] = [
    by(rooms.deadlines),
    by(rooms.decisions),
    by(rooms.networks),
    by(rooms.plans),
    by(rooms.returns),
    by(rooms.onward),
  ]
  const rows: ExtensionRows = {
    allocations: each((one, self) => support.allocationRows(self, relations(one), contacts(one))),
    deadlines: each((one, self) => support.deadlineRows(self, deadlines(one))),
    assessments: each((one, self) => support.assessmentRows(self, assessments(one))),
    need_scores: each((one, self) => support.scoreRows(self, assessments(one))),
    need_decisions: each((one, self) => support.decisionRows(self, decisions(one))),
    occasions: each((one, self) => support.occasionRows(self, occasions(one))),
    outcomes: each((one, self) => support.outcomeRows(self, occasions(one), ratings(one))),
    networks: each((one, self) => support.networkRows(self, networks(one))),
    safety_plans: each((one, self) => support.planRows(self, plans(one))),
    return_interviews: each((one, self) => support.returnRows(self, returns(one))),
    child_nrm: each((one, self) =>
      (given.nrm.get(one.id) ?? []).map(
        ({ nrm_id, referral_date, rg_outcome, rg_date, cg_outcome, cg_date }): Row => ({
          episode_id: self.episodeId,
          nrm_id: nrm_id ?? null,
          referral_date: referral_date ?? null,
          rg_outcome: rg_outcome ?? null,
          rg_date: rg_date ?? null,
          cg_outcome: cg_outcome ?? null,
          cg_date: cg_date ?? null,
        }),
      ),
    ),
    onward_referrals: each((one, self) => (one.exitOn === null ? [] : onwardRows(self, onward(one)))),
    transitions: each((one, self) =>
      transitionRows(self, one, {
        assessments: wayOut.assessments(one),
        plans: wayOut.plans(one),
        services: services(one),
        answers: wayOut.answers(one),
        leavingCare: wayOut.leavingCare(one),
        leave: wayOut.leave(one),
        relations: relations(one),
        contacts: contacts(one),
      }),
    ),
    adult_services: each((one, self) => serviceRows(self, one, services(one))),
    indirect_work: workRows(
      rooms.work,
      asAt,
      new Map(episodes.map((one) => [one.case.case_id, one.id])),
      named,
    ),
    posts: postRows(rooms.posts, asAt),
  }
  return happened(rows, asAt)
}

/** What was written down for a later day had not happened: the row is left out, or the day that may be empty is emptied. */
function happened(rows: ExtensionRows, asAt: CalendarDay): ExtensionRows {
  const mended: Partial<Record<ExtensionName, readonly Row[]>> = {}
  for (const table of extensionTables) {
    const days = table.columns.filter(({ name }) => table.happened.includes(name))
    const late = (row: Row, name: string) => String(row[name] ?? '') > asAt
    mended[table.name] = rows[table.name]
      .filter((row) => !days.some((day) => !day.empty && late(row, day.name)))
      .map((row) => {
        const ahead = days.filter(({ name }) => late(row, name)).map(({ name }) => [name, null] as const)
        return ahead.length === 0 ? row : { ...row, ...Object.fromEntries(ahead) }
      })
  }
  return { ...rows, ...mended }
}
