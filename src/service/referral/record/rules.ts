import { dayInLondon } from '../../../kernel/calendar-day.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { caseFile } from '../../../platform/access/index.ts'
import { newFact, nextVersion, type FactToRecord } from '../../../platform/record/index.ts'
import { localAuthority, siteMembershipOn } from '../../../platform/reference-data/index.ts'
import { professional, type ChildDetails, type Standing } from '../../child/index.ts'
import { deadline, type Deadline } from '../../deadlines/index.ts'
import { referral } from '../facts.ts'
import { importantQuestions, nothingSaid, type ImportantQuestion } from '../given.ts'
import { incompleteOf, roleOfAgency } from '../intake.ts'
import type { CaseHead } from './store.ts'
import type { Referral } from './tell.ts'

/** The important questions that columns of the referral answer; the others are answered by facts about the child. */
const aboutTheChild: readonly ImportantQuestion[] = [
  'child-name',
  'date-of-birth',
  'gender',
  'nationalities',
  'languages',
  'interpreter',
  'welsh-preference',
  'staying',
  'safe-contact',
  'professionals',
]

/**
 * `incomplete` after a correction of the referral: its own questions are judged anew, those about the child stay as they
 * were. `notKnown`: answered so where the column has no room for it.
 */
export function incompleteAfter(
  said: Referral,
  before: readonly string[],
  notKnown: readonly ImportantQuestion[],
): ImportantQuestion[] {
  const anew = incompleteOf({ ...nothingSaid('online', null), referral: said, notKnown })
  return importantQuestions.filter((one) =>
    aboutTheChild.includes(one) ? before.includes(one) : anew.includes(one),
  )
}

/** What is still missing now that the facts about the child may have been completed since. */
export function stillMissing(
  said: Referral,
  child: ChildDetails,
  placeRecorded: boolean,
): readonly ImportantQuestion[] {
  const blank = nothingSaid('online', null)
  const others = child.professionals.filter((one) => !one.columns.is_referrer)
  const now = incompleteOf({
    ...blank,
    referral: said,
    identity: child.identity?.columns ?? blank.identity,
    names: { given: child.names[0]?.columns.full_name ?? null, aliases: [], nativeScript: null },
    safeContact: child.safeContact?.columns ?? blank.safeContact,
    location: placeRecorded ? { ...blank.location, accommodation: 'recorded' } : blank.location,
    professionals:
      others.length === 0
        ? null
        : others.map(({ columns: { name, role, organisation, telephone, email } }) => ({
            name,
            role,
            organisation,
            telephone,
            email,
          })),
  })
  return importantQuestions.filter((one) => said.incomplete.includes(one) && now.includes(one))
}

/** The questions of a referral that may be answered later by one word, and nothing else follows from it. */
export type AnsweredLater =
  | 'county_lines'
  | 'education'
  | 'trafficker_contact'
  | 'parental_responsibility'
  | 'cjs_involved'
  | 'cjs_role'

/** Answers given later to what a referral left open, as its next version. */
export function answeredLater(
  caseId: CaseId,
  stands: Pick<Standing<Referral>, 'id' | 'version' | 'columns'>,
  answers: Partial<Pick<Referral, AnsweredLater>>,
  reason: string,
): FactToRecord {
  const said = { ...stands.columns, ...answers }
  const incomplete = incompleteAfter(said, stands.columns.incomplete, [])
  return nextVersion(referral, caseId, stands, { ...said, incomplete }, reason)
}

/** Until a guardian or coordinator has the case, its site follows the authority; afterwards moving it is an act of its own. */
const siteFollows: readonly string[] = ['referred', 'more-information', 'accepted']

/** What a corrected authority does to the head of the case, in the same act. */
export function headAfter(head: CaseHead, said: Referral, reason: string): FactToRecord[] {
  const authority = localAuthority(said.local_authority ?? '')
  const gss = authority?.gss ?? null
  if (gss === head.columns.local_authority) return []
  const received = dayInLondon(head.columns.received_at)
  const site = authority === null ? null : (siteMembershipOn(authority.gss, received)?.site ?? null)
  return [
    nextVersion(
      caseFile,
      head.id as string as CaseId,
      head,
      {
        ...head.columns,
        local_authority: gss,
        site: siteFollows.includes(head.stage) ? site : head.columns.site,
      },
      reason,
    ),
  ]
}

/** The clock of a child missing on referral is told apart (domain §2.2); a correction moves it to where it belongs. */
export function clockAfter(seen: Deadline | undefined, said: Referral): FactToRecord[] {
  const about = said.missing_now === 'yes' ? 'missing-on-referral' : null
  if (seen === undefined || seen.about === about) return []
  return [
    nextVersion(
      deadline,
      seen.caseId,
      seen,
      { kind: seen.kind, about, due_at: seen.dueAt, state: seen.state, met_at: seen.metAt },
      'missing-on-referral-corrected',
    ),
  ]
}

/**
 * The referrer stands among the professionals too: what is corrected of the referral there is corrected here in the same act.
 * Only what this correction changed moves, so that a number put right on the professional's own page stays right.
 */
export function referrerAfter(
  caseId: CaseId,
  professionals: ChildDetails['professionals'],
  after: Referral,
  before: Referral | null,
): FactToRecord[] {
  const role = roleOfAgency[after.referrer_agency ?? ''] ?? null
  const stands = professionals.find((one) => one.columns.is_referrer)
  if (stands === undefined) {
    return after.referrer_name === null
      ? []
      : [
          newFact(professional, caseId, {
            name: after.referrer_name,
            role,
            organisation: after.referrer_organisation,
            telephone: after.referrer_telephone,
            email: after.referrer_email,
            is_referrer: true,
            until: null,
          }),
        ]
  }
  const changed = <V>(column: 'organisation' | 'telephone' | 'email', stood: V): V | string | null =>
    after[`referrer_${column}`] === before?.[`referrer_${column}`] ? stood : after[`referrer_${column}`]
  const { columns } = stands
  const renamed = after.referrer_name !== before?.referrer_name
  const next = {
    ...columns,
    // A referrer whose name was taken away is still the person who rang: the name stays here.
    name: renamed ? (after.referrer_name ?? columns.name) : columns.name,
    role: after.referrer_agency === before?.referrer_agency ? columns.role : role,
    organisation: changed('organisation', columns.organisation),
    telephone: changed('telephone', columns.telephone),
    email: changed('email', columns.email),
  }
  const same =
    next.name === columns.name &&
    next.role === columns.role &&
    next.organisation === columns.organisation &&
    next.telephone === columns.telephone &&
    next.email === columns.email
  return same ? [] : [nextVersion(professional, caseId, stands, next, 'referral-corrected')]
}
