import { randomUUID } from 'node:crypto'
import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { date, defineForm, radios, select } from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { factIdOf, newFact, nextVersion } from '../../../platform/record/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import {
  noSuchPage,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../platform/web/route.ts'
import { caseFormPage, type Standing } from '../../child/index.ts'
import { qSortContent } from '../content/index.ts'
import { qSort, type Sort, type Study } from '../facts.ts'
import { questionIn, readSorts, readStudy } from '../store.ts'
import { sortsPath } from './case-home.ts'
import { t } from './design-frame.ts'

const form = defineForm({
  fields: {
    consent: radios({
      label: t((c) => c.invite.consent),
      options: [
        { code: 'yes', label: t((c) => c.invite.yes) },
        { code: 'no', label: t((c) => c.invite.no) },
      ],
    }),
    consent_on: date({ label: t((c) => c.invite.consentOn), latest: 'today' }),
    language: select({ label: t((c) => c.invite.language), options: choices('language') }),
    help: select({ label: t((c) => c.invite.help), options: choices('q-sort-help') }),
  },
  check: ({ consent }) =>
    consent === 'yes' ? [] : [{ field: 'consent' as const, message: t((c) => c.invite.saidNo) }],
})
type Attempt = Omit<Parameters<typeof form.render>[0], 'lang'>

/** The study of the path, open, and the sort of it that the child has, if any. */
async function invited(
  x: Exchange,
): Promise<{ readonly study: Standing<Study>; readonly sort: Standing<Sort> | null } | null> {
  const study = await readStudy(x.db, x.params['studyId'])
  if (study === null || study.columns.study_state === 'draft') return null
  const sorts = await readSorts(x.db, x.caseId())
  return { study, sort: sorts.find(({ columns }) => columns.study_id === study.id) ?? null }
}
const mayBegin = ({ study, sort }: NonNullable<Awaited<ReturnType<typeof invited>>>): boolean =>
  study.columns.study_state === 'open' && (sort === null || sort.columns.sort_state === 'withdrawn')

function draw(x: Exchange, study: Study, attempt: Attempt): Promise<Reply> {
  const c = pick(qSortContent, x.lang).invite
  return caseFormPage(x, {
    tab: 'q-sort',
    title: c.title,
    lead: c.lead,
    above: html`<p class="govuk-body"><strong>${c.question}:</strong> ${questionIn(study, x.lang)}</p>`,
    form: form.render({ lang: x.lang, ...attempt }),
    submit: c.start,
    back: { href: sortsPath(x), text: c.back },
    errors: attempt.errors,
  })
}

export const invitePage: Handler = async (x) => {
  const found = await invited(x)
  if (found === null) return noSuchPage()
  if (!mayBegin(found)) return refused({ code: 'not-in-this-state' })
  const draft = await x.draft()
  return draw(
    x,
    found.study.columns,
    draft === null
      ? { values: { consent_on: dayInLondon(x.now), language: 'eng' } }
      : { typed: form.typed(draft.fields) },
  )
}

export const recordInvitation: Handler = async (x) => {
  const found = await invited(x)
  if (found === null) return noSuchPage()
  if (!mayBegin(found)) return refused({ code: 'not-in-this-state' })
  const parsed = form.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return draw(x, found.study.columns, { typed: parsed.typed, errors: parsed.errors })
  const { consent_on, language, help } = parsed.value
  const caseId = x.caseId()
  const id = factIdOf('q_sort', caseId, found.study.id)
  const columns: Sort = {
    study_id: found.study.id,
    participant: randomUUID(),
    consent_on,
    language,
    help,
    sort_state: 'begun',
    piles: [],
    places: [],
    most_words: null,
    least_words: null,
    finished_on: null,
  }
  const outcome = await x.record({
    kind: 'q-sort.begin',
    caseId,
    happenedAt: null,
    answer: sortsPath(x, `/sorts/${id}/piles`),
    facts: [
      found.sort === null
        ? newFact(qSort, caseId, columns, id)
        : nextVersion(qSort, caseId, found.sort, columns, pick(qSortContent, 'en').reasons.again),
    ],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
