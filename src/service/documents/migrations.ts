import { APPLICATION_ROLE, createFactTable, runStatements } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

export const documentMigrations: Migrations = {
  '0420-documents': {
    up: async (db) => {
      const table = (name: string, columns: string[]) => createFactTable(db, { name, about: 'case', columns })
      await table('case_document', [
        'kind text not null',
        'what text not null',
        'on_day date',
        'from_whom text',
        `holds_place text not null check (holds_place in ('yes', 'no', 'unknown'))`,
        'note text',
        'file_id uuid not null',
        'file_name text not null',
        'file_type text not null',
        'file_bytes integer not null',
        'file_digest text not null',
        'redrawn boolean not null',
      ])
      await table('case_document_scan', [
        'file_id uuid not null',
        `result text not null check (result in ('waiting', 'clean', 'found'))`,
      ])
      await table('case_letter', [
        'template text not null',
        'language text not null',
        'addressee text not null',
        'body text not null',
        'written_by uuid not null',
      ])
      await table('case_letter_sent', [
        'letter_id uuid not null',
        'letter_version integer not null',
        'to_whom text not null',
        'on_day date not null',
        'how text not null',
        'note text',
      ])
      await runStatements(db, [
        // For the scanner's round, which is nobody's request: lets it into the case of one file that waits, and of no other.
        // Answers the case, or null once no file waits. p_after: the last one looked at, so that a round ends.
        `create function open_waiting_file(p_after uuid) returns table (scan_id uuid, file_id uuid, case_id uuid)
           language plpgsql volatile security definer set search_path = public, pg_temp as $$
         begin
           return query select s.id, s.file_id, s.case_id from case_document_scan s
             where s.superseded_at is null and s.standing = 'recorded' and s.result = 'waiting'
               and (p_after is null or s.id > p_after)
             order by s.id limit 1;
           perform set_config('app.open_case', coalesce((select s.case_id::text from case_document_scan s
             where s.superseded_at is null and s.standing = 'recorded' and s.result = 'waiting'
               and (p_after is null or s.id > p_after)
             order by s.id limit 1), ''), true);
         end $$`,
        `grant execute on function open_waiting_file to ${APPLICATION_ROLE}`,
      ])
    },
  },
}
