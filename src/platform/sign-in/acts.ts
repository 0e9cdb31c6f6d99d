import { randomUUID } from 'node:crypto'
import type { AccountId } from '../../kernel/ids.ts'
import { auditAct, recordAct, type Author, type FactToRecord } from '../record/index.ts'
import type { Exchange } from '../web/route.ts'

/** On the way in nobody is signed in yet: here the sign-in itself says whose act it is, from what was proved. */
function author(accountId: AccountId | null): Author {
  return accountId === null
    ? { actor: 'public', accountId: null, role: null, right: 'signing-in' }
    : { actor: 'staff', accountId, role: null, right: 'signing-in' }
}

/** Records an act of somebody who has just proved to be this account; false when a fact has moved on meanwhile. */
export async function recordWayIn(
  x: Exchange,
  accountId: AccountId,
  kind: string,
  facts: readonly FactToRecord[] = [],
): Promise<boolean> {
  const outcome = await recordAct(x.db, author(accountId), x.now, {
    kind,
    caseId: null,
    happenedAt: null,
    key: randomUUID(),
    answer: '/',
    facts,
  })
  return outcome.ok
}

/** Notes a refused try. The account is named only as the one that was tried, never as who acted. */
export async function refuseWayIn(
  x: Exchange,
  tried: AccountId | null,
  kind: string,
  code: string,
): Promise<void> {
  await auditAct(x.db, author(null), x.now, {
    sort: 'refusal',
    kind,
    caseId: null,
    detail: { code, account: tried },
  })
}
