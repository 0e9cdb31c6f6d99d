import { pino, type DestinationStream } from 'pino'

/** The log takes named fields only, so that no object with a child's name in it can be logged whole. */
export interface Log {
  info(fields: Readonly<Record<string, string | number | boolean>>): void
  /** A bug: its kind and where it was thrown, without its message, which may quote what a person typed. */
  fault(error: unknown, fields: Readonly<Record<string, string | number | boolean>>): void
}

/** The lines of a stack that say where; the first ones repeat the message. */
function whereThrown(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12)
    .join('\n')
}

/** `to`: where the lines go; the standard output unless said. */
export function openLog(level: 'info' | 'warn' | 'error' | 'silent', to?: DestinationStream): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const out = to === undefined ? pino(options) : pino(options, to)
  return {
    info: (fields) => out.info(fields),
    fault: (error, fields) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      out.error({
        ...fields,
        fault: error instanceof Error ? error.name : typeof error,
        code,
        where: error instanceof Error ? whereThrown(error) : '',
      })
    },
  }
}
