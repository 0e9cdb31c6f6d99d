import { addDays, dayInLondon } from '../../../kernel/calendar-day.ts'
import {
  date,
  defineForm,
  radios,
  select,
  textarea,
  type Field,
  type FieldError,
  type FormValue,
  type Option,
  type Typed,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { factIdOf } from '../../../platform/record/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { coded } from '../../../platform/reference-data/in-words.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { noSuchPage, type Exchange, type Handler, type Reply } from '../../../platform/web/route.ts'
import { childDetails, type Professional, type Standing } from '../../child/index.ts'
import { steppingBackContent } from '../content/index.ts'
import { stepBack, toldHow, type MetNeed } from '../facts.ts'
import { standing, type StepBackKnown } from '../rhythm.ts'
import { obstacleTo, propose } from '../rules.ts'
import { readStepBackKnown } from '../store.ts'
import { actingPage, recorded, termsOf } from './acting.ts'

const t = wordsOf(steppingBackContent)
/** Lines of the form: as many as a proposal has needed so far; two needs of one person take two lines. */
const lines = [1, 2, 3, 4, 5, 6] as const
type Line = (typeof lines)[number]

// Each pair is built from the very names of the type, which inference cannot see through fromEntries.
const lineFields = Object.fromEntries(
  lines.flatMap((n) => [
    [
      `need_${n}`,
      select({ label: t((c) => c.propose.need(n)), options: choices('needs-domain'), optional: true }),
    ],
    [`who_${n}`, select({ label: t((c) => c.propose.who(n)), options: 'given', optional: true })],
  ]),
) as unknown as Record<`need_${Line}` | `who_${Line}`, Field<string | null>>

const form = defineForm({
  fields: {
    why: textarea({
      label: t((c) => c.propose.why),
      hint: t((c) => c.propose.whyHint),
      rows: 4,
      dir: 'auto',
      span: 'full',
    }),
    ...lineFields,
    told_how: radios({
      label: t((c) => c.propose.told),
      options: toldHow.map((code) => ({ code, label: t((c) => c.told[code]) })),
    }),
    told_words: textarea({ label: t((c) => c.propose.toldWords), rows: 3, dir: 'auto', optional: true }),
    child_view: textarea({
      label: t((c) => c.propose.childView),
      hint: t((c) => c.propose.childViewHint),
      rows: 3,
      dir: 'auto',
      optional: true,
    }),
    from_on: date({ label: t((c) => c.propose.from), called: t((c) => c.propose.fromCalled), span: 'full' }),
  },
  check: (value) => [
    ...(lines.every((n) => value[`need_${n}`] === null && value[`who_${n}`] === null)
      ? [{ field: 'need_1' as const, message: t((c) => c.propose.lineNeeded) }]
      : []),
    ...lines
      .filter((n) => value[`need_${n}`] !== null && value[`who_${n}`] === null)
      .map((n) => ({ field: `who_${n}` as const, message: t((c) => c.propose.whoNeeded) })),
    ...lines
      .filter((n) => value[`need_${n}`] === null && value[`who_${n}`] !== null)
      .map((n) => ({ field: `need_${n}` as const, message: t((c) => c.propose.needNeeded) })),
    ...(value.told_how === 'could-not-be-told' && value.told_words === null
      ? [{ field: 'told_words' as const, message: t((c) => c.propose.wordsNeeded) }]
      : []),
    ...(value.told_how !== 'could-not-be-told' && value.child_view === null
      ? [{ field: 'child_view' as const, message: t((c) => c.propose.viewNeeded) }]
      : []),
  ],
})

/** The professionals of the record who have not left the child's circle. */
async function people(x: Exchange): Promise<readonly Standing<Professional>[]> {
  const { professionals } = await childDetails(x.db, x.caseId())
  return professionals.filter(({ columns }) => columns.until === null)
}

/** As called on this day: the record must read by itself, also when the person has left. */
const calledBy = ({ columns }: Standing<Professional>, x: Exchange): string =>
  [columns.name, coded('professional-role', columns.role, x.lang), columns.organisation]
    .filter((part) => part !== null)
    .join(', ')

function optionsOf(x: Exchange, who: readonly Standing<Professional>[]): Record<string, readonly Option[]> {
  const options = who.map((one) => {
    const called = calledBy(one, x)
    return { code: one.id, label: { en: called, cy: called } }
  })
  return Object.fromEntries(lines.map((n) => [`who_${n}`, options]))
}

function drawForm(
  x: Exchange,
  who: readonly Standing<Professional>[],
  typed?: Typed,
  errors?: readonly FieldError[],
): Html {
  const c = pick(steppingBackContent, x.lang).propose
  const options = optionsOf(x, who)
  const draw = (...only: (keyof typeof form.fields)[]) =>
    form.render({
      lang: x.lang,
      typed,
      errors,
      only,
      options,
      unmarked: true,
      values: { from_on: dayInLondon(x.now) },
    })
  return html`${draw('why')}
    <h2 class="govuk-heading-m">${c.needsTitle}</h2>
    <p class="govuk-body">${c.needsLead}</p>
    ${draw(...lines.flatMap((n) => [`need_${n}`, `who_${n}`] as const))}
    <h2 class="govuk-heading-m">${c.childTitle}</h2>
    ${draw('told_how', 'told_words', 'child_view')}
    <h2 class="govuk-heading-m">${c.from}</h2>
    <p class="govuk-body">${c.fromHint(termsOf(x).aheadDays)}</p>
    ${draw('from_on')}`
}

/** Why nothing can be proposed now; null where it can. */
function whyNot(x: Exchange, known: StepBackKnown, who: readonly Standing<Professional>[]): string | null {
  const c = pick(steppingBackContent, x.lang)
  const one = standing(known)
  if (one !== null) return c.states[one.columns.state]
  const obstacle = obstacleTo(known)
  if (obstacle !== null) return c.obstacles[obstacle]
  return who.length === 0 ? c.propose.nobody : null
}

async function show(
  x: Exchange,
  known: StepBackKnown,
  typed?: Typed,
  errors?: readonly FieldError[],
): Promise<Reply> {
  const c = pick(steppingBackContent, x.lang).propose
  const who = await people(x)
  const not = whyNot(x, known, who)
  return actingPage(x, {
    title: c.title,
    lead: not ?? c.lead(termsOf(x).decisionDays),
    form: not === null ? drawForm(x, who, typed, errors) : null,
    submit: c.submit,
    errors,
    dense: true,
    below:
      who.length === 0
        ? html`<p class="govuk-body">
            <a class="govuk-link" href="/cases/${x.caseId()}/child/professionals/new">${c.addPerson}</a>
          </p>`
        : null,
  })
}

export const proposePage: Handler = async (x) => {
  const known = await readStepBackKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  return show(x, known, draft === null ? undefined : form.typed(draft.fields))
}

function needsFrom(
  x: Exchange,
  value: FormValue<typeof form>,
  who: readonly Standing<Professional>[],
): MetNeed[] {
  return lines.flatMap((n) => {
    const need = value[`need_${n}`]
    const person = who.find(({ id }) => id === value[`who_${n}`])
    return need === null || person === undefined
      ? []
      : [{ need, professional_id: person.id, professional: calledBy(person, x) }]
  })
}

export const recordProposal: Handler = async (x) => {
  const known = await readStepBackKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const who = await people(x)
  const parsed = form.parse(x.body, x.lang, { today: dayInLondon(x.now), options: optionsOf(x, who) })
  if (!parsed.ok) return show(x, known, parsed.typed, parsed.errors)
  const { value } = parsed
  const terms = termsOf(x)
  const today = dayInLondon(x.now)
  if (value.from_on < today || value.from_on > addDays(today, terms.aheadDays)) {
    const message = pick(steppingBackContent, x.lang).propose.fromOutside(terms.aheadDays)
    return show(x, known, parsed.typed, [{ field: 'from_on', anchor: 'from_on-day', message }])
  }
  const asked = {
    why: value.why,
    needs: needsFrom(x, value, who),
    childView: value.child_view,
    toldHow: value.told_how,
    toldWords: value.told_words,
    fromOn: value.from_on,
  }
  const id = factIdOf(stepBack.table, x.caseId(), x.form.key)
  return recorded(x, 'step-back.propose', propose(known, asked, x.accountId(), terms, x.now, id))
}
