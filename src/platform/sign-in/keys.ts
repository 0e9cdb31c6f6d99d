import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** What the sign-in does with the server's secret: each purpose has a key of its own, so that none opens another's lock. */
export class Keys {
  readonly #seal: Buffer
  readonly #pepper: Buffer
  readonly #mark: Buffer

  constructor(secret: string) {
    const key = (purpose: string): Buffer =>
      Buffer.from(hkdfSync('sha256', secret, '', `guardianship sign-in ${purpose}`, 32))
    this.#seal = key('seal')
    this.#pepper = key('pepper')
    this.#mark = key('mark')
  }

  /** Encrypts (AES-256-GCM). `about` is bound in: what was sealed for one account or purpose opens for no other. */
  seal(text: string, about: string): string {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#seal, nonce).setAAD(Buffer.from(about))
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    return sealed.toString('base64url')
  }

  /** What was sealed, or null when it was altered, cut off or sealed for something else. */
  open(sealed: string, about: string): string | null {
    const bytes = Buffer.from(sealed, 'base64url')
    if (bytes.length < 28) return null
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#seal, bytes.subarray(0, 12), {
        authTagLength: 16,
      })
      decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-16))
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')
    } catch {
      return null
    }
  }

  /** A password with the server's pepper: the database alone is not enough to try guesses. */
  peppered(password: string): Buffer {
    return createHmac('sha256', this.#pepper).update(password.normalize('NFC')).digest()
  }

  /** A keyed fingerprint, for things that must be recognised and never read back. */
  mark(kind: string, text: string): string {
    return createHmac('sha256', this.#mark).update(`${kind}:${text}`).digest('base64url')
  }
}

/** Compares without telling by the time taken how much was right. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
