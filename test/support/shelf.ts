import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { smallPackage, temporaryFolder, writeSmallPackage, type SmallPackage } from './small-package.ts'

/** The small package so many times over, with ids of their own: enough children for figures that may be shown. */
export function manyTimes(times: number): SmallPackage {
  const small = smallPackage()
  const copies = Array.from({ length: times }, (_, copy) => copy)
  const again = (table: keyof SmallPackage['tables'], ids: readonly string[]) =>
    copies.flatMap((copy) =>
      small.tables[table].map((row) => ({
        ...row,
        ...Object.fromEntries(ids.map((id) => [id, `${row[id] ?? ''}-${copy}`])),
      })),
    )
  return {
    ...small,
    tables: {
      ...small.tables,
      children: again('children', ['episode_id', 'child_id']),
      months: again('months', ['episode_id']),
      meetings: again('meetings', ['meeting_id', 'episode_id']),
      missing_episodes: again('missing_episodes', ['episode_id']),
      social_worker_months: again('social_worker_months', ['episode_id']),
      nrm: again('nrm', ['nrm_id']),
    },
  }
}

/** A folder with one package in it, `cohort`, for the pages of the evidence. */
export function openTestShelf(times = 60): { readonly path: string; remove(): void } {
  const folder = temporaryFolder()
  const place = join(folder.path, 'cohort')
  mkdirSync(place)
  writeSmallPackage(place, manyTimes(times))
  return folder
}
