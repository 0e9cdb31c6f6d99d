import { visible } from './findings-file.ts'
import type { CheckReport, Finding, Kind } from './types.ts'

const number = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')
const many = (count: number, one: string, more = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : more}`

/** How many findings of each kind are told, so that no kind is pushed out by another and not more than `limit` are told in all. */
function shares(kinds: readonly Kind[], limit: number): readonly number[] {
  const given = kinds.map(() => 0)
  let left = limit
  for (let round = 0; left > 0; round += 1) {
    const open = kinds.map((kind, at) => ({ kind, at })).filter(({ kind }) => kind.examples.length > round)
    if (open.length === 0) break
    for (const { at } of open) {
      if (left === 0) break
      given[at] = round + 1
      left -= 1
    }
  }
  return given
}

function exampleLine(one: Finding): string {
  const place = one.row === null ? 'no row' : `row ${number(one.row)}`
  const value = one.value === null ? '' : `  "${visible(one.value)}"`
  return `      ${place}${value}${one.note === null ? '' : `  ${visible(one.note).trim()}`}`
}

function kindLines(kind: Kind, told: number): string[] {
  const where = kind.column === null ? '' : `${visible(kind.column)}: `
  const lines = [
    `  ${kind.severity.toUpperCase()}  ${where}${many(kind.count, 'place')}  [${kind.rule}]`,
    `    ${kind.says}`,
  ]
  const pointed = kind.examples.filter((one) => one.row !== null || one.value !== null || one.note !== null)
  lines.push(...pointed.slice(0, told).map(exampleLine))
  const more = kind.count - Math.min(told, kind.examples.length)
  if (more > 0 && pointed.length > 0)
    lines.push(
      told === 0
        ? '      (none shown: see --limit and --findings)'
        : `      and ${number(more)} more of this kind`,
    )
  return lines
}

function verdict(report: CheckReport): string {
  const kinds = (severity: string): number => report.kinds.filter((kind) => kind.severity === severity).length
  const told = (count: number, severity: string): string =>
    `${many(count, severity)} of ${many(kinds(severity), 'kind')}`
  if (report.errors > 0) {
    const warned = report.warnings > 0 ? `, and ${told(report.warnings, 'warning')}` : ''
    return `NOT USABLE: ${told(report.errors, 'error')}${warned}. Mend the errors and check again.`
  }
  if (report.warnings > 0) return `USABLE, with ${told(report.warnings, 'warning')} to look at.`
  return 'USABLE: nothing was found.'
}

/** The report as a person reads it, telling at most `limit` findings one by one. */
export function reportText(report: CheckReport, limit: number): string {
  const read = Object.entries(report.rows).map(([name, rows]) => `${name} ${number(rows)}`)
  const lines = [
    `Package ${report.folder}, as at ${report.asAt ?? '(not said)'}`,
    `Rows read: ${read.length === 0 ? 'none' : read.join(', ')}`,
    verdict(report),
  ]
  const told = shares(report.kinds, limit)
  let file = ''
  report.kinds.forEach((kind, at) => {
    if (kind.file !== file) {
      file = kind.file
      lines.push('', visible(file))
    }
    lines.push(...kindLines(kind, told[at] ?? 0))
  })
  if (report.notWhole.length > 0) {
    lines.push(
      '',
      `Not judged yet: what needs ${report.notWhole.join(', ')}, which could not be read whole. More may be found once it can.`,
    )
  }
  return lines.join('\n')
}
