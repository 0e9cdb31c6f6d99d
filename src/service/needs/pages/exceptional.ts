import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { defineForm, radios, textarea, type FieldError, type Typed } from '../../../platform/forms/index.ts'
import { formatDay, pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { card, facts } from '../../../platform/web/pieces.ts'
import { noSuchPage, refused, type Exchange, type Handler, type Reply } from '../../../platform/web/route.ts'
import { coded } from '../../../platform/reference-data/in-words.ts'
import { caseFormPage, recordOnCase } from '../../child/index.ts'
import { caseRecord, type CaseRecord } from '../../eligibility/index.ts'
import { needsContent } from '../content/index.ts'
import { decideExceptionalNeed, followsFrom, isOver, readAssessment } from '../rules.ts'
import { needsDeadlines, needsKnown, type NeedsKnown } from '../store.ts'
import { movesInWords } from '../tell.ts'

const t = wordsOf(needsContent)
const form = defineForm({
  fields: {
    decision: radios({
      label: t((c) => c.exceptional.decision),
      options: choices('exceptional-need'),
      span: 'full',
    }),
    why: textarea({
      label: t((c) => c.exceptional.why),
      hint: t((c) => c.exceptional.whyHint),
      rows: 4,
      dir: 'auto',
    }),
  },
})

interface Known {
  readonly record: CaseRecord
  readonly needs: NeedsKnown
}

async function load(x: Exchange): Promise<Known | null> {
  const record = await caseRecord(x.db, x.caseId())
  return record === null ? null : { record, needs: await needsKnown(x.db, x.caseId()) }
}

/** What the decision rests on: the scores of the latest assessment, the pilot, and what either answer does to the route. */
function basis(x: Exchange, { record, needs }: Known): Html | null {
  const c = pick(needsContent, x.lang).exceptional
  const latest = needs.assessments.at(-1)
  if (latest === undefined) return null
  const read = readAssessment(latest.columns)
  const today = dayInLondon(x.now)
  const yes = followsFrom(record, 'exceptional', today)
  const no = followsFrom(record, 'not-exceptional', today)
  const because = read.because.map((one) => c.because[one]).join(', ')
  const domain = (one: string) => coded('needs-domain', one, x.lang)
  return card(
    c.scores,
    facts([
      [
        `${coded('needs-point', latest.columns.point, x.lang)}, ${formatDay(latest.columns.on_day, x.lang)}`,
        html`<strong>${c.readings[read.reading]}</strong>${because === '' ? null : html` (${because})`}`,
      ],
      [c.totalLabel, c.total(read.total, read.scored, read.scored + read.open)],
      [c.criticalLabel, read.critical.length === 0 ? null : read.critical.map(domain).join('; ')],
      [c.open, String(read.open)],
      [c.pilot, yes.inPilot ? c.yes : c.no],
      [c.rule, `DT-3, ${yes.ruleVersion} ${yes.row}`],
      [c.ifExceptional, movesInWords(yes.route, x.lang)],
      [c.ifNot, movesInWords(no.route, x.lang)],
    ]),
  )
}

/** Two managers at once: each decides on what they saw, the decisions before and the head of the case. */
const versionSeen = ({ record, needs }: Known): number => record.file.version * 1000 + needs.decisions.length

function show(x: Exchange, known: Known, typed?: Typed, errors?: readonly FieldError[]): Promise<Reply> {
  const c = pick(needsContent, x.lang)
  const nothing = isOver(known.record)
    ? c.exceptional.over
    : known.needs.assessments.length === 0
      ? c.exceptional.none
      : null
  return caseFormPage(x, {
    tab: 'needs',
    title: c.exceptional.decideTitle,
    lead: nothing ?? c.exceptional.lead,
    above: nothing === null ? basis(x, known) : null,
    form: nothing === null ? form.render({ lang: x.lang, typed, errors }) : null,
    submit: c.exceptional.submit,
    back: { href: `/cases/${x.caseId()}/needs`, text: c.back },
    version: versionSeen(known),
    errors,
  })
}

export const exceptionalPage: Handler = async (x) => {
  const known = await load(x)
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  return show(x, known, draft === null ? undefined : form.typed(draft.fields))
}

export const recordExceptional: Handler = async (x) => {
  const known = await load(x)
  if (known === null) return noSuchPage('no-such-case')
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, known, parsed.typed, parsed.errors)
  if (versionOf(x.body) !== versionSeen(known)) return refused({ code: 'someone-else-changed-it' })
  const deadlines = await needsDeadlines(x.db, x.caseId())
  const latest = known.needs.assessments.at(-1) ?? null
  const asked = { decision: parsed.value.decision, why: parsed.value.why }
  return recordOnCase(
    x,
    'needs.exceptional',
    decideExceptionalNeed(known.record, latest, asked, deadlines, x.now),
    { answer: `/cases/${x.caseId()}/needs`, detail: { decision: asked.decision } },
  )
}
