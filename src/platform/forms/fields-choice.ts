import type { Lang } from '../../kernel/lang.ts'
import { pick, say as sayWording } from '../i18n/index.ts'
import {
  checkboxes as checkboxesComponent,
  radios as radiosComponent,
  select as selectComponent,
} from '../web/components/index.ts'
import { formWords } from './content/index.ts'
import type { Blankable, CommonSpec, DrawContext, Field, Option, ParseContext, Parsed } from './types.ts'
import { allTyped, errorOf, hintOf, labelOf, legendOf, oneTyped, speaking } from './wording.ts'

export interface ChoiceSpec extends CommonSpec {
  /** `given`: the list is known only when the page is drawn, and comes with `options` to parse and render. */
  readonly options: readonly Option[] | 'given'
  readonly inline?: boolean | undefined
}

type CodeOf<S extends ChoiceSpec> = S['options'] extends readonly Option<infer C>[] ? C : string

function listOf(spec: ChoiceSpec, name: string, given: readonly Option[] | undefined): readonly Option[] {
  if (spec.options !== 'given') return spec.options
  if (given === undefined) throw new Error(`the options of ${name} must be given to parse and render`)
  return given
}

function parseOne(
  spec: ChoiceSpec,
  name: string,
  code: string,
  context: ParseContext,
): Parsed<string | null> {
  const say = speaking(spec, context.lang)
  if (code === '')
    return spec.optional === true
      ? { ok: true, value: null }
      : { ok: false, message: say.choose, anchor: name }
  const known = listOf(spec, name, context.options?.[name]).some((option) => option.code === code)
  return known ? { ok: true, value: code } : { ok: false, message: say.choose, anchor: name }
}

const textOf = (option: Option, lang: Lang) => ({
  value: option.code,
  text: sayWording(option.label, lang),
  hint: option.hint === undefined ? undefined : { text: sayWording(option.hint, lang) },
})

function conditional(context: DrawContext, code: string) {
  const markup = context.revealed(code)
  return markup === undefined ? undefined : { html: markup }
}

/** One answer of a few. */
export function radios<const S extends ChoiceSpec>(spec: S): Field<Blankable<CodeOf<S>, S>> {
  return {
    spec,
    reveals: true,
    names: (name) => [name],
    parse: (name, typed, context) =>
      parseOne(spec, name, oneTyped(typed, name), context) as Parsed<Blankable<CodeOf<S>, S>>,
    typedOf: (name, value) => ({ [name]: value ?? '' }),
    draw: (name, context) => {
      const chosen = oneTyped(context.typed, name)
      const options = listOf(spec, name, context.options)
      const plain = options.every((option) => conditional(context, option.code) === undefined)
      return radiosComponent({
        name,
        idPrefix: name,
        fieldset: legendOf(spec, context),
        hint: hintOf(spec, context.lang),
        errorMessage: errorOf(context),
        classes:
          `${spec.inline === true && plain ? 'govuk-radios--inline ' : ''}${context.size === 's' ? 'govuk-radios--small' : ''}`.trim(),
        items: options.map((option) => ({
          ...textOf(option, context.lang),
          checked: option.code === chosen,
          conditional: conditional(context, option.code),
        })),
      })
    },
  }
}

export interface YesNoSpec extends CommonSpec {
  /** Offers "Not known" too: asked, and nobody can say. */
  readonly unknown?: true | undefined
}

type YesNoCode<S> = S extends { readonly unknown: true } ? 'yes' | 'no' | 'unknown' : 'yes' | 'no'

export function yesNo<const S extends YesNoSpec>(spec: S): Field<Blankable<YesNoCode<S>, S>> {
  const word = (key: 'yes' | 'no' | 'unknown') => (lang: Lang) => pick(formWords, lang)[key]
  const options: readonly Option[] = [
    { code: 'yes', label: word('yes') },
    { code: 'no', label: word('no') },
    ...(spec.unknown === true ? [{ code: 'unknown', label: word('unknown') }] : []),
  ]
  // The options above are exactly the codes of the type, which inference cannot see through the spread.
  return radios({ ...spec, options, inline: true }) as unknown as Field<Blankable<YesNoCode<S>, S>>
}

/** One answer of many. */
export function select<const S extends ChoiceSpec>(spec: S): Field<Blankable<CodeOf<S>, S>> {
  return {
    spec,
    reveals: false,
    names: (name) => [name],
    parse: (name, typed, context) =>
      parseOne(spec, name, oneTyped(typed, name), context) as Parsed<Blankable<CodeOf<S>, S>>,
    typedOf: (name, value) => ({ [name]: value ?? '' }),
    draw: (name, context) =>
      selectComponent({
        id: name,
        name,
        label: labelOf(spec, context),
        hint: hintOf(spec, context.lang),
        errorMessage: errorOf(context),
        value: oneTyped(context.typed, name),
        items: [
          { value: '', text: pick(formWords, context.lang).chooseOne },
          ...listOf(spec, name, context.options).map((option) => ({
            value: option.code,
            text: sayWording(option.label, context.lang),
          })),
        ],
      }),
  }
}

/** Any number of answers; none chosen is an empty list when optional. */
export function checkboxes<const S extends ChoiceSpec>(
  spec: S,
): Field<readonly CodeOf<S>[] | (S extends { readonly when: unknown } ? null : never)> {
  const parse = (
    name: string,
    codes: readonly string[],
    context: ParseContext,
  ): Parsed<readonly string[]> => {
    const say = speaking(spec, context.lang)
    const options = listOf(spec, name, context.options?.[name])
    const chosen = options.filter((option) => codes.includes(option.code))
    const wrong = (message: string): Parsed<never> => ({ ok: false, message, anchor: name })
    if (codes.some((code) => !options.some((option) => option.code === code))) return wrong(say.choose)
    if (chosen.length === 0 && spec.optional !== true) return wrong(say.choose)
    if (chosen.length > 1 && chosen.some((option) => option.exclusive === true))
      return wrong(say.words.exclusive)
    return { ok: true, value: chosen.map((option) => option.code) }
  }
  return {
    spec,
    reveals: true,
    names: (name) => [name],
    parse: (name, typed, context) =>
      parse(name, allTyped(typed, name), context) as Parsed<readonly CodeOf<S>[]>,
    typedOf: (name, value) => ({ [name]: value ?? [] }),
    draw: (name, context) => {
      const chosen = allTyped(context.typed, name)
      const options = listOf(spec, name, context.options)
      const item = (option: Option) => ({
        ...textOf(option, context.lang),
        checked: chosen.includes(option.code),
        conditional: conditional(context, option.code),
        behaviour: option.exclusive === true ? 'exclusive' : undefined,
      })
      const last = options.filter((option) => option.exclusive === true)
      return checkboxesComponent({
        name,
        idPrefix: name,
        fieldset: legendOf(spec, context),
        hint: hintOf(spec, context.lang),
        errorMessage: errorOf(context),
        classes: context.size === 's' ? 'govuk-checkboxes--small' : '',
        items: [
          ...options.filter((option) => option.exclusive !== true).map(item),
          ...(last.length === 0 ? [] : [{ divider: pick(formWords, context.lang).or }, ...last.map(item)]),
        ],
      })
    },
  }
}
