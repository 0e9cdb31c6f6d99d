import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { done } from '../../../kernel/refusal.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import type { Files } from '../../../platform/files/index.ts'
import type { FieldError, Typed } from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { newFact } from '../../../platform/record/index.ts'
import { html } from '../../../platform/web/html.ts'
import type { Exchange, Handler, Reply } from '../../../platform/web/route.ts'
import { caseFormPage, recordOnCase } from '../../child/index.ts'
import { documentContent } from '../content/index.ts'
import { caseDocument } from '../facts.ts'
import { documentForm, saidOf } from './form.ts'
import { fileField, incoming } from './incoming.ts'
import { documentsPath } from './path.ts'

export function uploadPages(files: Files): { show: Handler; save: Handler } {
  function draw(
    x: Exchange,
    typed?: Typed,
    errors?: readonly FieldError[],
    refusal?: Refusal,
  ): Promise<Reply> {
    const c = pick(documentContent, x.lang)
    return caseFormPage(x, {
      tab: 'documents',
      title: c.upload.title,
      form: html`${fileField(x.lang, files, errors)} ${documentForm.render({ lang: x.lang, typed, errors })}`,
      submit: c.upload.submit,
      back: { href: documentsPath(x), text: c.back },
      errors,
      refusal,
      file: true,
    })
  }

  return {
    show: async (x) => {
      const draft = await x.draft()
      return draw(x, draft === null ? undefined : documentForm.typed(draft.fields))
    },
    save: async (x) => {
      const parsed = documentForm.parse(x.body, x.lang, { today: dayInLondon(x.now) })
      const file = await incoming(x, files)
      const errors = [...(file.ok ? [] : [file.error]), ...(parsed.ok ? [] : parsed.errors)]
      if (!file.ok || !parsed.ok) {
        // That nobody chose a file is a slip; anything else is a file that the service refused, and is audited.
        const refused: Refusal | undefined =
          file.ok || file.problem === 'missing' ? undefined : { code: 'file-refused', because: file.problem }
        return draw(x, parsed.typed, errors, refused)
      }
      const fact = newFact(caseDocument, x.caseId(), { ...saidOf(parsed.value), ...file.columns })
      const reply = await recordOnCase(x, 'document.record', done([fact, ...file.also]), {
        answer: documentsPath(x),
        detail: { type: file.columns.file_type, bytes: file.columns.file_bytes },
        recorded: file.keep,
      })
      return reply
    },
  }
}
