/** What each act of this room has done, in a sentence: said on the page it leads to. No names. */
export const justiceDone = {
  en: {
    'justice.court-date.correct': 'The court date is saved.',
    'justice.court-date.record':
      'The court date is saved. If it lies ahead, the safety plan is to be reviewed.',
    'justice.custody.correct': 'The custody is corrected.',
    'justice.custody.record': 'The custody is saved.',
    'justice.matter.correct': 'The matter is corrected.',
    'justice.matter.record': 'The matter is saved.',
    'justice.order.correct': 'The disruption order is saved.',
    'justice.order.record': 'The disruption order is saved.',
    'justice.section-45.correct': 'The entry on section 45 is corrected.',
    'justice.section-45.record': 'Saved who was told of section 45.',
    'justice.stage.correct': 'The stage is corrected.',
    'justice.stage.record': 'The stage is saved.',
  },
  cy: {
    'justice.court-date.correct': 'Mae’r dyddiad llys wedi’i gadw.',
    'justice.court-date.record':
      'Mae’r dyddiad llys wedi’i gadw. Os yw o’n blaenau, mae’r cynllun diogelwch i’w adolygu.',
    'justice.custody.correct': 'Mae’r ddalfa wedi’i chywiro.',
    'justice.custody.record': 'Mae’r ddalfa wedi’i chadw.',
    'justice.matter.correct': 'Mae’r mater wedi’i gywiro.',
    'justice.matter.record': 'Mae’r mater wedi’i gadw.',
    'justice.order.correct': 'Mae’r gorchymyn tarfu wedi’i gadw.',
    'justice.order.record': 'Mae’r gorchymyn tarfu wedi’i gadw.',
    'justice.section-45.correct': 'Mae’r cofnod ar adran 45 wedi’i gywiro.',
    'justice.section-45.record': 'Wedi’i gadw: pwy gafodd wybod am adran 45.',
    'justice.stage.correct': 'Mae’r cam wedi’i gywiro.',
    'justice.stage.record': 'Mae’r cam wedi’i gadw.',
  },
}
