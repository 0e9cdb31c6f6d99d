/** What is taken in, and nothing else. Each with the endings and the declared types that go with it (README.md). */
export const fileTypes = {
  pdf: { media: 'application/pdf', endings: ['pdf'], declared: ['application/pdf'] },
  jpeg: { media: 'image/jpeg', endings: ['jpg', 'jpeg'], declared: ['image/jpeg', 'image/pjpeg'] },
  png: { media: 'image/png', endings: ['png'], declared: ['image/png'] },
  docx: {
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
    declared: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  },
  txt: { media: 'text/plain', endings: ['txt'], declared: ['text/plain'] },
} as const satisfies Readonly<
  Record<
    string,
    { readonly media: string; readonly endings: readonly string[]; readonly declared: readonly string[] }
  >
>
export type FileType = keyof typeof fileTypes
export const fileTypeCodes = Object.keys(fileTypes) as readonly FileType[]

/** For the `accept` of an input: a help to whoever chooses, never a check. */
export const acceptedEndings = Object.values(fileTypes)
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join(',')

/** What a file may be at most. Bytes as sent, pixels as drawn, and an archive as its own table of contents tells it. */
export interface FileLimits {
  readonly bytes: number
  readonly pixels: number
  readonly archiveEntries: number
  readonly archiveBytes: number
  /** Unpacked to packed. */
  readonly archiveRatio: number
}

export const usualLimits: FileLimits = {
  bytes: 10 * 1024 * 1024,
  pixels: 40_000_000,
  archiveEntries: 1_000,
  archiveBytes: 200 * 1024 * 1024,
  archiveRatio: 100,
}

/** Why a file is not taken. The sentences are in content/, under the same code. */
export const fileProblems = [
  'missing',
  'empty',
  'too-big',
  'not-taken',
  'heic',
  'old-office',
  'markup',
  'two-endings',
  'does-not-agree',
  'two-in-one',
  'archive',
  'macros',
  'not-text',
  'too-many-pixels',
  'broken-image',
  'infected',
] as const
export type FileProblem = (typeof fileProblems)[number]

/** A file as the browser sent it: nothing of it is believed yet. */
export interface ReceivedFile {
  readonly name: string
  /** The type that the browser said. */
  readonly declared: string
  readonly bytes: Buffer
  /** There was more than the limit; the rest was thrown away. */
  readonly tooBig: boolean
}
