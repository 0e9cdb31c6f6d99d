/** What each act of this room has done, in a sentence: said on the page it leads to. No names. */
export const consultationDone = {
  en: {
    'book.consultation.correct': 'The consultation is saved.',
    'book.consultation.record': 'The consultation is in the book. It holds no name.',
    'book.consultation.withdraw': 'Marked as entered in error. It has left the book.',
    'book.event.withdraw': 'Marked as entered in error. It has left the book.',
    'book.event.correct': 'The event is saved.',
    'book.event.record': 'The event is saved.',
    'indirect.consultation.correct': 'The consultation is saved.',
    'indirect.consultation.record':
      'The consultation is saved. Its follow-up is on the list of what is due, where a day was given.',
    'indirect.consultation.tie': 'The consultation now stands on this case and has left the book.',
    'indirect.due-regard.correct': 'The request is saved.',
    'indirect.due-regard.record':
      'The request is saved. Until an answer comes it is on the list of what is due.',
    'indirect.meeting.correct': 'The meeting is saved.',
    'indirect.meeting.record': 'The meeting is saved.',
  },
  cy: {
    'book.consultation.correct': 'Mae’r ymgynghoriad wedi’i gadw.',
    'book.consultation.record': 'Mae’r ymgynghoriad yn y llyfr. Nid yw’n dal enw.',
    'book.consultation.withdraw': 'Wedi’i nodi fel un a gofnodwyd ar gam. Mae wedi gadael y llyfr.',
    'book.event.withdraw': 'Wedi’i nodi fel un a gofnodwyd ar gam. Mae wedi gadael y llyfr.',
    'book.event.correct': 'Mae’r digwyddiad wedi’i gadw.',
    'book.event.record': 'Mae’r digwyddiad wedi’i gadw.',
    'indirect.consultation.correct': 'Mae’r ymgynghoriad wedi’i gadw.',
    'indirect.consultation.record':
      'Mae’r ymgynghoriad wedi’i gadw. Mae ei ddilyniant ar y rhestr o’r hyn sy’n ddyledus, lle rhoddwyd diwrnod.',
    'indirect.consultation.tie':
      'Mae’r ymgynghoriad bellach yn sefyll ar yr achos hwn ac wedi gadael y llyfr.',
    'indirect.due-regard.correct': 'Mae’r cais wedi’i gadw.',
    'indirect.due-regard.record':
      'Mae’r cais wedi’i gadw. Nes daw ateb mae ar y rhestr o’r hyn sy’n ddyledus.',
    'indirect.meeting.correct': 'Mae’r cyfarfod wedi’i gadw.',
    'indirect.meeting.record': 'Mae’r cyfarfod wedi’i gadw.',
  },
}
