/** One sentence for each act of this room after which a person lands on another page. */
export const qSortDone = {
  en: {
    'q-sort.begin': 'Saved: they want to take part. Hand them the page.',
    'q-sort.finish': 'The sort is finished.',
    'q-sort.keep': 'Kept like this.',
    'q-sort.withdraw': 'The sort is taken back. It has left the study.',
    'q-statement.correct': 'The statement is changed.',
    'q-statement.record': 'The statements are saved.',
    'q-statement.remove': 'The statement is taken out of the bank.',
    'q-study.close': 'The study is closed.',
    'q-study.correct': 'The study is changed.',
    'q-study.open': 'The study is open for sorting.',
    'q-study.record': 'The study is saved. Add its statements now.',
  },
  cy: {
    'q-sort.begin': 'Cadwyd: maen nhw eisiau cymryd rhan. Rhowch y dudalen iddynt.',
    'q-sort.finish': 'Mae’r didoliad wedi gorffen.',
    'q-sort.keep': 'Cadwyd fel hyn.',
    'q-sort.withdraw': 'Mae’r didoliad wedi’i dynnu’n ôl. Mae wedi gadael yr astudiaeth.',
    'q-statement.correct': 'Mae’r datganiad wedi’i newid.',
    'q-statement.record': 'Mae’r datganiadau wedi’u cadw.',
    'q-statement.remove': 'Mae’r datganiad wedi’i dynnu o’r banc.',
    'q-study.close': 'Mae’r astudiaeth wedi cau.',
    'q-study.correct': 'Mae’r astudiaeth wedi’i newid.',
    'q-study.open': 'Mae’r astudiaeth ar agor ar gyfer didoli.',
    'q-study.record': 'Mae’r astudiaeth wedi’i chadw. Ychwanegwch ei datganiadau nawr.',
  },
}
