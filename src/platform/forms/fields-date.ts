import { dayFromParts, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { Lang } from '../../kernel/lang.ts'
import { pick } from '../i18n/index.ts'
import { dateInput, input } from '../web/components/index.ts'
import { formWords } from './content/index.ts'
import type {
  ApproximateDay,
  Blankable,
  CommonSpec,
  DrawContext,
  Field,
  ParseContext,
  Parsed,
  Typed,
} from './types.ts'
import { errorOf, hintOf, labelOf, legendOf, oneTyped, speaking, tidy } from './wording.ts'

const parts = ['day', 'month', 'year'] as const
type Part = (typeof parts)[number]
type Boxes = Readonly<Record<Part, string>>

export interface DateSpec extends CommonSpec {
  readonly latest?: 'today' | undefined
  readonly earliest?: 'today' | undefined
  /** A birth date, so that a browser may offer the person's own only where that is right. */
  readonly autocomplete?: 'bday' | undefined
}

const boxName = (name: string, part: Part): string => `${name}-${part}`
const pad = (digits: string, length: number): string => digits.padStart(length, '0')

function boxesOf(typed: Typed, name: string): Boxes {
  const box = (part: Part): string => tidy(oneTyped(typed, boxName(name, part)))
  return { day: box('day'), month: box('month'), year: box('year') }
}

/** Years from 1900 to 2199: a typing slip is likelier than an older date. */
function realDay(year: string, month: string, day: string): CalendarDay | null {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^(19|20|21)\d{2}$/.test(year)) return null
  return dayFromParts(Number(year), Number(month), Number(day))
}

function todayFor(name: string, context: ParseContext): string {
  if (context.today === undefined) throw new Error(`${name} is held against today: give it to parse`)
  return context.today
}

type Wrong = { readonly ok: false; readonly message: string; readonly anchor: string }

/** What is missing or out of range, said about the first box that a person has to mend; null when all is well. */
function complaint(
  spec: DateSpec,
  name: string,
  boxes: Boxes,
  needed: readonly Part[],
  lang: Lang,
): Wrong | null {
  const say = speaking(spec, lang)
  const missing = needed.filter((part) => boxes[part] === '')
  const at = (part: Part): string => boxName(name, part)
  if (missing.length === parts.length) return { ok: false, message: say.enter, anchor: at('day') }
  const [first] = missing
  if (first !== undefined)
    return { ok: false, message: say.wrong(say.words.datePart(say.subject, missing)), anchor: at(first) }
  if (/^\d{1,3}$/.test(boxes.year)) return { ok: false, message: say.words.fourDigitYear, anchor: at('year') }
  return null
}

/** The bounds compare as text, year with year and month with month, so they serve approximate dates too. */
function outOfBounds(spec: DateSpec, name: string, text: string, context: ParseContext): Wrong | null {
  const say = speaking(spec, context.lang)
  const anchor = boxName(name, 'day')
  if (spec.latest === 'today' && text > todayFor(name, context).slice(0, text.length))
    return { ok: false, message: say.words.notFuture(say.subject), anchor }
  if (spec.earliest === 'today' && text < todayFor(name, context).slice(0, text.length))
    return { ok: false, message: say.words.notPast(say.subject), anchor }
  return null
}

function draw(spec: DateSpec, name: string, context: DrawContext) {
  const words = pick(formWords, context.lang)
  return dateInput({
    lang: context.lang,
    id: name,
    namePrefix: name,
    fieldset: legendOf(spec, context),
    hint: hintOf(spec, context.lang),
    errorMessage: errorOf(context),
    items: parts.map((part) => ({
      name: part,
      label: words[part],
      value: oneTyped(context.typed, boxName(name, part)),
      ...(spec.autocomplete === undefined ? {} : { autocomplete: `bday-${part}` }),
      classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
    })),
  })
}

function typedOf(name: string, text: string | null): Typed {
  const [year = '', month = '', day = ''] = (text ?? '').split('-')
  const plain = (digits: string): string => digits.replace(/^0/, '')
  return {
    [boxName(name, 'day')]: plain(day),
    [boxName(name, 'month')]: plain(month),
    [boxName(name, 'year')]: year,
  }
}

