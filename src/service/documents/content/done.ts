/** What an act of this room has done, for the page that a person lands on (done.ts). */
export const documentDone = {
  en: {
    'document.correct': 'What is said of the document is corrected. What stood before is kept.',
    'document.record': 'The document is kept.',
    'document.replace': 'The new version is kept. The file before stays as an earlier version.',
    'document.scan.clean': 'The scanner found nothing. The file may be opened.',
    'document.scan.found': 'The scanner refused the file. It will not be opened: tell whoever sent it.',
    'document.scan.unreachable': 'The scanner does not answer. The file stays in quarantine.',
    'letter.correct': 'The letter is changed. The version before is kept.',
    'letter.record': 'The letter is kept. Print it, send it, then mark it as sent.',
    'letter.sent': 'Saved to whom the letter was sent.',
  },
  cy: {
    'document.correct': 'Mae’r hyn a ddywedir am y ddogfen wedi’i gywiro. Cedwir yr hyn oedd yno o’r blaen.',
    'document.record': 'Mae’r ddogfen wedi’i chadw.',
    'document.replace':
      'Mae’r fersiwn newydd wedi’i chadw. Mae’r ffeil flaenorol yn aros fel fersiwn gynharach.',
    'document.scan.clean': 'Ni chanfu’r sganiwr ddim. Gellir agor y ffeil.',
    'document.scan.found':
      'Gwrthododd y sganiwr y ffeil. Ni chaiff ei hagor: dywedwch wrth bwy bynnag a’i hanfonodd.',
    'document.scan.unreachable': 'Nid yw’r sganiwr yn ateb. Mae’r ffeil yn aros mewn cwarantîn.',
    'letter.correct': 'Mae’r llythyr wedi’i newid. Cedwir y fersiwn flaenorol.',
    'letter.record': 'Mae’r llythyr wedi’i gadw. Argraffwch ef, anfonwch ef, yna nodwch iddo gael ei anfon.',
    'letter.sent': 'Wedi’i gadw: at bwy yr anfonwyd y llythyr.',
  },
}
