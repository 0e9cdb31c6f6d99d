import { pick } from '../../../../platform/i18n/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { facts } from '../../../../platform/web/pieces.ts'
import { noSuchPage, page, type Handler } from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { missingContent } from '../../content/index.ts'
import { rowOf } from '../../store.ts'
import { episodeInPath, episodePath } from '../path.ts'

/** The only page on which it stands where a missing child was last seen or found (docs/decisions/0006). */
export const placesPage: Handler = async (x) => {
  const found = await episodeInPath(x)
  if (found === null) return noSuchPage()
  const c = pick(missingContent, x.lang).places
  const place = await rowOf(x.db, 'missing_place', x.caseId(), found.row.id)
  const said = (text: string | null | undefined) =>
    text === null || text === undefined ? null : html`<span class="gs-prose" dir="auto">${text}</span>`
  const nothing = (place?.last_seen ?? null) === null && (place?.found_at ?? null) === null
  return page(
    c.title,
    html`${await caseBar(x, 'missing')}
      <h1 class="govuk-heading-l">${c.title}</h1>
      <p class="govuk-body">${c.lead}</p>
      ${
        nothing
          ? html`<p class="govuk-body">${c.none}</p>`
          : facts([
              [c.lastSeen, said(place?.last_seen)],
              [c.found, said(place?.found_at)],
            ])
      }
      <p class="govuk-body"><a class="govuk-link" href="${episodePath(x, found.row.id)}">${c.back}</a></p>`,
  )
}
