import type { en } from './en.ts'

const parts = { day: 'diwrnod', month: 'mis', year: 'blwyddyn' } as const

export const cy: typeof en = {
  errorTitle: 'Mae problem',
  optional: '(dewisol)',
  save: 'Cadw',
  day: 'Diwrnod',
  month: 'Mis',
  year: 'Blwyddyn',
  or: 'neu',
  chooseOne: 'Dewiswch un',
  yes: 'Ie',
  no: 'Na',
  unknown: 'Ddim yn hysbys',
  timeHint: 'Defnyddiwch y cloc 24 awr, er enghraifft 14:30',
  enter: (called) => `Rhowch ${called}`,
  choose: (called) => `Dewiswch ${called}`,
  answer: (question) => `Atebwch “${question}”`,
  tooLong: (called, max) => `Rhaid i ${called} fod yn ${max} nod neu lai`,
  wrong: (called) => `Nid yw ${called} yn y ffurf gywir`,
  email: (called) => `Rhaid i ${called} fod fel enw@enghraifft.com`,
  exclusive: 'Dewiswch naill ai’r opsiwn olaf neu unrhyw rai o’r lleill, nid y ddau',
  realDate: (called) => `Rhaid i ${called} fod yn ddyddiad go iawn`,
  datePart: (called, missing) =>
    `Rhaid i ${called} gynnwys ${missing.map((part) => parts[part]).join(' a ')}`,
  fourDigitYear: 'Rhaid i’r flwyddyn gael 4 rhif',
  notFuture: (called) => `Rhaid i ${called} fod heddiw neu yn y gorffennol`,
  notPast: (called) => `Rhaid i ${called} fod heddiw neu yn y dyfodol`,
  realTime: (called) => `Rhaid i ${called} fod yn amser, fel 14:30`,
  number: (called) => `Rhaid i ${called} fod yn rhif`,
  whole: (called) => `Rhaid i ${called} fod yn rhif cyfan`,
  atLeast: (called, min) => `Rhaid i ${called} fod yn ${min} neu fwy`,
  atMost: (called, max) => `Rhaid i ${called} fod yn ${max} neu lai`,
}
