import { Secret, TOTP } from 'otpauth'

/** RFC 6238 as every authenticator app reads it: SHA-1, six digits, thirty seconds. */
const PERIOD = 30
const DIGITS = 6
/** A phone's clock may be off by one step either way. */
const WINDOW = 1

function totp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Guardianship',
    label,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  })
}

/** A new secret of 160 bits, in base 32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address that the square picture holds. */
export function totpAddress(secret: string, email: string): string {
  return totp(secret, email).toString()
}

/** The code that an authenticator with this secret shows at `now`: for the demonstration and for tests. */
export function currentCode(secret: string, now: Date): string {
  return totp(secret, '').generate({ timestamp: now.getTime() })
}

/** Codes are typed with spaces, as the phone shows them. */
export function tidyCode(typed: string): string {
  return typed.replace(/[\s-]/g, '')
}

/** The step to which a code belongs, or null when it is not right at `now`. Whoever accepts it must use the step up. */
export function stepOfCode(secret: string, typed: string, now: Date): number | null {
  const token = tidyCode(typed)
  if (!/^\d{6}$/.test(token)) return null
  const delta = totp(secret, '').validate({ token, timestamp: now.getTime(), window: WINDOW })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD) + delta
}

/** The secret in groups of four, for whoever types it. */
export function spaced(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join(' ')
}
