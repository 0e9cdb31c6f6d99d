/** One thing that a plan says: where it stands, by what it is known again in another version, and its words. */
export interface Entry {
  /** The part of the plan. */
  readonly group: string
  /** Of one group no two entries have the same key. */
  readonly key: string
  /** What is read first: a question, a trigger, a name. */
  readonly label: string
  /** null: nobody has asked. */
  readonly text: string | null
}

export interface Difference {
  readonly group: string
  readonly label: string
  readonly kind: 'added' | 'taken-out' | 'changed'
  readonly before: string | null
  readonly after: string | null
}

const nameOf = (entry: Entry): string => `${entry.group} ${entry.key}`

/**
 * What was added, taken out and changed from one version to another, in the order in which the later version says it; what was
 * taken out comes at the end of its part. An item of a list is known again by its own first words.
 */
export function compareEntries(before: readonly Entry[], after: readonly Entry[]): readonly Difference[] {
  const earlier = new Map(before.map((one) => [nameOf(one), one]))
  const later = new Map(after.map((one) => [nameOf(one), one]))
  const groups = [...new Set([...after, ...before].map(({ group }) => group))]
  return groups.flatMap((group) => [
    ...after
      .filter((one) => one.group === group)
      .flatMap((one): Difference[] => {
        const was = earlier.get(nameOf(one))
        const { label } = one
        if (was === undefined) return [{ group, label, kind: 'added', before: null, after: one.text }]
        if (was.text === one.text) return []
        const kind = was.text === null ? 'added' : one.text === null ? 'taken-out' : 'changed'
        return [{ group, label, kind, before: was.text, after: one.text }]
      }),
    ...before
      .filter((one) => one.group === group && !later.has(nameOf(one)))
      .map(({ label, text }): Difference => ({ group, label, kind: 'taken-out', before: text, after: null })),
  ])
}

export interface Stretch {
  readonly kind: 'same' | 'added' | 'taken-out'
  readonly text: string
}

/** Above this a text is shown whole on either side: nobody reads so long a text word by word. */
const MOST_WORDS = 400

/**
 * How one text became another, word by word: the longest common run of words stands, the rest is taken out or added. Joined
 * without what was added it is the text before, without what was taken out the text after.
 */
export function wordsChanged(before: string, after: string): readonly Stretch[] {
  const a = before.split(/(?<=\s)(?=\S)/)
  const b = after.split(/(?<=\s)(?=\S)/)
  if (a.length > MOST_WORDS || b.length > MOST_WORDS)
    return [
      { kind: 'taken-out', text: before },
      { kind: 'added', text: after },
    ]
  // common[i][j]: how many words of a from i and b from j stand in both, in order.
  const common: number[][] = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = common[i]
    if (row === undefined) continue
    for (let j = b.length - 1; j >= 0; j -= 1)
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const stretches: { kind: Stretch['kind']; text: string }[] = []
  const say = (kind: Stretch['kind'], text: string): void => {
    const last = stretches.at(-1)
    if (last?.kind === kind) last.text += text
    else stretches.push({ kind, text })
  }
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]]
    if (x !== undefined && x === y) {
      say('same', x)
      i += 1
      j += 1
    } else if (x !== undefined && (y === undefined || at(i + 1, j) >= at(i, j + 1))) {
      say('taken-out', x)
      i += 1
    } else {
      say('added', y ?? '')
      j += 1
    }
  }
  return stretches
}
