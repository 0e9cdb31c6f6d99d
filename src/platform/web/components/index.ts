import type { Lang } from '../../../kernel/lang.ts'
import type { Html } from '../html.ts'
import { builtInWords } from './defaults.ts'
import { componentMacros, type ComponentParams } from './generated.ts'
import { callMacro, linesAsEntities } from './macros.ts'

export { alert, badge, filter, subNavigation, timeline } from './moj.ts'
export type { AlertParams, BadgeParams, FilterParams, SubNavigationParams, TimelineParams } from './moj.ts'
export type * from './generated.ts'

/** `lang` chooses the words a component brings itself ("Error", "Show"); English when it is left out. */
export type Localised<P> = P & { readonly lang?: Lang | undefined }

function component<K extends keyof ComponentParams>(
  kind: K,
): (params: Localised<ComponentParams[K]>) => Html {
  const [folder, name] = componentMacros[kind]
  const template = `govuk/components/${folder}/macro.njk`
  return ({ lang, ...params }) => {
    const words = { ...builtInWords[lang ?? 'en'][kind] } as Readonly<Record<string, unknown>>
    return callMacro(template, name, { ...words, ...withoutClash(words, params) })
  }
}

/** A caller's `html` must beat our default `text` (and `titleHtml` our `titleText`); an undefined beats nothing. */
function withoutClash(words: Readonly<Record<string, unknown>>, params: object): object {
  const given = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined))
  if ('html' in given && 'text' in words) return { text: undefined, ...given }
  return given
}

const multiline =
  <P extends { readonly value?: string | undefined }>(draw: (params: P) => Html) =>
  (params: P): Html =>
    params.value === undefined
      ? draw(params)
      : // The macro only prints the value, so markup-safe text does as well as a string.
        draw({ ...params, value: linesAsEntities(params.value) as unknown as string })

export const accordion = component('accordion')
export const backLink = component('backLink')
export const breadcrumbs = component('breadcrumbs')
export const button = component('button')
export const characterCount = multiline(component('characterCount'))
export const checkboxes = component('checkboxes')
export const dateInput = component('dateInput')
export const details = component('details')
export const errorMessage = component('errorMessage')
export const errorSummary = component('errorSummary')
export const exitThisPage = component('exitThisPage')
export const fieldset = component('fieldset')
export const fileUpload = component('fileUpload')
export const hint = component('hint')
export const input = component('input')
export const insetText = component('insetText')
export const label = component('label')
const plainBanner = component('notificationBanner')
/** What has been done is "Done", not "Important". */
export const notificationBanner: typeof plainBanner = (params) =>
  plainBanner(
    params.type === 'success' && params.titleText === undefined && params.titleHtml === undefined
      ? { ...params, titleText: params.lang === 'cy' ? 'Wedi’i wneud' : 'Done' }
      : params,
  )
export const pagination = component('pagination')
export const panel = component('panel')
export const passwordInput = component('passwordInput')
export const phaseBanner = component('phaseBanner')
export const radios = component('radios')
export const select = component('select')
export const serviceNavigation = component('serviceNavigation')
export const skipLink = component('skipLink')
export const summaryList = component('summaryList')
export const table = component('table')
export const tabs = component('tabs')
export const tag = component('tag')
export const taskList = component('taskList')
export const textarea = multiline(component('textarea'))
export const warningText = component('warningText')
