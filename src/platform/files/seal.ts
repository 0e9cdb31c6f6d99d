import { createHash, randomBytes } from 'node:crypto'
import { closeBytes, holdKey, keyOfFile, openBytes, type HeldKey, type KeyRing } from './keys.ts'

/** Sealed bytes and the key that opens them, itself closed under a key of the service. */
export interface SealedFile {
  readonly sealed: Buffer
  readonly held: HeldKey
}

/** Closes and opens the content of files. Every file has a key of its own, which hangs on a key of the service (keys.ts). */
export interface Seal {
  close(id: string, caseId: string, bytes: Buffer): SealedFile
  /**
   * Throws KeyAbsent when the service was not given the key that the file hangs on, and an Error when the bytes are not those
   * that were closed under this id, in this case. `held` is null of a file from before files had keys of their own.
   */
  open(id: string, caseId: string, sealed: Buffer, held: HeldKey | null): Buffer
}

export function sealWith(ring: KeyRing): Seal {
  const boundTo = (id: string, caseId: string) => `${caseId}\n${id}`
  return {
    close: (id, caseId, bytes) => {
      const dataKey = randomBytes(32)
      return {
        sealed: closeBytes(dataKey, boundTo(id, caseId), bytes),
        held: holdKey(ring, id, caseId, dataKey),
      }
    },
    open: (id, caseId, sealed, held) =>
      openBytes(keyOfFile(ring, id, caseId, held), boundTo(id, caseId), sealed),
  }
}

/** SHA-256 (hex) of the sealed bytes. The nonce in them is the salt: once they are erased, nobody can guess them back. */
export function digestOfSealed(sealed: Buffer): string {
  return createHash('sha256').update(sealed).digest('hex')
}
