export { cumulativeIncidence, type Incidences, type IncidenceStep } from './competing.ts'
export { discreteHazard, type ExitCounts, type Hazard, type TimeCounts } from './life-table.ts'
export { criticalValue, normalQuantile } from './normal.ts'
export { differenceInDifferences, wilson, type Difference, type Ends, type Share } from './proportion.ts'
export {
  atRiskAt,
  kaplanMeier,
  restrictedMean,
  survivalAt,
  type CurveInterval,
  type RestrictedMean,
  type Survival,
  type SurvivalStep,
} from './survival.ts'
