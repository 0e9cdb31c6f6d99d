import type { FileProblem } from '../types.ts'

type Problems = Readonly<Record<Exclude<FileProblem, 'too-big'>, string>> & {
  readonly 'too-big': (megabytes: string) => string
}

const problems: Problems = {
  missing: 'Choose a file',
  empty: 'The file is empty: choose another',
  'too-big': (megabytes) => `The file is larger than ${megabytes} MB: make it smaller, or send it in parts`,
  'not-taken': 'This kind of file is not taken: save it as PDF, JPEG, PNG, Word (.docx) or text',
  heic: 'This is a HEIC picture, as newer telephones take them: save or share it as JPEG, then choose that',
  'old-office': 'This is an older Office file: save it as .docx or PDF, then choose that',
  markup: 'A web page or drawing with markup (HTML, SVG, XML) is not taken: save it as PDF',
  'two-endings': 'The name hides another kind of file before its ending: rename it, if you know what it is',
  'does-not-agree':
    'The content is not of the kind that the name says: save it again in the program it comes from',
  'two-in-one': 'The file holds a second file, or is damaged: save it again in the program it comes from',
  archive: 'The file would unpack to far more than it is, or points outside itself: it is not taken',
  macros: 'The document holds a program (macros): save it as .docx without macros, or as PDF',
  'not-text': 'This is no plain text: save it as text in UTF-8, or as PDF',
  'too-many-pixels': 'The picture has more than 40 million pixels: make it smaller',
  'broken-image': 'The picture cannot be read: open it, save it again and choose that',
  infected:
    'The scanner refused this file: it was not kept. Do not open it, and tell whoever looks after your computers',
}
export const en = {
  problems,
  kinds: { pdf: 'PDF', jpeg: 'JPEG picture', png: 'PNG picture', docx: 'Word document', txt: 'Text' },
  size: (kilobytes: string) => `${kilobytes} KB`,
}
