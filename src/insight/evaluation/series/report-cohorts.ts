import type { Series, SeriesLine } from '../../results/index.ts'
import { tiers, type Tier } from '../curves.ts'
import type { SeriesEvidence } from './evidence.ts'
import { drawn, meanPoint, sharePoint } from './shape.ts'

type What = 'meetings' | 'missing'

function cohortLine(evidence: SeriesEvidence, what: What, tier: Tier, who?: 'with' | 'without'): SeriesLine {
  return {
    name: `At least ${tier} months${who === undefined ? '' : `, ${who} parental responsibility`}`,
    points: evidence.curves
      .line(what, tier, who)
      .map((point) =>
        what === 'meetings'
          ? meanPoint(point.month, point.numerator, point.n)
          : sharePoint(point.month, point.numerator, point.n),
      ),
  }
}

type Words = Parameters<typeof drawn>[2]

/**
 * A figure of the cohorts in pieces that can be read: the three cohorts; the largest by parental responsibility; and the other
 * two by parental responsibility as a table, because six lines over one another show nothing.
 */
function cohortFigure(
  evidence: SeriesEvidence,
  what: What,
  needs: Parameters<typeof drawn>[1],
  words: Words,
): readonly Series[] {
  const by = (some: readonly Tier[]): readonly SeriesLine[] =>
    some.flatMap((tier) => (['with', 'without'] as const).map((who) => cohortLine(evidence, what, tier, who)))
  const [shortest, ...longer] = tiers
  return [
    drawn(evidence, needs, words, () => tiers.map((tier) => cohortLine(evidence, what, tier))),
    drawn(
      evidence,
      needs,
      {
        ...words,
        id: `${words.id}-by-parental-responsibility`,
        title: `${words.title}, by parental responsibility`,
        population: words.population.replace('7, 9 or 11 months', `${shortest} months`),
      },
      () => by([shortest]),
    ),
    drawn(
      evidence,
      needs,
      {
        ...words,
        id: `${words.id}-by-parental-responsibility-longer`,
        title: `${words.title}, by parental responsibility, longer stays`,
        kind: 'table',
        population: words.population.replace('7, 9 or 11 months', `${longer.join(' or ')} months`),
      },
      () => by(longer),
    ),
  ]
}

export function figure4(evidence: SeriesEvidence): readonly Series[] {
  return cohortFigure(evidence, 'meetings', ['months'], {
    id: 'figure-4',
    part: 'contact',
    title: 'Face-to-face meetings a month',
    kind: 'lines',
    unit: 'mean',
    xLabel: 'Month of service',
    yLabel: 'Mean face-to-face meetings',
    population: 'Children in the service for at least 7, 9 or 11 months; the misrecorded left out (fn 31).',
    definition:
      'Face-to-face contacts of the month ÷ children with a row for it. A child is in every cohort up to its stay.',
    source: '§3.2.1, Figure 4, fn 30, 31',
    published: 'image',
  })
}

export function figure8(evidence: SeriesEvidence): readonly Series[] {
  return cohortFigure(evidence, 'missing', ['months', 'missing_episodes'], {
    id: 'figure-8',
    part: 'missing',
    title: 'Children missing, by month of service',
    kind: 'lines',
    unit: 'percent',
    xLabel: 'Month of service',
    yLabel: 'Share missing at least once',
    population: 'Children in the service for at least 7, 9 or 11 months; the long-term missing left out.',
    definition:
      'Share of the children with a row for the month who were missing in it; an episode missing on referral does not count.',
    source: '§3.3.1, Figure 8, fn 46, 47',
    published: 'image',
  })
}
