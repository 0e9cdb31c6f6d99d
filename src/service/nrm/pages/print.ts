import { randomUUID } from 'node:crypto'
import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { MINUTE } from '../../../kernel/clock.ts'
import type { FactId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { done } from '../../../kernel/refusal.ts'
import { decide } from '../../../platform/access/index.ts'
import { defineForm, textarea, type FieldError, type Typed } from '../../../platform/forms/index.ts'
import { formatDay, pick, wordsOf } from '../../../platform/i18n/index.ts'
import { newFact } from '../../../platform/record/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { card, facts } from '../../../platform/web/pieces.ts'
import { paper } from '../../../platform/web/paper.ts'
import { noSuchPage, page, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { paperMarkOf } from '../../child/index.ts'
import { nrmContent } from '../content/index.ts'
import { nrmPrint } from '../facts.ts'
import { formSections } from '../form-fields.ts'
import { placeOfChild } from '../held.ts'
import { isGap, type ReadyField, type Readiness } from '../readiness.ts'
import { printAskedBy, readNrmCase } from '../store.ts'
import { nrmTerm } from '../terms.ts'
import { actingPage, nrmPath, recorded } from './acting.ts'
import { answerInWords, readyNow } from './ready.ts'

/** On paper: the answer, or that it is missing. What is not asked of this child is left out. `place`: only where asked for. */
function lineOf(one: ReadyField, place: string | null, lang: Lang): readonly [string, Html | null] {
  const c = pick(nrmContent, lang)
  const term = `${one.field.question}. ${one.field.label[lang]}`
  if (one.state === 'held')
    return [term, html`<span class="gs-prose" dir="auto">${place ?? c.readiness.shownApart}</span>`]
  const said = answerInWords(one, lang)
  if (said.length > 0)
    return [term, html`${said.map((text) => html`<div class="gs-prose" dir="auto">${text}</div>`)}`]
  return [term, isGap(one) ? html`<strong>${c.print.gap}</strong>` : null]
}

async function sheet(x: Exchange, ready: Readiness, place: string | null): Promise<Html> {
  const { lang } = x
  const c = pick(nrmContent, lang)
  const mark = await paperMarkOf(x)
  const body = html`<h1 class="govuk-heading-l">${c.print.title}</h1>
    <p class="govuk-body">
      ${c.print.lead} ${c.print.version(formatDay(ready.form.day, lang), formatDay(dayInLondon(x.now), lang))}
      <strong>${c.print.confidential}</strong> ${place === null ? c.print.noPlace : null}
    </p>
    ${formSections.map((name) =>
      card(
        c.sections[name],
        facts(
          ready.fields
            .filter(({ field, state }) => field.section === name && state !== 'not-asked')
            .map((one) => lineOf(one, place, lang)),
        ),
      ),
    )}`
  return mark === null ? body : paper(lang, mark, body)
}

function aboveThePaper(x: Exchange, asks: boolean): Html {
  const c = pick(nrmContent, x.lang)
  return html`<nav class="gs-off-paper" aria-label="${c.actions.print}">
    <p class="govuk-body">
      ${c.print.hint}
      ${asks ? html`<a class="govuk-link" href="${nrmPath(x)}/print-with-place">${c.print.withPlace}</a>` : null}
    </p>
    <p class="govuk-body"><a class="govuk-link" href="${nrmPath(x)}">${c.back}</a></p>
  </nav>`
}

/** The sheet without the child's place, whoever asks. The title names nobody; no case bar, the name stands in its question. */
export const printPage: Handler = async (x) => {
  const known = await readNrmCase(x.db, x.caseId())
  const ready = known === null ? null : await readyNow(x, known)
  if (ready === null) return noSuchPage('no-such-case')
  const asks = decide('case:see-location', x.access, x.now).permitted
  return page(
    pick(nrmContent, x.lang).print.title,
    html`${aboveThePaper(x, asks)} ${await sheet(x, ready, null)}`,
  )
}

const t = wordsOf(nrmContent)
const form = defineForm({
  fields: { why: textarea({ label: t((c) => c.print.why), rows: 2, max: 500, span: 'full' }) },
})

function show(x: Exchange, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(nrmContent, x.lang).print
  return actingPage(x, {
    title: c.ask,
    lead: c.askLead,
    form: form.render({ lang: x.lang, typed, errors }),
    submit: c.submit,
    errors,
  })
}

export const askForPlace: Handler = (x) => show(x)

/** The reason is a fact of the record before the place is shown. */
export const recordPrint: Handler = async (x) => {
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, parsed.typed, parsed.errors)
  const id = randomUUID() as FactId
  const asked = newFact(nrmPrint, x.caseId(), { why: parsed.value.why, asked_by: x.accountId() }, id)
  return recorded(x, 'nrm.print-with-place', done([asked]), { answer: `${nrmPath(x)}/prints/${id}` })
}

/** Open for whoever asked for it, for some minutes (nrm-term.csv); for everybody else there is no such page. */
export const printWithPlace: Handler = async (x) => {
  const id = x.params['printId'] ?? ''
  if (!/^[0-9a-f-]{36}$/.test(id)) return noSuchPage()
  const minutes = nrmTerm('address-open-minutes', dayInLondon(x.now))
  const print = await printAskedBy(x.db, {
    caseId: x.caseId(),
    id,
    by: x.accountId(),
    since: new Date(x.now.getTime() - minutes * MINUTE),
  })
  const known = print === null ? null : await readNrmCase(x.db, x.caseId())
  const ready = known === null ? null : await readyNow(x, known)
  if (ready === null) return noSuchPage()
  const place = await placeOfChild(x.db, x.caseId())
  const body = await sheet(x, ready, place ?? pick(nrmContent, x.lang).notKnown)
  return page(pick(nrmContent, x.lang).print.title, html`${aboveThePaper(x, false)} ${body}`)
}
