export { resultsJson, readResults } from './file.ts'
export { headlines, headlinesOf } from './headlines.ts'
export type {
  Interval,
  MeasureResult,
  Part,
  Point,
  Results,
  Series,
  SeriesLine,
  Unit,
  GroupResults,
  PublishedAs,
} from './results.ts'
export { parts } from './results.ts'
