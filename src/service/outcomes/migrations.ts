import { supervisesCase } from '../../platform/access/index.ts'
import { APPLICATION_ROLE, createFactTable, runStatements } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

const answered = `state text not null check (state in ('rated', 'declined', 'not-asked', 'could-not'))`

export const outcomeMigrations: Migrations = {
  '0390-outcomes': {
    up: async (db) => {
      const table = (name: string, columns: string[]) => createFactTable(db, { name, about: 'case', columns })
      await table('voice_occasion', [
        'point text not null',
        'on_day date not null',
        'language text',
        'aids text[] not null',
        'present text[] not null',
        `possible text not null check (possible in ('yes', 'no'))`,
        'not_possible text',
        'note text',
        `constraint voice_occasion_says_why check ((possible = 'no') = (not_possible is not null))`,
      ])
      await table('voice_rating', [
        'occasion_id uuid not null',
        'item text not null',
        `rater text not null check (rater in ('child', 'worker'))`,
        answered,
        'score integer',
        'items_on date not null',
        'evidence text',
        `constraint voice_rating_a_number_where_rated check ((state = 'rated') = (score is not null))`,
        `constraint voice_rating_scale check (score is null
           or (rater = 'child' and score between 1 and 5) or (rater = 'worker' and score between 0 and 4))`,
      ])
      await table('voice_goal', ['words text not null', 'from_day date not null', 'ended_on date'])
      await table('voice_goal_rating', [
        'occasion_id uuid not null',
        'goal_id uuid not null',
        answered,
        'score integer check (score between 0 and 10)',
        `constraint voice_goal_rating_a_number_where_rated check ((state = 'rated') = (score is not null))`,
      ])
      await table('voice_consent', [
        'occasion_id uuid not null',
        `pass_on text not null check (pass_on in ('yes', 'no', 'ask-me', 'declined'))`,
      ])
      await runStatements(db, [
        supervisesCase,
        // The one row that this very request is about to write: RETURNING needs to see it. Ends with the transaction.
        `create function feedback_in_hand() returns uuid language sql stable as
           $$ select nullif(current_setting('app.feedback', true), '')::uuid $$`,
        `revoke execute on function supervises_case, feedback_in_hand from public`,
        `grant execute on function supervises_case, feedback_in_hand to ${APPLICATION_ROLE}`,
      ])
      await createFactTable(db, {
        name: 'guardian_feedback',
        about: 'case',
        columns: [
          'occasion_id uuid not null',
          'about_account uuid',
          answered,
          'score integer check (score between 1 and 5)',
          'words text',
          `wants_to_talk text check (wants_to_talk in ('yes', 'no'))`,
          `constraint guardian_feedback_a_number_where_rated check ((state = 'rated') = (score is not null))`,
        ],
        // Whoever works with the child puts it in, unread; whoever supervises reads it, unless it is about that very person.
        rows: {
          see: `id = (select feedback_in_hand()) or (case_id = (select open_case())
            and about_account is distinct from (select current_account()) and (select supervises_case((select open_case()))))`,
          add: 'case_id = (select open_case())',
        },
      })
    },
  },
  '0456-feedback-to-read': {
    up: (db) =>
      runStatements(db, [
        // The cases in which a child has said something that nobody has read: for whoever supervises, never for the person
        // named. Each opening of the page is an act, so that what was read needs no mark of its own.
        `create function feedback_to_read() returns table (case_id uuid)
           language sql stable security definer set search_path = public, pg_temp as $$
           select distinct f.case_id from guardian_feedback f join act said on said.id = f.act_id
           where f.superseded_at is null and f.standing = 'recorded'
             and (f.score is not null or f.words is not null or f.wants_to_talk is not null)
             and f.about_account is distinct from current_account()
             and not exists (select from act a where a.case_id = f.case_id and a.seq > said.seq and a.sort = 'read'
               and a.kind = 'read:guardian-feedback' and a.account_id is distinct from f.about_account)
             and supervises_case(f.case_id) $$`,
        'revoke execute on function feedback_to_read from public',
        `grant execute on function feedback_to_read to ${APPLICATION_ROLE}`,
      ]),
  },
}
