import type { Lang } from '../../../kernel/lang.ts'
import { html, type Html } from '../html.ts'
import type { Attributes } from './generated.ts'
import { callMacro } from './macros.ts'

/**
 * MOJ components. Its badge and sub-navigation macros are called as they are. Its timeline, alert and filter macros
 * hold English words ("by", "Remove this filter", "warning:") that no parameter can change, so those keep its markup
 * and classes and take their words from here.
 */
export interface BadgeParams {
  readonly text: string
  /** e.g. `moj-badge--red`. The words must say it too. */
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function badge(params: BadgeParams): Html {
  return callMacro('moj/components/badge/macro.njk', 'mojBadge', params)
}

export interface SubNavigationParams {
  /** Names the navigation to a screen reader. */
  readonly label: string
  readonly items: readonly {
    readonly text: string
    readonly href: string
    readonly active?: boolean | undefined
    readonly attributes?: Attributes | undefined
  }[]
  readonly classes?: string | undefined
}

export function subNavigation(params: SubNavigationParams): Html {
  return callMacro('moj/components/sub-navigation/macro.njk', 'mojSubNavigation', params)
}

export interface TimelineParams {
  readonly lang: Lang
  readonly headingLevel?: 2 | 3 | 4 | undefined
  readonly items: readonly {
    readonly label: string | Html
    /** Who recorded it. */
    readonly byline?: string | undefined
    /** When it happened, as a machine reads it (ISO 8601) and as a person does. */
    readonly when: { readonly iso: string; readonly text: string }
    readonly body: Html
    readonly id?: string | undefined
    readonly classes?: string | undefined
  }[]
}

export function timeline(params: TimelineParams): Html {
  const by = params.lang === 'cy' ? 'gan' : 'by'
  const heading = (text: string | Html): Html => {
    if (params.headingLevel === 4) return html`<h4 class="moj-timeline__title">${text}</h4>`
    if (params.headingLevel === 3) return html`<h3 class="moj-timeline__title">${text}</h3>`
    return html`<h2 class="moj-timeline__title">${text}</h2>`
  }
  return html`<div class="moj-timeline">
    ${params.items.map(
      (item) =>
        html`<div
          class="moj-timeline__item ${item.classes}"
          ${item.id === undefined ? null : html`id="${item.id}"`}
        >
          <div class="moj-timeline__header">
            ${heading(item.label)}
            ${
              item.byline === undefined
                ? null
                : html`<p class="moj-timeline__byline">${by} ${item.byline}</p>`
            }
          </div>
          <p class="moj-timeline__date"><time datetime="${item.when.iso}">${item.when.text}</time></p>
          <div class="moj-timeline__description">${item.body}</div>
        </div>`,
    )}
  </div>`
}

export interface AlertParams {
  readonly lang: Lang
  readonly variant: 'information' | 'success' | 'warning' | 'error'
  /** Names the alert, and is its whole text when there is no body. */
  readonly title: string
  readonly body?: Html | undefined
}

const alertKinds = {
  en: { information: 'Information', success: 'Done', warning: 'Warning', error: 'Error' },
  cy: { information: 'Gwybodaeth', success: 'Wedi’i wneud', warning: 'Rhybudd', error: 'Gwall' },
} as const

export function alert(params: AlertParams): Html {
  const kind = alertKinds[params.lang][params.variant]
  return html`<div
    role="region"
    class="moj-alert moj-alert--${params.variant} gs-alert"
    aria-label="${kind}: ${params.title}"
  >
    <div class="moj-alert__content">
      <p class="gs-alert__title"><span class="gs-alert__kind">${kind}</span> ${params.title}</p>
      ${params.body}
    </div>
  </div>`
}

export interface FilterParams {
  readonly lang: Lang
  readonly heading: string
  readonly submitText: string
  /** The form controls. */
  readonly options: Html
  readonly selected?:
    | {
        readonly heading: string
        readonly clear: { readonly href: string; readonly text: string }
        readonly categories: readonly {
          readonly heading: string
          readonly items: readonly { readonly href: string; readonly text: string }[]
        }[]
      }
    | undefined
}

/** Goes inside a `<form method="get">`: filters are part of the address, so that a filtered list can be bookmarked. */
export function filter(params: FilterParams): Html {
  const remove = params.lang === 'cy' ? 'Tynnu’r hidlydd hwn' : 'Remove this filter'
  return html`<div class="moj-filter">
    <div class="moj-filter__header">
      <div class="moj-filter__header-title"><h2 class="govuk-heading-m">${params.heading}</h2></div>
    </div>
    <div class="moj-filter__content">
      ${
        params.selected === undefined
          ? null
          : html`<div class="moj-filter__selected">
              <div class="moj-filter__selected-heading">
                <div class="moj-filter__heading-title">
                  <h3 class="govuk-heading-s">${params.selected.heading}</h3>
                </div>
                <div class="moj-filter__heading-action">
                  <p>
                    <a class="govuk-link" href="${params.selected.clear.href}"
                      >${params.selected.clear.text}</a
                    >
                  </p>
                </div>
              </div>
              ${params.selected.categories.map(
                (category) =>
                  html`<h4 class="govuk-heading-s govuk-!-margin-bottom-0">${category.heading}</h4>
                    <ul class="moj-filter-tags">
                      ${category.items.map(
                        (item) =>
                          html`<li>
                            <a class="moj-filter__tag" href="${item.href}"
                              ><span class="govuk-visually-hidden">${remove}</span> ${item.text}</a
                            >
                          </li>`,
                      )}
                    </ul>`,
              )}
            </div>`
      }
      <div class="moj-filter__options">
        ${params.options}
        <button type="submit" class="govuk-button" data-module="govuk-button">${params.submitText}</button>
      </div>
    </div>
  </div>`
}
