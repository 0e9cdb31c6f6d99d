import type { FormField, NrmForm } from './form-fields.ts'
import type { PreparedAnswers } from './facts.ts'

/**
 * What another part of the record says of a question: an answer in words (with its code where the form has options), that it
 * was asked and nobody knows, or that it is held on the page of the child's place and not shown. null: nothing.
 */
export type Held =
  | { readonly said: string; readonly code: string | null }
  | { readonly unknown: true }
  | { readonly apart: true }
  | null

export const fieldStates = ['filled', 'prepared', 'held', 'unknown', 'gap', 'blank', 'not-asked'] as const
export type FieldState = (typeof fieldStates)[number]

export interface ReadyField {
  readonly field: FormField
  readonly state: FieldState
  /** The answer as stored: words, or the codes of an answer of several in the form's order. Empty where there is none. */
  readonly answer: readonly string[]
}

export interface Readiness {
  readonly form: NrmForm
  readonly fields: readonly ReadyField[]
  /** Required questions that are asked of this child. */
  readonly required: number
  /** Those of them without an answer that the form takes. */
  readonly gaps: number
}

/** Several answers are kept as one text. */
export const SEPARATOR = '|'
export const severalOf = (answer: string): readonly string[] =>
  answer.split(SEPARATOR).filter((one) => one !== '')

type Plain = Omit<ReadyField, 'field'>

function answerOf(field: FormField, held: Held, prepared: string | undefined): Plain {
  const empty: Plain = { state: field.required === 'yes' ? 'gap' : 'blank', answer: [] }
  if (field.heldBy === null) {
    if (prepared === undefined || prepared.trim() === '') return empty
    return { state: 'prepared', answer: field.kind === 'several' ? severalOf(prepared) : [prepared] }
  }
  if (held === null) return empty
  if ('apart' in held) return { state: 'held', answer: [] }
  if ('unknown' in held) return { state: field.required === 'yes' ? 'unknown' : 'blank', answer: [] }
  return { state: 'filled', answer: [held.said] }
}

/** The codes by which other questions are asked or not: an answer's own code, not its words. */
function codesOf(field: FormField, held: Held, plain: Plain): readonly string[] {
  if (field.heldBy === null) return plain.answer
  return held !== null && 'said' in held && held.code !== null ? [held.code] : []
}

/**
 * Every question of the form with what the record has for it, in the form's order. A question whose condition is not met is
 * not asked, is no gap, and shows no answer, even if one was left behind from before.
 */
export function readinessOf(
  form: NrmForm,
  held: (field: FormField) => Held,
  prepared: PreparedAnswers,
): Readiness {
  const codes = new Map<string, readonly string[]>()
  const fields = form.fields.map((field): ReadyField => {
    const asked =
      field.required !== 'never' &&
      (field.askedIf === null ||
        (codes.get(field.askedIf.field) ?? []).some((code) => field.askedIf?.is.includes(code)))
    if (!asked) return { field, state: 'not-asked', answer: [] }
    const holds = held(field)
    const plain = answerOf(field, holds, prepared[field.code])
    codes.set(field.code, codesOf(field, holds, plain))
    return { field, ...plain }
  })
  const required = fields.filter(({ field, state }) => field.required === 'yes' && state !== 'not-asked')
  return { form, fields, required: required.length, gaps: required.filter(isGap).length }
}

export const isGap = ({ state }: Pick<ReadyField, 'state'>): boolean => state === 'gap' || state === 'unknown'
