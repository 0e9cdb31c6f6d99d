import type { Imported } from './imported/take-in.ts'
import type { Refused } from './imported/judge.ts'

/** 3, 4, 5, 9 as "3–5, 9". */
export function rangesOf(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b)
  const ranges: [number, number][] = []
  for (const number of sorted) {
    const last = ranges.at(-1)
    if (last !== undefined && number === last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}

const refusedLine = (reason: string, all: readonly Refused[]): string => {
  const columns = [...new Set(all.flatMap(({ column }) => column ?? []))].sort().join(', ')
  return `    ${reason}${columns === '' ? '' : ` (${columns})`}: row ${rangesOf(all.map(({ number }) => number))}`
}

/** What an import would change or has changed, table by table, in lines for a terminal. */
export function differenceInWords({
  differences,
  refused,
  ignored,
  leftBehind,
}: Imported): readonly string[] {
  const left = leftBehind.length === 0 ? [] : [`tables not taken in: ${leftBehind.join(', ')}`]
  const lines = differences.flatMap(({ table, fresh, same, changed, absent, withdrawn }) => {
    const own = refused.filter((one) => one.table === table)
    const reasons = [...Map.groupBy(own, (one) => one.reason)].sort(([a], [b]) => (a < b ? -1 : 1))
    const without = ignored.get(table) ?? []
    const gone =
      absent.length === 0
        ? ''
        : withdrawn.length > 0
          ? `, ${withdrawn.length} withdrawn`
          : `, ${absent.length} of its vintage are no longer in the file and stay unless it is replaced`
    return [
      `${table}: ${fresh.length} new, ${same} same, ${changed.length} changed${gone}, ${own.length} refused`,
      ...reasons.map(([reason, all]) => refusedLine(reason, all)),
      ...(without.length > 0 ? [`    columns not taken in: ${without.join(', ')}`] : []),
    ]
  })
  return [...lines, ...left]
}
