export { descriptorOf, duckType, type Source } from './descriptor.ts'
export { openPackage, PackageError, packageErrorOf, type OpenPackage } from './folder.ts'
export { csvHeader, csvSource } from './header.ts'
export { packageTables, tableOf, type Column, type ColumnType, type PackageTable, type TableName } from './tables.ts'
