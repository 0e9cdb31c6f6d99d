import { APPLICATION_ROLE, createFactTable, runStatements } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

const reading = `array['coordinator','practitioner','manager','assessment','service-lead']`
const recording = `array['coordinator','practitioner','manager','assessment']`

/** The book is kept by site; what no site covers belongs to everybody who keeps the book. */
const atTheirSite = (roles: string) =>
  `(exists (select from posts_at(${roles}) p where p.site is null)
    or (site is null and exists (select from posts_at(${roles}) p))
    or site in (select p.site from posts_at(${roles}) p where p.site is not null))`
// Tied to a case, it hides behind the case: a declared conflict hides the entry as well.
const unlinkedOrSeen = `(case_id is null or case_id = (select open_case()) or case_id in (select visible_cases()))`

const asked = [
  'on_day date not null',
  'mode text',
  'asked_by text',
  'agency text',
  'organisation text',
  'topics text[] not null',
  'question text',
  'advice text',
  'actions text',
  'follow_up_on date',
  'followed_up_on date',
  'outcome text',
  'outcome_note text',
  'hours double precision',
]
const work = ['delivery_hours', 'preparation_hours', 'travel_hours', 'miles'].map(
  (name) => `${name} double precision check (${name} >= 0)`,
)

const stands = (alias: string) => `${alias}.superseded_at is null and ${alias}.standing = 'recorded'`
const spent = (alias: string) =>
  `coalesce(${alias}.delivery_hours, 0), coalesce(${alias}.preparation_hours, 0), coalesce(${alias}.travel_hours, 0),
   coalesce(${alias}.miles, 0)`
const caseOf = (alias: string) => `join case_file f on f.case_id = ${alias}.case_id and ${stands('f')}`
const inTime = (day: string) => `${day} between p_from and p_to`

/**
 * Numbers a month and an area, and nothing else, for those who keep the book: a coordinator counts the referrals of an area
 * without being let into a single one of the cases. Only of the asker's own sites.
 */
const workOfAreas = `create function indirect_work(p_from date, p_to date)
  returns table (month text, area text, consultations int, meetings int, events int, people int, delivery double precision,
    preparation double precision, travel double precision, miles double precision, referrals int)
  language sql stable security definer set search_path = public, pg_temp as $$
  with mine as materialized (select p.site from posts_at(${reading}) p),
  work (m, a, s, everybodys, consultations, meetings, events, people, delivery, preparation, travel, miles, referrals) as (
    select c.on_day, f.local_authority, f.site, false, 1, 0, 0, 0, coalesce(c.hours, 0), 0, 0, 0, 0
      from consultation c ${caseOf('c')} where ${stands('c')} and ${inTime('c.on_day')}
    union all select b.on_day, b.local_authority, b.site, b.site is null, 1, 0, 0, 0, coalesce(b.hours, 0), 0, 0, 0, 0
      from book_consultation b where ${stands('b')} and b.case_id is null and ${inTime('b.on_day')}
    union all select m.on_day, f.local_authority, f.site, false, 0, 1, 0, 0, ${spent('m')}, 0
      from professionals_meeting m ${caseOf('m')} where ${stands('m')} and ${inTime('m.on_day')}
    union all select e.on_day, e.local_authority, e.site, e.site is null, 0, 0, 1, coalesce(e.people, 0), ${spent('e')}, 0
      from indirect_event e where ${stands('e')} and ${inTime('e.on_day')}
    union all select (f.received_at at time zone 'Europe/London')::date, f.local_authority, f.site, false, 0, 0, 0, 0, 0, 0, 0,
        0, 1
      from case_file f where ${stands('f')} and ${inTime(`(f.received_at at time zone 'Europe/London')::date`)})
  select to_char(w.m, 'YYYY-MM'), coalesce(w.a, 'unknown'), sum(w.consultations)::int, sum(w.meetings)::int,
    sum(w.events)::int, sum(w.people)::int, sum(w.delivery), sum(w.preparation), sum(w.travel), sum(w.miles),
    sum(w.referrals)::int
  from work w
  where exists (select from mine where mine.site is null) or (w.everybodys and exists (select from mine))
    or w.s in (select mine.site from mine)
  group by 1, 2 order by 1, 2 $$`

export const consultationMigrations: Migrations = {
  '0380-consultation': {
    up: async (db) => {
      await runStatements(db, [
        // The sites at which somebody holds one of the roles today; a row without a site is every site.
        `create function posts_at(p_roles text[]) returns table (site text)
           language plpgsql stable security definer set search_path = public, pg_temp as $$
         declare today date := (request_moment() at time zone 'Europe/London')::date;
         begin return query select a.site from role_assignment a where a.account_id = current_account()
           and a.role = any (p_roles) and ${stands('a')} and a.from_day <= today
           and (a.to_day is null or a.to_day >= today); end $$`,
        `revoke execute on function posts_at from public`,
        `grant execute on function posts_at to ${APPLICATION_ROLE}`,
      ])
      await createFactTable(db, {
        name: 'consultation',
        about: 'case',
        columns: [...asked, 'from_book uuid'],
      })
      await createFactTable(db, {
        name: 'book_consultation',
        about: 'office',
        columns: [
          ...asked,
          `about text not null check (about in ('anonymous', 'none'))`,
          'child_age integer',
          'local_authority text not null',
          'site text',
          'case_id uuid',
        ],
        also: [
          'create index book_consultation_day on book_consultation (on_day desc) where superseded_at is null',
          'create index book_consultation_case on book_consultation (case_id) where superseded_at is null and case_id is not null',
        ],
        rows: {
          see: `${atTheirSite(reading)} and ${unlinkedOrSeen}`,
          add: `${atTheirSite(recording)} and ${unlinkedOrSeen}`,
        },
      })
      await createFactTable(db, {
        name: 'professionals_meeting',
        about: 'case',
        columns: [
          'on_day date not null',
          'kind text not null',
          'third_party_type text not null',
          'agencies text[] not null',
          'mode text not null',
          'purposes text[] not null',
          'child_there text',
          'child_views text',
          'asked text',
          'decided text',
          ...work,
          'note text',
        ],
      })
      await createFactTable(db, {
        name: 'due_regard',
        about: 'case',
        columns: [
          'agency text not null',
          'whom text',
          'asked_on date not null',
          'request text not null',
          'what text not null',
          'answer_due_on date not null',
          'answered_on date',
          'answer text',
          'answer_note text',
          'next_step text',
          'constraint due_regard_answered_after_asked check (answered_on is null or answered_on >= asked_on)',
        ],
      })
      await createFactTable(db, {
        name: 'indirect_event',
        about: 'office',
        columns: [
          'kind text not null',
          'title text not null',
          'on_day date not null',
          'local_authority text not null',
          'site text',
          'audience text[] not null',
          'topics text[] not null',
          'people integer check (people >= 0)',
          ...work,
          'confidence_before double precision check (confidence_before between 0 and 10)',
          'confidence_after double precision check (confidence_after between 0 and 10)',
          'note text',
        ],
        also: ['create index indirect_event_day on indirect_event (on_day desc) where superseded_at is null'],
        rows: { see: atTheirSite(reading), add: atTheirSite(recording) },
      })
      await runStatements(db, [
        workOfAreas,
        `revoke execute on function indirect_work from public`,
        `grant execute on function indirect_work to ${APPLICATION_ROLE}`,
      ])
    },
  },
}
