import { text } from '../../forms/index.ts'
import { passwordOf } from '../store.ts'
import type { Exchange } from '../../web/route.ts'
import type { FieldError } from '../../forms/index.ts'
import type { Kit } from '../kit.ts'
import { fault, t } from './parts.ts'

export const currentPassword = text({
  kind: 'password',
  label: t((c) => c.confirm.current),
  autocomplete: 'current-password',
  max: 2_000,
  span: 'full',
})

/**
 * Asks the person at the keyboard for the password once more: an open screen alone must not be enough to change the keys.
 * Errors beside the field `current`, or none when it was right. Counted per session, as unlocking is.
 */
export async function proveAgain(x: Exchange, kit: Kit, typed: string): Promise<readonly FieldError[]> {
  const mark = kit.keys.mark('session', x.sessionId ?? '')
  const trier = { subject: mark, device: mark, accountId: x.accountId() }
  const tooMany = fault(
    x,
    'current',
    t((c) => c.signIn.tooMany),
  )
  if (!(await kit.mayTry(x, trier))) return tooMany
  const checked = await kit.hasher.check(typed, await passwordOf(x.db, x.accountId()))
  if (checked === null) return tooMany
  if (!checked.right)
    return fault(
      x,
      'current',
      t((c) => c.confirm.wrong),
    )
  await kit.noteSuccess(x, trier)
  return []
}
