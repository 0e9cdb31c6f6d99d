import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Thrown with a sentence for the person at the terminal. */
export class FolderInUse extends Error {}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Takes a folder for this process alone and returns the function that gives it back. The lock of a process that has died is
 * taken over; a live one is never robbed. A lock that bears our own number is stale too: containers give numbers out again.
 */
export function takeFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, 'lock')
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const file = openSync(lock, 'wx')
      writeSync(file, String(process.pid))
      closeSync(file)
      const release = () => rmSync(lock, { force: true })
      process.once('exit', release)
      return release
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const holder = Number(readFileSync(lock, 'utf8'))
      if (Number.isInteger(holder) && holder > 0 && holder !== process.pid && isAlive(holder)) {
        throw new FolderInUse(
          `The folder ${folder} is in use by process ${holder}: stop it first, or choose another folder with GUARDIANSHIP_FOLDER.`,
        )
      }
      rmSync(lock, { force: true })
    }
  }
  throw new FolderInUse(`The folder ${folder} could not be taken: another process keeps taking it.`)
}
