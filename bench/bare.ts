import { createServer } from 'node:http'
import type { AccountId, CaseId } from '../src/kernel/ids.ts'
import '../src/app.ts'
import { openPostgresql, type Db } from '../src/platform/database/database.ts'
import { auditAct, newFact, recordAct, type Author } from '../src/platform/record/index.ts'
import { readOverview } from '../src/service/case-file/store.ts'
import { myChildren, whatNext } from '../src/service/caseload/mine.ts'
import { contact } from '../src/service/contact/facts.ts'
import { clockFactsOf } from '../src/service/contact/store.ts'
import { readDeadlines } from '../src/service/deadlines/index.ts'
import { tell } from './child.ts'

/**
 * What the service is measured against: the same statements and the same audit insert, in a transaction of the owner, for
 * whom row security lets everything through; no session, no decision, no form, no page, only JSON.
 */
const database = openPostgresql(process.env['BENCH_URL'] ?? '', 16)

async function answer(db: Db, what: string, caseId: CaseId, accountId: AccountId): Promise<unknown> {
  const now = new Date()
  const author: Author = { actor: 'staff', accountId, role: 'guardian', right: 'allocated' }
  const audit = (kind: string) => auditAct(db, author, now, { sort: 'read', kind, caseId, detail: {} })
  if (what === '/overview') {
    const overview = await readOverview(db, { caseId, accountId, now, moment: null })
    await audit('read:overview')
    return overview
  }
  if (what === '/caseload') {
    const children = await myChildren(db, accountId, 1, now)
    const next = await whatNext(db, accountId, now)
    await audit('read:caseload')
    return { children, next }
  }
  await clockFactsOf(db, caseId)
  await readDeadlines(db, { caseIds: [caseId], kinds: ['first-contact', 'referrer-call'] })
  return recordAct(db, author, now, {
    kind: 'contact.record',
    caseId,
    happenedAt: now,
    key: null,
    answer: '/',
    facts: [
      newFact(contact, caseId, {
        happened_at: now,
        counterpart: 'child',
        third_party_type: null,
        mode: 'phone',
        outcome: 'successful',
        purposes: ['safety'],
        interpreter: null,
        language: null,
        child_words: null,
        note: 'Rang as agreed; all well at school.',
        safe_to_write: null,
        duration_minutes: null,
        with_whom: null,
        accompanied: null,
      }),
    ],
  })
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://local')
  request.resume()
  database.kysely
    .transaction()
    .execute((db) =>
      answer(
        db,
        url.pathname,
        (url.searchParams.get('case') ?? '') as CaseId,
        (url.searchParams.get('account') ?? '') as AccountId,
      ),
    )
    .then(
      (value) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value)),
      () => response.writeHead(500).end(),
    )
})
server.listen(0, '127.0.0.1', () => tell(server))
