import { count, sentence, share, type Chapter } from '../measure.ts'
import * as of from '../named.ts'

export const immigration: Chapter = {
  part: 'immigration',
  measures: [
    share('foreign-uasc-share', { of: of.foreignStatusKnown, counted: of.uasc }),
    share('foreign-eea-share', { of: of.foreignStatusKnown, counted: of.eea }),
    share('foreign-refugee-share', { of: of.foreignStatusKnown, counted: of.refugee }),
    count('footnote34-immigration-status-unknown', of.statusUnknown, { readings: ['C4'] }),
    sentence(
      'non-british-majority-uasc',
      'at least three quarters of the foreign children with a known immigration group are unaccompanied asylum-seeking ' +
        'children (the threshold is ours)',
      (see) => see.number('foreign-uasc-share') >= 75,
    ),
  ],
}
