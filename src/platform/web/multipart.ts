import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { CaseId } from '../../kernel/ids.ts'
import { decide, openRequest } from '../access/index.ts'
import type { Database } from '../database/database.ts'
import type { ReceivedFile } from '../files/index.ts'
import { formOf } from './received.ts'
import type { FormBody, Route } from './route.ts'

/** Files that are being taken in at one moment: what one process holds in memory is bounded by this and the limit of a file. */
const mostAtOnce = 6
const mostFields = 60
const mostOfField = 64 * 1024

/** Lets the server see forms with a file. Which route reads one is said on the route; no other reads a byte of it. */
export async function takeForms(app: FastifyInstance): Promise<void> {
  // A file that is too big is no fault: the form says so, and keeps what was typed.
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { files: 1, fields: mostFields, parts: mostFields + 1 },
  })
}

/**
 * May this person send a file there at all? Asked before the body is read, so that a stranger cannot make us hold megabytes.
 * A locked session may: what was typed is kept behind the unlocking.
 */
export async function mayReceive(
  database: Database,
  asked: { route: Route; token: string | null; caseId: CaseId | null; now: Date },
): Promise<boolean> {
  return database.kysely.transaction().execute(async (db) => {
    const facts = await openRequest(db, asked)
    const decision = decide(asked.route.permission, facts, asked.now)
    return decision.permitted || decision.refusal.code === 'session-locked'
  })
}

export interface ReceivedForm {
  readonly body: FormBody
  readonly file: ReceivedFile | null
}

const nothing: ReceivedForm = { body: {}, file: null }
let atWork = 0

/**
 * The fields and the file of a form. A body that is cut off, malformed or has too many parts gives an empty form, which is
 * answered as one that did not come from our page. Throws `statusCode` 429 when too many files are under way.
 */
export async function readForm(request: FastifyRequest, mostBytes: number): Promise<ReceivedForm> {
  if (atWork >= mostAtOnce) throw Object.assign(new Error('too many files under way'), { statusCode: 429 })
  atWork += 1
  try {
    return await readParts(request, mostBytes)
  } catch {
    return nothing
  } finally {
    atWork -= 1
  }
}

/** The library gives no name where a browser sent an empty one, whatever its types say. */
function nameOf(part: { readonly filename?: string | undefined }): string {
  return part.filename ?? ''
}

async function readParts(request: FastifyRequest, mostBytes: number): Promise<ReceivedForm> {
  const fields: Record<string, string | string[]> = {}
  let file: ReceivedFile | null = null
  const limits = {
    fileSize: mostBytes,
    files: 1,
    fields: mostFields,
    parts: mostFields + 1,
    fieldSize: mostOfField,
    fieldNameSize: 100,
  }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      const chunks: Buffer[] = []
      for await (const chunk of part.file) chunks.push(chunk as Buffer)
      const tooBig = part.file.truncated
      const bytes = tooBig ? Buffer.alloc(0) : Buffer.concat(chunks)
      // What a browser sends when no file was chosen.
      const name = nameOf(part)
      const none = name === '' && bytes.length === 0 && !tooBig
      file = none ? file : { name, declared: part.mimetype, bytes, tooBig }
    } else if (typeof part.value === 'string') {
      const before = fields[part.fieldname]
      fields[part.fieldname] = before === undefined ? part.value : [before, part.value].flat()
    }
  }
  return { body: formOf(fields), file }
}
