import type { en } from './en.ts'

export const cy: typeof en = {
  signIn: {
    title: 'Mewngofnodi',
    email: 'Cyfeiriad e-bost',
    password: 'Cyfrinair',
    submit: 'Parhau',
    demonstration:
      'Mae manylion mewngofnodi’r arddangosiad hwn wedi’u hargraffu yn y derfynell lle cafodd ei gychwyn.',
    help: 'Os na allwch fewngofnodi, gofynnwch i un o weinyddwyr y gwasanaeth am wahoddiad newydd.',
    tooMany: 'Gormod o ymdrechion. Arhoswch ychydig funudau, yna rhowch gynnig arall arni',
  },
  code: {
    title: 'Rhowch y cod o’ch ap dilysu',
    code: 'Cod chwe digid',
    hint: 'Mae’n newid bob 30 eiliad. Gellir defnyddio pob cod unwaith.',
    submit: 'Mewngofnodi',
    wrong: 'Nid yw’r cyfeiriad e-bost, y cyfrinair neu’r cod yn gywir. Gwiriwch y cod, neu dechreuwch eto',
    lost: 'Nid yw fy nilysydd gennyf',
    again: 'Dechrau eto',
  },
  recovery: {
    title: 'Defnyddio cod adfer',
    lead: 'Defnyddiwch un o’r deg cod a gawsoch wrth sefydlu eich mewngofnodi. Mae pob un yn gweithio unwaith. Wedyn byddwch yn sefydlu dilysydd newydd.',
    code: 'Cod adfer',
    submit: 'Parhau',
    wrong:
      'Nid yw’r cyfeiriad e-bost, y cyfrinair neu’r cod adfer yn gywir. Gwiriwch y cod, neu dechreuwch eto',
    none: 'Os nad oes gennych god adfer ar ôl, gofynnwch i weinyddwr am wahoddiad newydd.',
  },
  enrol: {
    title: 'Sefydlu eich ap dilysu',
    lead: 'Agorwch yr ap dilysu ar eich ffôn gwaith a sganiwch y llun hwn.',
    picture: 'Llun ar gyfer eich ap dilysu',
    key: 'Os na allwch ei sganio, teipiwch yr allwedd hon i’r ap:',
    code: 'Y cod chwe digid y mae’r ap yn ei ddangos nawr',
    submit: 'Parhau',
    wrong: 'Nid yw’r cod hwnnw’n gywir. Arhoswch am yr un nesaf a’i roi i mewn',
  },
  codes: {
    title: 'Eich codau adfer',
    lead: 'Os collwch eich ffôn, bydd un o’r codau hyn yn eich gadael i mewn. Mae pob un yn gweithio unwaith. Argraffwch nhw neu copïwch nhw ar bapur, a’u cadw ar wahân i’ch ffôn. Ni chânt eu dangos eto.',
    signIn: 'Rwyf wedi’u cadw: mewngofnodi',
    back: 'Rwyf wedi’u cadw: yn ôl i’m cyfrif',
    label: 'Codau adfer',
  },
  unlock: {
    title: 'Wedi’i gloi',
    lead: (name: string) =>
      `${name}, cafodd eich sesiwn ei chloi am na ddigwyddodd dim am 15 munud. Mae’r hyn a deipioch wedi’i gadw.`,
    handed: 'Rhowch y ddyfais yn ôl, os gwelwch yn dda. Cyfrinair y gweithiwr sy’n ei hagor eto.',
    password: 'Eich cyfrinair',
    submit: 'Datgloi',
    wrong: 'Nid yw’r cyfrinair yn gywir',
    other: 'Mewngofnodi fel rhywun arall',
  },
  invitation: {
    title: 'Croeso: dewiswch eich cyfrinair',
    lead: (name: string) =>
      `${name}, dyma sefydlu eich mewngofnodi. Bydd arnoch angen eich ffôn gwaith gydag ap dilysu.`,
    rules:
      'O leiaf 15 nod. Mae tri neu bedwar gair nad ydynt yn perthyn i’w gilydd yn hawdd eu cofio ac yn anodd eu dyfalu. Peidiwch â defnyddio eich enw eich hun, enw’r gwasanaeth, na chyfrinair a ddefnyddiwch yn rhywle arall.',
    password: 'Cyfrinair newydd',
    again: 'Yr un cyfrinair eto',
    submit: 'Parhau',
    over: 'Cymerodd hyn ormod o amser. Dewiswch eich cyfrinair eto',
  },
  faults: {
    'too-short': 'Rhaid i’r cyfrinair fod yn 15 nod o leiaf',
    'too-long': 'Rhaid i’r cyfrinair fod yn 200 nod neu lai',
    'too-common':
      'Mae’r cyfrinair hwnnw’n cynnwys geiriau sy’n cael eu dyfalu gyntaf. Defnyddiwch eiriau nad ydynt yn perthyn i’w gilydd',
    'too-simple':
      'Mae’r cyfrinair hwnnw’n ei ailadrodd ei hun neu’n dilyn y bysellfwrdd. Defnyddiwch sawl gair gwahanol',
    'names-you':
      'Mae’r cyfrinair hwnnw’n cynnwys eich enw neu’ch cyfeiriad eich hun. Defnyddiwch eiriau nad ydynt yn dweud dim amdanoch',
    different: 'Nid yw’r ddau gyfrinair yr un fath',
    busy: 'Mae’r gwasanaeth yn brysur. Arhoswch funud a rhowch gynnig arall arni',
  },
  account: {
    title: 'Eich mewngofnodi a’ch sesiynau',
    drafts: 'Heb eu hanfon eto',
    draftsLead: 'Rydych wedi dechrau’r rhain ac nid ydych wedi’u hanfon. Dim ond chi all eu gweld.',
    draft: (when: string) => `Tudalen a ddechreuwyd, wedi’i chadw ${when}`,
    sessions: 'Lle rydych wedi mewngofnodi',
    device: 'Dyfais',
    since: 'Mewngofnodwyd',
    last: 'Defnydd diwethaf',
    action: 'Gweithred',
    here: 'Y sesiwn hon',
    end: 'Gorffen',
    endHidden: (device: string) => `y sesiwn ar ${device}`,
    endOthers: 'Gorffen pob sesiwn arall',
    credentials: 'Cyfrinair a dilysydd',
    changePassword: 'Newid eich cyfrinair',
    newAuthenticator: 'Sefydlu dilysydd newydd',
    newCodes: 'Gwneud codau adfer newydd',
    calendar: 'Calendr ar eich ffôn',
    codesLeft: (left: number) =>
      left === 2 ? 'Mae gennych 2 god adfer ar ôl.' : `Mae gennych ${left} cod adfer ar ôl.`,
    language: 'Iaith eich tudalennau',
    english: 'English (Saesneg)',
    welsh: 'Cymraeg',
    saveLanguage: 'Cadw’r iaith',
    back: 'Yn ôl i’ch mewngofnodi a’ch sesiynau',
    unknownDevice: 'Dyfais anhysbys',
    deviceOn: (browser: string, system: string) => `${browser} ar ${system}`,
  },
  confirm: {
    current: 'Eich cyfrinair presennol',
    wrong: 'Nid yw eich cyfrinair presennol yn gywir',
    submit: 'Parhau',
    passwordTitle: 'Newid eich cyfrinair',
    passwordSubmit: 'Newid y cyfrinair',
    passwordLead: 'Bydd eich holl sesiynau eraill yn dod i ben.',
    authenticatorTitle: 'Sefydlu dilysydd newydd',
    authenticatorLead:
      'Bydd eich hen ddilysydd yn peidio â gweithio cyn gynted ag y bydd yr un newydd wedi’i sefydlu.',
    codesTitle: 'Gwneud codau adfer newydd',
    codesLead: 'Bydd eich hen godau adfer yn peidio â gweithio.',
  },
}
