import { APPLICATION_ROLE, createFactTable, runStatements } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

const definer = 'language sql stable security definer set search_path = public, pg_temp'
const current = (alias: string) => `${alias}.superseded_at is null and ${alias}.standing = 'recorded'`
/** The finished sorts of a study, with the child's consent standing. */
const finished = `q_sort s where s.study_id = p_study and s.sort_state = 'finished' and ${current('s')}`

export const qSortMigrations: Migrations = {
  '0400-q-sort': {
    up: async (db) => {
      await createFactTable(db, {
        name: 'q_study',
        about: 'office',
        columns: [
          'title text not null',
          'question_en text not null',
          'question_cy text',
          'heights integer[] not null',
          `study_state text not null check (study_state in ('draft', 'open', 'closed'))`,
        ],
      })
      await createFactTable(db, {
        name: 'q_statement',
        about: 'office',
        columns: [
          'study_id uuid not null',
          'place integer not null check (place > 0)',
          'words_en text not null',
          'words_cy text',
          'words_other text[] not null',
          'note text',
        ],
        also: ['create index q_statement_study on q_statement (study_id) where superseded_at is null'],
      })
      await createFactTable(db, {
        name: 'q_sort',
        about: 'case',
        columns: [
          'study_id uuid not null',
          'participant uuid not null',
          'consent_on date not null',
          'language text not null',
          'help text not null',
          `sort_state text not null check (sort_state in ('begun', 'finished', 'withdrawn'))`,
          'piles text[] not null',
          'places text[] not null',
          'most_words text',
          'least_words text',
          'finished_on date',
          `constraint q_sort_finished_has_its_day check (sort_state <> 'finished' or finished_on is not null)`,
        ],
        also: ['create index q_sort_study on q_sort (study_id) where superseded_at is null'],
      })
      await runStatements(db, [
        // All that an evaluator is ever given of a sort, and only of a study that takes no more: while it is open, today's
        // sorts less yesterday's would be one child's. Row security keeps the table itself closed to them.
        `create function q_sorts_without_names(p_study uuid)
           returns table (participant uuid, places text[], language text, site text, quarter text) ${definer} as $$
           select s.participant, s.places, s.language,
             (select f.site from case_file f where f.id = s.case_id and ${current('f')}),
             to_char(s.finished_on, 'YYYY"-Q"Q')
           from ${finished} and (select holds_role('evaluator'))
             and exists (select from q_study q where q.id = p_study and q.study_state = 'closed' and ${current('q')})
           order by s.participant $$`,
        // While it is open: whether there are enough, and nothing else.
        `create function q_sorts_enough(p_study uuid, p_least integer) returns boolean ${definer} as $$
           select (select holds_role('evaluator')) and (select count(*) from ${finished}) >= p_least $$`,
        `revoke execute on function q_sorts_without_names, q_sorts_enough from public`,
        `grant execute on function q_sorts_without_names, q_sorts_enough to ${APPLICATION_ROLE}`,
      ])
    },
  },
}
