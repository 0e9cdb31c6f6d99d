import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import {
  date,
  defineForm,
  radios,
  textarea,
  type FieldError,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { card, clock } from '../../../../platform/web/pieces.ts'
import { noSuchPage, refused, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { planContent } from '../../content/index.ts'
import { holdReview, mayBeWritten, pendingOf } from '../../rules.ts'
import { readPlanKnown, type PlanKnown } from '../../store.ts'
import { actingPage, planPath, recorded } from '../acting.ts'
import { whyReview } from '../home/view.ts'
import { reviewsTable } from '../home/tables.ts'

const t = wordsOf(planContent)
const form = defineForm({
  fields: {
    held_on: date({
      label: t((c) => c.review.on),
      called: t((c) => c.review.onCalled),
      latest: 'today',
      span: 'full',
    }),
    found: textarea({ label: t((c) => c.review.found), hint: t((c) => c.review.foundHint), dir: 'auto' }),
    child_took_part: radios({
      label: t((c) => c.review.childTookPart),
      options: choices('yes-no-unknown'),
      optional: true,
      inline: true,
    }),
  },
})

/** What asks for this review, with how long is left, and the way to the next version. */
function raisedBy(x: Exchange, known: PlanKnown): Html {
  const c = pick(planContent, x.lang).review
  return html`${card(
      c.raised,
      html`<ul class="govuk-list">
        ${pendingOf(known, 'safety-plan-review').map(
          (one) =>
            html`<li>
              <span dir="auto">${whyReview(known, one, x.lang)}</span>
              ${one.dueAt === null ? null : clock(one.dueAt.getTime() - x.now.getTime(), x.lang)}
            </li>`,
        )}
      </ul>`,
    )}
    <p>
      <a class="govuk-button govuk-button--secondary" href="${planPath(x)}/write">${c.changeIt}</a>
    </p>
    <h2 class="govuk-heading-m">${c.stands}</h2>`
}

function show(x: Exchange, known: PlanKnown, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(planContent, x.lang).review
  if (known.plan === null || !mayBeWritten(known))
    return actingPage(x, { title: c.title, lead: c.nothing, form: null, submit: c.submit })
  return actingPage(x, {
    title: c.title,
    lead: c.lead,
    above: raisedBy(x, known),
    form: form.render({ lang: x.lang, typed, errors, values: { held_on: dayInLondon(x.now) } }),
    submit: c.submit,
    version: known.plan.version,
    errors,
    below: reviewsTable(known.reviews, x.lang),
  })
}

export const reviewPage: Handler = async (x) => {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  return show(x, known, draft === null ? undefined : form.typed(draft.fields))
}

export const recordReview: Handler = async (x) => {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const parsed = form.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return show(x, known, parsed.typed, parsed.errors)
  // "It stands as it is" is said of the version that was read, and of no other.
  if (String(known.plan?.version) !== x.body['_version']) return refused({ code: 'someone-else-changed-it' })
  const { held_on: heldOn, found, child_took_part: childTookPart } = parsed.value
  return recorded(
    x,
    'safety-plan.review',
    holdReview(known, { heldOn, found, childTookPart }, x.accountId(), x.now),
  )
}
