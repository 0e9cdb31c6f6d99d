import {
  centroidFactors,
  communalities,
  explained,
  inOrder,
  principalComponents,
  type Loadings,
} from './extract.ts'
import { eigenOfSymmetric } from './eigen.ts'
import { correlationMatrix, pearson, type Matrix } from './matrix.ts'
import {
  arrayOf,
  distinctions,
  flag,
  reliability,
  standardError,
  zScores,
  type Distinction,
} from './score.ts'
import { varimax } from './varimax.ts'

export const extractions = ['components', 'centroid'] as const
export type Extraction = (typeof extractions)[number]

export interface Question {
  /** One row a person, one number a statement. */
  readonly sorts: Matrix
  /** Of the grid, the leftmost column first. */
  readonly heights: readonly number[]
  readonly factors: number
  readonly extraction: Extraction
  readonly rotate: boolean
}

export interface Factor {
  /** How many people define it. */
  readonly people: number
  /** The sum of its squared loadings, and its share of all variance (0 to 1). */
  readonly eigenvalue: number
  readonly variance: number
  readonly reliability: number
  readonly standardError: number
  /** One a statement. */
  readonly scores: readonly number[]
  /** The place of each statement on the grid. */
  readonly array: readonly number[]
}

export interface Analysis {
  readonly correlations: Matrix
  /** Of the correlations, all of them: what a scree plot shows. */
  readonly eigenvalues: readonly number[]
  readonly loadings: Loadings
  readonly communalities: readonly number[]
  readonly flags: readonly (readonly boolean[])[]
  /** Null for a factor that nobody defines. */
  readonly factors: readonly (Factor | null)[]
  /** Between the scores of the factors that somebody defines, in their order. */
  readonly betweenFactors: Matrix
  /** One a statement, over the factors that somebody defines; `factor` counts all of them. */
  readonly distinctions: readonly Distinction[]
}

/**
 * The whole of a Q analysis (Brown 1980; McKeown and Thomas 2013): correlate people, extract, rotate, find who defines each
 * factor, and give each its sort. Pure; needs more people than factors, and sorts that are not all in one column.
 */
export function analyse(question: Question): Analysis {
  const { sorts, heights } = question
  const statements = heights.reduce((sum, one) => sum + one, 0)
  if (question.factors < 1 || question.factors >= sorts.length) throw new RangeError('too many factors')
  if (sorts.some((sort) => sort.length !== statements)) throw new RangeError('a sort does not fill the grid')
  const correlations = correlationMatrix(sorts)
  const extract = question.extraction === 'components' ? principalComponents : centroidFactors
  const unrotated = extract(correlations, question.factors)
  const loadings = question.rotate && question.factors > 1 ? varimax(unrotated) : inOrder(unrotated)
  const flags = flag(loadings, statements)
  const weights = explained(loadings)
  const factors = weights.map((eigenvalue, index): Factor | null => {
    const scores = zScores(sorts, loadings, flags, index)
    if (scores === null) return null
    const people = flags.filter((row) => row[index] === true).length
    return {
      people,
      eigenvalue,
      variance: eigenvalue / sorts.length,
      reliability: reliability(people),
      standardError: standardError(people),
      scores,
      array: arrayOf(scores, heights),
    }
  })
  const defined = factors.flatMap((factor, index) => (factor === null ? [] : [{ factor, index }]))
  const scores = defined.map(({ factor }) => factor.scores)
  return {
    correlations,
    eigenvalues: eigenOfSymmetric(correlations).values,
    loadings,
    communalities: communalities(loadings),
    flags,
    factors,
    betweenFactors: scores.map((one, i) => scores.map((other, j) => (i === j ? 1 : pearson(one, other)))),
    distinctions: distinctions(
      scores,
      defined.map(({ factor }) => factor.standardError),
    ).map((one) => ({
      ...one,
      factors: one.factors.map(({ factor, strong }) => ({
        factor: defined[factor]?.index ?? factor,
        strong,
      })),
    })),
  }
}
