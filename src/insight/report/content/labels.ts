import type { Bilingual } from '../../../kernel/lang.ts'

type Labels = Readonly<Record<string, Bilingual<string>>>

/**
 * Words for codes that no list of the reference data has, or has too long for the head of a column. `any`: what every column
 * may hold. Unknown was asked and is not known; blank is that nobody said.
 */
export const shortLabels: Readonly<Record<string, Labels>> = {
  any: {
    unknown: { en: 'Unknown', cy: 'Anhysbys' },
    blank: { en: 'Not recorded (blank)', cy: 'Heb ei gofnodi (gwag)' },
  },
  site: { unknown: { en: 'Site unknown', cy: 'Safle anhysbys' } },
  gender: { other: { en: 'Another gender', cy: 'Rhywedd arall' } },
  parental_responsibility: {
    with: { en: 'With parental responsibility', cy: 'Gyda chyfrifoldeb rhiant' },
    without: { en: 'Without parental responsibility', cy: 'Heb gyfrifoldeb rhiant' },
    'mis-referral': { en: 'Mis-referral', cy: 'Camatgyfeiriad' },
  },
  age_band: {
    'under-14': { en: 'Under 14', cy: 'O dan 14' },
    '14-15': { en: '14 or 15', cy: '14 neu 15' },
    '16-17': { en: '16 or 17', cy: '16 neu 17' },
    '18-or-over': { en: '18 or over', cy: '18 neu hŷn' },
  },
  direction: {
    better: { en: 'Better', cy: 'Gwell' },
    same: { en: 'The same', cy: 'Yr un fath' },
    worse: { en: 'Worse', cy: 'Gwaeth' },
    'not-rated': { en: 'Not rated at both times', cy: 'Heb ei sgorio y ddau dro' },
  },
  exit_reason: { other: { en: 'Another reason', cy: 'Rheswm arall' } },
}

export const columnLabels: Labels = {
  site: { en: 'Site', cy: 'Safle' },
  age_at_referral: { en: 'Age at referral', cy: 'Oedran adeg yr atgyfeiriad' },
  gender: { en: 'Gender', cy: 'Rhywedd' },
  nationality: { en: 'Nationality', cy: 'Cenedligrwydd' },
  nationality_group: { en: 'Nationality group', cy: 'Grŵp cenedligrwydd' },
  immigration_group: { en: 'Immigration group', cy: 'Grŵp mewnfudo' },
  parental_responsibility: { en: 'Parental responsibility', cy: 'Cyfrifoldeb rhiant' },
  primary_exploitation: { en: 'Primary exploitation', cy: 'Prif gamfanteisio' },
  trafficker_contact_at_referral: {
    en: 'Contact with a trafficker, at referral',
    cy: 'Cyswllt â masnachwr, adeg yr atgyfeiriad',
  },
  education_at_referral: { en: 'Education, at referral', cy: 'Addysg, adeg yr atgyfeiriad' },
  cjs_involved: { en: 'Involved with criminal justice', cy: 'Yn ymwneud â chyfiawnder troseddol' },
  'trafficker_contact (last entry)': {
    en: 'Contact with a trafficker, last entry',
    cy: 'Cyswllt â masnachwr, cofnod olaf',
  },
  'education_status (last entry)': { en: 'Education, last entry', cy: 'Addysg, cofnod olaf' },
}

/** Who was asked for the evaluation of 2019 (its Table 1). */
export const interviewed: Labels = {
  'practitioner-focus-groups': {
    en: 'Practitioners: focus groups',
    cy: 'Ymarferwyr: grwpiau ffocws',
  },
  'practitioner-focus-group-participants': {
    en: 'Practitioners: people in focus groups',
    cy: 'Ymarferwyr: pobl mewn grwpiau ffocws',
  },
  'practitioner-interviews': { en: 'Practitioners: interviews', cy: 'Ymarferwyr: cyfweliadau' },
  'service-manager-in-practitioner-interviews': {
    en: 'Of these, a service manager with casework',
    cy: 'O’r rhain, rheolwr gwasanaeth â gwaith achos',
  },
  'manager-focus-groups': { en: 'Managers: focus groups', cy: 'Rheolwyr: grwpiau ffocws' },
  'manager-focus-group-participants': {
    en: 'Managers: people in focus groups',
    cy: 'Rheolwyr: pobl mewn grwpiau ffocws',
  },
  'children-interviews': { en: 'Children: interviews', cy: 'Plant: cyfweliadau' },
  'strategic-social-care': { en: 'Strategic: social care', cy: 'Strategol: gofal cymdeithasol' },
  'strategic-ukvi': { en: 'Strategic: UK Visas and Immigration', cy: 'Strategol: Fisâu a Mewnfudo y DU' },
  'strategic-law-enforcement': { en: 'Strategic: law enforcement', cy: 'Strategol: gorfodi’r gyfraith' },
  'operational-social-care': { en: 'Operational: social care', cy: 'Gweithredol: gofal cymdeithasol' },
  'operational-border-force': { en: 'Operational: Border Force', cy: 'Gweithredol: Llu’r Ffiniau' },
  'operational-law-enforcement': {
    en: 'Operational: law enforcement',
    cy: 'Gweithredol: gorfodi’r gyfraith',
  },
  'operational-criminal-solicitor': {
    en: 'Operational: criminal justice solicitor',
    cy: 'Gweithredol: cyfreithiwr cyfiawnder troseddol',
  },
  'operational-immigration-solicitors': {
    en: 'Operational: immigration solicitors',
    cy: 'Gweithredol: cyfreithwyr mewnfudo',
  },
  'operational-yot': { en: 'Operational: youth offending', cy: 'Gweithredol: troseddau ieuenctid' },
  'operational-nrm-caseworker': { en: 'Operational: NRM caseworker', cy: 'Gweithredol: gweithiwr achos NRM' },
  'operational-nrm-caseworkers': {
    en: 'Operational: NRM caseworkers',
    cy: 'Gweithredol: gweithwyr achos NRM',
  },
}
