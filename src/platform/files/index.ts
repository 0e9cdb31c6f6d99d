export { kindAndSize, problemInWords } from './content/index.ts'
export { admit, openFiles, type AdmittedFile, type Files, type FileSettings } from './files.ts'
export { keepFile, readFile } from './keep.ts'
export { fileMigrations } from './migrations.ts'
export { clamd, scannerAddress, type ScannerAddress } from './scanner.ts'
export { digestOfSealed } from './seal.ts'
export {
  acceptedEndings,
  fileTypeCodes,
  fileTypes,
  usualLimits,
  type FileProblem,
  type FileType,
  type ReceivedFile,
} from './types.ts'
