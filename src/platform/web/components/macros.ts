import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nunjucks from 'nunjucks'
import { escapeHtml, Html, raw } from '../html.ts'

type Macro = (params: object) => { toString(): string }

const require = createRequire(import.meta.url)
const packageFolder = (name: string): string => dirname(require.resolve(`${name}/package.json`))

/** The official templates, each compiled once; autoescape is what makes their `text` parameters safe. */
const environment = new nunjucks.Environment(
  new nunjucks.FileSystemLoader(
    [join(packageFolder('govuk-frontend'), 'dist'), packageFolder('@ministryofjustice/frontend')],
    { noCache: false, watch: false },
  ),
  { autoescape: true, throwOnUndefined: false },
)

// The library's own trims by an expression that tries again from every space: it took most of the time of drawing a form.
environment.addFilter('trim', (value: string | nunjucks.runtime.SafeString): string | object => {
  const trimmed = value.toString().trim()
  return value instanceof nunjucks.runtime.SafeString ? new nunjucks.runtime.SafeString(trimmed) : trimmed
})

const compiled = new Map<string, Macro>()

function macro(template: string, name: string): Macro {
  const known = compiled.get(template)
  if (known !== undefined) return known
  let found: Macro | undefined
  // The loader is synchronous, so the callback runs before getExported returns.
  const exporting = environment.getTemplate(template, true) as unknown as Exporting
  exporting.getExported((error, exported) => {
    if (error !== null) throw error
    found = exported[name]
  })
  if (found === undefined) throw new Error(`${template} exports no macro ${name}`)
  compiled.set(template, found)
  return found
}

/** The part of nunjucks' Template that its type package leaves out. */
interface Exporting {
  getExported(done: (error: Error | null, exported: Readonly<Record<string, Macro>>) => void): void
}

/** The macros mark markup as safe themselves, so an Html becomes its text, at any depth; absent keys are left out. */
function unwrap(value: unknown): unknown {
  if (value instanceof Html) return value.toString()
  if (value instanceof nunjucks.runtime.SafeString) return value
  if (Array.isArray(value)) return value.map(unwrap)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([key, one]) => [key, unwrap(one)]),
  )
}

export function callMacro(template: string, name: string, params: object): Html {
  return raw(macro(template, name)(unwrap(params) as object).toString())
}

/**
 * A textarea's value with its line breaks written as entities. Nunjucks indents what is nested inside a fieldset or a
 * conditional reveal, and would put its spaces before every line that a person typed.
 */
export function linesAsEntities(value: string): object {
  const escaped = escapeHtml(value.replace(/\r\n?/g, '\n')).replaceAll('\n', '&#10;')
  return new nunjucks.runtime.SafeString(escaped)
}
