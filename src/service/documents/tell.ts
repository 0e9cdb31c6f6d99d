import type { Lang } from '../../kernel/lang.ts'
import { kindAndSize } from '../../platform/files/index.ts'
import { dayOf, pick } from '../../platform/i18n/index.ts'
import { coded } from '../../platform/reference-data/in-words.ts'
import type { Told } from '../child/index.ts'
import { documentContent } from './content/index.ts'
import type { CaseDocument, CaseLetter, DocumentScan, LetterSent } from './facts.ts'

export function tellDocument(document: CaseDocument, lang: Lang): readonly Told[] {
  const c = pick(documentContent, lang)
  return [
    { label: c.documents.kind, value: coded('document-kind', document.kind, lang) },
    { label: c.documents.day, value: dayOf(document.on_day, lang) },
    { label: c.documents.what, value: document.what },
    { label: c.documents.from, value: document.from_whom },
    { label: c.tell.place, value: coded('yes-no-unknown', document.holds_place, lang) },
    { label: c.tell.file, value: kindAndSize(document.file_type, document.file_bytes, lang) },
    { label: c.tell.note, value: document.note },
  ]
}

export function tellScan(scan: DocumentScan, lang: Lang): readonly Told[] {
  const c = pick(documentContent, lang).tell
  return [{ label: c.file, value: c.result[scan.result] }]
}

export function tellLetter(letter: CaseLetter, lang: Lang): readonly Told[] {
  const c = pick(documentContent, lang).letters
  return [
    { label: c.letter, value: coded('case-letter', letter.template, lang) },
    { label: c.language, value: c.languages[letter.language] },
    { label: c.to, value: letter.addressee },
    { label: c.body, value: letter.body },
  ]
}

export function tellSent(sent: LetterSent, lang: Lang): readonly Told[] {
  const c = pick(documentContent, lang).letters
  return [
    { label: c.sentTo, value: sent.to_whom },
    { label: c.sentDay, value: dayOf(sent.on_day, lang) },
    { label: c.sentHow, value: coded('letter-sent-how', sent.how, lang) },
    { label: c.letter, value: c.sentVersion(sent.letter_version) },
    { label: c.sentNote, value: sent.note },
  ]
}
