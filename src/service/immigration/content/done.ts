import { defineContent } from '../../../platform/i18n/index.ts'

/** What an act of this room has done, for the page on which a person lands after it. */
export const immigrationDone = defineContent(
  {
    'immigration.appeal.correct': 'The appeal is saved.',
    'immigration.appeal.record': 'The appeal is saved.',
    'immigration.claim.correct': 'The claim and status are corrected.',
    'immigration.claim.record': 'The claim and status are saved.',
    'immigration.decision.correct': 'The decision is saved.',
    'immigration.decision.record': 'The decision is saved.',
    'immigration.interview.correct': 'The interview is saved.',
    'immigration.interview.record':
      'The interview is saved. If it lies ahead, the safety plan is to be reviewed.',
    'immigration.letter.begin': 'The letter is begun from the record. Write what only you can say.',
    'immigration.letter.discard': 'The letter is discarded. It is kept, and can be taken up again.',
    'immigration.letter.take-up': 'The letter is a draft again.',
    'immigration.letter.send': 'Recorded as sent. The letter stays as it is.',
    'immigration.letter.sign': 'The letter is signed with your name.',
    'immigration.letter.write': 'The letter is saved as a new version.',
    'immigration.representative.correct': 'The legal representative is saved.',
    'immigration.representative.record': 'The legal representative is saved.',
    'immigration.statement.correct': 'The statement is saved.',
    'immigration.statement.record': 'The statement is saved.',
  },
  {
    'immigration.appeal.correct': 'Mae’r apêl wedi’i chadw.',
    'immigration.appeal.record': 'Mae’r apêl wedi’i chadw.',
    'immigration.claim.correct': 'Mae’r hawliad a’r statws wedi’u cywiro.',
    'immigration.claim.record': 'Mae’r hawliad a’r statws wedi’u cadw.',
    'immigration.decision.correct': 'Mae’r penderfyniad wedi’i gadw.',
    'immigration.decision.record': 'Mae’r penderfyniad wedi’i gadw.',
    'immigration.interview.correct': 'Mae’r cyfweliad wedi’i gadw.',
    'immigration.interview.record':
      'Mae’r cyfweliad wedi’i gadw. Os yw o’n blaenau, mae’r cynllun diogelwch i’w adolygu.',
    'immigration.letter.begin':
      'Mae’r llythyr wedi’i ddechrau o’r cofnod. Ysgrifennwch yr hyn na all neb ond chi ei ddweud.',
    'immigration.letter.discard':
      'Mae’r llythyr wedi’i roi o’r neilltu. Fe’i cedwir, a gellir ailgydio ynddo.',
    'immigration.letter.take-up': 'Mae’r llythyr yn ddrafft eto.',
    'immigration.letter.send': 'Wedi’i gofnodi fel un a anfonwyd. Mae’r llythyr yn aros fel y mae.',
    'immigration.letter.sign': 'Mae’r llythyr wedi’i lofnodi â’ch enw.',
    'immigration.letter.write': 'Mae’r llythyr wedi’i gadw fel fersiwn newydd.',
    'immigration.representative.correct': 'Mae’r cynrychiolydd cyfreithiol wedi’i gadw.',
    'immigration.representative.record': 'Mae’r cynrychiolydd cyfreithiol wedi’i gadw.',
    'immigration.statement.correct': 'Mae’r datganiad wedi’i gadw.',
    'immigration.statement.record': 'Mae’r datganiad wedi’i gadw.',
  },
  { room: 'service/immigration/done', welshChecked: false },
)
