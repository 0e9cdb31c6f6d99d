import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** A key that files hang on, with the name under which the database says so. */
export interface FileKey {
  readonly id: string
  readonly key: Buffer
}

/** The keys of the service: new files take the first; the others open what was sealed under them. */
export interface KeyRing {
  readonly keys: readonly [FileKey, ...FileKey[]]
  /** Opens the files that were sealed before files had keys of their own: theirs is made from it (decision 8). */
  readonly secret: string
}

/** The key of a file, closed with a key of the ring. Null in its place: a file from before there were such keys. */
export interface HeldKey {
  readonly keyId: string
  readonly wrapped: Buffer
}

/** A file hangs on a key that this service was not given. */
export class KeyAbsent extends Error {
  readonly keyId: string
  constructor(keyId: string) {
    super('a stored file is sealed with a key that is not configured')
    this.keyId = keyId
  }
}

/** The name of the key that is made from GUARDIANSHIP_SECRET, for a service without GUARDIANSHIP_FILE_KEY. */
export const secretKeyId = 'secret'

/** The keys as configured, the newest first; without any, files go on hanging on the secret. */
export function ringOf(secret: string, configured: readonly FileKey[] = []): KeyRing {
  const ofSecret = {
    id: secretKeyId,
    key: Buffer.from(hkdfSync('sha256', secret, '', 'guardianship key of file keys', 32)),
  }
  const [first, ...rest] = configured
  return { keys: first === undefined ? [ofSecret] : [first, ...rest, ofSecret], secret }
}

const nonceLength = 12
const tagLength = 16

/** AES-256-GCM: nonce, hidden bytes, tag. `boundTo` must be said again to open it. */
export function closeBytes(key: Buffer, boundTo: string, bytes: Buffer): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo))
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** Throws when key, binding or bytes are not those of the closing. */
export function openBytes(key: Buffer, boundTo: string, closed: Buffer): Buffer {
  const nonce = closed.subarray(0, nonceLength)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(closed.subarray(closed.length - tagLength))
  return Buffer.concat([
    decipher.update(closed.subarray(nonceLength, closed.length - tagLength)),
    decipher.final(),
  ])
}

const wrappingKey = (key: FileKey, fileId: string) =>
  Buffer.from(hkdfSync('sha256', key.key, fileId, 'guardianship file key', 32))
const bindingOf = (keyId: string, fileId: string, caseId: string) => `${keyId}\n${caseId}\n${fileId}`

/** Closes the key of a file under the newest key of the ring. */
export function holdKey(ring: KeyRing, fileId: string, caseId: string, dataKey: Buffer): HeldKey {
  const [newest] = ring.keys
  const wrapped = closeBytes(wrappingKey(newest, fileId), bindingOf(newest.id, fileId, caseId), dataKey)
  return { keyId: newest.id, wrapped }
}

/** The key of a file. Throws KeyAbsent when the ring has not the key that it hangs on, and when it has another of that name. */
export function keyOfFile(ring: KeyRing, fileId: string, caseId: string, held: HeldKey | null): Buffer {
  // From before there were keys of their own: one for each file, made from the secret.
  if (held === null)
    return Buffer.from(hkdfSync('sha256', ring.secret, fileId, 'guardianship file content', 32))
  const key = ring.keys.find(({ id }) => id === held.keyId)
  if (key === undefined) throw new KeyAbsent(held.keyId)
  return openBytes(wrappingKey(key, fileId), bindingOf(held.keyId, fileId, caseId), held.wrapped)
}
