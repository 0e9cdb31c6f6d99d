import { parseDay } from '../../../kernel/calendar-day.ts'
import { date, defineForm, select, text, textarea, type FormValue } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import { planDeadlines, reviewRaisedBy } from '../../safety-review/index.ts'
import { childContent } from '../content/pages.ts'
import { correcting } from '../correcting.ts'
import { childPlace } from '../details.ts'
import { childLocation } from '../facts.ts'
import { caseIsOver } from '../over.ts'
import { toldList } from '../pages/details/view.ts'
import { tellLocation, type Location } from '../tell.ts'

const t = wordsOf(childContent)
const form = defineForm({
  fields: {
    accommodation: select({
      label: t((c) => c.place.accommodation),
      options: choices('accommodation'),
      optional: true,
    }),
    since: date({ label: t((c) => c.place.since), latest: 'today', optional: true }),
    address: textarea({ label: t((c) => c.place.address), rows: 3, max: 500, optional: true, span: 'half' }),
    postcode: text({
      label: t((c) => c.place.postcode),
      width: 10,
      max: 12,
      optional: true,
      spellcheck: false,
    }),
    telephone: text({ label: t((c) => c.place.telephone), kind: 'tel', width: 20, max: 60, optional: true }),
  },
})
type Value = FormValue<typeof form>

/** The only page that shows where the child is. */
export const locationPages = correcting<Value, Location>({
  kind: childLocation,
  act: 'child.location',
  form,
  title: (lang) => pick(childContent, lang).place.title,
  stored: (x) => childPlace(x.db, x.caseId()),
  values: (place) => ({ ...place, since: place.since as Value['since'] }),
  columns: (value) => ({ ...value }),
  tell: tellLocation,
  above: (x, stands) => {
    const c = pick(childContent, x.lang).place
    return html`<p class="govuk-body">${c.shown}</p>
      ${
        stands === null
          ? html`<p class="govuk-inset-text">${c.none}</p>`
          : html`${toldList(tellLocation(stands.columns, x.lang), x.lang)}
            ${stands.reason === null ? null : html`<p class="govuk-body">${c.because}: ${stands.reason}</p>`}`
      }
      <h2 class="govuk-heading-m">${stands === null ? c.recordTitle : c.changeTitle}</h2>`
  },
  after: (x) => `/cases/${x.caseId()}/location`,
  also: async (x, after, before) => {
    const kind = (place: Location) => place.accommodation ?? place.address ?? ''
    const moved =
      before !== null &&
      kind(before) !== '' &&
      (kind(before) !== kind(after) || before.address !== after.address)
    if (!moved || caseIsOver(x)) return []
    const on = after.since === null ? null : parseDay(after.since)
    return reviewRaisedBy(
      x.caseId(),
      // Never where to: the place stands apart.
      { event: 'placement-move', on, why: null },
      await planDeadlines(x.db, x.caseId()),
      x.now,
    )
  },
})
