import type { Lang } from '../../../kernel/lang.ts'
import { defineContent, pick } from '../../i18n/index.ts'
import type { FileLimits, FileProblem, FileType } from '../types.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

const fileContent = defineContent(en, cy, { room: 'platform/files', welshChecked: false })

/** Why a file is not taken, and what to do: for the page, beside the field. */
export function problemInWords(problem: FileProblem, limits: FileLimits, lang: Lang): string {
  const { problems } = pick(fileContent, lang)
  return problem === 'too-big'
    ? problems['too-big'](String(Math.floor(limits.bytes / 1024 / 1024)))
    : problems[problem]
}

/** `PDF, 84 KB`. */
export function kindAndSize(type: FileType, bytes: number, lang: Lang): string {
  const c = pick(fileContent, lang)
  const kilobytes = Math.max(1, Math.round(bytes / 1024)).toLocaleString(lang === 'cy' ? 'cy-GB' : 'en-GB')
  return `${c.kinds[type]}, ${c.size(kilobytes)}`
}
