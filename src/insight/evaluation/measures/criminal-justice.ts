import { both, type Condition } from '../conditions.ts'
import { count, sentence, share, type Chapter, type Split } from '../measure.ts'
import * as of from '../named.ts'

const involved = (counted: Condition, ...who: readonly Condition[]): Split => ({
  of: who.length === 0 ? both(of.referred, of.inJustice) : both(of.referred, of.inJustice, ...who),
  counted,
})

export const criminalJustice: Chapter = {
  part: 'criminal-justice',
  measures: [
    count('cjs-involved-count', of.inJustice),
    share('cjs-involved-share', { of: of.referred, counted: of.inJustice }),
    share('cjs-accused-share', involved(of.accused)),
    share('cjs-victim-share', involved(of.victim)),
    share('cjs-witness-share', involved(of.witness)),
    share('accused-arrested-share', involved(of.arrested, of.accused), {
      title: 'Arrested and not charged, among the accused',
      source: '§3.2.5',
    }),
    sentence(
      'cjs-accused-mostly-arrested-not-charged',
      'more than half of the accused were arrested and not charged',
      (see) => see.number('accused-arrested-share') > 50,
    ),
    count('footnote38-cjs-unknown', of.justiceUnknown),
    count(
      'footnote39-cjs-nationality-unknown',
      both(of.inJustice, of.nationals('unknown', 'nationality unknown')),
    ),
    share(
      'cjs-foreign-share',
      { of: both(of.referred, of.foreign), counted: of.inJustice },
      { readings: ['R4', 'C6'] },
    ),
    share('cjs-british-share', { of: both(of.referred, of.british), counted: of.inJustice }),
    share('cjs-british-accused-share', involved(of.accused, of.british)),
    share('cjs-british-witness-share', involved(of.witness, of.british)),
    share('cjs-foreign-accused-share', involved(of.accused, of.foreign), { readings: ['R4'] }),
    count('cjs-foreign-witness-count', both(of.foreign, of.witness), { readings: ['R4'] }),
  ],
}
