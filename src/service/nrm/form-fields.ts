import { calendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { coversDay, type CodeEntry } from '../../kernel/code-list.ts'
import type { Bilingual } from '../../kernel/lang.ts'
import { codeList, type CodeListName } from '../../platform/reference-data/index.ts'

export const formSections = [
  'responder',
  'age',
  'background',
  'exploitation',
  'view',
  'places',
  'exploiters',
  'types',
  'risk',
  'person',
  'sending',
] as const
export type FormSection = (typeof formSections)[number]

export const holders = ['case', 'child', 'social-worker', 'professionals', 'location'] as const
/** Which part of the record answers a question of the form. */
export type Holder = (typeof holders)[number]

export const fieldKinds = ['text', 'words', 'choice', 'several', 'statement'] as const

/** One question of the referral form, as reference-data/nrm-form-field.csv restates it. */
export interface FormField {
  readonly code: string
  readonly label: Bilingual<string>
  readonly section: FormSection
  /** The number of the form's own page. */
  readonly question: number
  /** `yes`: required wherever it is asked. `never`: said on the form, and asked of no child. */
  readonly required: 'yes' | 'no' | 'never'
  readonly kind: (typeof fieldKinds)[number]
  /** Asked only where another field has one of these answers; null: always asked. */
  readonly askedIf: { readonly field: string; readonly is: readonly string[] } | null
  readonly list: CodeListName | null
  /** Codes of the room's own words; empty where a list gives them. */
  readonly options: readonly string[]
  /** null: the record holds it nowhere else, so it is prepared here. */
  readonly heldBy: Holder | null
}

export interface NrmForm {
  /** The date of the form's version. */
  readonly day: CalendarDay
  readonly fields: readonly FormField[]
}

const lists: readonly CodeListName[] = ['nrm-first-responder', 'nrm-exploitation-type']

function one<const T extends string>(of: readonly T[], value: string | undefined, code: string): T {
  const found = of.find((known) => known === value)
  if (found === undefined)
    throw new RangeError(`nrm-form-field: ${code} has ${String(value)}, which is none of ${of.join(', ')}`)
  return found
}

function fieldOf({ code, label, extra }: CodeEntry): FormField {
  const [asked, answers] = (extra['asked_if'] ?? '').split('=')
  const options = extra['options'] ?? ''
  return {
    code,
    label,
    section: one(formSections, extra['section'], code),
    question: Number(extra['question']),
    required: one(['yes', 'no', 'never'], extra['required'], code),
    kind: one(fieldKinds, extra['kind'], code),
    askedIf:
      asked === undefined || asked === '' || answers === undefined
        ? null
        : { field: asked, is: answers.split('|') },
    list: options.startsWith('list:') ? one(lists, options.slice(5), code) : null,
    options: options === '' || options.startsWith('list:') ? [] : options.split('|'),
    heldBy: extra['held_by'] === undefined ? null : one(holders, extra['held_by'], code),
  }
}

/**
 * The form in force on a day, its questions in its own order; before the first version that we hold, that one. Throws where the
 * table says something that no form can.
 */
export function nrmFormOn(on: CalendarDay): NrmForm {
  const { entries } = codeList('nrm-form-field')
  const days = entries.flatMap(({ validFrom }) => (validFrom === null ? [] : [validFrom])).toSorted()
  const day = days.findLast((from) => from <= on) ?? days[0]
  if (day === undefined) throw new RangeError('nrm-form-field: no form has a date')
  const within = day > on ? day : on
  return {
    day: calendarDay(day),
    fields: entries.filter((entry) => coversDay(entry, within)).map(fieldOf),
  }
}
