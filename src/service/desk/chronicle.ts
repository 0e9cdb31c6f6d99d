import { pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { toldList } from '../child/index.ts'
import { deskContent } from './content/index.ts'
import { call } from './facts.ts'
import { tellCall } from './tell.ts'

/** Calls that became a referral, told among what happened to the child (`case_id` of the table). */
export const deskChronicle: readonly Chronicle[] = [
  {
    table: 'call',
    group: 'referral',
    tell: (row, lang) => ({
      title: pick(deskContent, lang).call.told,
      body: toldList(
        tellCall(call.columns.parse(row), lang).filter(({ value }) => value !== null),
        lang,
      ),
    }),
  },
]
