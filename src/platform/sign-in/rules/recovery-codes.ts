import { randomBytes } from 'node:crypto'

export const RECOVERY_CODES = 10
/** No letter or digit that looks like another: codes are copied by hand. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 16

/** Ten codes of 16 characters (79 bits each), in groups of four. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, () => spacedCode(oneCode()))
}

function oneCode(): string {
  let code = ''
  while (code.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) {
      // Bytes that would favour some characters are thrown away.
      if (byte < 248 && code.length < LENGTH) code += ALPHABET.charAt(byte % 31)
    }
  }
  return code
}

function spacedCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-')
}

/** As it is compared: without spaces, hyphens and capitals. */
export function tidyRecoveryCode(typed: string): string {
  return typed.toLowerCase().replace(/[^a-z0-9]/g, '')
}
