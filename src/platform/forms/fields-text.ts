import { z } from 'zod'
import {
  characterCount,
  input,
  passwordInput,
  textarea as textareaComponent,
} from '../web/components/index.ts'
import { html } from '../web/html.ts'
import type { Wording } from '../i18n/index.ts'
import type { Blankable, CommonSpec, Field, Parsed } from './types.ts'
import { errorOf, hintOf, labelOf, oneTyped, speaking, tidy } from './wording.ts'

export type Width = 2 | 3 | 4 | 5 | 10 | 20 | 30

export interface TextSpec extends CommonSpec {
  readonly kind?: 'text' | 'email' | 'tel' | 'password' | undefined
  /** In characters. */
  readonly max?: number | undefined
  readonly width?: Width | undefined
  readonly autocomplete?: string | undefined
  readonly inputmode?: 'text' | 'numeric' | 'tel' | 'email' | undefined
  readonly spellcheck?: boolean | undefined
  readonly pattern?: RegExp | undefined
  readonly prefix?: Wording | undefined
  /** `auto` lets a name in Arabic or Farsi run from the right. */
  readonly dir?: 'auto' | undefined
}

/** Deliberately loose: only what certainly cannot be delivered is refused. */
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

const widthClass = (width: Width | undefined): string =>
  width === undefined ? '' : `govuk-input--width-${width}`

/** One line of text. Blank is null when optional. A password is neither tidied nor ever drawn again. */
export function text<const S extends TextSpec>(spec: S): Field<Blankable<string, S>> {
  const max = spec.max ?? 200
  const secret = spec.kind === 'password'
  const pattern = spec.pattern ?? (spec.kind === 'email' ? email : undefined)
  const limited = z.string().max(max)
  const schema = z
    .string()
    .transform((typed) => (secret ? typed : tidy(typed).replace(/\s*\n\s*/g, ' ')))
    .pipe(pattern === undefined ? limited : limited.regex(pattern))

  const parse = (name: string, typedText: string, lang: 'en' | 'cy'): Parsed<string | null> => {
    const say = speaking(spec, lang)
    if ((secret ? typedText : tidy(typedText)) === '')
      return spec.optional === true
        ? { ok: true, value: null }
        : { ok: false, message: say.enter, anchor: name }
    const result = schema.safeParse(typedText)
    if (result.success) return { ok: true, value: result.data }
    const tooLong = result.error.issues.some((issue) => issue.code === 'too_big')
    const general = spec.kind === 'email' ? say.words.email(say.subject) : say.words.wrong(say.subject)
    return { ok: false, message: tooLong ? say.tooLong(max) : say.wrong(general), anchor: name }
  }

  return {
    spec,
    reveals: false,
    names: (name) => [name],
    parse: (name, typed, { lang }) =>
      parse(name, oneTyped(typed, name), lang) as Parsed<Blankable<string, S>>,
    typedOf: (name, value) => ({ [name]: secret ? '' : (value ?? '') }),
    draw: (name, context) => {
      const common = {
        lang: context.lang,
        id: name,
        name,
        label: labelOf(spec, context),
        hint: hintOf(spec, context.lang),
        errorMessage: errorOf(context),
        classes: widthClass(spec.width),
        autocomplete: spec.autocomplete,
      }
      if (secret) return passwordInput(common)
      return input({
        ...common,
        value: oneTyped(context.typed, name),
        type: spec.kind ?? 'text',
        inputmode: spec.inputmode,
        spellcheck: spec.spellcheck,
        prefix: spec.prefix === undefined ? undefined : { text: sayPrefix(spec.prefix, context.lang) },
        attributes: spec.dir === undefined ? undefined : { dir: spec.dir },
      })
    },
  }
}

function sayPrefix(prefix: Wording, lang: 'en' | 'cy'): string {
  return typeof prefix === 'function' ? prefix(lang) : prefix[lang]
}

export interface TextareaSpec extends CommonSpec {
  readonly max?: number | undefined
  readonly rows?: number | undefined
  /** Shows how many characters are left. */
  readonly count?: boolean | undefined
  readonly dir?: 'auto' | undefined
}

