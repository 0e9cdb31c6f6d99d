export { openDuck, type Duck, type DuckRow, type DuckSettings, type DuckValue } from './duck.ts'
export { identifier, text } from './quoting.ts'
