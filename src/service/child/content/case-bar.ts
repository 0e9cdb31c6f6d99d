import { defineContent } from '../../../platform/i18n/index.ts'

export const caseBarContent = defineContent(
  {
    nameNotKnown: 'Name not known',
    age: (years: number) => `${years} years old`,
    ageAbout: (years: number) => `about ${years} years old`,
    ageUnknown: 'age not known',
    ageDisputed: 'age disputed',
    label: 'This case',
    tabs: {
      overview: 'Overview',
      child: 'The child',
      chronology: 'Chronology',
      contacts: 'Contacts',
      status: 'Monthly status',
      referral: 'Referral',
      allocation: 'Who works with the child',
      closure: 'Closure',
    },
  },
  {
    nameNotKnown: 'Enw ddim yn hysbys',
    age: (years: number) => `${years} oed`,
    ageAbout: (years: number) => `tua ${years} oed`,
    ageUnknown: 'oed ddim yn hysbys',
    ageDisputed: 'oed mewn anghydfod',
    label: 'Yr achos hwn',
    tabs: {
      overview: 'Trosolwg',
      child: 'Y plentyn',
      chronology: 'Cronoleg',
      contacts: 'Cysylltiadau',
      status: 'Statws misol',
      referral: 'Atgyfeiriad',
      allocation: 'Pwy sy’n gweithio gyda’r plentyn',
      closure: 'Cau',
    },
  },
  { room: 'service/child/case-bar', welshChecked: false },
)
