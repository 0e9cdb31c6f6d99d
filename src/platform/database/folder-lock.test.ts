import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderInUse, takeFolder } from './folder-lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guardianship-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('given a live process that holds the folder, when another takes it, then it is refused with a sentence', () => {
  const holder = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  try {
    writeFileSync(join(folder, 'lock'), String(holder.pid))
    expect(() => takeFolder(folder)).toThrow(FolderInUse)
    expect(() => takeFolder(folder)).toThrow(/in use by process/)
  } finally {
    holder.kill('SIGKILL')
  }
})

test('given the lock of a process that died, when the folder is taken, then it is taken over and given back', () => {
  writeFileSync(join(folder, 'lock'), '999999999')
  const release = takeFolder(folder)
  release()
  takeFolder(folder)()
})

test('given a lock with our own number (containers give numbers out again), then it counts as stale', () => {
  writeFileSync(join(folder, 'lock'), String(process.pid))
  takeFolder(folder)()
})
