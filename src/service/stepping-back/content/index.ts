import { defineContent } from '../../../platform/i18n/index.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

export const steppingBackContent = defineContent(en, cy, {
  room: 'service/stepping-back',
  welshChecked: false,
})

export const steppingBackDone = {
  en: {
    'step-back.propose': 'The proposal is saved. A manager now approves or refuses it.',
    'step-back.withdraw': 'The proposal is taken back. Nothing changes for the child.',
    'step-back.approve': 'Stepped back to consultation. The rhythm with the professionals begins.',
    'step-back.refuse': 'Stepping back is refused. The child stays in the usual rhythm.',
    'step-back.review': 'The review is saved.',
    'step-back.take-up': 'The child is taken up again. The usual rhythm of contact holds from now on.',
  },
  cy: {
    'step-back.propose': 'Mae’r cynnig wedi’i gadw. Bydd rheolwr nawr yn ei gymeradwyo neu’n ei wrthod.',
    'step-back.withdraw': 'Tynnwyd y cynnig yn ôl. Nid oes dim yn newid i’r plentyn.',
    'step-back.approve':
      'Wedi camu’n ôl i ymgynghori. Mae’r rhythm gyda’r gweithwyr proffesiynol yn dechrau.',
    'step-back.refuse': 'Gwrthodwyd camu’n ôl. Mae’r plentyn yn aros yn y rhythm arferol.',
    'step-back.review': 'Mae’r adolygiad wedi’i gadw.',
    'step-back.take-up': 'Ailgydiwyd yn y plentyn. Mae’r rhythm cysylltu arferol yn dal o hyn ymlaen.',
  },
}
