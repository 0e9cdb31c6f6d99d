import type { Lang } from '../../../../kernel/lang.ts'
import type { Permission } from '../../../../platform/access/index.ts'
import { formatDay, formatInstant, inLondon, pick } from '../../../../platform/i18n/index.ts'
import { chronicleGroups, type ChronicleGroup } from '../../../../platform/record/index.ts'
import { isCode, label } from '../../../../platform/reference-data/index.ts'
import { timeline } from '../../../../platform/web/components/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { chronicleOf, tell } from '../../chronicles.ts'
import type { ToldAct, ToldFact } from '../../chronology-store.ts'
import { chronologyContent } from '../../content/chronology.ts'
import { link } from '../../words.ts'
import { mayBeWithdrawn } from '../../withdrawal.ts'

export interface Filters {
  readonly group: ChronicleGroup | null
  readonly person: string | null
  readonly from: string | null
  readonly to: string | null
  readonly order: 'happened' | 'recorded'
  readonly looks: boolean
  readonly page: number
}

export interface ChronologyView {
  readonly caseId: string
  readonly acts: readonly ToldAct[]
  readonly more: boolean
  readonly filters: Filters
  readonly writers: readonly { readonly id: string; readonly name: string }[]
  readonly lang: Lang
  readonly maySeeLooks: boolean
  readonly may: (permission: Permission) => boolean
}

