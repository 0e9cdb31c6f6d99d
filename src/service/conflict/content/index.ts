import { defineContent } from '../../../platform/i18n/index.ts'

export const conflictContent = defineContent(
  {
    title: 'Declare a conflict of interest',
    lead: 'Do this if you are related to the child, or know somebody in the child’s story. You will no longer see this case, and your manager will find somebody else.',
    nature: 'What is the conflict?',
    submit: 'Declare it and leave this case',
    told: 'Conflict of interest declared',
  },
  {
    title: 'Datgan gwrthdaro buddiannau',
    lead: 'Gwnewch hyn os ydych yn perthyn i’r plentyn, neu’n adnabod rhywun yn stori’r plentyn. Ni fyddwch yn gweld yr achos hwn mwyach, a bydd eich rheolwr yn dod o hyd i rywun arall.',
    nature: 'Beth yw’r gwrthdaro?',
    submit: 'Ei ddatgan a gadael yr achos hwn',
    told: 'Gwrthdaro buddiannau wedi’i ddatgan',
  },
  { room: 'service/conflict', welshChecked: false },
)
