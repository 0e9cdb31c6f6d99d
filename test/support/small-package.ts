import { mkdirSync, rmSync, writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { descriptorOf, packageTables, type Source, type TableName } from '../../src/insight/package/index.ts'
import { identifier, openDuck, text } from '../../src/platform/analytics/index.ts'

/** One row of a table: column to cell. A column left out is an empty cell. */
export type SmallRow = Record<string, string>

export interface SmallPackage {
  asAt: string
  source: Source
  readonly tables: Record<TableName, SmallRow[]>
}

const monthRows = (
  episode: string,
  months: readonly string[],
  contacts: readonly number[],
  rest: SmallRow,
): SmallRow[] =>
  months.map((month, index) => ({
    episode_id: episode,
    month_index: String(index + 1),
    month,
    face_to_face: String(contacts[index] ?? 0),
    other_contacts: '0',
    missing: 'false',
    ...rest,
  }))

const vietnamese = { nationality: 'VNM', nationality_group: 'non-eea', immigration_group: 'uasc' }

/**
 * A sound package of four children, made afresh at every call so that a test may damage it. As at 30 June 2018: E1 is in
 * service, was met, and was missing for some days; E2 was never contacted and left; E3 was missing when referred and for
 * six months; E4 is the child of whom little is known.
 */
export function smallPackage(): SmallPackage {
  return {
    asAt: '2018-06-30',
    source: 'import',
    tables: {
      children: [
        {
          episode_id: 'E1',
          child_id: 'C1',
          referral_date: '2018-01-15',
          referral_channel: 'online',
          referrer_agency: 'police',
          site: 'wales',
          local_authority: 'W06000015',
          age_at_referral: '16',
          gender: 'male',
          ...vietnamese,
          parental_responsibility: 'without',
          primary_exploitation: 'labour',
          county_lines: 'false',
          missing_on_referral: 'false',
          trafficker_contact_at_referral: 'suspected',
          education_at_referral: 'none',
          cjs_involved: 'yes',
          cjs_role: 'accused',
          cjs_stage: 'arrested',
          route: 'direct',
          model_version: 'V1',
        },
        {
          episode_id: 'E2',
          child_id: 'C2',
          referral_date: '2018-03-31',
          referral_channel: 'phone',
          referrer_agency: 'education',
          site: 'hampshire-isle-of-wight',
          local_authority: 'E10000014',
          age_at_referral: '13',
          gender: 'female',
          nationality: 'GBR',
          nationality_group: 'british',
          immigration_group: 'british',
          parental_responsibility: 'with',
          primary_exploitation: 'criminal',
          county_lines: 'true',
          missing_on_referral: 'false',
          cjs_involved: 'no',
          route: 'direct',
          model_version: 'V1',
          no_contact_reason: 'no-engagement',
          exit_date: '2018-05-02',
          exit_reason: 'did-not-want-guardian',
        },
        {
          episode_id: 'E3',
          child_id: 'C3',
          referral_date: '2017-11-20',
          referral_channel: 'online',
          referrer_agency: 'police',
          site: 'wales',
          local_authority: 'W06000015',
          age_at_referral: '15',
          gender: 'male',
          ...vietnamese,
          parental_responsibility: 'without',
          primary_exploitation: 'labour',
          missing_on_referral: 'true',
          trafficker_contact_at_referral: 'unknown',
          education_at_referral: 'unknown',
          cjs_involved: 'unknown',
          route: 'direct',
          model_version: 'V1',
          no_contact_reason: 'missing-on-referral',
          exit_date: '2018-05-21',
          exit_reason: 'long-term-missing',
        },
        {
          episode_id: 'E4',
          child_id: 'C4',
          referral_date: '2018-05-10',
          referral_channel: 'phone',
          referrer_agency: 'other',
          site: 'unknown',
          gender: 'unknown',
          nationality: 'unknown',
          nationality_group: 'unknown',
          immigration_group: 'unknown',
          parental_responsibility: 'mis-referral',
          primary_exploitation: 'unknown',
          missing_on_referral: 'false',
          cjs_involved: 'unknown',
          route: 'direct',
          model_version: 'V1',
          exit_date: '2018-05-30',
          exit_reason: 'other',
          exit_reason_detail: 'duplicate-referral',
        },
      ],
      months: [
        ...monthRows(
          'E1',
          ['2018-01', '2018-02', '2018-03', '2018-04', '2018-05', '2018-06'],
          [1, 2, 1, 0, 2, 1],
          {
            trafficker_contact: 'none',
            education_status: 'regular',
          },
        ).map((row) => (row['month'] === '2018-03' ? { ...row, missing: 'true' } : row)),
        ...monthRows('E2', ['2018-03', '2018-04', '2018-05'], [], {}),
        ...monthRows(
          'E3',
          ['2017-11', '2017-12', '2018-01', '2018-02', '2018-03', '2018-04', '2018-05'],
          [],
          { missing: 'true', trafficker_contact: 'unknown' },
        ),
        ...monthRows('E4', ['2018-05'], [], {}),
      ],
      meetings: [
        {
          meeting_id: 'M1',
          episode_id: 'E1',
          date: '2018-01-17',
          counterpart: 'child',
          mode: 'face-to-face',
          purposes: 'relationship-building;safety',
        },
        {
          meeting_id: 'M2',
          episode_id: 'E1',
          date: '2018-02-01',
          counterpart: 'third-party',
          third_party_type: 'social-worker',
          mode: 'phone',
          purposes: 'social-care',
        },
        {
          meeting_id: 'M3',
          episode_id: 'E3',
          date: '2017-11-21',
          counterpart: 'third-party',
          mode: 'remote',
        },
      ],
      missing_episodes: [
        { episode_id: 'E1', started_on: '2018-03-02', ended_on: '2018-03-05', on_referral: 'false' },
        { episode_id: 'E3', started_on: '2017-11-18', on_referral: 'true' },
      ],
      guardians: [
        '2017-11',
        '2017-12',
        '2018-01',
        '2018-02',
        '2018-03',
        '2018-04',
        '2018-05',
        '2018-06',
      ].flatMap((month) => [
        { month, site: 'hampshire-isle-of-wight', guardians: '3' },
        { month, site: 'wales', guardians: '2' },
      ]),
      social_worker_months: [
        {
          episode_id: 'E1',
          month_index: '1',
          any_contact: 'true',
          face_to_face: 'true',
          meetings: '2',
          education_meetings: '1',
          quality: 'ok',
        },
        { episode_id: 'E1', month_index: '2', quality: 'missing' },
        { episode_id: 'E2', month_index: '1', any_contact: 'true', meetings: '1', quality: 'input-error' },
      ],
      nrm: [
        {
          nrm_id: 'N1',
          referral_date: '2018-01-16',
          age_group: 'child',
          area: 'ictg',
          site: 'wales',
          gender: 'male',
          nationality: 'VNM',
          exploitation_type: 'labour',
          exploitation_subtype: 'criminal',
          rg_outcome: 'positive',
          rg_date: '2018-01-20',
          cg_outcome: 'positive',
          cg_date: '2018-05-20',
          as_at: '2018-06-13',
        },
        {
          nrm_id: 'N2',
          referral_date: '2018-04-02',
          age_group: 'adult',
          area: 'elsewhere',
          gender: 'female',
          nationality: 'ALB',
          exploitation_type: 'sexual',
          rg_outcome: 'pending',
          as_at: '2018-06-13',
        },
      ],
    },
  }
}

const cell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** The CSV of one table, as a sound package writes it: UTF-8, a header row, CRLF. */
export function csvOf(name: TableName, rows: readonly SmallRow[], newline = '\r\n'): string {
  const columns =
    packageTables.find((table) => table.name === name)?.columns.map((column) => column.name) ?? []
  const lines = [columns, ...rows.map((row) => columns.map((column) => cell(row[column] ?? '')))]
  return lines.map((line) => line.join(',') + newline).join('')
}

/** A new empty folder under the temporary folder of this machine. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'guardianship-package-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Writes the package into a folder, which is made when it is not there. */
export function writeSmallPackage(folder: string, given: SmallPackage, newline = '\r\n'): void {
  mkdirSync(folder, { recursive: true })
  writeDescriptor(folder, given, 'csv')
  for (const table of packageTables) {
    writeFileSync(join(folder, `${table.name}.csv`), csvOf(table.name, given.tables[table.name], newline))
  }
}

/** The same package with Parquet files, every column as text. */
export async function writeSmallParquet(folder: string, given: SmallPackage): Promise<void> {
  mkdirSync(folder, { recursive: true })
  writeDescriptor(folder, given, 'parquet')
  const duck = await openDuck({ threads: 1 })
  try {
    for (const { name, columns } of packageTables) {
      await duck.run(
        `create table ${identifier(name)} (${columns.map((one) => `${identifier(one.name)} varchar`).join(', ')})`,
      )
      for (const row of given.tables[name]) {
        const values = columns.map((column) => row[column.name] ?? null)
        await duck.rows(
          `insert into ${identifier(name)} values (${values.map((_, at) => `$${at + 1}`).join(', ')})`,
          values,
        )
      }
      await duck.run(`copy ${identifier(name)} to ${text(join(folder, `${name}.parquet`))} (format parquet)`)
    }
  } finally {
    duck.close()
  }
}

function writeDescriptor(folder: string, given: SmallPackage, format: 'csv' | 'parquet'): void {
  const descriptor = descriptorOf({
    source: given.source,
    asAt: given.asAt,
    format,
    title: 'A small package for tests',
    description: 'Four children who never were.',
  })
  writeFileSync(join(folder, 'datapackage.json'), JSON.stringify(descriptor, null, 2))
}
