import { carried, errorSummaryOf, formShell, type FieldError } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { nextVersion, type FactToRecord } from '../../../platform/record/index.ts'
import { button } from '../../../platform/web/components/index.ts'
import { html, type Html, type Renderable } from '../../../platform/web/html.ts'
import {
  draftAddress,
  noSuchPage,
  page,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../platform/web/route.ts'
import type { Standing } from '../../child/index.ts'
import { qSortContent } from '../content/index.ts'
import { qStudy, type Study, type StudyState } from '../facts.ts'
import { readStudy } from '../store.ts'

export const t = wordsOf(qSortContent)
export const studyPath = (id: string, page = ''): string => `/q-sort/studies/${id}${page}`

/** Handles a page about the study of the path; one that is not there answers as any unknown page. */
export function aboutStudy(handle: (x: Exchange, study: Standing<Study>) => Promise<Reply>): Handler {
  return async (x) => {
    const study = await readStudy(x.db, x.params['studyId'])
    return study === null ? noSuchPage() : handle(x, study)
  }
}

export function movedTo(study: Standing<Study>, state: StudyState, reason: string): FactToRecord {
  return nextVersion(qStudy, null, study, { ...study.columns, study_state: state }, reason)
}

interface DesignForm {
  readonly title: string
  readonly fields: Renderable
  readonly back: { readonly href: string; readonly text: string }
  readonly version?: number | undefined
  readonly errors?: readonly FieldError[] | undefined
  readonly below?: Html | undefined
}

export function designShell(x: Exchange, given: DesignForm): Html {
  return formShell({
    lang: x.lang,
    action: x.path,
    csrf: x.form.csrf,
    idempotencyKey: x.form.key,
    version: given.version,
    draftPath: draftAddress(x.path),
    body: given.fields,
    submitLabel: pick(qSortContent, x.lang).study.save,
    besides: html`<a class="govuk-link" href="${given.back.href}">${given.back.text}</a>`,
  })
}

/** A form of one button; `version` so that two people do not do it twice. */
export function smallForm(
  x: Exchange,
  action: string,
  version: number,
  label: { readonly text: string; readonly secondary: boolean },
): Html {
  return html`<form method="post" action="${action}" data-once>
    <input type="hidden" name="${carried.csrf}" value="${x.form.csrf}" />
    <input type="hidden" name="${carried.idempotencyKey}" value="${x.form.key}" />
    <input type="hidden" name="${carried.version}" value="${String(version)}" />
    ${button({
      text: label.text,
      preventDoubleClick: true,
      ...(label.secondary ? { classes: 'govuk-button--secondary' } : {}),
    })}
  </form>`
}

export function designPage(x: Exchange, given: DesignForm): Reply {
  return page(
    given.title,
    html`${errorSummaryOf(given.errors, x.lang)}
      <h1 class="govuk-heading-l">${given.title}</h1>
      ${designShell(x, given)} ${given.below}`,
    given.errors === undefined ? {} : { hasErrors: true, status: 422 },
  )
}
