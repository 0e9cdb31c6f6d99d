import type { Lang } from '../../kernel/lang.ts'
import { pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { childContent } from './content/pages.ts'
import { childIdentity, childName, professional, safeContact } from './facts.ts'
import { tellIdentity, tellName, tellProfessional, tellSafeContact, type Told } from './tell.ts'

/** Only what was answered: a chronology tells what happened. */
function answered(told: readonly Told[]): Html {
  return html`<dl class="gs-facts">
    ${told
      .filter(({ value }) => value !== null)
      .map(
        ({ label, value }) =>
          html`<dt>${label}</dt>
            <dd dir="auto">${value}</dd>`,
      )}
  </dl>`
}

const title = (lang: Lang) => pick(childContent, lang).told

export const childChronicle: readonly Chronicle[] = [
  {
    table: 'child_identity',
    group: 'child',
    tell: (row, lang) => ({
      title: title(lang).identity,
      body: answered(tellIdentity(childIdentity.columns.parse(row), lang)),
    }),
    correctAt: ({ caseId }) => `/cases/${caseId}/child/identity`,
  },
  {
    table: 'child_name',
    group: 'child',
    tell: (row, lang) => ({
      title: title(lang).name,
      body: answered(tellName(childName.columns.parse(row), lang)),
    }),
    correctAt: ({ caseId, id }) => `/cases/${caseId}/child/names/${id}`,
  },
  {
    table: 'safe_contact',
    group: 'child',
    tell: (row, lang) => ({
      title: title(lang).safe,
      body: answered(tellSafeContact(safeContact.columns.parse(row), lang)),
    }),
    correctAt: ({ caseId }) => `/cases/${caseId}/child/safe-contact`,
  },
  {
    table: 'professional',
    group: 'child',
    tell: (row, lang) => ({
      title: title(lang).person,
      body: answered(tellProfessional(professional.columns.parse(row), lang)),
    }),
    correctAt: ({ caseId, id }) => `/cases/${caseId}/child/professionals/${id}`,
  },
  {
    // That a place was recorded, never which: the page that shows it is audited by itself.
    table: 'child_location',
    group: 'child',
    tell: (_row, lang) => ({ title: pick(childContent, lang).place.told, body: null }),
    correctAt: ({ caseId }) => `/cases/${caseId}/location`,
  },
]
