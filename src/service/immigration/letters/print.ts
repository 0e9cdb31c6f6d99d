import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { paper, type PaperMark } from '../../../platform/web/paper.ts'
import { noSuchPage, page, type Handler } from '../../../platform/web/route.ts'
import { paperMarkOf } from '../../child/index.ts'
import { letterContent } from '../content/index.ts'
import { letterPath } from './edit.ts'
import { letterOf, versionsOf, type LetterVersion } from './store.ts'
import { paragraphs, versionName } from './words.ts'

/** The letter as it goes on paper, in its own language, with initials and reference at the head of every sheet. */
function sheet(all: readonly LetterVersion[], one: LetterVersion, mark: PaperMark): Html {
  const { columns: letter, at } = one
  const { lang } = letter
  const c = pick(letterContent, lang).print
  const signed = letter.signed_as !== null && letter.signed_on !== null
  const initials = mark.initials ?? pick(letterContent, lang).initialsUnknown
  return html`<div lang="${lang}">
    ${paper(
      lang,
      mark,
      html`<h1 class="govuk-heading-l">${c.title}</h1>
        ${signed ? null : html`<p class="govuk-body"><strong>${c.draft}</strong>. ${versionName(all, one, lang)}</p>`}
        ${paragraphs(letter.addressee)}
        <p class="govuk-body">${formatDay(letter.signed_on ?? dayInLondon(at), lang)}</p>
        <p class="govuk-body"><strong>${c.about(initials, mark.reference)}</strong></p>
        ${paragraphs(letter.body)}
        <p class="govuk-body">${signed ? html`${letter.signed_as}<br />` : null}${c.signature}</p>`,
    )}
  </div>`
}

/** Any version, as it stood. No case bar: the child's name is not on the paper. */
export const printLetter: Handler = async (x) => {
  const stands = await letterOf(x.db, x.caseId(), x.params['letterId'])
  if (stands === undefined) return noSuchPage()
  const wanted = x.query['version'] ?? String(stands.version)
  const all = await versionsOf(x.db, x.caseId(), stands.id)
  const one = all.find(({ version }) => String(version) === wanted)
  const mark = await paperMarkOf(x)
  if (one === undefined || mark === null) return noSuchPage()
  const c = pick(letterContent, x.lang)
  return page(
    c.print.title,
    html`<nav class="gs-off-paper" aria-label="${c.page.print}">
        <p class="govuk-body">${c.print.hint}</p>
        <p class="govuk-body"><a class="govuk-link" href="${letterPath(x)}">${c.back}</a></p>
      </nav>
      ${sheet(all, one, mark)}`,
  )
}
