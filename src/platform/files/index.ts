export { kindAndSize, problemInWords } from './content/index.ts'
export { admit, openFiles, type AdmittedFile, type Files, type FileSettings } from './files.ts'
export {
  eraseAct,
  eraseFile,
  erasureReasons,
  type Erasure,
  type ErasureReason,
  type NamedFiles,
} from './erase.ts'
export { keepFile, readFile } from './keep.ts'
export { ringOf, secretKeyId, type FileKey, type KeyRing } from './keys.ts'
export { fileMigrations } from './migrations.ts'
export { demandFileKeys, filesUnderKeys, rewrapFiles } from './ring.ts'
export { clamd, scannerAddress, type ScannerAddress } from './scanner.ts'
export { digestOfSealed } from './seal.ts'
export { verifyFiles } from './verify.ts'
export {
  acceptedEndings,
  fileTypeCodes,
  fileTypes,
  usualLimits,
  type FileProblem,
  type FileType,
  type ReceivedFile,
} from './types.ts'
