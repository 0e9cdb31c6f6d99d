import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Wording } from '../i18n/index.ts'
import type { Html } from '../web/html.ts'

export type { CalendarDay }

/** A day known only in part: '2009', '2009-03' or '2009-03-14'. */
export interface ApproximateDay {
  readonly text: string
  readonly precision: 'year' | 'month' | 'day'
}

/** A request body as the form parser gives it. Anything that is not text is treated as not sent. */
export type Body = Readonly<Record<string, unknown>>

/** What was typed, by the name of the input: kept as it was, and drawn again after an error or from a draft. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

export interface FieldError {
  readonly field: string
  readonly message: string
  /** The id of the input to go to. */
  readonly anchor: string
}

export interface Option<C extends string = string> {
  readonly code: C
  readonly label: Wording
  readonly hint?: Wording | undefined
  /** Checkboxes: choosing this one rules out all others ("None of these"). Drawn last, after "or". */
  readonly exclusive?: boolean | undefined
}

/** The field is asked only when another field of the form has this answer; otherwise its value is null. */
export interface When {
  readonly field: string
  readonly is: string | readonly string[]
}

export interface CommonSpec {
  /** The question. */
  readonly label: Wording
  /** What it is called in a message: "Enter {called}". The label with a small first letter when left out. */
  readonly called?: Wording | undefined
  readonly hint?: Wording | undefined
  /** Without it a blank answer is an error; with it blank is null: not asked. */
  readonly optional?: true | undefined
  readonly when?: When | undefined
  /** Closer messages than the general ones. */
  readonly messages?:
    | {
        readonly missing?: Wording | undefined
        readonly tooLong?: Wording | undefined
        readonly wrong?: Wording | undefined
      }
    | undefined
  /** In a dense form: half a row or a whole one. */
  readonly span?: 'half' | 'full' | undefined
}

/** Null joins the type when the field may be left blank or may not be asked. */
export type Blankable<V, S> = S extends { readonly optional: true } | { readonly when: When } ? V | null : V

export interface ParseContext {
  readonly lang: Lang
  /** Options of fields whose list is known only now (`options: 'given'`), by field. */
  readonly options?: Readonly<Record<string, readonly Option[]>> | undefined
  /** The civil day in London: needed by dates with `latest: 'today'` or `earliest: 'today'`. */
  readonly today?: CalendarDay | undefined
}

export interface DrawContext {
  readonly lang: Lang
  readonly typed: Typed
  readonly error?: string | undefined
  readonly options?: readonly Option[] | undefined
  /** 'm' and 'l' for a page with one question; 's' beside others. */
  readonly size: 's' | 'm' | 'l'
  /** The label is the page's h1. */
  readonly heading: boolean
  /** Does not say "(optional)": the form has said once, at its start, that anything may be left blank. */
  readonly unmarked?: boolean | undefined
  /** What an answer reveals, already drawn. */
  readonly revealed: (code: string) => Html | undefined
}

export type Parsed<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly message: string; readonly anchor: string }

export interface Field<V> {
  readonly spec: CommonSpec
  /** Choices draw the fields they reveal inside themselves. */
  readonly reveals: boolean
  /** The names of its inputs. */
  names(name: string): readonly string[]
  parse(name: string, typed: Typed, context: ParseContext): Parsed<V>
  /** How a stored value is put back into the inputs. */
  typedOf(name: string, value: V): Typed
  draw(name: string, context: DrawContext): Html
}

export type Fields = Readonly<Record<string, Field<unknown>>>
export type ValueOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<infer V> ? V : never
}
