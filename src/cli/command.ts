/** One command of `npx guardianship`. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly does: string
  /** Returns the exit status. Throws SettingError with one sentence when something must be set first. */
  run(words: readonly string[], env: NodeJS.ProcessEnv): Promise<number>
}

/** `--name value` and `--name=value` pairs of a command line. */
export function optionsOf(words: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  words.forEach((word, index) => {
    if (!word.startsWith('--')) return
    const [name = '', value] = word.slice(2).split('=', 2)
    found.set(name, value ?? words[index + 1] ?? '')
  })
  return found
}
