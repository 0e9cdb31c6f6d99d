import { createHmac } from 'node:crypto'
import { currentCode } from '../platform/sign-in/index.ts'
import { emailOf, staff, demonstrationPassword } from './staff.ts'

/** Opens nothing but the demonstration, which holds no living person's data: safe to be known. */
export const demonstrationSecret = 'the demonstration has no secret, only invented children and staff'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The authenticator secret (base 32) of an invented member of staff: always the same. */
export function totpSecretOf(email: string): string {
  const bytes = createHmac('sha256', demonstrationSecret).update(email).digest()
  return Array.from(bytes, (byte) => alphabet[byte % 32]).join('')
}

/** The table of sign-ins that the terminal shows: one person a role, with the code of the moment. */
export function signInTable(now: Date): string {
  const shown = staff.filter((person) => person.shown === true)
  const width = Math.max(...shown.map((person) => emailOf(person).length))
  return [
    `Password for everyone: ${demonstrationPassword}`,
    ...shown.map((person) => {
      const email = emailOf(person)
      return `  ${person.role.padEnd(13)} ${email.padEnd(width)}  code ${currentCode(totpSecretOf(email), now)}`
    }),
  ].join('\n')
}
