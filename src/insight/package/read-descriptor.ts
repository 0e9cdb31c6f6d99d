import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { PackageError } from './package-error.ts'

/** What a package says of itself, as far as `descriptor` asks; throws PackageError, in one sentence, where it does not say it. */
export function readDescriptor<D extends z.ZodType>(folder: string, descriptor: D): z.infer<D> {
  const path = join(folder, 'datapackage.json')
  if (!existsSync(path)) throw new PackageError(`There is no datapackage.json in ${folder}.`)
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch {
    throw new PackageError('datapackage.json is not JSON that can be read.')
  }
  const parsed = descriptor.safeParse(json)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new PackageError(
    `datapackage.json is not a package of this kind: "${where}" is missing or not as it should be.`,
  )
}