/** A civil day in three boxes. */
export function date<const S extends DateSpec>(spec: S): Field<Blankable<CalendarDay, S>> {
  const parse = (name: string, typed: Typed, context: ParseContext): Parsed<CalendarDay | null> => {
    const boxes = boxesOf(typed, name)
    if (spec.optional === true && parts.every((part) => boxes[part] === '')) return { ok: true, value: null }
    const wrong = complaint(spec, name, boxes, parts, context.lang)
    if (wrong !== null) return wrong
    const value = realDay(boxes.year, boxes.month, boxes.day)
    if (value === null) {
      const say = speaking(spec, context.lang)
      return {
        ok: false,
        message: say.wrong(say.words.realDate(say.subject)),
        anchor: boxName(name, 'day'),
      }
    }
    return outOfBounds(spec, name, value, context) ?? { ok: true, value }
  }
  return {
    spec,
    reveals: false,
    names: (name) => parts.map((part) => boxName(name, part)),
    parse: (name, typed, context) => parse(name, typed, context) as Parsed<Blankable<CalendarDay, S>>,
    typedOf: (name, value) => typedOf(name, value),
    draw: (name, context) => draw(spec, name, context),
  }
}

/** A day of which the day, or the day and the month, may be left blank. */
export function approximateDate<const S extends DateSpec>(spec: S): Field<Blankable<ApproximateDay, S>> {
  const parse = (name: string, typed: Typed, context: ParseContext): Parsed<ApproximateDay | null> => {
    const boxes = boxesOf(typed, name)
    if (spec.optional === true && parts.every((part) => boxes[part] === '')) return { ok: true, value: null }
    const needed: readonly Part[] = boxes.day === '' ? ['year'] : ['month', 'year']
    const blank = parts.every((part) => boxes[part] === '')
    const wrong = complaint(spec, name, boxes, blank ? parts : needed, context.lang)
    if (wrong !== null) return wrong
    const day = realDay(boxes.year, boxes.month || '1', boxes.day || '1')
    if (day === null) {
      const say = speaking(spec, context.lang)
      return {
        ok: false,
        message: say.wrong(say.words.realDate(say.subject)),
        anchor: boxName(name, 'day'),
      }
    }
    const precision = boxes.day !== '' ? 'day' : boxes.month !== '' ? 'month' : 'year'
    const value = { text: day.slice(0, { day: 10, month: 7, year: 4 }[precision]), precision } as const
    return outOfBounds(spec, name, value.text, context) ?? { ok: true, value }
  }
  return {
    spec,
    reveals: false,
    names: (name) => parts.map((part) => boxName(name, part)),
    parse: (name, typed, context) => parse(name, typed, context) as Parsed<Blankable<ApproximateDay, S>>,
    typedOf: (name, value) => typedOf(name, value === null ? null : value.text),
    draw: (name, context) => draw(spec, name, context),
  }
}

/** Wall-clock time in London, 'HH:MM'. Takes 9:05, 09.05, 0905 and 2.30pm. */
export function time<const S extends CommonSpec>(spec: S): Field<Blankable<string, S>> {
  const form = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?$/i
  const clock = (typedText: string): string | null => {
    const found = form.exec(typedText)
    if (found === null) return null
    const [, hourText = '', minuteText, half] = found
    // A bare number is no time ("9" may be a slip), but "9am" is.
    if (minuteText === undefined && half === undefined) return null
    const hour = Number(hourText)
    if (half !== undefined && (hour < 1 || hour > 12)) return null
    const inDay = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
    const minute = Number(minuteText ?? '0')
    return inDay < 24 && minute < 60 ? `${pad(String(inDay), 2)}:${pad(String(minute), 2)}` : null
  }
  const parse = (name: string, typedText: string, lang: Lang): Parsed<string | null> => {
    const say = speaking(spec, lang)
    if (typedText === '')
      return spec.optional === true
        ? { ok: true, value: null }
        : { ok: false, message: say.enter, anchor: name }
    const value = clock(typedText)
    return value === null
      ? { ok: false, message: say.wrong(say.words.realTime(say.subject)), anchor: name }
      : { ok: true, value }
  }
  return {
    spec,
    reveals: false,
    names: (name) => [name],
    parse: (name, typed, { lang }) =>
      parse(name, tidy(oneTyped(typed, name)), lang) as Parsed<Blankable<string, S>>,
    typedOf: (name, value) => ({ [name]: value ?? '' }),
    draw: (name, context) =>
      input({
        lang: context.lang,
        id: name,
        name,
        label: labelOf(spec, context),
        hint: hintOf(spec, context.lang) ?? { text: pick(formWords, context.lang).timeHint },
        errorMessage: errorOf(context),
        value: oneTyped(context.typed, name),
        classes: 'govuk-input--width-5',
        spellcheck: false,
      }),
  }
}
