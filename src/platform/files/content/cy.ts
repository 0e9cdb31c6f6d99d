import type { en } from './en.ts'

export const cy: typeof en = {
  problems: {
    missing: 'Dewiswch ffeil',
    empty: 'Mae’r ffeil yn wag: dewiswch un arall',
    'too-big': (megabytes) =>
      `Mae’r ffeil yn fwy na ${megabytes} MB: gwnewch hi’n llai, neu anfonwch hi mewn rhannau`,
    'not-taken': 'Ni dderbynnir y math hwn o ffeil: cadwch hi fel PDF, JPEG, PNG, Word (.docx) neu destun',
    heic: 'Llun HEIC yw hwn, fel y mae ffonau newydd yn eu tynnu: cadwch neu rhannwch ef fel JPEG, yna dewiswch hwnnw',
    'old-office': 'Ffeil Office hŷn yw hon: cadwch hi fel .docx neu PDF, yna dewiswch honno',
    markup: 'Ni dderbynnir tudalen we na llun â marcio (HTML, SVG, XML): cadwch ef fel PDF',
    'two-endings': 'Mae’r enw’n cuddio math arall o ffeil cyn ei ddiwedd: ailenwch hi, os gwyddoch beth ydyw',
    'does-not-agree':
      'Nid yw’r cynnwys o’r math y mae’r enw’n ei ddweud: cadwch ef eto yn y rhaglen y daw ohoni',
    'two-in-one':
      'Mae’r ffeil yn dal ail ffeil, neu mae wedi’i difrodi: cadwch hi eto yn y rhaglen y daw ohoni',
    archive:
      'Byddai’r ffeil yn dadbacio’n llawer mwy nag ydyw, neu’n pwyntio y tu allan iddi’i hun: nis derbynnir',
    macros: 'Mae’r ddogfen yn dal rhaglen (macros): cadwch hi fel .docx heb macros, neu fel PDF',
    'not-text': 'Nid testun plaen yw hwn: cadwch ef fel testun UTF-8, neu fel PDF',
    'too-many-pixels': 'Mae gan y llun fwy na 40 miliwn o bicseli: gwnewch ef yn llai',
    'broken-image': 'Ni ellir darllen y llun: agorwch ef, cadwch ef eto a dewiswch hwnnw',
    infected:
      'Gwrthododd y sganiwr y ffeil hon: ni chadwyd hi. Peidiwch â’i hagor, a dywedwch wrth bwy bynnag sy’n gofalu am eich cyfrifiaduron',
  },
  kinds: { pdf: 'PDF', jpeg: 'Llun JPEG', png: 'Llun PNG', docx: 'Dogfen Word', txt: 'Testun' },
  size: (kilobytes) => `${kilobytes} KB`,
}
