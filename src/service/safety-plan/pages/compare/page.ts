import type { Lang } from '../../../../kernel/lang.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { stackTable } from '../../../../platform/web/pieces.ts'
import { noSuchPage, page, type Handler } from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { compareEntries, wordsChanged, type Difference } from '../../compare.ts'
import { planContent } from '../../content/index.ts'
import { entriesOf } from '../../entries.ts'
import { planVersions } from '../../store.ts'
import { planPath } from '../acting.ts'
import { chooseTwo } from '../versions/page.ts'

/** Struck through or underlined, and said in words beside it: never by colour alone. */
function marked(one: Difference, side: 'before' | 'after'): Html | null {
  const text = one[side]
  const left = side === 'before' ? 'taken-out' : 'added'
  if (one.kind === left) {
    const said = text ?? one.label
    return left === 'added'
      ? html`<ins class="gs-prose" dir="auto">${said}</ins>`
      : html`<del class="gs-prose" dir="auto">${said}</del>`
  }
  if (one.before === null || one.after === null || text === null) return null
  const stretches = wordsChanged(one.before, one.after).filter(({ kind }) => kind === 'same' || kind === left)
  return html`<span class="gs-prose" dir="auto"
    >${stretches.map((part) =>
      part.kind === 'same'
        ? part.text
        : part.kind === 'added'
          ? html`<ins>${part.text}</ins>`
          : html`<del>${part.text}</del>`,
    )}</span
  >`
}

export function differencesView(
  found: readonly Difference[],
  versions: { readonly from: number; readonly to: number },
  lang: Lang,
): Html {
  const c = pick(planContent, lang)
  if (found.length === 0) return html`<p class="govuk-body">${c.compare.same}</p>`
  const groups: Readonly<Record<string, string>> = c.groups
  const parts = [...new Set(found.map(({ group }) => group))]
  return html`<p class="govuk-body">${c.compare.count(found.length)} ${c.compare.legend}</p>
    ${parts.map((group) =>
      stackTable({
        caption: groups[group] ?? group,
        columns: [c.compare.what, c.compare.how, c.version(versions.from), c.version(versions.to)].map(
          (text) => ({
            text,
          }),
        ),
        rows: found
          .filter((one) => one.group === group)
          .map((one) => [
            html`<span dir="auto">${one.label}</span>`,
            html`<strong>${c.compare.kinds[one.kind]}</strong>`,
            marked(one, 'before'),
            marked(one, 'after'),
          ]),
        empty: '',
      }),
    )}`
}

export const comparePage: Handler = async (x) => {
  const versions = await planVersions(x.db, x.caseId())
  const asked = (name: string) => versions.find((one) => String(one.version) === x.query[name])
  const [one, other] = [asked('from'), asked('to')]
  if (one === undefined || other === undefined) return noSuchPage()
  // Whichever way round they were chosen, the page reads from the earlier to the later.
  const [from, to] = one.version <= other.version ? [one, other] : [other, one]
  const c = pick(planContent, x.lang)
  const title = c.compare.title(from.version, to.version)
  const found = compareEntries(entriesOf(from, x.lang), entriesOf(to, x.lang))
  const body = html`${await caseBar(x, 'safety-plan')}
    <h1 class="govuk-heading-l">${title}</h1>
    ${differencesView(found, { from: from.version, to: to.version }, x.lang)}
    ${chooseTwo(x, versions, { from: from.version, to: to.version })}
    <p class="govuk-body"><a class="govuk-link" href="${planPath(x)}/versions">${c.versions.title}</a></p>`
  return page(title, body, { wide: true })
}
