import type { FormBody } from './route.ts'

/**
 * Text as the database can keep it: PostgreSQL takes no NUL, and half a surrogate pair is no character. Nobody types either,
 * so they are dropped at the door rather than refused in every room.
 */
function keepable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}

/** The texts among what came with a request (its query, the ids of its path, its cookies). */
export function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) =>
      typeof text === 'string' ? [[keepable(name), keepable(text)] as const] : [],
    ),
  )
}

/** A form's fields: texts, and lists of texts where a name was sent more than once. */
export function formOf(value: unknown): FormBody {
  if (typeof value !== 'object' || value === null) return {}
  const fields: [string, string | readonly string[]][] = []
  for (const [name, sent] of Object.entries(value) as [string, unknown][]) {
    if (typeof sent === 'string') fields.push([keepable(name), keepable(sent)])
    else if (Array.isArray(sent))
      fields.push([keepable(name), sent.filter((one) => typeof one === 'string').map(keepable)])
  }
  return Object.fromEntries(fields)
}
