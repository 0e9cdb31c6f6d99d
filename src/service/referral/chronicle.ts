import { pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { toldList } from '../child/index.ts'
import { recordContent } from './content/record.ts'
import { referral } from './facts.ts'
import { tellReferral } from './record/tell.ts'

export const referralChronicle: readonly Chronicle[] = [
  {
    table: 'referral',
    group: 'referral',
    tell: (row, lang) => ({
      title: pick(recordContent, lang).told,
      // Only what was answered: a chronology tells what happened.
      body: toldList(
        tellReferral(referral.columns.parse(row), lang).filter(({ value }) => value !== null),
        lang,
      ),
    }),
    correctAt: ({ caseId }) => `/cases/${caseId}/referral`,
  },
]
