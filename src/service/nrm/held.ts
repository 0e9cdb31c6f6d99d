import { ageOn, parseDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Db } from '../../platform/database/database.ts'
import { formatDay } from '../../platform/i18n/index.ts'
import { label, localAuthority } from '../../platform/reference-data/index.ts'
import { childDetails, type ChildDetails, type ChildTables } from '../child/index.ts'
import type { ReferralTables } from '../referral/index.ts'
import type { FormField, Holder } from './form-fields.ts'
import type { Held } from './readiness.ts'

/** What other pages of the record hold for the referral form. */
export interface RecordHolds {
  readonly reference: string
  readonly localAuthority: string | null
  readonly child: ChildDetails
  /** reference-data/exploitation.csv: how the child was exploited, as the referral says it; the form's own kinds are finer. */
  readonly exploitation: readonly string[]
  /** Is a place recorded? Which one is not read here. */
  readonly placed: boolean
}

/** Null for a case the asker may not see. */
export async function recordHolds(db: Db, caseId: CaseId): Promise<RecordHolds | null> {
  const head = await db
    .selectFrom('case_file')
    .select(['reference', 'local_authority'])
    .where('id', '=', caseId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  if (head === undefined) return null
  const place = await db
    .withTables<ChildTables>()
    .selectFrom('child_location')
    .select('id')
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .where('address', 'is not', null)
    .executeTakeFirst()
  const referral = await db
    .withTables<ReferralTables>()
    .selectFrom('referral')
    .select(['exploitation_primary', 'exploitation_all'])
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return {
    reference: head.reference,
    localAuthority: head.local_authority,
    child: await childDetails(db, caseId),
    exploitation: referral?.exploitation_all ?? [referral?.exploitation_primary ?? []].flat(),
    placed: place !== undefined,
  }
}

const words = (said: string | null | undefined): Held =>
  said === null || said === undefined || said === '' ? null : { said, code: null }
const coded = (code: string | null | undefined, said: (code: string) => string): Held =>
  code === null || code === undefined
    ? null
    : code === 'unknown'
      ? { unknown: true }
      : { said: said(code), code }

type Reader = (holds: RecordHolds, today: CalendarDay, lang: Lang) => Held

const identity = ({ child }: RecordHolds) => child.identity?.columns
const yesNo = (code: string | null | undefined, lang: Lang): Held =>
  coded(code, (one) => label('yes-no-unknown', one, lang))

function nationality(holds: RecordHolds, index: number, lang: Lang): Held {
  const code = identity(holds)?.nationalities?.[index]
  // The form takes "Unknown" as a nationality, so here it is an answer.
  return code === undefined ? null : { said: label('nationality', code, lang), code }
}

function ofAge(holds: RecordHolds, today: CalendarDay, lang: Lang): Held {
  const who = identity(holds)
  const dob = who?.dob === undefined || who.dob === null ? null : parseDay(who.dob)
  const age = dob === null ? null : ageOn(dob, today)
  // Not sure is treated by the form exactly as under 18.
  if (age === null || who?.dob_standing === 'disputed')
    return who === undefined ? null : { said: label('yes-no-unknown', 'unknown', lang), code: 'not-sure' }
  return yesNo(age < 18 ? 'yes' : 'no', lang)
}

const socialWorker = ({ child }: RecordHolds) =>
  child.professionals.find(({ columns }) => columns.role === 'social-worker' && columns.until === null)
    ?.columns
const present = ({ child }: RecordHolds) =>
  child.professionals.filter(({ columns }) => columns.until === null)

function needsHelp(holds: RecordHolds, lang: Lang): Held {
  const need = identity(holds)?.communication_need
  if (need === undefined || need === null) return null
  return yesNo(need === 'unknown' ? 'unknown' : need === 'none' ? 'no' : 'yes', lang)
}

const readers: Readonly<Record<string, Reader>> = {
  'own-reference': ({ reference }) => words(reference),
  'under-18': ofAge,
  'la-name': ({ localAuthority: gss }, _, lang) => {
    const authority = gss === null ? null : localAuthority(gss)
    return authority === null ? null : words(authority.name[lang])
  },
  'la-phone': (holds) => words(socialWorker(holds)?.telephone),
  'la-email': (holds) => words(socialWorker(holds)?.email),
  'la-contact': (holds) => words(socialWorker(holds)?.name),
  'others-involved': (holds, _, lang) => (present(holds).length === 0 ? null : yesNo('yes', lang)),
  'others-involved-details': (holds, _, lang) =>
    words(
      present(holds)
        .map(({ columns: one }) =>
          [
            one.name,
            one.role === null ? null : label('professional-role', one.role, lang),
            one.organisation,
            one.telephone,
            one.email,
          ]
            .filter((part) => part !== null && part !== '')
            .join(', '),
        )
        .join('\n'),
    ),
  'staying-town': ({ placed }) => (placed ? { apart: true } : null),
  'staying-region': ({ placed }) => (placed ? { apart: true } : null),
  name: ({ child }) => words(child.names.find(({ columns }) => columns.kind === 'given')?.columns.full_name),
  nickname: ({ child }) =>
    words(
      child.names
        .filter(({ columns }) => columns.kind !== 'given')
        .map(({ columns }) => columns.full_name)
        .join(', '),
    ),
  dob: (holds, _, lang) => {
    const dob = identity(holds)?.dob
    return dob === undefined || dob === null ? null : words(formatDay(dob, lang))
  },
  gender: (holds, _, lang) => coded(identity(holds)?.gender, (code) => label('gender', code, lang)),
  nationality: (holds, _, lang) => nationality(holds, 0, lang),
  'second-nationality': (holds, _, lang) => nationality(holds, 1, lang),
  interpreter: (holds, _, lang) => yesNo(identity(holds)?.interpreter, lang),
  'interpreter-language': (holds, _, lang) =>
    coded(identity(holds)?.interpreter_language, (code) => label('language', code, lang)),
  communication: (holds, _, lang) => needsHelp(holds, lang),
  'communication-aid': (holds) => words(identity(holds)?.communication_need),
}

/** What the record says of a question that it holds. Throws for one that nobody reads, which is a row too many. */
export function heldBy(holds: RecordHolds, today: CalendarDay, lang: Lang): (field: FormField) => Held {
  return (field) => {
    if (field.heldBy === null) return null
    const read = readers[field.code]
    if (read === undefined) throw new Error(`nobody reads ${field.code} from the record`)
    return read(holds, today, lang)
  }
}

/** Where a gap of the record is mended, below the address of the case. */
const mendedAt: Readonly<Record<Holder, string>> = {
  case: '/referral',
  child: '/child/identity',
  'social-worker': '/child/professionals/new',
  professionals: '/child/professionals/new',
  location: '/location',
}

export function placeToMend(field: FormField): string {
  if (field.code === 'name' || field.code === 'nickname') return '/child/names/new'
  return field.heldBy === null ? `/nrm/prepare/${field.section}#${field.code}` : mendedAt[field.heldBy]
}

/** Where the child is staying, as last recorded: for the sheet that somebody asked for with a reason. */
export async function placeOfChild(db: Db, caseId: CaseId): Promise<string | null> {
  const row = await db
    .withTables<ChildTables>()
    .selectFrom('child_location')
    .select(['address', 'postcode'])
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .orderBy('recorded_at', 'desc')
    .executeTakeFirst()
  return row === undefined ? null : [row.address, row.postcode].filter((part) => part !== null).join(', ')
}
