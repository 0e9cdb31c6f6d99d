export { checkPackage, type CheckOptions } from './check.ts'
export { reportText } from './words.ts'
export type { CheckReport, Finding, Kind, Severity } from './types.ts'
