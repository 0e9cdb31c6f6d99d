import { both, except, type Condition } from '../conditions.ts'
import { count, rank, sentence, share, type Chapter, type Measure } from '../measure.ts'
import * as of from '../named.ts'

const ours = (title: string): { title: string; source: string } => ({ title, source: '§3.1.3, Figure 3' })
const inWales = (id: string, counted: Condition, title: string): Measure =>
  share(id, { of: both(of.referred, of.wales), counted }, ours(title))

const criminalFirst = (site: string, where: Condition): readonly Measure[] => [
  rank(
    `${site}-criminal-place`,
    { of: both(of.referred, where), among: 'primary_exploitation', item: 'criminal' },
    ours(`Place of criminal exploitation in ${where.words}`),
  ),
  share(
    `${site}-criminal-male-share`,
    { of: both(of.referred, where, of.criminal), counted: of.male },
    ours(`Male among the criminally exploited of ${where.words}`),
  ),
]

export const sites: Chapter = {
  part: 'sites',
  measures: [
    count(
      'figure3-n',
      both(
        of.referred,
        except(of.exploitationUnknownOrOther, 'primary exploitation known and not other'),
        except(of.siteUnknown, 'site known'),
      ),
      { readings: ['R2'] },
    ),
    count('figure3-excluded-unknown-area', of.siteUnknown),
    inWales('wales-female-share', of.female, 'Girls among children in Wales'),
    inWales(
      'wales-british-sexual-share',
      both(of.british, of.sexual),
      'British and sexually exploited, in Wales',
    ),
    inWales(
      'wales-female-british-sexual-share',
      both(of.female, of.british, of.sexual),
      'Sexually exploited British girls, in Wales',
    ),
    sentence(
      'wales-majority-girls',
      'more than half are girls',
      (see) => see.number('wales-female-share') > 50,
    ),
    ...['wales-majority-british-sexual', 'conclusion-wales-british-sexual'].map((id) =>
      sentence(
        id,
        'more than half of the children in Wales are British and sexually exploited',
        (see) => see.number('wales-british-sexual-share') > 50,
      ),
    ),
    sentence(
      'es-wales-majority-british-girls-sexual',
      'more than half of the children in Wales are sexually exploited British girls',
      (see) => see.number('wales-female-british-sexual-share') > 50,
    ),
    ...criminalFirst('hampshire', of.hampshire),
    ...criminalFirst('greater-manchester', of.greaterManchester),
    sentence(
      'es-other-sites-criminal-largest-male',
      'in Hampshire and in Greater Manchester criminal is the most common exploitation and more than half of it male',
      (see) =>
        ['hampshire', 'greater-manchester'].every(
          (site) =>
            see.place(`${site}-criminal-place`) === 1 && see.number(`${site}-criminal-male-share`) > 50,
        ),
    ),
    rank(
      'hampshire-male-criminal-place',
      { of: both(of.referred, of.hampshire), among: 'gender_and_exploitation', item: 'male criminal' },
      ours('Place of criminally exploited males in Hampshire and the Isle of Wight'),
    ),
    sentence(
      'hampshire-criminal-males-most-prevalent',
      'criminally exploited males are the largest group of gender and exploitation in Hampshire',
      (see) => see.place('hampshire-male-criminal-place') === 1,
    ),
  ],
}
