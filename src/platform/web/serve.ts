import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { isUuid, type CaseId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { decide, openRequest, ruleOf, sessionState, type AccessFacts } from '../access/index.ts'
import type { Database, Db } from '../database/database.ts'
import type { ReceivedFile } from '../files/index.ts'
import { finishDraft, loadDraft, saveDraft } from '../drafts/index.ts'
import { auditAct, earlierAnswer, recordAct, type Author } from '../record/index.ts'
import { strays, writes, type Exchange, type FormBody, type Reply, type Route } from './route.ts'

/** A request as the rooms' world sees it: nothing of the web framework is left. */
export interface Asked {
  readonly route: Route
  readonly token: string | null
  readonly now: Date
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: FormBody
  readonly file: ReceivedFile | null
  readonly langAsked: Lang | null
  readonly csrf: string
  /** Already checked for a POST. */
  readonly ownForm: boolean
  readonly client: { readonly address: string; readonly agent: string }
  readonly cookies: Readonly<Record<string, string>>
  readonly origin: string
  readonly demonstration: boolean
  /** The form whose words may be kept when the session turns out to be locked; null: none. */
  readonly formCarried: string | null
}

export interface Served {
  readonly reply: Reply
  /** True when an active person's unlocked session asked: only then is the staff frame drawn. */
  readonly open: boolean
  readonly facts: AccessFacts
  readonly lang: Lang
  /** The kind of act that this request recorded, or had recorded before; null when there is none. */
  readonly done: string | null
}

/** How often a session's last request is written down, in milliseconds: the idle lock is exact to this. */
const SEEN_EVERY = 10_000

function digestOf(ids: readonly string[]): string {
  return createHash('sha256')
    .update([...ids].sort().join('\n'))
    .digest('hex')
    .slice(0, 16)
}

async function noteSeen(db: Db, facts: AccessFacts, now: Date): Promise<void> {
  if (facts.session === null) return
  const last = facts.session.lastSeenAt?.getTime() ?? 0
  if (now.getTime() - last < SEEN_EVERY) return
  await db
    .insertInto('session_event')
    .values({ session_id: facts.session.id, at: now, kind: 'seen' })
    .execute()
}

/** The device is in a child's hands, and something else than the child's page was asked for. */
async function lockNow(db: Db, facts: AccessFacts, now: Date): Promise<AccessFacts> {
  const { session } = facts
  if (session === null || sessionState(session, now) !== 'open') return facts
  await db.insertInto('session_event').values({ session_id: session.id, at: now, kind: 'locked' }).execute()
  return { ...facts, session: { ...session, lockedAt: now, unlockedAt: null } }
}

function single(value: FormBody[string]): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** A form's key counts for the page it was drawn on, so that it never stands for something done on another; of fixed length. */
function keyOf(path: string, sent: string): string {
  return createHash('sha256').update(path).update('\n').update(sent).digest('hex')
}

/** Tells two sendings of one form apart without keeping a word of either: salted with the form's own key. */
function contentOf(body: FormBody, file: ReceivedFile | null): string {
  const fields = Object.entries(body).filter(([name]) => name !== '_csrf')
  const hash = createHash('sha256').update(JSON.stringify(fields.toSorted(([a], [b]) => (a < b ? -1 : 1))))
  if (file !== null) hash.update(`\n${JSON.stringify([file.name, file.tooBig])}\n`).update(file.bytes)
  return hash.digest('hex').slice(0, 32)
}

/** The act before was recorded from other content; an act from before contents were compared counts as the same. */
function otherContent(detail: unknown, content: string): boolean {
  const before: unknown = typeof detail === 'string' ? JSON.parse(detail) : detail
  const said = z.object({ form: z.string() }).safeParse(before)
  return said.success && said.data.form !== content
}

/** Answers one request in one transaction: open, decide, handle, audit. No audit, no page. */
export async function serve(database: Database, asked: Asked): Promise<Served> {
  const { route, now } = asked
  const rule = ruleOf(route.permission)
  const wanted = asked.params['caseId']
  const caseId = rule.needs === 'case' && wanted !== undefined && isUuid(wanted) ? (wanted as CaseId) : null
  return database.kysely.transaction().execute(async (db) => {
    const given = await openRequest(db, { token: asked.token, caseId, now })
    const away = rule.needs !== 'signing-in' && strays(asked.cookies, asked.path)
    const facts = away ? await lockNow(db, given, now) : given
    const lang = asked.langAsked ?? facts.person?.language ?? 'en'
    const state = sessionState(facts.session, now)
    const signedIn = state === 'open' && facts.person?.standing === 'active'
    // A locked session still says whose it is; an ended one speaks for nobody.
    const known = state === 'open' || state === 'locked' ? facts.person : null
    const decision = decide(route.permission, facts, now)
    const author: Author = {
      actor: known === null ? 'public' : 'staff',
      accountId: known?.id ?? null,
      role: decision.permitted ? decision.permit.role : null,
      right: decision.permitted ? decision.permit.right : null,
    }
    const audit = (sort: 'read' | 'refusal', detail: Record<string, string | number | boolean | null>) =>
      auditAct(db, author, now, {
        sort,
        kind: route.purpose,
        caseId,
        detail: { route: `${route.method} ${route.path}`, ...detail },
      })

    const recording = writes(route)
    if (!decision.permitted) {
      const { refusal } = decision
      if (refusal.code === 'not-signed-in' || refusal.code === 'session-locked') {
        // What was typed must not be lost because the session slept: it waits as a draft behind the unlocking.
        // Forms about one's own account are left out: what they hold is a password.
        const path = asked.formCarried
        if (path !== null && asked.ownForm && facts.person !== null) {
          await saveDraft(db, { accountId: facts.person.id, path, body: asked.body, now })
          // The page was only saving what is typed: it is told the truth. The lock shows itself at the next step.
          if (!recording) {
            const reply = { kind: 'json', value: { savedAt: now.toISOString() } } as const
            return { reply, open: false, facts, lang, done: null }
          }
        }
      } else {
        await audit('refusal', { code: refusal.code, because: refusal.because ?? null })
      }
      return { reply: { kind: 'refused', refusal }, open: signedIn, facts, lang, done: null }
    }
    if (signedIn) await noteSeen(db, facts, now)

    const sentKey = single(asked.body['_key'])
    const key = sentKey === null ? null : keyOf(asked.path, sentKey)
    if (route.method === 'POST' && (!asked.ownForm || (recording && key === null))) {
      if (facts.person !== null) await audit('refusal', { code: 'form-expired', because: null })
      return {
        reply: { kind: 'refused', refusal: { code: 'form-expired' } },
        open: signedIn,
        facts,
        lang,
        done: null,
      }
    }
    const content = contentOf(asked.body, asked.file)
    let done: string | null = null
    const replay = async (): Promise<Reply | null> => {
      if (key === null) return null
      const earlier = await earlierAnswer(db, author, key)
      const answer = earlier?.answer ?? null
      if (earlier === null || answer === null) return null
      if (otherContent(earlier.detail, content)) {
        // Back, changed, sent again: the first sending stands, and the second is kept for whoever typed it.
        if (signedIn && facts.person !== null && asked.formCarried !== null)
          await saveDraft(db, { accountId: facts.person.id, path: asked.formCarried, body: asked.body, now })
        await audit('refusal', { code: 'sent-before', because: null })
        return { kind: 'refused', refusal: { code: 'sent-before' } }
      }
      done = earlier.kind
      return { kind: 'redirect', to: answer }
    }
    const again = recording ? await replay() : null
    if (again !== null) return { reply: again, open: signedIn, facts, lang, done }

    let recorded = false
    const shown: { cases: readonly string[] | null } = { cases: null }
    const exchange: Exchange = {
      db,
      now,
      lang,
      path: asked.path,
      params: asked.params,
      query: asked.query,
      body: asked.body,
      file: asked.file,
      person: signedIn ? facts.person : null,
      posts: facts.posts,
      sessionId: facts.session?.id ?? null,
      access: facts,
      permit: decision.permit,
      client: asked.client,
      cookies: asked.cookies,
      origin: asked.origin,
      demonstration: asked.demonstration,
      caseId: () => {
        if (caseId === null) throw new Error(`${route.path} has no case`)
        return caseId
      },
      accountId: () => {
        if (facts.person === null) throw new Error(`${route.path} has nobody signed in`)
        return facts.person.id
      },
      form: { csrf: asked.csrf, key: sentKey ?? randomUUID() },
      record: async (act) => {
        if (recorded) throw new Error('one request records one act')
        const outcome = await recordAct(db, author, now, {
          ...act,
          key,
          detail: { ...act.detail, form: content },
        })
        if (outcome.ok) {
          recorded = true
          done = act.kind
          if (facts.person !== null) await finishDraft(db, facts.person.id, asked.path, now)
        }
        return outcome
      },
      showed: (cases) => {
        shown.cases = cases
      },
      draft: async () => (facts.person === null ? null : loadDraft(db, facts.person.id, asked.path)),
    }
    let reply = await route.handle(exchange)
    // Sent twice at once, the second may have looked before the first was done and read what it left: not a conflict of two.
    if (reply.kind === 'page' && reply.status === 409 && recording && !recorded)
      reply = (await replay()) ?? reply
    if (reply.kind === 'refused' && recorded) throw new Error(`${route.path} recorded and then refused`)
    if (reply.kind === 'refused') {
      // Another tab or a second click may have done this very thing a moment ago: then answer as it did.
      const before = recording && !recorded ? await replay() : null
      if (before !== null) reply = before
      else await audit('refusal', { code: reply.refusal.code, because: reply.refusal.because ?? null })
    } else if (reply.kind === 'page' && reply.refusal !== undefined) {
      if (recorded) throw new Error(`${route.path} recorded and then refused`)
      await audit('refusal', { code: reply.refusal.code, because: reply.refusal.because ?? null })
    } else if (!recorded && /^(read|write):/.test(route.purpose)) {
      const { cases } = shown
      await audit('read', cases === null ? {} : { shown: cases.length, digest: digestOf(cases) })
    }
    return { reply, open: signedIn, facts, lang, done }
  })
}
