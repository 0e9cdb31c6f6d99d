// The evaluation data package, table by table. Names, order and codes are fixed between those who make packages and those
// who read them; extra columns may follow the ones listed. README.md says what each count and month means.

import { filled, oneOf, oneOfOrEmpty, open, type Column } from './columns.ts'

export type TableName =
  'children' | 'months' | 'meetings' | 'missing_episodes' | 'guardians' | 'social_worker_months' | 'nrm'

export interface PackageTable<Name extends string = TableName> {
  readonly name: Name
  /** One row of it is … */
  readonly row: string
  /** The columns that name a row. */
  readonly key: readonly string[]
  readonly columns: readonly Column[]
}

const traffickerContact = 'confirmed suspected none unknown'
const education = 'regular irregular none unknown'
const exploitation = 'criminal sexual labour domestic-servitude other unknown'
const noContact =
  'working-with-other-professionals missing-on-referral no-engagement other turned-or-assessed-18 ' +
  'no-trafficking-indicators under-police-investigation no-direct-contact-safest no-trafficking-concerns ' +
  'unable-to-contact outside-area'
const exit =
  'turned-18 no-trafficking-concerns negative-nrm-decision did-not-want-guardian long-term-missing all-work-completed ' +
  'identified-as-adult moved-out-of-area no-trafficking-indicators transferred other'
const purposes =
  'relationship-building safety social-care safeguarding immigration criminal-justice nrm education missing transition ' +
  'health-wellbeing housing positive-activity case-review other'

const episodeId = filled('episode_id', 'text', 'the episode: a referral and the support that followed')

