import type { Lang } from '../../kernel/lang.ts'
import { pick } from '../i18n/index.ts'
import type { Assets } from './assets.ts'
import { exitThisPage } from './components/index.ts'
import { chrome } from './content/index.ts'
import { html, type Html } from './html.ts'

export interface NavItem {
  readonly href: string
  readonly text: string
  /** How many wait there; shown only when there are some. */
  readonly count?: number | undefined
}

/** `post` items are drawn as a button in a form with the csrf token: signing out changes something. */
export interface MenuItem {
  readonly href: string
  readonly text: string
  readonly method?: 'get' | 'post' | undefined
}

export interface Page {
  readonly lang: Lang
  /** Without the service's name, which is added. */
  readonly title: string
  readonly nav: readonly NavItem[]
  readonly banner: 'demonstration' | null
  readonly body: Html
  readonly signedIn: {
    readonly name: string
    /** As they are to be read, in the page's language. */
    readonly roles: readonly string[]
    readonly items: readonly MenuItem[]
  } | null
  /** Path and query, as asked for. */
  readonly currentPath: string
  /** Public pages have the quick exit; staff pages the hide-screen and the idle lock. */
  readonly publicPage: boolean
  /** In a child's hands: no menu, no link into the service, no name. */
  readonly handed?: boolean | undefined
  readonly assets: Assets
  readonly csrf?: string | undefined
  /** Puts "Error:" before the title, so that a screen reader says it first. */
  readonly hasErrors?: boolean | undefined
  /** Above the heading: breadcrumbs or a back link. */
  readonly before?: Html | undefined
  /** What has just been done, above the body. */
  readonly notice?: Html | undefined
  /** Wide pages use the whole window: lists and dense forms. */
  readonly wide?: boolean | undefined
  /** Seconds without activity until the warning and until the page goes to `path`. Staff pages only. */
  readonly idle?:
    | {
        readonly warnAfter: number
        readonly lockAfter: number
        readonly path: string
        /** Told by POST (with the csrf token) when the person chooses to carry on. */
        readonly stayPath?: string | undefined
      }
    | undefined
  /** Where the quick exit leads. */
  readonly exitTo?: string | undefined
}

export const serviceLine = { shown: '0800 043 4303', href: 'tel:08000434303' } as const
const defaultExit = 'https://www.bbc.co.uk/weather'

/** The same address in the other language. */
export function inLanguage(path: string, lang: Lang): string {
  const url = new URL(path, 'http://local')
  url.searchParams.set('lang', lang)
  return `${url.pathname}${url.search}`
}

type Words = (typeof chrome)['en']

function languages(page: Page, words: Words): Html {
  const one = (lang: Lang, name: string): Html =>
    page.lang === lang
      ? html`<li><span lang="${lang}" aria-current="true">${name}</span></li>`
      : html`<li>
          <a lang="${lang}" hreflang="${lang}" rel="alternate" href="${inLanguage(page.currentPath, lang)}"
            >${name}</a
          >
        </li>`
  return html`<nav class="gs-languages" aria-label="${words.language}">
    <ul>
      ${one('en', 'English')} ${one('cy', 'Cymraeg')}
    </ul>
  </nav>`
}

function menuItem(item: MenuItem, csrf: string | undefined): Html {
  if (item.method !== 'post') return html`<li><a href="${item.href}">${item.text}</a></li>`
  return html`<li>
    <form method="post" action="${item.href}">
      <input type="hidden" name="_csrf" value="${csrf ?? ''}" />
      <button type="submit" class="gs-link-button">${item.text}</button>
    </form>
  </li>`
}

function account(page: Page, words: Words): Html | null {
  if (page.signedIn === null) return null
  const { name, roles, items } = page.signedIn
  return html`<details class="gs-account">
    <summary>
      <span class="govuk-visually-hidden">${words.signedInAs}</span>
      <span class="gs-account__name">${name}</span>
    </summary>
    <div class="gs-account__menu">
      <p class="gs-account__roles">${roles.join(', ')}</p>
      <ul>
        ${items.map((item) => menuItem(item, page.csrf))}
      </ul>
    </div>
  </details>`
}

function isCurrent(item: NavItem, path: string): boolean {
  const here = path.split('?')[0] ?? path
  return here === item.href || (item.href !== '/' && here.startsWith(`${item.href}/`))
}

