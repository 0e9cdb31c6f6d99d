import { dayInLondon } from '../../../kernel/calendar-day.ts'
import type { FactId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { done, refuse } from '../../../kernel/refusal.ts'
import {
  checkboxes,
  defineForm,
  radios,
  text,
  textarea,
  type Field,
  type FieldError,
  type Form,
  type Typed,
} from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { newFact, nextVersion } from '../../../platform/record/index.ts'
import { codedAll } from '../../../platform/reference-data/in-words.ts'
import { codeList, label } from '../../../platform/reference-data/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { card, facts } from '../../../platform/web/pieces.ts'
import { noSuchPage, type Exchange, type Handler, type Reply } from '../../../platform/web/route.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { mayRecord } from '../consequences.ts'
import { nrmContent } from '../content/index.ts'
import { nrmPrepared, type PreparedAnswers } from '../facts.ts'
import { formSections, nrmFormOn, type FormField, type FormSection } from '../form-fields.ts'
import { recordHolds } from '../held.ts'
import { SEPARATOR, severalOf } from '../readiness.ts'
import { readNrmCase, type NrmCase } from '../store.ts'
import { actingPage, nrmPath, recorded } from './acting.ts'
import { answerInWords, optionInWords, readyNow } from './ready.ts'

type Answer = string | readonly string[] | null

/** The most that one box of the Home Office form takes. */
const MOST = 15_000

function inputOf(field: FormField, within: readonly FormField[]): Field<Answer> {
  const { askedIf } = field
  const parent = within.find((one) => one.code === askedIf?.field)
  const when =
    askedIf === null || parent === undefined
      ? {}
      : { when: { field: askedIf.field, is: askedIf.is.length === 1 ? (askedIf.is[0] ?? '') : askedIf.is } }
  const common = { label: field.label, optional: true as const, span: 'full' as const, ...when }
  const codes = field.list === null ? field.options : codeList(field.list).entries.map(({ code }) => code)
  const options = codes.map((code) => ({ code, label: (lang: Lang) => optionInWords(field, code, lang) }))
  if (field.kind === 'choice') return radios({ ...common, options })
  if (field.kind === 'several')
    return checkboxes({
      ...common,
      options: options.map((one) => ({
        ...one,
        label: (lang: Lang) => label('nrm-exploitation-type', one.code, lang),
      })),
    })
  return field.kind === 'words'
    ? textarea({ ...common, rows: 4, max: MOST, dir: 'auto' })
    : text({ ...common, dir: 'auto' })
}

interface Section {
  readonly name: FormSection
  readonly fields: readonly FormField[]
  readonly form: Form<Record<string, Field<Answer>>>
}

function sectionOf(x: Exchange): Section | null {
  const name = formSections.find((one) => one === x.params['section'])
  if (name === undefined) return null
  const fields = nrmFormOn(dayInLondon(x.now)).fields.filter(
    (one) => one.section === name && one.heldBy === null && one.kind !== 'statement',
  )
  const inputs = Object.fromEntries(fields.map((one) => [one.code, inputOf(one, fields)]))
  return { name, fields, form: defineForm({ fields: inputs }) }
}

function typedOf(section: Section, answers: PreparedAnswers): Typed {
  return Object.fromEntries(
    section.fields.flatMap(({ code, kind }) => {
      const answer = answers[code]
      return answer === undefined ? [] : [[code, kind === 'several' ? severalOf(answer) : answer]]
    }),
  )
}

async function show(
  x: Exchange,
  known: NrmCase,
  section: Section,
  typed: Typed,
  errors?: readonly FieldError[],
  status?: 409,
): Promise<Reply> {
  const c = pick(nrmContent, x.lang)
  const ready = await readyNow(x, known)
  const fromRecord = (ready?.fields ?? []).filter(
    ({ field, answer }) => field.section === section.name && field.heldBy !== null && answer.length > 0,
  )
  const told = section.name === 'types' ? await exploitationTold(x) : null
  const asks = section.fields.length > 0 && mayRecord(known)
  return actingPage(x, {
    title: c.prepare.title(c.sections[section.name]),
    lead: mayRecord(known) ? (section.fields.length > 0 ? c.prepare.lead : c.prepare.nothing) : c.over,
    above: html`${section.name === 'places' || section.name === 'exploiters' ? html`<p class="govuk-body">${c.noAddresses}</p>` : null}
    ${
      fromRecord.length === 0 && told === null
        ? null
        : card(
            c.prepare.fromRecord,
            facts([
              ...fromRecord.map((one): [string, Html] => [
                one.field.label[x.lang],
                html`<span class="gs-prose" dir="auto">${answerInWords(one, x.lang).join(', ')}</span>`,
              ]),
              [c.prepare.exploitation, told],
            ]),
          )
    }`,
    form: asks ? section.form.render({ lang: x.lang, typed, errors, unmarked: true }) : null,
    version: known.prepared?.version ?? 0,
    errors,
    status,
  })
}

/** How the child was exploited in the referral's coarser words, from which the form's own kinds are chosen. */
async function exploitationTold(x: Exchange): Promise<string | null> {
  const told = (await recordHolds(x.db, x.caseId()))?.exploitation ?? []
  return codedAll('exploitation', told, x.lang)
}

/** A first responder that sent a referral before is who answers for the next one, until somebody says otherwise. */
const startsFrom = ({ referrals, prepared }: NrmCase): PreparedAnswers => {
  const sent = referrals.at(-1)
  return { ...(sent === undefined ? {} : { organisation: sent.sent_by }), ...prepared?.answers }
}

export const preparePage: Handler = async (x) => {
  const section = sectionOf(x)
  const known = section === null ? null : await readNrmCase(x.db, x.caseId())
  if (section === null || known === null) return noSuchPage()
  const draft = await x.draft()
  const typed = draft === null ? typedOf(section, startsFrom(known)) : section.form.typed(draft.fields)
  return show(x, known, section, typed)
}

const textOf = (answer: Answer): string =>
  answer === null ? '' : typeof answer === 'string' ? answer : answer.join(SEPARATOR)

/** Only the section's own answers change: two people may prepare two sections, one after the other. */
export const recordPrepared: Handler = async (x) => {
  const section = sectionOf(x)
  const known = section === null ? null : await readNrmCase(x.db, x.caseId())
  if (section === null || known === null) return noSuchPage()
  const parsed = section.form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, known, section, parsed.typed, parsed.errors)
  const contested = async (): Promise<Reply> => {
    const now = await readNrmCase(x.db, x.caseId())
    const message = pick(nrmContent, x.lang).contested
    const field = section.fields[0]?.code ?? ''
    return show(x, now ?? known, section, parsed.typed, [{ field, message, anchor: field }], 409)
  }
  const before = known.prepared
  if ((versionOf(x.body) ?? 0) !== (before?.version ?? 0)) return contested()
  const kept = Object.entries(before?.answers ?? {}).filter(
    ([code]) => !section.fields.some((one) => one.code === code),
  )
  const given = section.fields.flatMap(({ code }): [string, string][] => {
    const answer = textOf(parsed.value[code] ?? null)
    return answer === '' ? [] : [[code, answer]]
  })
  const answers = JSON.stringify(Object.fromEntries([...kept, ...given]))
  const id = x.caseId() as string as FactId
  const facts = mayRecord(known)
    ? done([
        before === null
          ? newFact(nrmPrepared, x.caseId(), { answers }, id)
          : nextVersion(nrmPrepared, x.caseId(), { id, version: before.version }, { answers }, 'prepared'),
      ])
    : refuse('not-in-this-state', `case-${known.stage}`)
  return recorded(x, 'nrm.prepare', facts, {
    contested,
    answer: `${nrmPath(x)}/readiness`,
    detail: { section: section.name },
  })
}
