import { html, type Html } from '../../../platform/web/html.ts'
import type { Exchange } from '../../../platform/web/route.ts'

export const documentsPath = (x: Pick<Exchange, 'caseId'>, page = ''): string =>
  `/cases/${x.caseId()}/documents${page}`

export function link(href: string, text: string, about?: string): Html {
  return html`<a class="govuk-link" href="${href}"
    >${text}${about === undefined ? null : html`<span class="govuk-visually-hidden"> (${about})</span>`}</a
  >`
}
