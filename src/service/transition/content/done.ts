/** What each act of the room has done, for the page that a person lands on (src/done.ts). */
export const transitionDone = {
  en: {
    'transition.answer.correct': 'The answer on the NRM is corrected.',
    'transition.answer.record': 'The answer on the NRM is saved.',
    'transition.assessment.correct':
      'The assessment is saved anew. What stood before is kept in the chronology.',
    'transition.assessment.record': 'The assessment is saved. The plan is now due.',
    'transition.information.correct': 'Corrected.',
    'transition.information.record': 'Saved what the young person was told.',
    'transition.leaving-care.correct': 'Leaving care is saved.',
    'transition.leaving-care.record': 'Leaving care is saved.',
    'transition.plan.correct': 'The new version of the plan is saved. The one before is kept.',
    'transition.plan.record': 'The plan is saved.',
    'transition.review.correct': 'The review is corrected.',
    'transition.review.record': 'The review is saved.',
    'transition.service.correct': 'The adult service is saved.',
    'transition.service.record': 'The adult service is saved.',
  },
  cy: {
    'transition.answer.correct': 'Mae’r ateb am yr NRM wedi’i gywiro.',
    'transition.answer.record': 'Mae’r ateb am yr NRM wedi’i gadw.',
    'transition.assessment.correct':
      'Mae’r asesiad wedi’i gadw o’r newydd. Mae’r hyn oedd yno o’r blaen yn aros yn y cronoleg.',
    'transition.assessment.record': 'Mae’r asesiad wedi’i gadw. Mae’r cynllun nawr yn ddyledus.',
    'transition.information.correct': 'Cywirwyd.',
    'transition.information.record': 'Cadwyd yr hyn a ddywedwyd wrth y person ifanc.',
    'transition.leaving-care.correct': 'Mae gadael gofal wedi’i gadw.',
    'transition.leaving-care.record': 'Mae gadael gofal wedi’i gadw.',
    'transition.plan.correct': 'Mae fersiwn newydd y cynllun wedi’i chadw. Cedwir yr un o’i blaen.',
    'transition.plan.record': 'Mae’r cynllun wedi’i gadw.',
    'transition.review.correct': 'Mae’r adolygiad wedi’i gywiro.',
    'transition.review.record': 'Mae’r adolygiad wedi’i gadw.',
    'transition.service.correct': 'Mae’r gwasanaeth oedolion wedi’i gadw.',
    'transition.service.record': 'Mae’r gwasanaeth oedolion wedi’i gadw.',
  },
}
