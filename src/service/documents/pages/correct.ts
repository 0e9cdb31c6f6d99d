import { pick } from '../../../platform/i18n/index.ts'
import { correcting, standingFact } from '../../child/index.ts'
import { documentContent } from '../content/index.ts'
import { caseDocument, type CaseDocument } from '../facts.ts'
import { tellDocument } from '../tell.ts'
import { documentForm, saidOf, type DocumentValue } from './form.ts'
import { documentsPath } from './path.ts'

/** What is said of a document; its file stays as it is. */
export const correctPages = correcting<DocumentValue, CaseDocument>({
  kind: caseDocument,
  act: 'document',
  form: documentForm,
  title: (lang) => pick(documentContent, lang).correctTitle,
  // Never null: a first version comes with its file.
  stored: (x) => standingFact(x.db, caseDocument, x.caseId(), x.params['documentId']),
  values: (document) => ({
    kind: document.kind,
    what: document.what,
    from_whom: document.from_whom,
    holds_place: document.holds_place,
    note: document.note,
    on_day: document.on_day as DocumentValue['on_day'],
  }),
  columns: (value, before) => {
    if (before === null) throw new Error('a document is first recorded with its file')
    return { ...before, ...saidOf(value) }
  },
  tell: tellDocument,
  tab: 'documents',
  after: (x) => documentsPath(x, `/${x.params['documentId'] ?? ''}`),
})
