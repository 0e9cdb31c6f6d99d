import type { Lang } from '../../kernel/lang.ts'
import { say, type Wording } from '../i18n/index.ts'
import { html, nothing, type Html } from '../web/html.ts'
import type { Body, Field, FieldError, Fields, Option, ParseContext, Typed, ValueOf } from './types.ts'
import { allTyped } from './wording.ts'

export interface Complaint<F extends Fields> {
  readonly field: keyof F & string
  readonly message: Wording
}

export interface FormSpec<F extends Fields> {
  /** Each field named as its input will be. */
  readonly fields: F
  /** Rules that need several fields; asked only when each field is right by itself. */
  readonly check?: ((value: ValueOf<F>) => readonly Complaint<F>[]) | undefined
}

export type ParsedForm<V> =
  | { readonly ok: true; readonly value: V; readonly typed: Typed }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly typed: Typed }

export interface RenderOptions<F extends Fields> {
  readonly lang: Lang
  /** Stored values, shown when nothing was typed. */
  readonly values?: Partial<ValueOf<F>> | undefined
  /** What was typed (a refused attempt, a draft): wins over `values`. */
  readonly typed?: Typed | undefined
  readonly errors?: readonly FieldError[] | undefined
  /** Draws these fields (and what they reveal), in this order. */
  readonly only?: readonly (keyof F & string)[] | undefined
  readonly options?: Readonly<Record<string, readonly Option[]>> | undefined
  /** 's' for staff forms; a one-question page takes 'l'. */
  readonly size?: 's' | 'm' | 'l' | undefined
  /** The first field's label is the page's h1: for one question on a page. */
  readonly heading?: boolean | undefined
  /** No "(optional)" beside the labels: the form has said once that anything may be left blank. */
  readonly unmarked?: boolean | undefined
}

export interface Form<F extends Fields> {
  readonly fields: F
  /** Only the inputs this form knows, as they were typed: what a draft keeps. */
  typed(body: Body): Typed
  parse(body: Body, lang: Lang, more?: Omit<ParseContext, 'lang'>): ParsedForm<ValueOf<F>>
  render(options: RenderOptions<F>): Html
  /** The same fields, some of them: one page of a wizard. Rules over several fields are left to the whole form. */
  pick<K extends keyof F & string>(...names: readonly K[]): Form<Pick<F, K>>
}

export type FormValue<T> = T extends Form<infer F> ? ValueOf<F> : never

/** More than any page asks for: a body with more values under one name is cut, not refused. */
const mostValues = 500

function collect(fields: Fields, body: Body): Typed {
  const typed: Record<string, string | readonly string[]> = {}
  for (const [name, field] of Object.entries(fields))
    for (const box of field.names(name)) {
      const sent = Object.hasOwn(body, box) ? body[box] : undefined
      if (typeof sent === 'string') typed[box] = sent.toWellFormed()
      else if (Array.isArray(sent))
        typed[box] = sent
          .filter((one): one is string => typeof one === 'string')
          .slice(0, mostValues)
          .map((one) => one.toWellFormed())
    }
  return typed
}

/** Is this field asked, given the answers so far? A field inside an unasked one is not asked either. */
function isAsked(fields: Fields, field: Field<unknown>, typed: Typed, seen: readonly string[] = []): boolean {
  const when = field.spec.when
  if (when === undefined) return true
  const parent = fields[when.field]
  // A wizard's page may hold a field without the one that decides: whoever drew the page has decided.
  if (parent === undefined || seen.includes(when.field)) return true
  const answers = typeof when.is === 'string' ? [when.is] : when.is
  return (
    allTyped(typed, when.field).some((answer) => answers.includes(answer)) &&
    isAsked(fields, parent, typed, [...seen, when.field])
  )
}

function parse<F extends Fields>(
  spec: FormSpec<F>,
  body: Body,
  context: ParseContext,
): ParsedForm<ValueOf<F>> {
  const typed = collect(spec.fields, body)
  const values: Record<string, unknown> = {}
  const errors: FieldError[] = []
  for (const [name, field] of Object.entries(spec.fields)) {
    if (!isAsked(spec.fields, field, typed)) {
      values[name] = null
      continue
    }
    const result = field.parse(name, typed, context)
    if (result.ok) values[name] = result.value
    else errors.push({ field: name, message: result.message, anchor: result.anchor })
  }
  if (errors.length > 0) return { ok: false, errors, typed }
  // Every field has put its own parsed type under its own name.
  const value = values as ValueOf<F>
  const complaints = spec.check?.(value) ?? []
  if (complaints.length === 0) return { ok: true, value, typed }
  return {
    ok: false,
    typed,
    errors: complaints.map(({ field, message }) => ({
      field,
      message: say(message, context.lang),
      anchor: spec.fields[field]?.names(field)[0] ?? field,
    })),
  }
}

/** A field that a single answer of a choice of this form reveals is drawn inside that choice. */
function revealer(fields: Fields, field: Field<unknown>): string | null {
  const when = field.spec.when
  if (when === undefined || typeof when.is !== 'string') return null
  return fields[when.field]?.reveals === true ? when.field : null
}

function render<F extends Fields>(fields: F, options: RenderOptions<F>): Html {
  const typed = options.typed ?? typedOfValues(fields, options.values ?? {})
  const drawOne = (name: string, field: Field<unknown>, first: boolean): Html =>
    field.draw(name, {
      lang: options.lang,
      typed,
      error: options.errors?.find((error) => error.field === name)?.message,
      options: options.options?.[name],
      size: first || options.heading !== true ? (options.size ?? 's') : 's',
      heading: first && options.heading === true,
      unmarked: options.unmarked,
      revealed: (code) => {
        const inside = Object.entries(fields).filter(
          ([, other]) => revealer(fields, other) === name && other.spec.when?.is === code,
        )
        return inside.length === 0
          ? undefined
          : html`${inside.map(([inner, other]) => drawOne(inner, other, false))}`
      },
    })
  const names = options.only ?? Object.keys(fields)
  let first = true
  return html`<div class="gs-fields">
    ${names.map((name) => {
      const field = fields[name]
      if (field === undefined) return nothing
      const parent = revealer(fields, field)
      if (parent !== null && names.includes(parent)) return nothing
      const drawn = drawOne(name, field, first)
      first = false
      return html`<div class="gs-field gs-field--${field.spec.span ?? 'half'}">${drawn}</div>`
    })}
  </div>`
}

function typedOfValues(fields: Fields, values: Readonly<Record<string, unknown>>): Typed {
  return Object.assign(
    {},
    ...Object.entries(fields).map(([name, field]) => {
      const value = values[name]
      return value === undefined || value === null ? {} : field.typedOf(name, value)
    }),
  ) as Typed
}

export function defineForm<const F extends Fields>(spec: FormSpec<F>): Form<F> {
  return {
    fields: spec.fields,
    typed: (body) => collect(spec.fields, body),
    parse: (body, lang, more) => parse(spec, body, { lang, ...more }),
    render: (options) => render(spec.fields, options),
    pick: (...names) => {
      const some = Object.fromEntries(names.map((name) => [name, spec.fields[name]]))
      return defineForm({ fields: some as Pick<F, (typeof names)[number]> })
    },
  }
}
