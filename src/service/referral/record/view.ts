import type { CaseId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { formatInstant, pick, say } from '../../../platform/i18n/index.ts'
import { card, chips, type Chip } from '../../../platform/web/pieces.ts'
import { html, nothing, type Html } from '../../../platform/web/html.ts'
import {
  professionalList,
  tellIdentity,
  tellSafeContact,
  toldList,
  type ChildDetails,
} from '../../child/index.ts'
import { recordContent } from '../content/record.ts'
import { importantQuestions, type ImportantQuestion } from '../given.ts'
import { questions } from '../online/questions.ts'
import { referralSections, tellColumns, type Referral, type SectionName } from './tell.ts'

export interface ReferralView {
  readonly caseId: CaseId
  readonly lang: Lang
  readonly said: Referral
  readonly child: ChildDetails
  readonly receivedAt: Date
  readonly placeRecorded: boolean
  readonly missing: readonly ImportantQuestion[]
  readonly may: { readonly record: boolean; readonly seePlace: boolean }
}

/** Under which section of the record each important question is answered; the others under the child. */
const sectionOf: Partial<Readonly<Record<ImportantQuestion, SectionName>>> = {
  'immediate-danger': 'urgent',
  concerns: 'urgent',
  referrer: 'referrer',
  'safeguarding-referral': 'authority',
  'local-authority': 'authority',
  'identified-on': 'trafficking',
  'suspected-victim': 'trafficking',
  exploitation: 'trafficking',
  'county-lines': 'trafficking',
  nrm: 'nrm',
  'parental-responsibility': 'responsibility',
  'pr-suspected': 'responsibility',
  'from-outside-uk': 'responsibility',
  'missing-now': 'missing',
  'trafficker-contact': 'life',
  education: 'life',
  'looked-after': 'life',
  justice: 'life',
}
const childPage: Partial<Readonly<Record<ImportantQuestion, string>>> = {
  'child-name': 'child/names/new',
  staying: 'location',
  'safe-contact': 'child/safe-contact',
  professionals: 'child/professionals/new',
}

/** The question's own words, as the referrer meets them. */
export function questionWords(question: ImportantQuestion, lang: Lang): string {
  const asked = questions.find((one) => one.important.includes(question))
  return asked === undefined ? question : say(asked.title, lang)
}

export function addressOfQuestion(question: ImportantQuestion, caseId: CaseId): string {
  const section = sectionOf[question]
  return section === undefined
    ? `/cases/${caseId}/${childPage[question] ?? 'child/identity'}`
    : `/cases/${caseId}/referral/${section}`
}

/** The names of `incomplete` as stored, in words: for lists of other rooms. */
export function missingInWords(incomplete: readonly string[], lang: Lang): string[] {
  return importantQuestions
    .filter((question) => incomplete.includes(question))
    .map((question) => questionWords(question, lang))
}

function missingCard(view: ReferralView): Html {
  const c = pick(recordContent, view.lang)
  if (view.missing.length === 0) return html`<p class="gs-muted">${c.nothingMissing}</p>`
  const item = (question: ImportantQuestion): Chip => {
    const allowed = question === 'staying' ? view.may.seePlace : view.may.record
    return {
      text: questionWords(question, view.lang),
      kind: 'careful',
      href: allowed ? addressOfQuestion(question, view.caseId) : undefined,
    }
  }
  return card(c.missingTitle, chips(view.missing.map(item)), 'warning')
}

/** Everything the referrer said, and what is known of the child since. Not where the child is. Pure. */
export function referralView(view: ReferralView): Html {
  const { lang, said, child, may, caseId } = view
  const c = pick(recordContent, lang)
  const correct = (href: string, title: string): Html =>
    may.record
      ? html`<p>
          <a class="govuk-link" href="${href}"
            >${c.correct}<span class="govuk-visually-hidden"> (${title})</span></a
          >
        </p>`
      : nothing
  const section = (name: SectionName): Html =>
    card(
      c.sections[name],
      html`${toldList(tellColumns(said, referralSections[name], lang), lang)}
      ${correct(`/cases/${caseId}/referral/${name}`, c.sections[name])}`,
    )
  const names =
    child.names.length === 0
      ? html`<p class="gs-muted">${c.noNames}</p>`
      : html`<ul class="govuk-list">
          ${child.names.map(({ columns }) => html`<li><bdi>${columns.full_name}</bdi></li>`)}
        </ul>`
  const theChild = card(
    c.childTitle,
    html`<h3>${c.namesTitle}</h3>
      ${names}
      ${child.identity === null ? nothing : toldList(tellIdentity(child.identity.columns, lang), lang)}
      ${correct(`/cases/${caseId}/child`, c.childTitle)}`,
  )
  const safe = card(
    c.safeTitle,
    html`${
        child.safeContact === null
          ? nothing
          : toldList(tellSafeContact(child.safeContact.columns, lang), lang)
      }
      ${correct(`/cases/${caseId}/child/safe-contact`, c.safeTitle)}
      <h3>${c.whereTitle}</h3>
      <p>${view.placeRecorded ? c.whereRecorded : c.whereNot}</p>
      ${
        may.seePlace
          ? html`<p><a class="govuk-link" href="/cases/${caseId}/location">${c.whereLink}</a></p>`
          : nothing
      }`,
  )
  const people = card(
    c.peopleTitle,
    html`${professionalList(child.professionals, lang, null)}
    ${correct(`/cases/${caseId}/child`, c.peopleTitle)}`,
  )
  return html`<p class="govuk-body">
      ${c.lead(formatInstant(view.receivedAt, lang), c.channels[said.channel] ?? said.channel)}
    </p>
    ${missingCard(view)}
    <div class="gs-grid">
      <div>
        ${section('urgent')} ${safe} ${section('missing')} ${section('referrer')} ${people}
        ${section('authority')}
      </div>
      <div>
        ${theChild} ${section('responsibility')} ${section('trafficking')} ${section('nrm')}
        ${section('life')}
      </div>
    </div>`
}
