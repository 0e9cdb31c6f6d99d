export const supervisionDone = {
  en: {
    'supervision.note': 'The note is saved. The worker can read it.',
    'supervision.correct': 'The correction is saved. What was there before is kept below.',
    'supervision.enter-in-error': 'Marked as entered in error. It stays, crossed out.',
    'supervision.action-done': 'Done.',
    'supervision.action-dropped': 'No longer asked for.',
    'supervision.about-child.record': 'What was said about the child is in the child’s record.',
    'supervision.about-child.correct':
      'The correction is saved. What was there before stays in the chronology.',
  },
  cy: {
    'supervision.note': 'Mae’r nodyn wedi’i gadw. Gall y gweithiwr ei ddarllen.',
    'supervision.correct': 'Mae’r cywiriad wedi’i gadw. Cedwir yr hyn oedd yno o’r blaen isod.',
    'supervision.enter-in-error': 'Wedi’i nodi fel un a gofnodwyd ar gam. Mae’n aros, wedi’i groesi allan.',
    'supervision.action-done': 'Wedi’i wneud.',
    'supervision.action-dropped': 'Ni ofynnir amdano mwyach.',
    'supervision.about-child.record': 'Mae’r hyn a ddywedwyd am y plentyn yng nghofnod y plentyn.',
    'supervision.about-child.correct':
      'Mae’r cywiriad wedi’i gadw. Mae’r hyn oedd yno o’r blaen yn aros yn y cronoleg.',
  },
}
