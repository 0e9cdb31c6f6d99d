import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Finds the public address of a built file by its plain name: `url('app.css')` → `/assets/app.3f2a91c0d4.css`. */
export interface Assets {
  url(name: string): string
}

export interface BuiltAssets extends Assets {
  /** The folder to serve under `prefix`, with long and immutable caching: a changed file has another name. */
  readonly folder: string
  readonly prefix: string
  /** False when nothing had changed since the last build. */
  readonly rebuilt: boolean
}

interface Manifest {
  readonly inputs: string
  /** Plain name → name with its content hash. */
  readonly files: Readonly<Record<string, string>>
}

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../../..')
const prefix = '/assets/'
const fontFolder = join(root, 'node_modules/@fontsource/atkinson-hyperlegible/files')
/** A few icons that the MOJ styles name. */
const imageFolder = join(root, 'node_modules/@ministryofjustice/frontend/moj/assets/images')
const fontNames = ['latin', 'latin-ext'].flatMap((subset) =>
  ['400-normal', '700-normal', '400-italic'].map((face) => `atkinson-hyperlegible-${subset}-${face}.woff2`),
)
const libraries = [
  'govuk-frontend',
  '@ministryofjustice/frontend',
  '@fontsource/atkinson-hyperlegible',
  'sass',
  'esbuild',
]

const digest = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 10)

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder)
  return names.sort().map((name) => join(folder, name))
}

/** A digest of all that the result depends on: our sources, this file, and the versions of the libraries. */
async function inputsDigest(): Promise<string> {
  const sources = [
    fileURLToPath(import.meta.url),
    ...(await filesIn(join(here, 'styles'))),
    ...(await filesIn(join(here, 'browser'))),
    ...(await filesIn(join(here, 'static'))),
  ]
  const hash = createHash('sha256')
  for (const source of sources) hash.update(source.slice(root.length)).update(await readFile(source))
  for (const library of libraries) {
    const about = await readFile(join(root, 'node_modules', library, 'package.json'), 'utf8')
    hash.update(`${library}@${(JSON.parse(about) as { version: string }).version}`)
  }
  return hash.digest('hex')
}

/** Compiles app.scss; `assetName` turns a plain file name into the hashed one. */
async function compileCss(assetName: (plain: string) => string): Promise<string> {
  const sass = await import('sass')
  const { css } = await sass.compileAsync(join(here, 'styles/app.scss'), {
    style: 'compressed',
    loadPaths: [root],
    quietDeps: true,
    // The libraries warn about their own deprecations, which we cannot mend.
    logger: sass.Logger.silent,
    functions: {
      'asset-url($name)': ([name]) => {
        if (name === undefined) throw new Error('asset-url needs a name')
        return new sass.SassString(`url("${prefix}${assetName(name.assertString('name').text)}")`, {
          quotes: false,
        })
      },
    },
  })
  // Every functional colour is set in _chrome.scss: the libraries' own values and fall-backs would be dead weight.
  return css
    .replace(/:root\{--govuk-brand-colour:[^}]*\}/, '')
    .replace(/var\((--govuk-[a-z-]+-colour),\s*#[0-9a-f]+\)/gi, 'var($1)')
    .replaceAll('#1d70b8', 'var(--govuk-brand-colour)')
    .replaceAll('#0f7a52', 'var(--govuk-success-colour)')
}

async function bundleScript(): Promise<string> {
  const { build } = await import('esbuild')
  const result = await build({
    entryPoints: [join(here, 'browser/app.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2020'],
    write: false,
    legalComments: 'none',
    logLevel: 'silent',
  })
  const [file] = result.outputFiles
  if (file === undefined) throw new Error('esbuild gave no file')
  return file.text
}

async function readManifest(path: string): Promise<Manifest | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Manifest
  } catch {
    return null
  }
}

/**
 * Builds style sheet, script, fonts and images into `dir`, unless what lies there is of the same inputs. Files keep
 * their names for as long as their content; old ones are removed.
 */
export async function buildAssets(dir: string): Promise<BuiltAssets> {
  const manifestPath = join(dir, 'manifest.json')
  const inputs = await inputsDigest()
  const known = await readManifest(manifestPath)
  if (
    known !== null &&
    known.inputs === inputs &&
    Object.values(known.files).every((name) => existsSync(join(dir, name)))
  )
    return assetsOf(dir, known, false)

  await mkdir(dir, { recursive: true })
  const files: Record<string, string> = {}
  const put = async (plain: string, content: string | Uint8Array): Promise<void> => {
    const extension = extname(plain)
    const name = `${basename(plain, extension)}.${digest(content)}${extension}`
    // Written aside and renamed: a second process starting now never serves half a file.
    const aside = join(dir, `.${name}.${process.pid}`)
    await writeFile(aside, content)
    await rename(aside, join(dir, name))
    files[plain] = name
  }
  for (const font of fontNames) await put(font, await readFile(join(fontFolder, font)))
  for (const file of await filesIn(join(here, 'static'))) await put(basename(file), await readFile(file))
  let css = await compileCss((plain) => lookUp(files, plain))
  for (const [address, image = ''] of css.matchAll(/url\(\/assets\/images\/([\w-]+\.svg)\)/g)) {
    await put(image, await readFile(join(imageFolder, image)))
    css = css.replaceAll(address, `url(${prefix}${lookUp(files, image)})`)
  }
  await put('app.css', css)
  await put('app.js', await bundleScript())

  const manifest: Manifest = { inputs, files }
  const wanted = new Set(Object.values(files))
  for (const name of await readdir(dir))
    if (name !== 'manifest.json' && !wanted.has(name)) await rm(join(dir, name), { force: true })
  await writeFile(manifestPath, JSON.stringify(manifest, null, 2))
  return assetsOf(dir, manifest, true)
}

function lookUp(files: Readonly<Record<string, string>>, plain: string): string {
  const name = files[plain]
  if (name === undefined) throw new Error(`There is no asset ${plain}`)
  return name
}

function assetsOf(folder: string, { files }: Manifest, rebuilt: boolean): BuiltAssets {
  return { folder, prefix, rebuilt, url: (plain) => `${prefix}${lookUp(files, plain)}` }
}
