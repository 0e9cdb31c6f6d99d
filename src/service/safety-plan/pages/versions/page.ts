import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import { formatDay, formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { button, select } from '../../../../platform/web/components/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { chips, stackTable } from '../../../../platform/web/pieces.ts'
import { noSuchPage, page, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { planContent } from '../../content/index.ts'
import { levelInWords } from '../../entries.ts'
import { planVersions, type PlanVersion } from '../../store.ts'
import { planPath } from '../acting.ts'
import { prose, wholePlan } from '../plan-view.ts'

function versionsTable(x: Exchange, versions: readonly PlanVersion[]): Html {
  const c = pick(planContent, x.lang)
  return stackTable({
    caption: c.versions.title,
    captionHidden: true,
    columns: [c.versions.version, c.fields.level, c.versions.what, c.versions.why, c.versions.by].map(
      (text) => ({
        text,
      }),
    ),
    rows: versions.map((one) => [
      html`<a class="govuk-link" href="${planPath(x)}/versions/${one.version}">${c.version(one.version)}</a>`,
      levelInWords(one.level, x.lang),
      c.changes[one.change],
      prose(one.why),
      html`${one.writtenByName ?? c.notKnown}<br />${formatInstant(one.at, x.lang)}`,
    ]),
    empty: c.versions.none,
  })
}

/** Chooses two versions; a look, not a record, so that the address can be kept. */
export function chooseTwo(
  x: Exchange,
  versions: readonly PlanVersion[],
  chosen: { readonly from: number; readonly to: number },
): Html {
  const c = pick(planContent, x.lang)
  const choice = (name: 'from' | 'to') =>
    select({
      lang: x.lang,
      id: name,
      name,
      label: { text: c.versions[name] },
      items: versions.map((one) => ({
        value: String(one.version),
        text: `${c.version(one.version)}, ${formatDay(dayInLondon(one.at), x.lang)}`,
        selected: one.version === chosen[name],
      })),
    })
  return html`<form method="get" action="${planPath(x)}/compare" class="gs-form">
    <h2 class="govuk-heading-m">${c.versions.compare}</h2>
    <div class="gs-fields">
      <div class="gs-field gs-field--half">${choice('from')}</div>
      <div class="gs-field gs-field--half">${choice('to')}</div>
    </div>
    ${button({ text: c.versions.submit, classes: 'govuk-button--secondary' })}
  </form>`
}

export const versionsPage: Handler = async (x) => {
  const versions = await planVersions(x.db, x.caseId())
  const c = pick(planContent, x.lang)
  const last = versions[0]?.version ?? 0
  const body = html`${await caseBar(x, 'safety-plan')}
    <h1 class="govuk-heading-l">${c.versions.title}</h1>
    ${versionsTable(x, versions)} ${last > 1 ? chooseTwo(x, versions, { from: last - 1, to: last }) : null}
    <p class="govuk-body"><a class="govuk-link" href="${planPath(x)}">${c.back}</a></p>`
  return page(c.versions.title, body, { wide: true })
}

/** One version as it was read in its time. */
export const versionPage: Handler = async (x) => {
  const versions = await planVersions(x.db, x.caseId())
  const found = versions.find((one) => String(one.version) === x.params['version'])
  if (found === undefined) return noSuchPage()
  const c = pick(planContent, x.lang)
  const last = versions[0]?.version ?? found.version
  const title = c.versions.old(found.version)
  const body = html`${await caseBar(x, 'safety-plan')}
    <h1 class="govuk-heading-l">${title}</h1>
    ${chips([{ text: c.badge(levelInWords(found.level, x.lang)) }])}
    <p class="govuk-body">
      ${c.versionBy(found.version, found.writtenByName ?? c.notKnown, formatInstant(found.at, x.lang))}.
      ${found.version === last ? null : c.versions.notInForce(last)}
    </p>
    ${found.why === null ? null : html`<p class="govuk-body gs-prose" dir="auto">${found.why}</p>`}
    ${wholePlan(found, dayInLondon(found.at), x.lang)}
    <p class="govuk-body">
      <a class="govuk-link" href="${planPath(x)}/versions">${c.versions.title}</a>
    </p>`
  return page(title, body, { wide: true })
}
