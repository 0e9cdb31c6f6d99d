export { qSortDone } from './content/done.ts'
export { boardView, columnName } from './board.ts'
export { qSort, qStatement, qStudy, type Study } from './facts.ts'
export { qSortChronicle } from './chronicle.ts'
export { qSortMigrations } from './migrations.ts'
export { qSortRoutes } from './routes.ts'
export { readColumn, readPairs, sumOf } from './rules.ts'
export {
  namelessSorts,
  questionIn,
  readStatements,
  readStudies,
  readStudy,
  statementIn,
  type NamelessSort,
} from './store.ts'
