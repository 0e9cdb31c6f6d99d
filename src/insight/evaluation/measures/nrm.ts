import { both, type Condition } from '../conditions.ts'
import {
  change,
  count,
  growth,
  mean,
  sentence,
  share,
  type Chapter,
  type Measure,
  type Split,
} from '../measure.ts'
import * as of from '../named.ts'

const ours = (title: string, figure: 6 | 7): { title: string; source: string } => ({
  title,
  source: `§3.2.4, Figure ${figure}`,
})

const grounds = (area: Condition, span: Condition, counted: Condition): Split => ({
  of: both(of.nrmChildren, of.groundsKnown, area, span),
  counted,
})
const conclusive = (area: Condition, span: Condition, counted: Condition): Split => ({
  of: both(of.nrmChildren, of.conclusiveKnown, area, span),
  counted,
})

const figure6: readonly Measure[] = [
  share('es-nrm-positive-rg-ictg-before', grounds(of.guardianArea, of.before, of.groundsPositive)),
  share('es-nrm-positive-rg-ictg-during', grounds(of.guardianArea, of.during, of.groundsPositive)),
  share('es-nrm-positive-rg-rest-before', grounds(of.elsewhere, of.before, of.groundsPositive)),
  share('es-nrm-positive-rg-rest-during', grounds(of.elsewhere, of.during, of.groundsPositive)),
  change(
    'figure6-negative-rg-ictg-change',
    grounds(of.guardianArea, of.before, of.groundsNegative),
    grounds(of.guardianArea, of.during, of.groundsNegative),
    { readings: ['C13'] },
  ),
  change(
    'figure6-positive-rg-ictg-change',
    grounds(of.guardianArea, of.before, of.groundsPositive),
    grounds(of.guardianArea, of.during, of.groundsPositive),
    { readings: ['C13'] },
  ),
  ...(['positive', 'negative'] as const).flatMap((outcome) => [
    change(
      `rg-${outcome}-change-elsewhere`,
      grounds(of.elsewhere, of.before, outcome === 'positive' ? of.groundsPositive : of.groundsNegative),
      grounds(of.elsewhere, of.during, outcome === 'positive' ? of.groundsPositive : of.groundsNegative),
      ours(`Change of the share of ${outcome} reasonable grounds elsewhere`, 6),
    ),
    ...([of.guardianArea, of.elsewhere] as const).map((area) =>
      change(
        `cg-${outcome}-change-${area === of.guardianArea ? 'ictg' : 'elsewhere'}`,
        conclusive(area, of.before, outcome === 'positive' ? of.conclusivePositive : of.conclusiveNegative),
        conclusive(area, of.during, outcome === 'positive' ? of.conclusivePositive : of.conclusiveNegative),
        ours(`Change of the share of ${outcome} conclusive grounds ${area.words}`, 6),
      ),
    ),
  ]),
  sentence(
    'figure6-negative-rg-non-ictg-increase',
    'the share of negative reasonable grounds elsewhere is higher than before',
    (see) => see.number('rg-negative-change-elsewhere') > 0,
  ),
  sentence(
    'figure6-positive-rg-non-ictg-decrease',
    'the share of positive reasonable grounds elsewhere is lower than before',
    (see) => see.number('rg-positive-change-elsewhere') < 0,
  ),
  sentence(
    'figure6-conclusive-grounds-similar',
    'the changes of positive and of negative conclusive grounds differ between the areas by less than 5 percentage points ' +
      '(the threshold is ours)',
    (see) =>
      (['positive', 'negative'] as const).every(
        (outcome) =>
          Math.abs(see.number(`cg-${outcome}-change-ictg`) - see.number(`cg-${outcome}-change-elsewhere`)) <
          5,
      ),
  ),
]

const days = (id: string, area: Condition, span: Condition, title?: string): Measure =>
  mean(
    id,
    'days',
    both(of.nrmChildren, of.conclusiveDecided, area, span),
    of.daysToDecision,
    title === undefined ? {} : ours(title, 7),
  )

const figure7: readonly Measure[] = [
  days('figure7-days-to-cg-non-ictg-before', of.elsewhere, of.before),
  days('figure7-days-to-cg-ictg-before', of.guardianArea, of.before),
  days(
    'days-to-cg-non-ictg-during',
    of.elsewhere,
    of.during,
    'Mean days to conclusive grounds elsewhere, in the period',
  ),
  days(
    'days-to-cg-ictg-during',
    of.guardianArea,
    of.during,
    'Mean days to conclusive grounds in areas with guardians, in the period',
  ),
  sentence(
    'figure7-increase-greater-in-ictg',
    'the mean days rose more in areas with guardians than elsewhere',
    (see) =>
      see.number('days-to-cg-ictg-during') - see.number('figure7-days-to-cg-ictg-before') >
      see.number('days-to-cg-non-ictg-during') - see.number('figure7-days-to-cg-non-ictg-before'),
  ),
  sentence(
    'figure7-non-ictg-still-longer',
    'in the period the mean days elsewhere are above those in areas with guardians',
    (see) => see.number('days-to-cg-non-ictg-during') > see.number('days-to-cg-ictg-during'),
  ),
  sentence(
    'es-nrm-timeliness-no-change',
    'the mean days in areas with guardians changed by less than a tenth (the threshold is ours)',
    (see) => {
      const was = see.number('figure7-days-to-cg-ictg-before')
      return Math.abs(see.number('days-to-cg-ictg-during') - was) < was / 10
    },
    { readings: ['C11'] },
  ),
]

export const nrm: Chapter = {
  part: 'nrm',
  measures: [
    ...figure6,
    count(
      'nrm-child-referrals-ictg-areas',
      both(of.nrmChildrenDuring, of.guardianArea),
      ours('Child referrals to the NRM in areas with guardians', 6),
    ),
    sentence(
      'footnote36-nrm-referrals-exceed-ictg',
      'there are more child referrals to the NRM in areas with guardians than referrals to the service',
      (see) => see.number('nrm-child-referrals-ictg-areas') > see.number('referrals-total'),
    ),
    count('nrm-referrals-before-period', both(of.nrmAll, of.before)),
    count('nrm-referrals-during-period', both(of.nrmAll, of.during)),
    growth('nrm-referrals-increase-between-periods', both(of.nrmAll, of.before), both(of.nrmAll, of.during)),
    ...figure7,
  ],
}