function navigation(page: Page, words: Words): Html | null {
  if (page.nav.length === 0) return null
  // The longest match wins, so that /cases/mine does not light /cases as well.
  const current = page.nav
    .filter((item) => isCurrent(item, page.currentPath))
    .sort((a, b) => b.href.length - a.href.length)[0]
  return html`<nav class="gs-nav" aria-label="${words.staffMenu}">
    <div class="gs-width">
      <ul>
        ${page.nav.map(
          (item) =>
            html`<li>
              <a href="${item.href}" ${item === current ? html`aria-current="page"` : null}
                >${item.text}${
                  item.count === undefined || item.count === 0
                    ? null
                    : html` <span class="gs-count">${item.count}</span>`
                }</a
              >
            </li>`,
        )}
      </ul>
    </div>
  </nav>`
}

function demonstration(page: Page, words: Words): Html | null {
  if (page.banner !== 'demonstration') return null
  return html`<div class="gs-demonstration">
    <div class="gs-width"><strong>${words.demonstration.label}:</strong> ${words.demonstration.text}</div>
  </div>`
}

function header(page: Page, words: Words): Html {
  return html`<header class="gs-header">
    ${demonstration(page, words)}
    <div class="gs-width gs-header__row">
      <a class="gs-header__home" href="/">
        <img src="${page.assets.url('mark.svg')}" alt="" width="36" height="36" />
        <span>${words.service}</span>
      </a>
      <div class="gs-header__tools">${languages(page, words)} ${account(page, words)}</div>
    </div>
  </header>`
}

function footer(words: Words): Html {
  return html`<footer class="gs-footer">
    <div class="gs-width">
      <p class="gs-footer__line">
        ${words.footer.line} <a href="${serviceLine.href}">${serviceLine.shown}</a>
      </p>
      <p>${words.footer.emergency}</p>
      <nav aria-label="${words.footer.links}">
        <ul>
          <li><a href="/accessibility">${words.footer.accessibility}</a></li>
          <li><a href="/privacy">${words.footer.privacy}</a></li>
        </ul>
      </nav>
    </div>
  </footer>`
}

/** The browser script reads its words and times from these attributes; without script they do nothing. */
function bodyData(page: Page, words: Words): Html {
  const staff = page.signedIn !== null && !page.publicPage
  return html`data-draft-saved="${words.draft.saved}" data-draft-failed="${words.draft.failed}"
  ${
    staff
      ? html`data-hide-title="${words.hide.title}" data-hide-text="${words.hide.text}"
        data-hide-show="${words.hide.show}" data-hide-start="${words.hide.start}"`
      : null
  }
  ${
    staff && page.idle !== undefined
      ? html`data-idle-warn="${page.idle.warnAfter}" data-idle-lock="${page.idle.lockAfter}"
        data-idle-path="${page.idle.path}" data-idle-stay-path="${page.idle.stayPath ?? ''}"
        data-csrf="${page.csrf ?? ''}" data-idle-title="${words.idle.title}"
        data-idle-text="${words.idle.text}" data-idle-stay="${words.idle.stay}"`
      : null
  }`
}

/** The whole document. Pure: the same page gives the same text. */
export function layout(page: Page): string {
  const words = pick(chrome, page.lang)
  const title = `${page.hasErrors === true ? words.errorPrefix : ''}${page.title} – ${words.service}`
  return html`<!doctype html>
    <html lang="${page.lang}" class="gs">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#123b42" />
        <meta name="color-scheme" content="light" />
        <meta
          name="robots"
          content="${page.publicPage && page.handed !== true ? 'index' : 'noindex, nofollow'}"
        />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href="${page.assets.url('mark.svg')}" type="image/svg+xml" />
        <link rel="stylesheet" href="${page.assets.url('app.css')}" />
        <script type="module" src="${page.assets.url('app.js')}"></script>
      </head>
      <body class="${page.wide === true ? 'gs-body gs-body--wide' : 'gs-body'}" ${bodyData(page, words)}>
        <a href="#main" class="govuk-skip-link" data-module="govuk-skip-link">${words.skip}</a>
        ${page.handed === true ? html`<header>${demonstration(page, words)}</header>` : header(page, words)}
        ${navigation(page, words)}
        ${
          page.publicPage && page.handed !== true
            ? html`<div class="gs-width gs-exit">
                ${exitThisPage({ lang: page.lang, redirectUrl: page.exitTo ?? defaultExit })}
              </div>`
            : null
        }
        <div class="gs-width">
          <main id="main" class="gs-main" tabindex="-1">${page.before} ${page.notice} ${page.body}</main>
        </div>
        ${page.handed === true ? null : footer(words)}
      </body>
    </html>`
    .toString()
    .trim()
}
