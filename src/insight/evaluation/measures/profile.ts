import { both, except, type Condition } from '../conditions.ts'
import {
  count,
  rank,
  sentence,
  share,
  unanswerable,
  type Chapter,
  type Measure,
  type Split,
} from '../measure.ts'
import * as of from '../named.ts'
import { responsibility } from './responsibility.ts'

const { referred } = of
const among = (counted: Condition, ...population: readonly Condition[]): Split => ({
  of: population.length === 0 ? referred : both(...population),
  counted,
})
const trial = 'Needs the records of the trial of 2014–15, which no package holds.'
const nrmShare = (counted: Condition): Split => ({ of: of.nrmChildrenDuring, counted })
const ours = (title: string): { title: string; source: string } => ({ title, source: '§3.1.3, Figure 2' })

const places: readonly (readonly [string, string])[] = [
  ['british', 'GBR'],
  ['vietnamese', 'VNM'],
  ['sudanese', 'SDN'],
  ['albanian', 'ALB'],
  ['iraqi', 'IRQ'],
  ['romanian', 'ROU'],
  ['iranian', 'IRN'],
  ['pakistan', 'PAK'],
  ['afghan', 'AFG'],
  ['eritrean', 'ERI'],
  ['ethiopian', 'ETH'],
]
const nationalityPlaces: readonly Measure[] = places.map(([words, item]) =>
  rank(`footnote14-nationality-rank-${words}`, { of: referred, among: 'nationality', item }),
)

const age: readonly Measure[] = [
  ...['es-age-16-17-share', 'profile-age-16-17-share', 'conclusion-age-16-17-share'].map((id) =>
    share(id, among(of.aged1617)),
  ),
  share('profile-age-under-14-share', among(of.agedUnder14)),
  count('footnote11-aged-18-or-older', of.aged18OrOver),
  count('footnote11-age-unrecorded', of.ageUnrecorded),
  sentence(
    'majority-aged-16-17-exits',
    'more than half are aged 16 or 17',
    (see) => see.number('profile-age-16-17-share') > 50,
  ),
]

const gender: readonly Measure[] = [
  ...['es-male-share', 'profile-male-share'].map((id) => share(id, among(of.male))),
  count('footnote12-gender-unrecorded', of.genderUnknown),
]

const nationality: readonly Measure[] = [
  ...['es-british-share', 'profile-british-share', 'profile-british-share-repeated'].map((id) =>
    share(id, among(of.british)),
  ),
  ...['es-vietnamese-share', 'profile-vietnamese-share', 'profile-vietnamese-share-repeated'].map((id) =>
    share(id, among(of.vietnamese)),
  ),
  ...['es-sudanese-share', 'profile-sudanese-share', 'profile-sudanese-share-repeated'].map((id) =>
    share(id, among(of.sudanese)),
  ),
  share('profile-eea-share', among(of.eea), { readings: ['R3', 'C5'] }),
  share('profile-non-eea-share', among(of.uasc), { readings: ['R3', 'C5'] }),
  count(
    'footnote16-eea-status-unrecorded',
    both(of.statusUnknown, except(of.misReferral, 'mis-referrals left out')),
    {
      readings: ['R3', 'C4'],
    },
  ),
  count('es-interim-eea-children', both(of.inFirstYear, of.eea)),
  sentence(
    'es-trial-lower-uk-share',
    'the published share of UK children in the trial is below the share of British children here',
    (see) => see.published('trial-uk-share') < see.number('profile-british-share'),
  ),
  unanswerable('trial-children-total', 'count', trial),
  unanswerable('trial-non-eea-share', 'percent', trial),
  unanswerable('trial-uk-share', 'percent', trial),
  ...nationalityPlaces,
  sentence(
    'footnote14-eritrean-ethiopian-tie',
    'Eritrean and Ethiopian children share a place',
    (see) =>
      see.place('footnote14-nationality-rank-eritrean') ===
      see.place('footnote14-nationality-rank-ethiopian'),
  ),
  sentence(
    'vietnamese-rank-2',
    'Vietnamese is second',
    (see) => see.place('footnote14-nationality-rank-vietnamese') === 2,
  ),
  sentence(
    'albanian-rank-4',
    'Albanian is fourth',
    (see) => see.place('footnote14-nationality-rank-albanian') === 4,
  ),
  sentence(
    'british-rank-1-sudanese-rank-3',
    'British is first and Sudanese third',
    (see) =>
      see.place('footnote14-nationality-rank-british') === 1 &&
      see.place('footnote14-nationality-rank-sudanese') === 3,
  ),
]

const nrm: readonly Measure[] = [
  share('nrm-age-16-17-share', nrmShare(of.nrmAged1617)),
  share('nrm-age-under-14-share', nrmShare(of.nrmAgedUnder14)),
  share('nrm-male-share', nrmShare(of.nrmMale)),
  share('nrm-british-share', nrmShare(of.nrmNationals('GBR', 'British'))),
  share('nrm-vietnamese-share', nrmShare(of.nrmNationals('VNM', 'Vietnamese'))),
  share('nrm-sudanese-share', nrmShare(of.nrmNationals('SDN', 'Sudanese'))),
  rank(
    'nrm-british-place',
    { of: of.nrmChildrenDuring, among: 'nationality', item: 'GBR' },
    ours('Place of British in the NRM'),
  ),
  rank(
    'nrm-vietnamese-place',
    { of: of.nrmChildrenDuring, among: 'nationality', item: 'VNM' },
    ours('Place of Vietnamese in the NRM'),
  ),
  sentence(
    'nrm-top-two-nationalities',
    'British is first and Vietnamese second among child referrals to the NRM',
    (see) => see.place('nrm-british-place') === 1 && see.place('nrm-vietnamese-place') === 2,
  ),
  share('nrm-british-labour-share', {
    of: both(of.nrmChildrenDuring, of.nrmNationals('GBR', 'British')),
    counted: of.nrmLabourOnly,
  }),
]

