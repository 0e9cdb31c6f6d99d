import type { GroupResults, MeasureResult, Part, Results } from '../results/index.ts'
import { parts } from '../results/index.ts'
import { clean } from './format.ts'
import { codeInWords } from './labels.ts'

/** Groups cut the same way (by site, by site and gender), with their measures of one part. */
export interface Cut {
  readonly part: Part
  /** 'site', 'site and gender' */
  readonly by: string
  readonly groups: readonly string[]
  readonly rows: readonly {
    readonly title: string
    readonly unit: MeasureResult['unit']
    readonly cells: readonly (MeasureResult | null)[]
  }[]
}

/** 'Wales', 'Wales, female' */
export const groupName = (group: GroupResults): string =>
  Object.entries(group.by)
    .map(([column, code]) => clean(codeInWords(column, code, 'en')))
    .join(', ')
const cutName = (group: GroupResults): string =>
  Object.keys(group.by)
    .map((column) => clean(column).replace(/[-_]/g, ' ').trim().toLowerCase())
    .join(' and ')

/** Every cut of every part, in the order of the parts, then of the results. */
export function cutsOf(results: Results): readonly Cut[] {
  const ways = [...new Set(results.groups.map(cutName))]
  return parts.flatMap((part) =>
    ways.flatMap((by): readonly Cut[] => {
      const groups = results.groups.filter((group) => cutName(group) === by)
      const measures = groups.flatMap((group) => group.measures.filter((measure) => measure.part === part))
      const ids = [...new Set(measures.map(({ id }) => id))]
      if (ids.length === 0) return []
      const rows = ids.map((id) => ({
        title: measures.find((measure) => measure.id === id)?.title ?? id,
        unit: measures.find((measure) => measure.id === id)?.unit ?? 'count',
        cells: groups.map((group) => group.measures.find((measure) => measure.id === id) ?? null),
      }))
      return [{ part, by, groups: groups.map(groupName), rows }]
    }),
  )
}
