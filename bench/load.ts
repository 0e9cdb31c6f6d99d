import { sql, type Kysely } from 'kysely'
import type { PlatformTables } from '../src/platform/database/tables.ts'

export const CHILDREN = 20_000
export const CONTACTS = 400_000
/** Children a guardian: one page of a caseload, a little over the envisaged 15–20. */
export const A_CASELOAD = 25
export const GUARDIANS = CHILDREN / A_CASELOAD

/** Ids that load and measurement both can compute. */
export const caseIdOf = (n: number) => sql<string>`md5('case' || ${n}::text)::uuid`
export const guardianIdOf = (n: number) => sql<string>`md5('guardian' || ${n}::text)::uuid`

/**
 * Fills a fresh database as its owner: 20,000 children, 400,000 contacts and an act for each, spread over two years. The
 * rows are as the service would write them, but for the hashes of the chain, which no measured page reads.
 */
export async function load(db: Kysely<PlatformTables>): Promise<void> {
  const fact = `1, md5('act' || %)::uuid, 'recorded'`
  const factOf = (n: string) => fact.replace('%', n)
  const statements = [
    `insert into act (seq, id, sort, kind, actor, case_id, happened_at, recorded_at, answer, detail, payload_digest, prev_hash, hash)
       select n, md5('act' || n)::uuid, 'write', 'bench.load', 'system', md5('case' || ((n - 1) % ${CHILDREN} + 1))::uuid,
         timestamptz '2024-11-01' + n * interval '2 minutes', timestamptz '2024-11-01' + n * interval '2 minutes', '/', '{}',
         md5('d' || n), md5('h' || (n - 1)), md5('h' || n) from generate_series(1, ${CONTACTS}) n`,
    `insert into account (id, version, act_id, standing, recorded_at, name, email, account_standing, language, speaks)
       select md5('guardian' || n)::uuid, ${factOf('1')}, timestamptz '2024-11-01', 'Guardian ' || n, 'g' || n || '@example.test',
         'active', 'en', '{}' from generate_series(1, ${GUARDIANS}) n`,
    `insert into role_assignment (id, version, act_id, standing, recorded_at, account_id, role, site, from_day)
       select gen_random_uuid(), ${factOf('1')}, timestamptz '2024-11-01', md5('guardian' || n)::uuid, 'guardian',
         (array['wales','kent','surrey','croydon','lancashire','merseyside'])[n % 6 + 1], date '2024-11-01'
         from generate_series(1, ${GUARDIANS}) n`,
    `insert into case_file (id, case_id, version, act_id, standing, recorded_at, child_id, reference, received_at, stage, site, local_authority, route, model_version)
       select md5('case' || n)::uuid, md5('case' || n)::uuid, ${factOf('n')}, timestamptz '2024-11-01' + n * interval '40 minutes',
         md5('child' || n)::uuid, 'B-' || n, timestamptz '2024-11-01' + n * interval '40 minutes', 'allocated',
         (array['wales','kent','surrey','croydon','lancashire','merseyside'])[((n - 1) / ${A_CASELOAD} + 1) % 6 + 1], null, 'direct', 'V5'
         from generate_series(1, ${CHILDREN}) n`,
    `insert into case_relationship (id, case_id, version, act_id, standing, recorded_at, account_id, kind, capacity, from_at)
       select gen_random_uuid(), md5('case' || n)::uuid, ${factOf('n')}, timestamptz '2024-11-01' + n * interval '40 minutes',
         md5('guardian' || ((n - 1) / ${A_CASELOAD} + 1))::uuid, 'allocated', 'guardian', timestamptz '2024-11-01'
         from generate_series(1, ${CHILDREN}) n`,
    `insert into child_identity (id, case_id, version, act_id, standing, recorded_at, dob, dob_standing, gender, nationalities, languages, interpreter)
       select md5('case' || n)::uuid, md5('case' || n)::uuid, ${factOf('n')}, timestamptz '2024-11-01' + n * interval '40 minutes',
         date '2009-01-01' + n % 1500, 'exact', case when n % 3 = 0 then 'female' else 'male' end, array['GBR'], array['eng'], 'no'
         from generate_series(1, ${CHILDREN}) n`,
    `insert into child_name (id, case_id, version, act_id, standing, recorded_at, kind, full_name, search_key)
       select gen_random_uuid(), md5('case' || n)::uuid, ${factOf('n')}, timestamptz '2024-11-01' + n * interval '40 minutes',
         'given', 'Invented Child ' || n, 'invented child ' || n from generate_series(1, ${CHILDREN}) n`,
    `insert into referral (id, case_id, version, act_id, standing, recorded_at, channel, parental_responsibility, exploitation_primary, nrm_stage, missing_now)
       select md5('case' || n)::uuid, md5('case' || n)::uuid, ${factOf('n')}, timestamptz '2024-11-01' + n * interval '40 minutes',
         'online', 'without', 'criminal', 'referred', 'no' from generate_series(1, ${CHILDREN}) n`,
    `insert into professional (id, case_id, version, act_id, standing, recorded_at, name, role, organisation, telephone, is_referrer)
       select gen_random_uuid(), md5('case' || n)::uuid, ${factOf('n')}, timestamptz '2024-11-01', 'Invented Worker ' || k, null,
         'Invented council', '01632 960000', k = 1 from generate_series(1, ${CHILDREN}) n, generate_series(1, 2) k`,
    `insert into deadline (id, case_id, version, act_id, standing, recorded_at, kind, about, due_at, state, met_at)
       select gen_random_uuid(), md5('case' || n)::uuid, ${factOf('n')}, timestamptz '2024-11-01' + n * interval '40 minutes',
         k.kind, k.about, timestamptz '2024-11-02' + n * interval '40 minutes', k.state, k.met
         from generate_series(1, ${CHILDREN}) n, (values ('first-contact', null, 'met', timestamptz '2024-11-02'),
           ('monthly-status', '2026-10', 'open', null)) k(kind, about, state, met)`,
    `insert into contact (id, case_id, version, act_id, standing, recorded_at, happened_at, counterpart, mode, outcome, purposes, note)
       select md5('contact' || n)::uuid, md5('case' || ((n - 1) % ${CHILDREN} + 1))::uuid, ${factOf('n')},
         timestamptz '2024-11-01' + n * interval '2 minutes', timestamptz '2024-11-01' + n * interval '2 minutes',
         case when n % 4 = 0 then 'third-party' else 'child' end, (array['face-to-face','phone','text'])[n % 3 + 1],
         case when n % 5 = 0 then 'no-answer' else 'successful' end, array['relationship-building'],
         'A note of usual length about how the meeting went and what was agreed for next time.'
         from generate_series(1, ${CONTACTS}) n`,
    // Contacts are spread evenly, so many a first one is late: the reason is on record, as it would be.
    `insert into breach_reason (id, case_id, version, act_id, standing, recorded_at, breach_code)
       select md5('case' || n)::uuid, md5('case' || n)::uuid, ${factOf('n')}, timestamptz '2024-11-03' + n * interval '40 minutes',
         'late-allocation' from generate_series(1, ${CHILDREN}) n`,
    `insert into monthly_status (id, case_id, version, act_id, standing, recorded_at, month, contact_with_trafficker, education_status)
       select gen_random_uuid(), md5('case' || n)::uuid, ${factOf('n')}, timestamptz '2026-10-03', '2026-09', 'none', 'regular'
         from generate_series(1, ${CHILDREN}) n`,
  ]
  await db.transaction().execute(async (trx) => {
    for (const statement of statements) await sql.raw(statement).execute(trx)
  })
  await sql`vacuum analyze`.execute(db)
}
