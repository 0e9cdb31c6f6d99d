import type { Lang } from '../../../kernel/lang.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { isCode, label } from '../../../platform/reference-data/index.ts'
import { html, nothing, type Html } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import type { Candidate } from '../candidates.ts'
import { allocationContent } from '../content/index.ts'

export interface Picker {
  readonly lang: Lang
  readonly question: string
  readonly caption: string
  readonly candidates: readonly Candidate[]
  readonly chosen: string
  readonly error: string | undefined
  /** null = nobody has asked. */
  readonly childSpeaks: readonly string[] | null
  readonly acrossSites: boolean
  /** Addresses of the same page with this site's colleagues, and with everybody's. */
  readonly here: string
  readonly everywhere: string
}

function spoken(codes: readonly string[], lang: Lang): string[] {
  return codes.filter((code) => isCode('language', code)).map((code) => label('language', code, lang))
}

function languagesLine(picker: Picker): string {
  const c = pick(allocationContent, picker.lang).choose
  if (picker.childSpeaks === null) return c.languagesNotAsked
  const names = spoken(picker.childSpeaks, picker.lang)
  return names.length === 0 ? c.languagesUnknown : c.childSpeaks(names.join(', '))
}

function leaveOf({ colleague, leave }: Candidate, lang: Lang): Html | string {
  const c = pick(allocationContent, lang).choose
  if (colleague.leave === null) return c.noLeave
  const to = formatDay(colleague.leave.to, lang)
  if (leave === 'now') return html`<strong>${c.onLeave(to)}</strong>`
  return c.leaveSoon(formatDay(colleague.leave.from, lang), to)
}

function hoursOf(share: number | null, lang: Lang): string {
  const c = pick(allocationContent, lang).choose
  if (share === null) return c.shareNotRecorded
  return share === 1 ? c.fullTime : c.share(Math.round(share * 100))
}

function rowOf(candidate: Candidate, index: number, picker: Picker) {
  const { colleague, shared, envisaged } = candidate
  const c = pick(allocationContent, picker.lang).choose
  const id = index === 0 ? 'worker' : `worker-${index + 1}`
  const names = spoken(shared, picker.lang)
  return [
    html`<div class="govuk-radios govuk-radios--small">
      <div class="govuk-radios__item">
        <input
          class="govuk-radios__input"
          type="radio"
          id="${id}"
          name="worker"
          value="${colleague.accountId}"
          ${picker.chosen === colleague.accountId ? html`checked` : null}
        />
        <label class="govuk-label govuk-radios__label" for="${id}">${colleague.name}</label>
      </div>
      <small class="gs-muted">${label('service-role', candidate.role, picker.lang)}</small>
    </div>`,
    html`${c.children(colleague.allocated, envisaged.from, envisaged.to)}
    ${colleague.covering > 0 ? c.covering(colleague.covering) : null}`,
    names.length === 0
      ? html`<span class="gs-muted">${c.noneShared}</span>`
      : html`<span class="gs-chip gs-chip--careful">${names.join(', ')}</span>`,
    leaveOf(candidate, picker.lang),
    hoursOf(colleague.fullTimeShare, picker.lang),
    c.because[candidate.because],
  ]
}

/** A question whose answers are colleagues: each with what a manager weighs before choosing. Pure. */
export function workerPicker(picker: Picker): Html {
  const c = pick(allocationContent, picker.lang).choose
  const { error } = picker
  return html`<div class="govuk-form-group ${error === undefined ? null : 'govuk-form-group--error'}">
    <fieldset
      class="govuk-fieldset"
      aria-describedby="worker-hint ${error === undefined ? null : 'worker-error'}"
    >
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${picker.question}</legend>
      <div id="worker-hint" class="govuk-hint">
        ${languagesLine(picker)} ${picker.acrossSites ? c.across : null}
      </div>
      ${
        error === undefined
          ? nothing
          : html`<p id="worker-error" class="govuk-error-message">
              <span class="govuk-visually-hidden">${picker.lang === 'cy' ? 'Gwall:' : 'Error:'}</span>
              ${error}
            </p>`
      }
      ${stackTable({
        caption: picker.caption,
        columns: [
          { text: c.columns.name },
          { text: c.columns.children },
          { text: c.columns.languages },
          { text: c.columns.leave },
          { text: c.columns.hours },
          { text: c.columns.because },
        ],
        rows: picker.candidates.map((candidate, index) => rowOf(candidate, index, picker)),
        empty: c.nobody,
      })}
    </fieldset>
    <p class="govuk-body">
      <a class="govuk-link" href="${picker.acrossSites ? picker.here : picker.everywhere}"
        >${picker.acrossSites ? c.thisSite : c.otherSites}</a
      >
    </p>
  </div>`
}
