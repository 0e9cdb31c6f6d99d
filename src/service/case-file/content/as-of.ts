import { defineContent } from '../../../platform/i18n/index.ts'

export const asOfContent = defineContent(
  {
    title: 'The case as it was',
    lead: 'See what this record said at a moment in the past. What was recorded, corrected or withdrawn later is not in it.',
    at: 'Day and time',
    hint: 'In London time. It must be in the past.',
    show: 'Show',
    wrong: 'Enter a day and a time in the past',
    banner: (when: string) =>
      `This is what the record said on ${when}. It is not how things stand now: do not act on it.`,
    label: 'Past record',
    nothing: (when: string) => `Nothing had been recorded in this case on ${when}.`,
    now: 'See the case as it stands now',
    deadlines: 'Clocks that were running',
    due: (when: string) => `due ${when}`,
    noDeadlines: 'None.',
  },
  {
    title: 'Yr achos fel yr oedd',
    lead: 'Gweld beth a ddywedai’r cofnod hwn ar adeg yn y gorffennol. Nid yw’r hyn a gofnodwyd, a gywirwyd neu a dynnwyd yn ôl wedyn ynddo.',
    at: 'Diwrnod ac amser',
    hint: 'Amser Llundain. Rhaid iddo fod yn y gorffennol.',
    show: 'Dangos',
    wrong: 'Rhowch ddiwrnod ac amser yn y gorffennol',
    banner: (when: string) =>
      `Dyma a ddywedai’r cofnod ar ${when}. Nid dyma’r sefyllfa nawr: peidiwch â gweithredu arno.`,
    label: 'Cofnod o’r gorffennol',
    nothing: (when: string) => `Nid oedd dim wedi’i gofnodi yn yr achos hwn ar ${when}.`,
    now: 'Gweld yr achos fel y mae nawr',
    deadlines: 'Clociau a oedd yn rhedeg',
    due: (when: string) => `erbyn ${when}`,
    noDeadlines: 'Dim.',
  },
  { room: 'service/case-file/as-of', welshChecked: false },
)
