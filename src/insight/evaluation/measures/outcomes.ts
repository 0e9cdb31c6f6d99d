import { both, type Condition } from '../conditions.ts'
import { count, derived, mean, rank, sentence, share, type Chapter, type Split } from '../measure.ts'
import * as of from '../named.ts'

const nine = (counted: Condition, ...who: readonly Condition[]): Split => ({
  of: who.length === 0 ? of.nineMonths : both(of.nineMonths, ...who),
  counted,
})

export const traffickerContact: Chapter = {
  part: 'trafficker-contact',
  measures: [
    share('trafficker-contact-unknown-at-referral-share', nine(of.traffickerUnknownAtReferral)),
    share('trafficker-contact-known-or-suspected-at-referral-share', nine(of.traffickerLikelyAtReferral)),
    count('footnote49-trafficker-contact-blank', both(of.nineMonths, of.traffickerBlankAtReferral)),
    share('trafficker-contact-unknown-last-entry-share', nine(of.traffickerUnknownAtLast)),
    share('trafficker-contact-known-or-suspected-last-entry-share', nine(of.traffickerLikelyAtLast)),
    share('trafficker-contact-unknown-last-entry-with-pr', nine(of.traffickerUnknownAtLast, of.withPr)),
    share('trafficker-contact-unknown-last-entry-without-pr', nine(of.traffickerUnknownAtLast, of.withoutPr)),
    count('nine-months-n', of.nineMonths, {
      title: 'Children in the service for at least nine months',
      source: '§3.3.2, fn 48',
    }),
  ],
}

export const education: Chapter = {
  part: 'education',
  measures: [
    share('education-at-referral-share', nine(of.regularAtReferral)),
    share('education-last-entry-share', nine(of.regularAtLast)),
    count('footnote52-education-unknown', both(of.nineMonths, of.educationUnknownAtLast)),
  ],
}

const exit = (counted: Condition, ...who: readonly Condition[]): Split => ({
  of: who.length === 0 ? of.closed : both(of.closed, ...who),
  counted,
})

export const exits: Chapter = {
  part: 'exits',
  measures: [
    share('exit-turned-18-share', exit(of.exitTurned18)),
    rank(
      'exit-turned-18-place',
      { of: of.closed, among: 'exit_reason', item: 'turned-18' },
      { title: 'Place of turning 18 among the reasons for closing', source: '§3.3.3, Figure 10' },
    ),
    ...['es-turning-18-most-common-exit', 'conclusion-turning-18-most-common-exit'].map((id) =>
      sentence(id, 'turning 18 is the first', (see) => see.place('exit-turned-18-place') === 1),
    ),
    derived(
      'exit-identified-as-19-age',
      'years',
      'The age that most closures with the reason "identified as an adult" give in their detail, the lowest of equals.',
      (see) => {
        const age = see.adultAge
        return age === null
          ? {
              value: null,
              why: 'No closure with the reason "identified as an adult" gives an age in its detail.',
            }
          : { value: age }
      },
    ),
    ...['mean-months-in-service-closed', 'conclusion-mean-months-closed'].map((id) =>
      mean(id, 'mean', of.closed, of.monthsInService),
    ),
    share('exit-negative-nrm-share', exit(of.exitNegativeNrm)),
    share('exit-no-concerns-share', exit(of.exitNoConcerns)),
    count('exit-did-not-want-count', of.exitNotWanted),
    share('exit-did-not-want-with-pr-share', exit(of.withPr, of.exitNotWanted)),
    share('exit-did-not-want-without-pr-share', exit(of.withoutPr, of.exitNotWanted)),
    share('exits-with-pr-not-wanted-share', exit(of.exitNotWanted, of.withPr), {
      title: 'Did not want a guardian, among exits with parental responsibility',
      source: '§3.3.3',
    }),
    share('exits-without-pr-not-wanted-share', exit(of.exitNotWanted, of.withoutPr), {
      title: 'Did not want a guardian, among exits without parental responsibility',
      source: '§3.3.3',
    }),
    sentence(
      'es-did-not-want-more-likely-with-pr',
      'the share of exits because a guardian was not wanted is higher with parental responsibility',
      (see) => see.number('exits-with-pr-not-wanted-share') > see.number('exits-without-pr-not-wanted-share'),
    ),
    share('exit-all-work-completed-share', exit(of.exitCompleted)),
    share('exit-longterm-missing-share', exit(of.exitLongTermMissing), {
      title: 'Exit: long-term missing',
      source: '§3.3.3, Figure 10',
    }),
    sentence(
      'exit-longterm-missing-high',
      'at least 5% of closed cases were closed as long-term missing (the threshold is ours)',
      (see) => see.number('exit-longterm-missing-share') >= 5,
    ),
  ],
}