export function chronologyView(view: ChronologyView): Html {
  const c = pick(chronologyContent, view.lang)
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${filterForm(view)}
    ${
      view.acts.length === 0
        ? html`<p class="govuk-body">${c.empty}</p>`
        : timeline({
            lang: view.lang,
            items: view.acts.map((act) => ({
              label: titleOf(act, view),
              byline: byline(act, view.lang),
              when: { iso: act.happenedAt.toISOString(), text: whenOf(act, view.lang) },
              body: bodyOf(act, view),
            })),
          })
    }
    ${pages(view)}`
}

/** The moment, or the day where only the day is known. */
const whenOf = ({ happenedAt, dayOnly }: ToldAct, lang: Lang): string =>
  dayOnly ? formatDay(inLondon(happenedAt).day, lang) : formatInstant(happenedAt, lang)

function titleOf(act: ToldAct, { lang }: ChronologyView): string {
  const c = pick(chronologyContent, lang)
  if (act.sort !== 'write')
    return `${act.sort === 'read' ? c.read : c.refused}: ${act.kind.replace(/^\w+:/, '')}`
  const { said } = parted(act.facts)
  const titles = [...new Set(said.map((fact) => tell(fact.table, fact.row, lang).title))]
  if (titles.length === 0) return c.told.other
  const first = titles.slice(0, 2).join('; ')
  return titles.length > 2 ? `${first}; ${c.more(titles.length - 2)}` : first
}

/** What a person wrote, apart from what the rules drew from it: the head of the case and its clocks. */
function parted(facts: readonly ToldFact[]): { said: readonly ToldFact[]; followed: readonly ToldFact[] } {
  const drawn = (fact: ToldFact) => fact.table === 'case_file' || fact.table === 'deadline'
  const said = facts.filter((fact) => !drawn(fact))
  return said.length === 0 ? { said: facts, followed: [] } : { said, followed: facts.filter(drawn) }
}

function byline(act: ToldAct, lang: Lang): string {
  const c = pick(chronologyContent, lang)
  const role =
    act.role !== null && isCode('service-role', act.role) ? label('service-role', act.role, lang) : null
  return c.by(act.by ?? c.actors[act.actor], role)
}

function bodyOf(act: ToldAct, view: ChronologyView): Html {
  const c = pick(chronologyContent, view.lang)
  const later = act.recordedAt.getTime() - act.happenedAt.getTime() >= 60_000
  const { said, followed } = parted(act.facts)
  const several = act.facts.length > 1
  return html`${said.map((fact) => factView(fact, several, view))}
  ${
    followed.length === 0
      ? null
      : html`<details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">${c.followed(followed.length)}</span>
          </summary>
          <div class="govuk-details__text">${followed.map((fact) => factView(fact, several, view))}</div>
        </details>`
  }
  ${later ? html`<p class="gs-muted">${c.recordedAt(formatInstant(act.recordedAt, view.lang))}</p>` : null}`
}

function factView(fact: ToldFact, several: boolean, view: ChronologyView): Html {
  const { lang, caseId } = view
  const c = pick(chronologyContent, lang)
  const told = tell(fact.table, fact.row, lang)
  const wrong = fact.standing === 'entered-in-error'
  const stands = !fact.superseded && !wrong
  const correctAt = chronicleOf(fact.table)?.correctAt
  const hidden = html`<span class="govuk-visually-hidden">${c.about(told.title)}</span>`
  const links =
    stands && view.may('case:record')
      ? [
          correctAt === undefined
            ? null
            : link(correctAt({ caseId, id: fact.id }), html`${c.correct}${hidden}`),
          mayBeWithdrawn(fact.table)
            ? link(
                `/cases/${caseId}/facts/${fact.table}/${fact.id}/entered-in-error`,
                html`${c.withdraw}${hidden}`,
              )
            : null,
        ].filter((one) => one !== null)
      : []
  const marks = [
    fact.version > 1 ? c.version(fact.version) : null,
    wrong ? c.inError : fact.superseded ? c.superseded : null,
  ].filter((one) => one !== null)
  const body = html`${several ? html`<h3 class="govuk-heading-s">${told.title}</h3>` : null}${told.body}`
  return html`<div class="gs-told" id="f-${fact.id}-${fact.version}">
    ${marks.length === 0 ? null : html`<p><strong>${marks.join(', ')}</strong></p>`}
    ${
      wrong
        ? html`<s>${told.title}</s>
            <div class="gs-struck">${body}</div>`
        : body
    }
    ${sentence(fact.reason) === null ? null : html`<p>${c.because(fact.reason ?? '')}</p>`}
    ${links.length === 0 ? null : html`<p>${links.map((one, index) => [index === 0 ? '' : ' · ', one])}</p>`}
  </div>`
}

/** What a person wrote as the reason; the codes by which rules change a deadline or a stage say nothing to a reader. */
function sentence(reason: string | null): string | null {
  return reason === null || /^[a-z0-9.:-]+$/.test(reason) ? null : reason
}

function filtered({ group, person, from, to, order, looks }: Filters): boolean {
  return [group, person, from, to].some((one) => one !== null) || order === 'recorded' || looks
}

function filterForm(view: ChronologyView): Html {
  const { filters, lang } = view
  const c = pick(chronologyContent, lang)
  const option = (value: string, words: string, chosen: boolean) =>
    html`<option value="${value}" ${chosen ? html`selected` : null}>${words}</option>`
  const field = (id: string, name: string, control: Html) =>
    html`<div class="govuk-form-group"><label class="govuk-label" for="${id}">${name}</label>${control}</div>`
  const day = (name: 'from' | 'to') =>
    html`<input
      class="govuk-input govuk-input--width-10"
      type="date"
      id="${name}"
      name="${name}"
      value="${filters[name]}"
    />`
  const choose = (name: string, options: Html) =>
    html`<select class="govuk-select" id="${name}" name="${name}">
      ${options}
    </select>`
  return html`<form method="get" action="/cases/${view.caseId}/chronology" class="gs-form">
    <details class="govuk-details" ${filtered(filters) ? html`open` : null}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">${c.filters}</span>
      </summary>
      <div class="govuk-details__text">
        <div class="gs-grid gs-grid--three">
          ${field(
            'group',
            c.group,
            choose(
              'group',
              html`${option('', c.everything, filters.group === null)}
              ${chronicleGroups.map((one) => option(one, c.groups[one], filters.group === one))}`,
            ),
          )}
          ${field(
            'person',
            c.person,
            choose(
              'person',
              html`${option('', c.anybody, filters.person === null)}
              ${view.writers.map((one) => option(one.id, one.name, filters.person === one.id))}`,
            ),
          )}
          ${field(
            'order',
            c.order,
            choose(
              'order',
              html`${option('happened', c.orders.happened, filters.order === 'happened')}
              ${option('recorded', c.orders.recorded, filters.order === 'recorded')}`,
            ),
          )}
          ${field('from', c.from, day('from'))} ${field('to', c.to, day('to'))}
          ${
            view.maySeeLooks
              ? field(
                  'looks',
                  c.looks,
                  choose(
                    'looks',
                    html`${option('', c.looksNo, !filters.looks)} ${option('yes', c.looksYes, filters.looks)}`,
                  ),
                )
              : null
          }
        </div>
        <div class="govuk-button-group">
          <button type="submit" class="govuk-button govuk-button--secondary">${c.apply}</button>
          ${link(`/cases/${view.caseId}/chronology`, c.clear)}
        </div>
      </div>
    </details>
  </form>`
}

function pages(view: ChronologyView): Html | null {
  const { filters } = view
  const c = pick(chronologyContent, view.lang)
  if (filters.page === 1 && !view.more) return null
  const at = (number: number) => {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries({
      group: filters.group,
      person: filters.person,
      from: filters.from,
      to: filters.to,
      order: filters.order === 'recorded' ? 'recorded' : null,
      looks: filters.looks ? 'yes' : null,
      page: number === 1 ? null : String(number),
    }))
      if (value !== null) query.set(name, value)
    return `/cases/${view.caseId}/chronology?${query.toString()}`
  }
  return html`<nav class="govuk-pagination" aria-label="${c.pages}">
    ${
      filters.page === 1
        ? null
        : html`<div class="govuk-pagination__prev">
            <a class="govuk-link govuk-pagination__link" href="${at(filters.page - 1)}" rel="prev"
              >${c.newer}</a
            >
          </div>`
    }
    ${
      view.more
        ? html`<div class="govuk-pagination__next">
            <a class="govuk-link govuk-pagination__link" href="${at(filters.page + 1)}" rel="next"
              >${c.older}</a
            >
          </div>`
        : null
    }
  </nav>`
}
