import { done } from '../../../../kernel/refusal.ts'
import { defineForm, text, textarea, type FieldError, type Typed } from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { newFact, nextVersion } from '../../../../platform/record/index.ts'
import { versionOf } from '../../../../platform/web/conflict-page.ts'
import { html } from '../../../../platform/web/html.ts'
import { noSuchPage, refused, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { planContent } from '../../content/index.ts'
import { safetyPlanAddresses, type PlaceAddress } from '../../facts.ts'
import { mayBeWritten } from '../../rules.ts'
import { addressesId, addressesOf } from '../../store-shares.ts'
import { readPlanKnown, type PlanKnown } from '../../store.ts'
import { actingPage, planPath, recorded } from '../acting.ts'

const t = wordsOf(planContent)

/** The safe places of the plan, and those that have an address although the plan no longer names them. */
function placesOf(known: PlanKnown, standing: readonly PlaceAddress[]): string[] {
  return [
    ...new Set([
      ...(known.plan?.places ?? []).map(({ name }) => name),
      ...standing.map(({ place }) => place),
    ]),
  ]
}

const nameOf = (index: number) => `address_${index + 1}`
function formOf(places: readonly string[], corrected: boolean) {
  const addresses = Object.fromEntries(
    places.map((place, index) => [
      nameOf(index),
      textarea({
        label: (lang) => pick(planContent, lang).addresses.of(place),
        optional: true,
        rows: 3,
        max: 500,
        span: 'half',
        dir: 'auto',
      }),
    ]),
  )
  const reason = text({ label: t((c) => c.addresses.reason), max: 300, span: 'full' })
  return defineForm({ fields: { ...addresses, ...(corrected ? { reason } : {}) } })
}

interface Asked {
  readonly known: PlanKnown
  readonly stands: Awaited<ReturnType<typeof addressesOf>>
  readonly places: readonly string[]
}

async function ask(x: Exchange): Promise<Asked | null> {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return null
  const stands = await addressesOf(x.db, x.caseId())
  return { known, stands, places: placesOf(known, stands?.addresses ?? []) }
}

function show(x: Exchange, { known, stands, places }: Asked, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(planContent, x.lang).addresses
  const values = Object.fromEntries(
    places.map((place, index) => [
      nameOf(index),
      stands?.addresses.find((one) => one.place === place)?.address ?? null,
    ]),
  )
  const open = places.length > 0 && mayBeWritten(known)
  return actingPage(x, {
    title: c.title,
    lead: c.lead,
    above: html`<p class="govuk-body">
        <a class="govuk-link" href="${planPath(x)}/print-with-addresses"
          >${pick(planContent, x.lang).print.withAddresses}</a
        >
      </p>
      ${places.length === 0 ? html`<p class="govuk-body">${c.none}</p>` : null}`,
    form: open ? formOf(places, stands !== null).render({ lang: x.lang, typed, errors, values }) : null,
    submit: c.submit,
    version: stands?.version,
    errors,
  })
}

export const addressesPage: Handler = async (x) => {
  const asked = await ask(x)
  if (asked === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  return show(x, asked, draft === null ? undefined : formOf(asked.places, true).typed(draft.fields))
}

export const recordAddresses: Handler = async (x) => {
  const asked = await ask(x)
  if (asked === null) return noSuchPage('no-such-case')
  const { stands, places, known } = asked
  if (places.length === 0 || !mayBeWritten(known)) return show(x, asked)
  const parsed = formOf(places, stands !== null).parse(x.body, x.lang)
  if (!parsed.ok) return show(x, asked, parsed.typed, parsed.errors)
  if (versionOf(x.body) !== (stands?.version ?? null)) return refused({ code: 'someone-else-changed-it' })
  const said = new Map(Object.entries(parsed.value))
  const columns = {
    addresses: JSON.stringify(
      places.flatMap((place, index) => {
        const address = said.get(nameOf(index)) ?? null
        return address === null ? [] : [{ place, address }]
      }),
    ),
  }
  const id = addressesId(x.caseId())
  const fact =
    stands === null
      ? newFact(safetyPlanAddresses, x.caseId(), columns, id)
      : nextVersion(
          safetyPlanAddresses,
          x.caseId(),
          { id, version: stands.version },
          columns,
          said.get('reason') ?? '',
        )
  return recorded(x, 'safety-plan.addresses', done([fact]), { answer: `${planPath(x)}/addresses` })
}
