import { dayInLondon } from '../../../kernel/calendar-day.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { decide } from '../../../platform/access/index.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { label } from '../../../platform/reference-data/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { card, stackTable } from '../../../platform/web/pieces.ts'
import { noSuchPage, page, type Handler } from '../../../platform/web/route.ts'
import { caseBar } from '../../child/index.ts'
import { isAdultOn } from '../../../kernel/calendar-day.ts'
import { nrmContent } from '../content/index.ts'
import { formSections, type FormSection } from '../form-fields.ts'
import { placeToMend } from '../held.ts'
import { isGap, type ReadyField, type Readiness } from '../readiness.ts'
import { readNrmCase } from '../store.ts'
import { nrmPath } from './acting.ts'
import { answerInWords, readyNow } from './ready.ts'

interface View {
  readonly ready: Readiness
  readonly caseId: string
  readonly writes: boolean
  readonly lang: Lang
}

function answerCell(one: ReadyField, lang: Lang): Html | string {
  const c = pick(nrmContent, lang).readiness
  if (one.field.kind === 'statement') return c.consent
  if (one.state === 'held') return c.shownApart
  const said = answerInWords(one, lang)
  return said.length === 0
    ? ''
    : html`${said.map((text) => html`<div class="gs-prose" dir="auto">${text}</div>`)}`
}

function stateCell(one: ReadyField, view: View): Html | string {
  const c = pick(nrmContent, view.lang).readiness
  if (!isGap(one)) return c.states[one.state]
  return html`<strong>${c.states[one.state]}</strong>${
      view.writes
        ? html`<br /><a class="govuk-link" href="/cases/${view.caseId}${placeToMend(one.field)}"
              >${c.mend}<span class="govuk-visually-hidden"> ${one.field.label[view.lang]}</span></a
            >`
        : null
    }`
}

function section(name: FormSection, view: View): Html | null {
  const c = pick(nrmContent, view.lang)
  const fields = view.ready.fields.filter(({ field }) => field.section === name)
  if (fields.length === 0) return null
  const gaps = fields.filter((one) => one.field.required === 'yes' && isGap(one)).length
  const prepared = fields.some(({ field }) => field.heldBy === null && field.kind !== 'statement')
  return html`<section>
    <h2 class="govuk-heading-m">
      ${c.sections[name]}:
      ${gaps === 0 ? c.readiness.complete.toLowerCase() : c.readiness.gapsIn(gaps).toLowerCase()}
    </h2>
    ${stackTable({
      caption: c.sections[name],
      captionHidden: true,
      columns: [c.readiness.question, c.readiness.answer, c.readiness.state].map((text) => ({ text })),
      rows: fields.map((one) => [
        `${one.field.question}. ${one.field.label[view.lang]}`,
        answerCell(one, view.lang),
        stateCell(one, view),
      ]),
      empty: '',
    })}
    ${
      view.writes && prepared
        ? html`<p class="govuk-body">
            <a class="govuk-link" href="/cases/${view.caseId}/nrm/prepare/${name}"
              >${c.readiness.write(c.sections[name])}</a
            >
          </p>`
        : null
    }
  </section>`
}

/** Section by section in the form's order: what the record says, what is missing, and where that is mended. */
export const readinessPage: Handler = async (x) => {
  const known = await readNrmCase(x.db, x.caseId())
  const ready = known === null ? null : await readyNow(x, known)
  if (known === null || ready === null) return noSuchPage('no-such-case')
  const c = pick(nrmContent, x.lang)
  const view: View = {
    ready,
    caseId: x.caseId(),
    writes: decide('case:record', x.access, x.now).permitted && known.stage !== 'declined',
    lang: x.lang,
  }
  const sent = known.referrals.at(-1) ?? null
  const grown = known.dob !== null && isAdultOn(known.dob, dayInLondon(x.now))
  const body = html`${await caseBar(x, 'nrm')}
    <h1 class="govuk-heading-l">${c.readiness.title}</h1>
    <p class="govuk-body">${c.readiness.lead(formatDay(ready.form.day, x.lang))}</p>
    ${grown ? card(null, html`<p>${c.readiness.adult}</p>`, 'warning') : null}
    ${card(
      null,
      html`${
          sent === null
            ? null
            : html`<p>
                <strong
                  >${c.readiness.sent(formatDay(sent.sent_on, x.lang), label('nrm-first-responder', sent.sent_by, x.lang))}</strong
                >
              </p>`
        }
        <p>
          <strong
            >${ready.gaps === 0 ? c.readiness.ready : c.readiness.gaps(ready.gaps, ready.required)}</strong
          >
        </p>
        <p>
          <a class="govuk-link" href="${nrmPath(x)}/print">${c.actions.print}</a>.
          <a class="govuk-link" href="${nrmPath(x)}">${c.back}</a>.
        </p>`,
      ready.gaps === 0 || sent !== null ? 'plain' : 'warning',
    )}
    <div class="gs-dense">${formSections.map((name) => section(name, view))}</div>
    <p class="govuk-body">${c.readiness.toForm}</p>`
  return page(c.readiness.title, body, { wide: true })
}
