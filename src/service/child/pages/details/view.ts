import type { CaseId } from '../../../../kernel/ids.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import { formatDay, pick } from '../../../../platform/i18n/index.ts'
import { html, type Html, type Renderable } from '../../../../platform/web/html.ts'
import { childContent } from '../../content/pages.ts'
import type { ChildDetails, Standing } from '../../details.ts'
import { tellIdentity, tellProfessional, tellSafeContact, type Professional, type Told } from '../../tell.ts'

/** Questions with their answers; one that nobody has asked says so, because that is not the same as not known. */
export function toldList(told: readonly Told[], lang: Lang): Html {
  // No line break inside dd: the style keeps those that a person typed.
  const said = (value: string | null): Renderable =>
    value ?? html`<span class="gs-muted">${pick(childContent, lang).notAsked}</span>`
  return html`<dl class="gs-facts">
    ${told.map(
      ({ label, value }) =>
        html`<dt>${label}</dt>
          <dd dir="auto">${said(value)}</dd>`,
    )}
  </dl>`
}

function link(href: string, text: string, about?: string): Html {
  return html`<a class="govuk-link" href="${href}"
    >${text}${about === undefined ? null : html`<span class="govuk-visually-hidden"> (${about})</span>`}</a
  >`
}

/** Who is round the child: name, role, organisation and how to reach them. `correctAt` null: no links. */
export function professionalList(
  people: readonly Standing<Professional>[],
  lang: Lang,
  correctAt: ((id: string) => string) | null,
): Html {
  const c = pick(childContent, lang)
  if (people.length === 0) return html`<p class="gs-muted">${c.details.noPeople}</p>`
  return html`<ul class="govuk-list">
    ${people.map(({ id, columns: person }) => {
      const [, role, organisation, telephone, email] = tellProfessional(person, lang).map((one) => one.value)
      const rest = [
        role,
        organisation,
        telephone,
        email,
        person.is_referrer ? c.details.referrer : null,
        person.until === null ? null : c.details.until(formatDay(person.until, lang)),
      ].filter((one) => one !== null && one !== undefined)
      return html`<li>
        <strong>${person.name}</strong>${rest.map((one) => html`, ${one}`)}
        ${correctAt === null ? null : link(correctAt(id), c.details.correct, person.name)}
      </li>`
    })}
  </ul>`
}

/** Everything about the child that may be read at a glance, each with the way to correct it. Pure. */
export function detailsView(
  caseId: CaseId,
  known: ChildDetails,
  may: { readonly record: boolean; readonly seePlace: boolean },
  lang: Lang,
): Html {
  const c = pick(childContent, lang)
  const at = `/cases/${caseId}/child`
  const section = (title: string, href: string, stands: boolean, body: Html): Html =>
    html`<section>
      <h2 class="govuk-heading-m">${title}</h2>
      ${body}
      ${
        may.record
          ? html`<p class="govuk-body">
              ${link(href, stands ? c.details.correctThis(title) : `${c.details.record}: ${title}`)}
            </p>`
          : null
      }
    </section>`
  const nothing = html`<p class="gs-muted">${c.details.nothing}</p>`
  return html`${section(
      c.details.identity,
      `${at}/identity`,
      known.identity !== null,
      known.identity === null ? nothing : toldList(tellIdentity(known.identity.columns, lang), lang),
    )}
    <section>
      <h2 class="govuk-heading-m">${c.details.names}</h2>
      ${
        known.names.length === 0
          ? html`<p class="gs-muted">${c.details.noNames}</p>`
          : html`<ul class="govuk-list">
              ${known.names.map(
                ({ id, columns: name }) =>
                  html`<li>
                    <strong dir="auto">${name.full_name}</strong> (${c.name.kinds[name.kind]})
                    ${may.record ? link(`${at}/names/${id}`, c.details.correct, name.full_name) : null}
                  </li>`,
              )}
            </ul>`
      }
      ${may.record ? html`<p class="govuk-body">${link(`${at}/names/new`, c.details.addName)}</p>` : null}
    </section>
    ${section(
      c.details.safe,
      `${at}/safe-contact`,
      known.safeContact !== null,
      known.safeContact === null ? nothing : toldList(tellSafeContact(known.safeContact.columns, lang), lang),
    )}
    <section>
      <h2 class="govuk-heading-m">${c.details.people}</h2>
      ${professionalList(known.professionals, lang, may.record ? (id) => `${at}/professionals/${id}` : null)}
      ${
        may.record
          ? html`<p class="govuk-body">${link(`${at}/professionals/new`, c.details.addPerson)}</p>`
          : null
      }
    </section>
    ${
      may.seePlace
        ? html`<section>
            <h2 class="govuk-heading-m">${c.details.where}</h2>
            <p class="govuk-body">${c.details.whereLead}</p>
            <a
              class="govuk-button govuk-button--secondary"
              role="button"
              draggable="false"
              href="/cases/${caseId}/location"
              >${c.details.whereButton}</a
            >
          </section>`
        : null
    }`
}
