import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/** Closes and opens the content of files. The key is another one for every file, made from the service's secret. */
export interface Seal {
  close(id: string, caseId: string, bytes: Buffer): Buffer
  /** Throws when the bytes are not those that were closed under this id, in this case, with this secret. */
  open(id: string, caseId: string, sealed: Buffer): Buffer
}

const nonceLength = 12
const tagLength = 16

export function sealWith(secret: string): Seal {
  const keyOf = (id: string) => Buffer.from(hkdfSync('sha256', secret, id, 'guardianship file content', 32))
  const boundTo = (id: string, caseId: string) => Buffer.from(`${caseId}\n${id}`)
  return {
    close: (id, caseId, bytes) => {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', keyOf(id), nonce).setAAD(boundTo(id, caseId))
      const hidden = Buffer.concat([cipher.update(bytes), cipher.final()])
      return Buffer.concat([nonce, hidden, cipher.getAuthTag()])
    },
    open: (id, caseId, sealed) => {
      const nonce = sealed.subarray(0, nonceLength)
      const decipher = createDecipheriv('aes-256-gcm', keyOf(id), nonce, { authTagLength: tagLength })
        .setAAD(boundTo(id, caseId))
        .setAuthTag(sealed.subarray(sealed.length - tagLength))
      const hidden = sealed.subarray(nonceLength, sealed.length - tagLength)
      return Buffer.concat([decipher.update(hidden), decipher.final()])
    },
  }
}

/** SHA-256 (hex) of the sealed bytes. The nonce in them is the salt: once they are erased, nobody can guess them back. */
export function digestOfSealed(sealed: Buffer): string {
  return createHash('sha256').update(sealed).digest('hex')
}
