import type { en } from './en.ts'

export const cy: typeof en = {
  service: 'Gwarcheidiaeth Masnachu Plant',
  home: 'Hafan Gwarcheidiaeth',
  skip: 'Neidio i’r prif gynnwys',
  menu: 'Dewislen',
  staffMenu: 'Gwaith',
  language: 'Iaith',
  account: 'Eich cyfrif',
  signedInAs: 'Wedi mewngofnodi fel',
  demonstration: { label: 'Arddangosiad', text: 'plant dychmygol' },
  errorPrefix: 'Gwall: ',
  footer: {
    line: 'Yn poeni am blentyn nawr? Ffoniwch ni, ddydd neu nos:',
    emergency: 'Os yw plentyn mewn perygl y funud hon, ffoniwch 999.',
    accessibility: 'Hygyrchedd',
    privacy: 'Preifatrwydd',
    links: 'Am y gwasanaeth hwn',
  },
  idle: {
    title: 'Rydych wedi bod i ffwrdd ers tro',
    text: 'Er mwyn cadw cofnodion plant yn ddiogel bydd y dudalen hon yn cloi cyn hir. Cedwir yr hyn a deipiwyd gennych.',
    stay: 'Parhau i weithio',
  },
  hide: {
    title: 'Sgrin wedi’i chuddio',
    text: 'Pwyswch Shift dair gwaith, neu dewiswch y botwm, i’w dangos eto.',
    show: 'Dangos y sgrin',
    start: 'Cuddio’r sgrin',
  },
  draft: {
    saved: 'Drafft wedi’i gadw',
    failed: 'Ni chadwyd y drafft: gwiriwch eich cysylltiad. Cadwch y dudalen hon ar agor.',
  },
  clock: { soon: 'Yn ddyledus cyn hir', overdue: 'Hwyr', fine: 'Mewn pryd', met: 'Wedi’i wneud' },
  next: 'Beth i’w wneud nesaf',
  paper: { initials: 'Llythrennau blaen', reference: 'Cyfeirnod', confidential: 'Cyfrinachol' },
}
