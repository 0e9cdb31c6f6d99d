import { sql, type Kysely } from 'kysely'

/** The role the application works in. It may SELECT and INSERT, nothing else (design: the record). */
export const APPLICATION_ROLE = 'guardianship_app'

async function run(db: Kysely<unknown>, statements: string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/**
 * Creates one typed table of facts. `columns` are the fact's own, as SQL; the common ones come with every table.
 * `about: 'case'` binds each row to a child's case and hides it from whoever may not see that case;
 * `about: 'office'` is for facts about the service itself (accounts, roles), readable by any signed-in part of the service.
 */
export async function createFactTable(
  db: Kysely<unknown>,
  table: {
    name: string
    about: 'case' | 'office'
    columns: string[]
    also?: string[]
    /** Row security of its own, where the common one would show too much (a call may name a child). */
    rows?: { see: string; add: string }
  },
): Promise<void> {
  const { name } = table
  const caseColumn = table.about === 'case' ? ['case_id uuid not null'] : []
  await run(db, [
    `create table ${name} (
       id uuid not null,
       version integer not null check (version >= 1),
       ${caseColumn.map((column) => `${column},`).join('')}
       act_id uuid not null references act (id) deferrable initially deferred,
       recorded_at timestamptz(3) not null,
       superseded_at timestamptz(3),
       standing text not null check (standing in ('recorded', 'entered-in-error')),
       reason text,
       ${table.columns.join(',\n')},
       primary key (id, version),
       constraint ${name}_reason_for_change check (version = 1 or reason is not null)
     )`,
    `create unique index ${name}_current on ${name} (id) where superseded_at is null`,
    `create index ${name}_act on ${name} (act_id)`,
    `create trigger ${name}_closes_the_version_before before insert on ${name}
       for each row execute function close_the_version_before()`,
    ...(table.about === 'case'
      ? [
          `create index ${name}_case on ${name} (case_id) where superseded_at is null`,
          `create index ${name}_history on ${name} (case_id, recorded_at)`,
        ]
      : []),
    ...(table.also ?? []),
  ])
  await protect(db, name, table.rows ?? table.about)
}

/**
 * Grants and row security for a table that the application uses. FORCE, so that not even the owner reads past the policy by
 * accident; the owner's own policy serves migrations and the functions that the owner defines.
 */
export async function protect(
  db: Kysely<unknown>,
  name: string,
  about: 'case' | 'office' | { see: string; add: string },
): Promise<void> {
  const seen = 'case_id = (select open_case()) or case_id in (select visible_cases())'
  const rule =
    about === 'case' ? { see: seen, add: seen } : about === 'office' ? { see: 'true', add: 'true' } : about
  await run(db, [
    `alter table ${name} enable row level security`,
    `alter table ${name} force row level security`,
    `create policy owner_keeps on ${name} to current_user using (true) with check (true)`,
    `create policy see on ${name} for select to ${APPLICATION_ROLE} using (${rule.see})`,
    `create policy add on ${name} for insert to ${APPLICATION_ROLE} with check (${rule.add})`,
    `grant select, insert on ${name} to ${APPLICATION_ROLE}`,
  ])
}

/** Runs SQL statements of a migration, in order. Text is fixed by the program, never by a person. */
export async function runStatements(db: Kysely<unknown>, statements: string[]): Promise<void> {
  await run(db, statements)
}
