import type { CodeListName } from '../../kernel/code-list-names.ts'
import { codesOn } from '../../kernel/code-list.ts'
import { dayInLondon } from '../../kernel/calendar-day.ts'
import type { Option } from '../forms/index.ts'
import { codeList } from './index.ts'

/** A code list as the options of a question, in the order of its file. `on`: the day whose codes may be chosen. */
export function choices(name: CodeListName, on: Date = new Date()): Option[] {
  return codesOn(codeList(name), dayInLondon(on)).map((entry) => ({ code: entry.code, label: entry.label }))
}
