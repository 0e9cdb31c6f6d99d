import { join } from 'node:path'

/** Where the demonstration keeps its embedded database: GUARDIANSHIP_FOLDER, or var/demonstration in the project. */
export function demonstrationFolder(env: NodeJS.ProcessEnv): string {
  const given = env['GUARDIANSHIP_FOLDER']
  return given === undefined || given === ''
    ? join(import.meta.dirname, '..', '..', 'var', 'demonstration')
    : given
}
