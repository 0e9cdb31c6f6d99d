import { both, either, type Condition } from '../conditions.ts'
import { derived, rank, ratio, sentence, share, type Chapter, type Measure, type Split } from '../measure.ts'
import * as of from '../named.ts'

const withChild = (counted: Condition, ...rest: readonly Condition[]): Split => ({
  of: both(of.meetingsWithChild, ...rest),
  counted,
})
const withOthers = (counted: Condition): Split => ({ of: of.meetingsWithOthers, counted })
const ours = (title: string): { title: string; source: string } => ({ title, source: '§3.2.1, Figure 5' })

const first: readonly (readonly [string, Condition, string, number])[] = [
  ['relationship-building', of.relationshipBuilding, 'figure5-relationship-building-rank', 1],
  ['safety', of.safety, 'figure5-safety-rank', 2],
  ['social-care', of.socialCare, 'figure5-social-care-rank', 3],
]

const places: readonly Measure[] = first.flatMap(([code, counted, id, place]) => [
  share(
    `child-meetings-${code}-share`,
    withChild(counted),
    ours(`Meetings with the child: ${counted.words}`),
  ),
  rank(
    `child-meetings-${code}-place`,
    { of: of.meetingsWithChild, among: 'purpose', item: code },
    ours(`Place of the purpose among meetings with the child: ${counted.words}`),
  ),
  sentence(
    id,
    `the purpose is number ${place}`,
    (see) => see.place(`child-meetings-${code}-place`) === place,
  ),
])

export const purposes: Chapter = {
  part: 'purposes',
  measures: [
    ...places,
    share(
      'figure5-any-of-three-reasons-share',
      withChild(either(of.relationshipBuilding, of.safety, of.socialCare)),
    ),
    share(
      'meetings-immigration-with-pr-share',
      withChild(of.about('immigration', 'about immigration'), of.childWithPr),
    ),
    share(
      'meetings-immigration-without-pr-share',
      withChild(of.about('immigration', 'about immigration'), of.childWithoutPr),
    ),
    share(
      'meetings-criminal-justice-with-pr-share',
      withChild(of.about('criminal-justice', 'about criminal justice'), of.childWithPr),
    ),
    share(
      'meetings-criminal-justice-without-pr-share',
      withChild(of.about('criminal-justice', 'about criminal justice'), of.childWithoutPr),
    ),
    share('third-party-meetings-safety-share', withOthers(of.safety)),
    share('third-party-meetings-social-care-share', withOthers(of.socialCare)),
    share('third-party-meetings-nrm-share', withOthers(of.about('nrm', 'about the NRM'))),
    rank(
      'third-party-multi-agency-place',
      {
        of: both(of.meetingsWithOthers, of.thirdPartyKnown),
        among: 'third_party_type',
        item: 'multi-agency',
      },
      ours('Place of multi-agency meetings among third parties'),
    ),
    sentence(
      'third-party-meetings-multi-agency-rank',
      'multi-agency is the second most common kind of third party',
      (see) => see.place('third-party-multi-agency-place') === 2,
    ),
    share('ictg-meetings-education-share', {
      of: of.allMeetings,
      counted: of.about('education', 'about education'),
    }),
    ratio('social-worker-meetings-education-share', {
      over: of.socialWorkerEducation,
      under: of.socialWorkerMeetings,
      of: of.socialWorkerUsable,
      percent: true,
    }),
    derived(
      'education-meetings-social-worker-ratio',
      'ratio',
      "Share of social workers' meetings about education ÷ share of guardians' meetings about education.",
      (see) => {
        const guardians = see.number('ictg-meetings-education-share')
        return guardians === 0
          ? { value: null, why: 'No meeting of a guardian was about education.' }
          : { value: see.number('social-worker-meetings-education-share') / guardians }
      },
    ),
  ],
}