/** Text of several lines, 5,000 characters at most unless told otherwise. */
export function textarea<const S extends TextareaSpec>(spec: S): Field<Blankable<string, S>> {
  const max = spec.max ?? 5_000
  const schema = z.string().transform(tidy).pipe(z.string().max(max))
  const parse = (name: string, typedText: string, lang: 'en' | 'cy'): Parsed<string | null> => {
    const say = speaking(spec, lang)
    const result = schema.safeParse(typedText)
    if (!result.success) return { ok: false, message: say.tooLong(max), anchor: name }
    if (result.data !== '') return { ok: true, value: result.data }
    return spec.optional === true
      ? { ok: true, value: null }
      : { ok: false, message: say.enter, anchor: name }
  }
  return {
    spec: { span: 'full', ...spec },
    reveals: false,
    names: (name) => [name],
    parse: (name, typed, { lang }) =>
      parse(name, oneTyped(typed, name), lang) as Parsed<Blankable<string, S>>,
    typedOf: (name, value) => ({ [name]: value ?? '' }),
    draw: (name, context) => {
      const params = {
        lang: context.lang,
        id: name,
        name,
        label: labelOf(spec, context),
        hint: hintOf(spec, context.lang),
        errorMessage: errorOf(context),
        value: oneTyped(context.typed, name),
        rows: String(spec.rows ?? 4),
        attributes: spec.dir === undefined ? undefined : { dir: spec.dir },
      }
      return spec.count === true
        ? characterCount({ ...params, maxlength: String(max), threshold: '75' })
        : textareaComponent(params)
    },
  }
}

export interface NumberSpec extends CommonSpec {
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** Without it only whole numbers are taken. */
  readonly decimals?: true | undefined
  readonly width?: Width | undefined
}

export function number<const S extends NumberSpec>(spec: S): Field<Blankable<number, S>> {
  const plain = /^-?\d{1,12}(\.\d{1,6})?$/
  const parse = (name: string, typedText: string, lang: 'en' | 'cy'): Parsed<number | null> => {
    const say = speaking(spec, lang)
    const tidied = tidy(typedText).replace(/,(?=\d{3})/g, '')
    const wrong = (message: string): Parsed<null> => ({
      ok: false,
      message: say.wrong(message),
      anchor: name,
    })
    if (tidied === '')
      return spec.optional === true
        ? { ok: true, value: null }
        : { ok: false, message: say.enter, anchor: name }
    if (!plain.test(tidied)) return wrong(say.words.number(say.subject))
    const value = Number(tidied)
    if (spec.decimals !== true && !Number.isInteger(value)) return wrong(say.words.whole(say.subject))
    if (spec.min !== undefined && value < spec.min) return wrong(say.words.atLeast(say.subject, spec.min))
    if (spec.max !== undefined && value > spec.max) return wrong(say.words.atMost(say.subject, spec.max))
    return { ok: true, value }
  }
  return {
    spec,
    reveals: false,
    names: (name) => [name],
    parse: (name, typed, { lang }) =>
      parse(name, oneTyped(typed, name), lang) as Parsed<Blankable<number, S>>,
    typedOf: (name, value) => ({ [name]: value === null ? '' : String(value) }),
    draw: (name, context) =>
      input({
        lang: context.lang,
        id: name,
        name,
        label: labelOf(spec, context),
        hint: hintOf(spec, context.lang),
        errorMessage: errorOf(context),
        value: oneTyped(context.typed, name),
        classes: widthClass(spec.width ?? 4),
        inputmode: spec.decimals === true ? 'decimal' : 'numeric',
        spellcheck: false,
      }),
  }
}

/** Carried along unseen. Whoever reads it must check it as if it had been typed. */
export function hidden(max = 200): Field<string | null> {
  return {
    spec: { label: { en: '', cy: '' }, optional: true },
    reveals: false,
    names: (name) => [name],
    parse: (name, typed) => ({ ok: true, value: tidy(oneTyped(typed, name)).slice(0, max) || null }),
    typedOf: (name, value) => ({ [name]: value ?? '' }),
    draw: (name, { typed }) => html`<input type="hidden" name="${name}" value="${oneTyped(typed, name)}" />`,
  }
}
