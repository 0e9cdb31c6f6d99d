import { protect, runStatements } from '../database/fact-table.ts'
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
}
