import {
  date,
  defineForm,
  radios,
  select,
  textarea,
  yesNo,
  type FormValue,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import type { FactToRecord } from '../../../platform/record/index.ts'
import { dayInLondon } from '../../../kernel/calendar-day.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { correcting } from '../../child/index.ts'
import { planDeadlines, reviewRaisedBy } from '../../safety-review/index.ts'
import { readAround } from '../around.ts'
import { transitionContent } from '../content/index.ts'
import { transitionAssessment, type Assessment, type Domain } from '../facts.ts'
import { tellAssessment } from '../tell.ts'
import { follows, fresh, only } from './section.ts'

const t = wordsOf(transitionContent)
const need = (domain: Domain) =>
  select({
    label: t((c) => c.assessment.domains[domain]),
    options: choices('transition-need'),
    optional: true,
    span: 'half',
  })
const note = (domain: Domain) =>
  textarea({
    label: t((c) => c.assessment.note(c.assessment.domains[domain])),
    ...(domain === 'accommodation' ? { hint: t((c) => c.assessment.noteHint) } : {}),
    optional: true,
    rows: 2,
    max: 1_000,
    dir: 'auto',
    span: 'half',
  })

const form = defineForm({
  fields: {
    held_on: date({ label: t((c) => c.assessment.heldOn), latest: 'today', span: 'full' }),
    accommodation: need('accommodation'),
    accommodation_note: note('accommodation'),
    adult_services: need('adult_services'),
    adult_services_note: note('adult_services'),
    immigration: need('immigration'),
    immigration_note: note('immigration'),
    nrm: need('nrm'),
    nrm_note: note('nrm'),
    education_work: need('education_work'),
    education_work_note: note('education_work'),
    money: need('money'),
    money_note: note('money'),
    health: need('health'),
    health_note: note('health'),
    safety: need('safety'),
    safety_note: note('safety'),
    network: need('network'),
    network_note: note('network'),
    took_part: yesNo({ label: t((c) => c.assessment.tookPart), unknown: true, optional: true, span: 'full' }),
    child_words: textarea({
      label: t((c) => c.assessment.words),
      hint: t((c) => c.assessment.wordsHint),
      optional: true,
      rows: 3,
      dir: 'auto',
      span: 'full',
    }),
    result: radios({
      label: t((c) => c.assessment.result),
      options: choices('transition-result'),
      span: 'full',
    }),
    result_why: textarea({ label: t((c) => c.assessment.why), rows: 3, dir: 'auto', span: 'full' }),
  },
})
type Value = FormValue<typeof form>

/** Traffickers wait for a birthday as they do for a step down: once it is assessed for, the safety plan is looked at for it. */
async function birthdayIsNear(x: Exchange): Promise<FactToRecord[]> {
  const eighteen = (await readAround(x.db, x.caseId(), x.now))?.eighteen ?? null
  if (eighteen === null || eighteen <= dayInLondon(x.now)) return []
  const deadlines = await planDeadlines(x.db, x.caseId())
  return reviewRaisedBy(x.caseId(), { event: 'birthday', on: eighteen, why: null }, deadlines, x.now)
}

export const assessmentPages = correcting<Value, Assessment>({
  ...only(transitionAssessment, 'assessment', (c) => c.assessment),
  form,
  above: (x) => html`<p class="govuk-body">${pick(transitionContent, x.lang).assessment.lead}</p>`,
  values: (one) => ({
    ...one,
    held_on: one.held_on as Value['held_on'],
    took_part: one.took_part as Value['took_part'],
  }),
  columns: (value) => ({ ...value }),
  tell: tellAssessment,
  also: async (x, after, before) => [
    ...(await follows(x, (known) => ({ ...known, assessment: fresh(x, after) }), 'assessment-recorded')),
    ...(before === null ? await birthdayIsNear(x) : []),
  ],
})
