import { both, type Condition } from '../conditions.ts'
import { count, rank, sentence, share, type Measure, type Split } from '../measure.ts'
import * as of from '../named.ts'

const { referred } = of
const among = (counted: Condition, ...population: readonly Condition[]): Split => ({
  of: both(referred, ...population),
  counted,
})
const ours = (title: string): { title: string; source: string } => ({ title, source: '§3.1.3' })

/** The parts of the profile that look at parental responsibility. */
export const responsibility: readonly Measure[] = [
  share('pr-with-share', { of: of.recordedResponsibility, counted: of.withPr }),
  share('pr-without-share', { of: of.recordedResponsibility, counted: of.withoutPr }),
  count('footnote22-pr-unrecorded', of.prUnrecorded),
  ...['pr-with-british-share', 'pr-with-british-verbal'].map((id) => share(id, among(of.british, of.withPr))),
  share(
    'pr-without-vietnamese-sudanese-share',
    among(of.vietnameseOrSudanese, of.withoutPr, of.nationalityRecorded),
    {
      readings: ['R5', 'C7'],
    },
  ),
  share('pr-with-criminal-share', among(of.criminal, of.withPr)),
  share('pr-without-labour-share', among(of.labour, of.withoutPr)),
  rank(
    'pr-without-labour-place',
    { of: both(referred, of.withoutPr), among: 'primary_exploitation', item: 'labour' },
    ours('Place of labour among children without parental responsibility'),
  ),
  sentence('pr-without-labour-rank', 'labour is first', (see) => see.place('pr-without-labour-place') === 1),
  rank(
    'pr-with-criminal-place',
    { of: both(referred, of.withPr), among: 'primary_exploitation', item: 'criminal' },
    ours('Place of criminal among children with parental responsibility'),
  ),
  sentence(
    'pr-with-criminal-plurality-conclusion',
    'more than half of the children with parental responsibility are British, and criminal is their most common exploitation',
    (see) => see.number('pr-with-british-share') > 50 && see.place('pr-with-criminal-place') === 1,
  ),
  sentence(
    'pr-without-vietnamese-sudanese-conclusion',
    'more than half of the children without parental responsibility are Vietnamese or Sudanese, and labour is first',
    (see) =>
      see.number('pr-without-vietnamese-sudanese-share') > 50 && see.place('pr-without-labour-place') === 1,
    { readings: ['R5'] },
  ),
  share(
    'pr-without-foreign-share',
    among(of.foreign, of.withoutPr),
    ours('Foreign nationals among children without parental responsibility'),
  ),
  sentence(
    'meetings-no-pr-majority-foreign',
    'more than half of the children without parental responsibility have a recorded nationality that is not British',
    (see) => see.number('pr-without-foreign-share') > 50,
    { readings: ['R4'] },
  ),
]
