export {
  missingEpisode,
  missingPlace,
  missingAction,
  missingMeeting,
  returnInterview,
  type MissingTables,
} from './facts.ts'
export { missingMigrations } from './migrations.ts'
export { missingChronicle } from './chronicle.ts'
export { missingRoutes } from './routes.ts'
export { missingEpisodesOf } from './store.ts'
export { statusSaidBy, stillMissing, inDays, type Episode, type SaidOfMonth } from './rules.ts'
export { foundInMySites, missingAmongPossible, type FoundHere } from './store-now.ts'
export { foundHereTable, TOLD_DAYS } from './pages/now/page.ts'
