import { APPLICATION_ROLE, protect, runStatements } from '../database/fact-table.ts'
import type { Migrations } from '../database/migrate.ts'

export const fileMigrations: Migrations = {
  '0419-files': {
    up: async (db) => {
      // No fact: the fact that names the file holds the digest of these bytes, so that they can be erased (decision 8).
      await runStatements(db, [
        `create table file_content (
           id uuid primary key,
           case_id uuid not null,
           stored_at timestamptz(3) not null,
           sealed bytea not null
         )`,
        // Sealed bytes do not get smaller: do not try.
        `alter table file_content alter column sealed set storage external`,
        `create index file_content_case on file_content (case_id)`,
      ])
      await protect(db, 'file_content', 'case')
    },
  },
  '0455-file-keys': {
    up: async (db) => {
      // The key of each file, closed under a key of the service. In no digest: putting it under a newer key alters no fact.
      await runStatements(db, [
        `create table file_key (
           file_id uuid primary key,
           case_id uuid not null,
           key_id text not null,
           wrapped bytea not null
         )`,
        `create index file_key_key on file_key (key_id, file_id)`,
      ])
      await protect(db, 'file_key', 'case')
      await runStatements(db, [
        // For the start, which is nobody's request: one closed key under each name, and the smallest file from before there
        // were such keys, so that the service can refuse to open without what opens them. Sealed bytes only.
        `create function file_keys_in_use()
           returns table (key_id text, file_id uuid, case_id uuid, wrapped bytea, sealed bytea)
           language sql stable security definer set search_path = public, pg_temp as $$
           select k.key_id, k.file_id, k.case_id, k.wrapped, null::bytea
             from (select distinct on (f.key_id) f.* from file_key f order by f.key_id, f.file_id) k
           union all
           (select null, c.id, c.case_id, null, c.sealed from file_content c
              where not exists (select from file_key k where k.file_id = c.id)
              order by octet_length(c.sealed), c.id limit 1)
         $$`,
        `grant execute on function file_keys_in_use to ${APPLICATION_ROLE}`,
      ])
    },
  },
}