export const packageTables: readonly PackageTable[] = [
  {
    name: 'children',
    row: 'one episode: a referral and the support that followed',
    key: ['episode_id'],
    columns: [
      episodeId,
      filled('child_id', 'text', 'the child; one child may have several episodes'),
      filled('referral_date', 'day', 'the day the referral was received'),
      oneOf('referral_channel', 'online phone', 'how it was received'),
      filled('referrer_agency', 'text', 'the kind of agency that referred'),
      filled('site', 'text', 'the site of the responsible authority, or unknown'),
      open('local_authority', 'text', 'GSS code of the responsible authority'),
      open('age_at_referral', 'count', 'whole years on the day of referral'),
      oneOf('gender', 'male female other unknown', 'gender as recorded'),
      filled('nationality', 'nationality', 'ISO 3166-1 alpha-3, or unknown'),
      oneOf('nationality_group', 'british eea non-eea unknown', 'EEA leaves out British'),
      oneOf('immigration_group', 'british eea uasc refugee unknown', 'immigration group at referral'),
      oneOf(
        'parental_responsibility',
        'with without mis-referral unknown',
        'a figure with parental responsibility in the UK',
      ),
      oneOf('primary_exploitation', exploitation, 'exactly one primary type'),
      open('county_lines', 'flag', 'county lines'),
      filled('missing_on_referral', 'flag', 'whereabouts unknown when referred'),
      oneOfOrEmpty(
        'trafficker_contact_at_referral',
        traffickerContact,
        'contact with a trafficker, as known at referral',
      ),
      oneOfOrEmpty('education_at_referral', education, 'education or training at referral'),
      oneOf(
        'cjs_involved',
        'yes no unknown',
        'involved with criminal justice, as known on the day of the package',
      ),
      oneOfOrEmpty('cjs_role', 'accused victim witness', 'role of an involved child'),
      open('cjs_stage', 'text', 'stage of an accused child: arrested, charged …'),
      oneOf('route', 'direct indirect exceptional-need post-18', 'kind of support'),
      filled('model_version', 'text', 'version of the service model: V1 … V5'),
      oneOfOrEmpty('no_contact_reason', noContact, 'why there was never contact'),
      open('exit_date', 'day', 'the day the case closed; empty while open'),
      oneOfOrEmpty('exit_reason', exit, 'why it closed'),
      open('exit_reason_detail', 'text', 'code that says more, where the reason asks for it'),
    ],
  },
  {
    name: 'months',
    row: 'one calendar month of an episode, the month of referral being 1',
    key: ['episode_id', 'month_index'],
    columns: [
      episodeId,
      filled('month_index', 'count', '1 for the calendar month of referral'),
      filled('month', 'month', 'the calendar month'),
      filled('face_to_face', 'count', 'face-to-face contacts with the child in the month'),
      filled('other_contacts', 'count', 'telephone, text and remote contacts with the child in the month'),
      filled('missing', 'flag', 'missing at least once in the month'),
      oneOfOrEmpty('trafficker_contact', traffickerContact, 'as known in the month'),
      oneOfOrEmpty('education_status', education, 'as known in the month'),
    ],
  },
  {
    name: 'meetings',
    row: 'one meeting or contact, with a child or with somebody else for a child',
    key: ['meeting_id'],
    columns: [
      filled('meeting_id', 'text', 'the meeting'),
      episodeId,
      filled('date', 'day', 'its day'),
      oneOf('counterpart', 'child third-party', 'with whom'),
      open('third_party_type', 'text', 'which kind of third party'),
      oneOf('mode', 'face-to-face phone text remote', 'how'),
      {
        name: 'purposes',
        type: 'codes',
        empty: true,
        codes: purposes.split(' '),
        says: 'what it was about; may be several',
      },
    ],
  },
  {
    name: 'missing_episodes',
    row: 'one time a child was missing',
    key: ['episode_id', 'started_on'],
    columns: [
      episodeId,
      filled('started_on', 'day', 'first day missing'),
      open('ended_on', 'day', 'day of return; empty while missing'),
      filled('on_referral', 'flag', 'already missing when referred'),
    ],
  },
  {
    name: 'guardians',
    row: 'one site in one month',
    key: ['month', 'site'],
    columns: [
      filled('month', 'month', 'the calendar month'),
      filled('site', 'text', 'the site'),
      filled('guardians', 'count', 'guardians in post'),
    ],
  },
  {
    name: 'social_worker_months',
    row: "one month of an episode as the local authority's social worker returned it",
    key: ['episode_id', 'month_index'],
    columns: [
      episodeId,
      filled('month_index', 'count', '1 for the calendar month of referral'),
      open('any_contact', 'flag', 'any contact by the social worker'),
      open('face_to_face', 'flag', 'a face-to-face meeting'),
      open('meetings', 'count', 'meetings in the month'),
      open('education_meetings', 'count', 'of these, about education'),
      oneOf('quality', 'ok missing input-error', 'whether the return can be used'),
    ],
  },
  {
    name: 'nrm',
    row: 'one referral to the National Referral Mechanism',
    key: ['nrm_id'],
    columns: [
      filled('nrm_id', 'text', 'the referral to the NRM'),
      filled('referral_date', 'day', 'its day'),
      oneOf('age_group', 'child adult unknown', 'child: under 18 when exploited'),
      oneOf('area', 'ictg elsewhere', 'an area with guardians, or anywhere else in the UK'),
      open('site', 'text', 'the site, inside an area with guardians'),
      oneOf('gender', 'male female other unknown', 'gender as recorded'),
      filled('nationality', 'nationality', 'ISO 3166-1 alpha-3, or unknown'),
      oneOf(
        'exploitation_type',
        exploitation,
        'type in the coding of the period: criminality was a sub-type of labour',
      ),
      open('exploitation_subtype', 'text', 'sub-type, such as criminal'),
      oneOfOrEmpty('rg_outcome', 'positive negative pending', 'reasonable grounds; empty: not known'),
      open('rg_date', 'day', 'day of the reasonable-grounds decision'),
      oneOfOrEmpty(
        'cg_outcome',
        'positive negative pending',
        'conclusive grounds; empty: not reached or not known',
      ),
      open('cg_date', 'day', 'day of the conclusive-grounds decision'),
      filled('as_at', 'day', 'vintage of the extract'),
    ],
  },
]
