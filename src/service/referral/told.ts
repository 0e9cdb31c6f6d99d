import type { Lang } from '../../kernel/lang.ts'
import type { Field, Option } from '../../platform/forms/index.ts'
import { formatDay, say } from '../../platform/i18n/index.ts'

const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/

function optionsIn(spec: object): readonly Option[] {
  return 'options' in spec && Array.isArray(spec.options) ? (spec.options as readonly Option[]) : []
}

/**
 * An answer as a person reads it: the words of its codes, a day written out. null: passed over. `given` are the options
 * of a field whose list depends on the day.
 */
export function told(
  field: Field<unknown>,
  value: unknown,
  lang: Lang,
  given: readonly Option[] = [],
): string | null {
  if (value === null || value === undefined) return null
  const options = [...optionsIn(field.spec), ...given]
  const word = (code: string): string => {
    const option = options.find((one) => one.code === code)
    return option === undefined ? code : say(option.label, lang)
  }
  if (Array.isArray(value)) {
    const words = value.filter((one): one is string => typeof one === 'string').map(word)
    return words.length === 0 ? null : words.join(', ')
  }
  if (typeof value === 'object') return 'text' in value ? formatDay(String(value.text), lang) : null
  if (typeof value !== 'string') return null
  return options.length === 0 && DAY.test(value) ? formatDay(value, lang) : word(value)
}
