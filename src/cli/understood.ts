import { mkdirSync } from 'node:fs'

/**
 * The first word of a command line that is not understood: an option the command does not have, or a word that belongs to none.
 * Null when all are. `takes`: options with a value; `flags`: options without; `folders`: how many words come first. A misspelt
 * `--form` must not pass for "the whole period".
 */
export function strangerOf(
  words: readonly string[],
  given: { readonly takes: readonly string[]; readonly flags?: readonly string[]; readonly folders: number },
): string | null {
  for (let at = given.folders; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const name = word.startsWith('--') ? (word.slice(2).split('=', 1)[0] ?? '') : null
    if (name === null || !(given.takes.includes(name) || given.flags?.includes(name) === true)) return word
    if (given.takes.includes(name) && !word.includes('=')) at += 1
  }
  return null
}

/** Why a file or folder could not be read or written, in one sentence; null for an error of another kind. */
export function fileTrouble(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'A file'
  const why: Readonly<Record<string, string>> = {
    EACCES: 'is not open to you',
    EPERM: 'is not open to you',
    EEXIST: 'is a file and should be a folder',
    ENOTDIR: 'has a file in its path where a folder should be',
    EISDIR: 'is a folder and should be a file',
    ENOENT: 'is not there and cannot be made there',
    EROFS: 'cannot be written there',
    ENOSPC: 'does not fit: the disk is full',
  }
  return `${path} ${why[String(error.code)] ?? `cannot be used (${String(error.code)})`}.`
}

/** Makes the folder for what a command writes, before it computes for long. */
export function folderToWrite(path: string): void {
  mkdirSync(path, { recursive: true })
}
