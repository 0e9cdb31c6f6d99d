import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { codesOn } from '../../../kernel/code-list.ts'
import {
  date,
  defineForm,
  select,
  text,
  textarea,
  type FormValue,
  type Option,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import { html } from '../../../platform/web/html.ts'
import type { Exchange, Handler } from '../../../platform/web/route.ts'
import { correcting } from '../../child/index.ts'
import { nationOfCase, type Nation } from '../around.ts'
import { transitionContent } from '../content/index.ts'
import { leavingCare, type LeavingCare } from '../facts.ts'
import { tellLeavingCare } from '../tell.ts'
import { only } from './section.ts'

const t = wordsOf(transitionContent)
const form = defineForm({
  fields: {
    status: select({ label: t((c) => c.leaving.status), options: 'given' }),
    adviser: text({ label: t((c) => c.leaving.adviser), optional: true, dir: 'auto' }),
    adviser_on: date({ label: t((c) => c.leaving.adviserOn), latest: 'today', optional: true }),
    adviser_contact: text({ label: t((c) => c.leaving.adviserContact), optional: true, dir: 'auto' }),
    pathway_plan_on: date({ label: t((c) => c.leaving.plan), latest: 'today', optional: true }),
    pathway_review_on: date({ label: t((c) => c.leaving.review), latest: 'today', optional: true }),
    note: textarea({ label: t((c) => c.leaving.note), optional: true, rows: 3, dir: 'auto', span: 'full' }),
  },
})
type Value = FormValue<typeof form>

/** The standings that the law of the nation knows; of both where the nation is not known (domain §8.4). */
function statuses(nation: Nation | null, now: Date): readonly Option[] {
  return codesOn(codeList('leaving-care-status'), dayInLondon(now))
    .filter(({ extra }) => nation === null || extra['nation'] === undefined || extra['nation'] === nation)
    .map(({ code, label }) => ({ code, label }))
}

const under = (nation: Nation | null) =>
  correcting<Value, LeavingCare>({
    ...only(leavingCare, 'leaving-care', (c) => c.leaving),
    form,
    options: (x) => ({ status: statuses(nation, x.now) }),
    above: (x) =>
      html`<p class="govuk-body">${pick(transitionContent, x.lang).leaving.lead[nation ?? 'unknown']}</p>`,
    values: (one) => ({
      ...one,
      adviser_on: one.adviser_on as Value['adviser_on'],
      pathway_plan_on: one.pathway_plan_on as Value['pathway_plan_on'],
      pathway_review_on: one.pathway_review_on as Value['pathway_review_on'],
    }),
    columns: (value) => ({ ...value }),
    tell: tellLeavingCare,
  })

const pages = { england: under('england'), wales: under('wales'), unknown: under(null) }
const pagesOf = async (x: Exchange) => pages[(await nationOfCase(x.db, x.caseId())) ?? 'unknown']

const show: Handler = async (x) => (await pagesOf(x)).show(x)
const save: Handler = async (x) => (await pagesOf(x)).save(x)
export const leavingCarePages = { show, save }