const exploitation: readonly Measure[] = [
  share('profile-criminal-share', among(of.criminal)),
  share('profile-sexual-share', among(of.sexual)),
  share('profile-labour-share', among(of.labour)),
  count('domestic-servitude-count', of.domesticServitude),
  rank(
    'criminal-place',
    { of: referred, among: 'primary_exploitation', item: 'criminal' },
    ours('Place of criminal exploitation'),
  ),
  sentence(
    'criminal-most-common-exploitation',
    'criminal is the first',
    (see) => see.place('criminal-place') === 1,
  ),
]

const criminalOrLabour: Condition = {
  ...of.criminal,
  words: 'primary exploitation criminal or labour',
  sql: "primary_exploitation in ('criminal', 'labour')",
}
const criminalOrSexual: Condition = {
  ...of.criminal,
  words: 'primary exploitation criminal or sexual',
  sql: "primary_exploitation in ('criminal', 'sexual')",
}

const crossed: readonly Measure[] = [
  share('male-criminal-or-labour-share', among(criminalOrLabour, of.male)),
  share('female-criminal-or-labour-share', among(criminalOrLabour, of.female)),
  share('female-sexual-share', among(of.sexual, of.female)),
  share('male-sexual-share', among(of.sexual, of.male)),
  ...['footnote17-exploitation-unknown-total', 'figure3-excluded-unknown-exploitation'].map((id) =>
    count(id, of.exploitationUnknownOrOther, { readings: ['R2', 'C2', 'C3'] }),
  ),
  count('footnote17-exploitation-unknown-male', both(of.exploitationUnknown, of.male), {
    readings: ['R2', 'C2'],
  }),
  count('footnote17-exploitation-unknown-female', both(of.exploitationUnknown, of.female), {
    readings: ['R2', 'C2'],
  }),
  count('footnote17-exploitation-unknown-no-gender', both(of.exploitationUnknown, of.genderUnknown), {
    readings: ['R2', 'C2'],
  }),
  count('british-labour-count', both(of.british, of.labour)),
  count('footnote20-sudanese-exploitation-unknown', both(of.sudanese, of.exploitationUnknown)),
  count(
    'footnote20-other-top5-exploitation-unknown',
    both(
      {
        ...of.british,
        words: 'British, Vietnamese, Albanian or Iraqi',
        sql: "nationality_group = 'british' or nationality in ('VNM', 'ALB', 'IRQ')",
      },
      of.exploitationUnknown,
    ),
  ),
  share(
    'british-criminal-or-sexual-share',
    among(criminalOrSexual, of.british),
    ours('British under criminal or sexual exploitation'),
  ),
  sentence(
    'es-british-mainly-criminal-or-sexual',
    'more than half of British children are under criminal or sexual exploitation',
    (see) => see.number('british-criminal-or-sexual-share') > 50,
  ),
  rank(
    'vietnamese-sudanese-labour-place',
    { of: both(referred, of.vietnameseOrSudanese), among: 'primary_exploitation', item: 'labour' },
    ours('Place of labour among Vietnamese and Sudanese children'),
  ),
  sentence(
    'es-vietnamese-sudanese-mainly-labour',
    'labour is the most common exploitation of Vietnamese and Sudanese children together',
    (see) => see.place('vietnamese-sudanese-labour-place') === 1,
  ),
  share(
    'criminal-british-share',
    among(of.british, of.criminal),
    ours('British among criminal exploitation'),
  ),
  share('sexual-british-share', among(of.british, of.sexual), ours('British among sexual exploitation')),
  sentence(
    'british-majority-of-criminal-and-sexual',
    'at least 60% of the criminally and of the sexually exploited are British (the threshold is ours)',
    (see) => see.number('criminal-british-share') >= 60 && see.number('sexual-british-share') >= 60,
  ),
  share(
    'labour-vietnamese-sudanese-share',
    among(of.vietnameseOrSudanese, of.labour),
    ours('Vietnamese or Sudanese among labour exploitation'),
  ),
  sentence(
    'labour-majority-vietnamese-sudanese',
    'more than half of the labour exploited are Vietnamese or Sudanese',
    (see) => see.number('labour-vietnamese-sudanese-share') > 50,
  ),
  share(
    'domestic-servitude-albanian-share',
    among(of.albanian, of.domesticServitude),
    ours('Albanian among domestic servitude'),
  ),
  sentence(
    'domestic-servitude-high-albanian',
    'at least a third of the children in domestic servitude are Albanian (the threshold is ours)',
    (see) => see.number('domestic-servitude-albanian-share') >= 100 / 3,
  ),
  rank(
    'criminal-romanian-place',
    { of: both(referred, of.criminal), among: 'nationality', item: 'ROU' },
    ours('Place of Romanian among the criminally exploited'),
  ),
  sentence(
    'romanian-third-in-criminal',
    'Romanian is third among the nationalities of the criminally exploited',
    (see) => see.place('criminal-romanian-place') === 3,
  ),
]

export const profile: Chapter = {
  part: 'profile',
  measures: [...age, ...gender, ...nationality, ...nrm, ...exploitation, ...crossed, ...responsibility],
}
