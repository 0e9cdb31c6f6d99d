import type {
  ContactMode,
  EducationStatus,
  Exploitation,
  ExitReason,
  Gender,
  ImmigrationGroup,
  NoContactReason,
  ParentalResponsibility,
  SupportRoute,
  TraffickerContact,
} from '../../kernel/vocabulary.ts'

// From the codes of the record (reference-data/*.csv) to those of the package (../package/tables.ts). Most are the same word;
// each is written out, so that a code added to a list on either side fails a test here and not in an evaluation.

type Same<Code extends string> = Readonly<Record<Code, Code>>

export const genders: Same<Gender> = { male: 'male', female: 'female', other: 'other', unknown: 'unknown' }

export const immigrationGroups: Same<ImmigrationGroup> = {
  british: 'british',
  eea: 'eea',
  uasc: 'uasc',
  refugee: 'refugee',
  unknown: 'unknown',
}

export const parentalResponsibilities: Same<ParentalResponsibility> = {
  with: 'with',
  without: 'without',
  'mis-referral': 'mis-referral',
  unknown: 'unknown',
}

export const exploitations: Same<Exploitation> = {
  criminal: 'criminal',
  sexual: 'sexual',
  labour: 'labour',
  'domestic-servitude': 'domestic-servitude',
  other: 'other',
  unknown: 'unknown',
}

export const traffickerContacts: Same<TraffickerContact> = {
  confirmed: 'confirmed',
  suspected: 'suspected',
  none: 'none',
  unknown: 'unknown',
}

export const educationStatuses: Same<EducationStatus> = {
  regular: 'regular',
  irregular: 'irregular',
  none: 'none',
  unknown: 'unknown',
}

export const justiceRoles: Same<'accused' | 'victim' | 'witness'> = {
  accused: 'accused',
  victim: 'victim',
  witness: 'witness',
}

export const routes: Same<SupportRoute> = {
  direct: 'direct',
  indirect: 'indirect',
  'exceptional-need': 'exceptional-need',
  'post-18': 'post-18',
}

export const channels: Same<'online' | 'phone'> = { online: 'online', phone: 'phone' }

export const modes: Same<ContactMode> = {
  'face-to-face': 'face-to-face',
  phone: 'phone',
  text: 'text',
  remote: 'remote',
}

export const exitReasons: Same<ExitReason> = {
  'turned-18': 'turned-18',
  'no-trafficking-concerns': 'no-trafficking-concerns',
  'negative-nrm-decision': 'negative-nrm-decision',
  'did-not-want-guardian': 'did-not-want-guardian',
  'long-term-missing': 'long-term-missing',
  'all-work-completed': 'all-work-completed',
  'identified-as-adult': 'identified-as-adult',
  'moved-out-of-area': 'moved-out-of-area',
  'no-trafficking-indicators': 'no-trafficking-indicators',
  transferred: 'transferred',
  other: 'other',
}

/** The eleven of Table 3 (evaluation 2019, RR111); four are spelt shorter in the package. */
export const noContactReasons: Readonly<Record<NoContactReason, string>> = {
  'working-with-other-professionals': 'working-with-other-professionals',
  'missing-on-referral': 'missing-on-referral',
  'no-engagement-with-the-service': 'no-engagement',
  other: 'other',
  'turned-or-age-assessed-18-plus': 'turned-or-assessed-18',
  'no-trafficking-indicators': 'no-trafficking-indicators',
  'under-police-investigation': 'under-police-investigation',
  'no-direct-contact-deemed-safest': 'no-direct-contact-safest',
  'no-trafficking-concerns': 'no-trafficking-concerns',
  'unable-to-contact': 'unable-to-contact',
  'outside-ictg-area': 'outside-area',
}

/** In the order in which the package joins them. */
export const purposes = [
  'relationship-building',
  'safety',
  'social-care',
  'safeguarding',
  'immigration',
  'criminal-justice',
  'nrm',
  'education',
  'missing',
  'transition',
  'health-wellbeing',
  'housing',
  'positive-activity',
  'case-review',
  'other',
] as const

/**
 * A person without a nationality has no ISO 3166-1 code; XXA is what travel documents write (ICAO Doc 9303 part 3), in the
 * part of ISO 3166-1 left to its users.
 */
export const STATELESS = 'XXA'

export function nationalityOf(recorded: string): string {
  return recorded === 'stateless' ? STATELESS : recorded
}

/** The package's code, or null for "nobody said". Throws on a code that the table does not have: a bug, never a guess. */
export function mapped(table: Readonly<Record<string, string>>, recorded: string | null): string | null {
  if (recorded === null) return null
  const code = Object.hasOwn(table, recorded) ? table[recorded] : undefined
  if (code === undefined) throw new RangeError(`The package has no code for ${JSON.stringify(recorded)}`)
  return code
}

/** The purposes joined by `;`, each once and in the order of the package; null where none was recorded. */
export function joinedPurposes(recorded: readonly string[]): string | null {
  const strange = recorded.find((one) => !(purposes as readonly string[]).includes(one))
  if (strange !== undefined) throw new RangeError(`The package has no purpose ${JSON.stringify(strange)}`)
  const found = purposes.filter((one) => recorded.includes(one))
  return found.length === 0 ? null : found.join(';')
}
