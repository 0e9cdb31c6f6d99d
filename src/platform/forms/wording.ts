import type { Lang } from '../../kernel/lang.ts'
import { pick, say } from '../i18n/index.ts'
import type { HintParams, LabelParams } from '../web/components/index.ts'
import { formWords } from './content/index.ts'
import type { CommonSpec, DrawContext, Typed } from './types.ts'

/** Small first letter, unless the word is an abbreviation ("NRM reference", "24-hour clock"). */
function small(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

function large(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** How messages speak of a field. */
export function speaking(spec: CommonSpec, lang: Lang) {
  const words = pick(formWords, lang)
  const label = say(spec.label, lang)
  const called = spec.called === undefined ? small(label) : say(spec.called, lang)
  const isQuestion = spec.called === undefined && label.endsWith('?')
  const own = spec.messages
  return {
    words,
    called,
    /** For the start of a sentence in English; Welsh sentences have it in the middle. */
    subject: lang === 'en' ? large(called) : called,
    enter: own?.missing ? say(own.missing, lang) : isQuestion ? words.answer(label) : words.enter(called),
    choose: own?.missing ? say(own.missing, lang) : isQuestion ? words.answer(label) : words.choose(called),
    wrong: (general: string): string => (own?.wrong ? say(own.wrong, lang) : general),
    tooLong: (max: number): string =>
      own?.tooLong ? say(own.tooLong, lang) : words.tooLong(lang === 'en' ? large(called) : called, max),
  }
}

/** A heading stays a plain question; beside other fields the blank ones must be told from the needed ones. */
function questionText(spec: CommonSpec, { lang, heading, unmarked }: DrawContext): string {
  const label = say(spec.label, lang)
  return spec.optional === true && unmarked !== true && !heading
    ? `${label} ${pick(formWords, lang).optional}`
    : label
}

export function labelOf(spec: CommonSpec, context: DrawContext): LabelParams {
  return {
    text: questionText(spec, context),
    classes: `govuk-label--${context.size}`,
    isPageHeading: context.heading,
  }
}

export function legendOf(spec: CommonSpec, context: DrawContext) {
  return {
    legend: {
      text: questionText(spec, context),
      classes: `govuk-fieldset__legend--${context.size}`,
      isPageHeading: context.heading,
    },
  }
}

export function hintOf(spec: CommonSpec, lang: Lang): HintParams | undefined {
  return spec.hint === undefined ? undefined : { text: say(spec.hint, lang) }
}

export function errorOf(context: DrawContext): { text: string; visuallyHiddenText: string } | undefined {
  if (context.error === undefined) return undefined
  return { text: context.error, visuallyHiddenText: context.lang === 'cy' ? 'Gwall' : 'Error' }
}

export function oneTyped(typed: Typed, name: string): string {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

export function allTyped(typed: Typed, name: string): readonly string[] {
  const value = typed[name]
  if (value === undefined || value === '') return []
  return typeof value === 'string' ? [value] : value
}

/** Characters that no keyboard types into a sentence, and that PostgreSQL (NUL) or a reader could stumble over. */
const controls = /(?![\t\n])\p{Cc}/gu

/** One spelling for one text: NFC, plain line breaks, no control characters, no white space round it. */
export function tidy(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(controls, '').trim()
}
