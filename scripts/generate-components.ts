/**
 * Writes src/platform/web/components/generated.ts: the parameters of the official GOV.UK macros as TypeScript
 * interfaces, from the macro-options.json each component ships. Nunjucks ignores a misspelt parameter in silence;
 * the compiler does not. MOJ Frontend ships no macro-options.json: those few are written by hand in moj.ts.
 * Run `npm run generate` after an upgrade of govuk-frontend; a test fails when the file is out of date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Option {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly isComponent?: boolean
  readonly params?: readonly Option[]
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const source = join(root, 'node_modules/govuk-frontend/dist/govuk/components')
export const generatedPath = join(root, 'src/platform/web/components/generated.ts')

/** Header, footer and cookie banner are left out: the service has a brand of its own and sets no optional cookie. */
const components = [
  'accordion back-link breadcrumbs button character-count checkboxes date-input details error-message error-summary',
  'exit-this-page fieldset file-upload hint input inset-text label notification-banner pagination panel password-input',
  'phase-banner radios select service-navigation skip-link summary-list table tabs tag task-list textarea warning-text',
]
  .join(' ')
  .split(' ')

const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
const pascal = (name: string): string => camel(`-${name}`)
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Parameters that hold markup though they are described as plain strings. */
const markupPaths =
  /(^|\/)(html|\w+Html)$|^service-navigation\/slots\/(start|end|navigationStart|navigationEnd)$/

function typeOf(option: Option, path: string): string {
  if (option.type === 'string') return markupPaths.test(path) ? 'Html' : 'string'
  if (option.type === 'boolean') return 'boolean'
  if (option.type === 'integer') return 'number'
  if (option.name === 'attributes' || option.name === 'wrapperAttributes') return 'Attributes'
  if (/^date-input\/(day|month|year)$/.test(path)) return "NonNullable<DateInputParams['items']>[number]"
  if (option.isComponent === true) return `${pascal(kebab(option.name))}Params`
  if (option.type === 'array' && option.params === undefined) return 'readonly string[]'
  if (option.params === undefined || option.params.length === 0) return 'Readonly<Record<string, string>>'
  if (path === 'table/rows') return `readonly (readonly ${shape(option.params, path)}[])[]`
  return option.type === 'array' ? `readonly ${shape(option.params, path)}[]` : shape(option.params, path)
}

function shape(options: readonly Option[], path: string): string {
  const names = new Set(options.map((option) => option.name))
  const lines = options
    .filter((option) => option.type !== 'nunjucks-block')
    // The service navigation lists its `end` slot twice, as markup and as an object: one of them will do.
    .filter((option, index, all) => all.findIndex((one) => one.name === option.name) === index)
    .map((option) => {
      const twin = option.name.replace(/html$/, 'text').replace(/Html$/, 'Text')
      const other = option.name.replace(/text$/, 'html').replace(/Text$/, 'Html')
      // "text" and "html" are each called required because one of them is; so neither is.
      const oneOfTwo = other !== twin && names.has(other) && names.has(twin)
      const divider = names.has('divider') && path.endsWith('/items')
      const eitherLimit = option.name === 'maxlength' || option.name === 'maxwords'
      const required = option.required && !oneOfTwo && !divider && !eitherLimit
      const type = typeOf(option, `${path}/${option.name}`)
      return required ? `${option.name}: ${type}` : `${option.name}?: ${type} | undefined`
    })
  return `{ ${lines.join('; ')} }`
}

/** The whole text of generated.ts, before prettier. */
export function generate(): string {
  const interfaces = components.map((component) => {
    const file = join(source, component, 'macro-options.json')
    if (!existsSync(file)) throw new Error(`govuk-frontend has no ${component}: is it still 6.x?`)
    const parsed = JSON.parse(readFileSync(file, 'utf8')) as readonly Option[] | { params: readonly Option[] }
    const options = 'params' in parsed ? parsed.params : parsed
    return `export interface ${pascal(component)}Params ${shape(options, component)}`
  })
  const entries = components.map((component) => `${camel(component)}: ${pascal(component)}Params`)
  const files = components.map(
    (component) => `${camel(component)}: ['${component}', 'govuk${pascal(component)}']`,
  )
  return [
    '// Written by scripts/generate-components.ts from govuk-frontend: run `npm run generate`, do not edit.',
    "import type { Html } from '../html.ts'",
    'export type Attributes = Readonly<Record<string, string | number | boolean | { readonly value: string | boolean; readonly optional: true }>>',
    ...interfaces,
    `export interface ComponentParams { ${entries.join('; ')} }`,
    `export const componentMacros: Readonly<Record<keyof ComponentParams, readonly [folder: string, macro: string]>> = { ${files.join(', ')} }`,
    '',
  ].join('\n\n')
}

/** As it is committed: prettier's layout, so that the file reads and diffs like the others. */
export async function generateFormatted(): Promise<string> {
  const prettier = await import('prettier')
  const options = (await prettier.resolveConfig(generatedPath)) ?? {}
  return prettier.format(generate(), { ...options, parser: 'typescript' })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(generatedPath, await generateFormatted())
  console.log(`wrote ${generatedPath}`)
}
