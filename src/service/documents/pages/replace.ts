import { done, type Refusal } from '../../../kernel/refusal.ts'
import type { Files } from '../../../platform/files/index.ts'
import { defineForm, text, type FieldError, type Typed } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { nextVersion } from '../../../platform/record/index.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { html } from '../../../platform/web/html.ts'
import { noSuchPage, type Exchange, type Handler } from '../../../platform/web/route.ts'
import {
  caseFormPage,
  contestedCaseForm,
  recordOnCase,
  standingFact,
  type CaseForm,
  type Standing,
} from '../../child/index.ts'
import { documentContent } from '../content/index.ts'
import { caseDocument, type CaseDocument } from '../facts.ts'
import { fileField, incoming } from './incoming.ts'
import { documentsPath } from './path.ts'

const t = wordsOf(documentContent)
const form = defineForm({
  fields: {
    reason: text({
      label: t((c) => c.replace.reason),
      called: t((c) => c.replace.reasonCalled),
      max: 300,
      span: 'full',
    }),
  },
})

const stored = (x: Exchange) => standingFact(x.db, caseDocument, x.caseId(), x.params['documentId'])

/** A new file of the same document. The file before stays as an earlier version. */
export function replacePages(files: Files): { show: Handler; save: Handler } {
  function parts(
    x: Exchange,
    document: Standing<CaseDocument>,
    typed?: Typed,
    errors?: readonly FieldError[],
    refusal?: Refusal,
  ): CaseForm {
    const c = pick(documentContent, x.lang)
    return {
      tab: 'documents',
      title: c.replace.title,
      lead: c.replace.lead,
      above: html`<p class="govuk-body"><strong dir="auto">${document.columns.what}</strong></p>`,
      form: html`${fileField(x.lang, files, errors)} ${form.render({ lang: x.lang, typed, errors })}`,
      submit: c.replace.submit,
      back: { href: documentsPath(x, `/${document.id}`), text: c.back },
      version: document.version,
      errors,
      refusal,
      file: true,
    }
  }

  return {
    show: async (x) => {
      const document = await stored(x)
      return document === undefined ? noSuchPage() : caseFormPage(x, parts(x, document))
    },
    save: async (x) => {
      const document = await stored(x)
      if (document === undefined) return noSuchPage()
      const parsed = form.parse(x.body, x.lang)
      const file = await incoming(x, files)
      const errors = [...(file.ok ? [] : [file.error]), ...(parsed.ok ? [] : parsed.errors)]
      if (!file.ok || !parsed.ok) {
        const refused: Refusal | undefined =
          file.ok || file.problem === 'missing' ? undefined : { code: 'file-refused', because: file.problem }
        return caseFormPage(x, parts(x, document, parsed.typed, errors, refused))
      }
      const contested = async () => {
        const now = (await stored(x)) ?? document
        const label = pick(documentContent, x.lang).replace.current
        return contestedCaseForm(
          x,
          parts(x, now, parsed.typed),
          [{ label, theirs: now.columns.file_name, yours: file.columns.file_name }],
          { recorded_at: now.recordedAt, act_id: now.actId, reason: now.reason },
        )
      }
      if (versionOf(x.body) !== document.version) return contested()
      const next = nextVersion(
        caseDocument,
        x.caseId(),
        document,
        { ...document.columns, ...file.columns },
        parsed.value.reason,
      )
      return recordOnCase(x, 'document.replace', done([next, ...file.also]), {
        answer: documentsPath(x, `/${document.id}`),
        detail: { type: file.columns.file_type, bytes: file.columns.file_bytes },
        contested,
        recorded: file.keep,
      })
    },
  }
}
