import type { z } from 'zod'
import type { Lang } from '../../kernel/lang.ts'
import { pick } from '../../platform/i18n/index.ts'
import type { Chronicle, FactKind } from '../../platform/record/index.ts'
import { html } from '../../platform/web/html.ts'
import { facts } from '../../platform/web/pieces.ts'
import { coded } from '../../platform/reference-data/in-words.ts'
import type { Told } from '../child/index.ts'
import { outcomesContent } from './content/index.ts'
import {
  guardianFeedback,
  voiceConsent,
  voiceGoal,
  voiceGoalRating,
  voiceOccasion,
  voiceRating,
} from './facts.ts'
import { answerInWords, tellGoal, tellOccasion } from './tell.ts'

type Words = (typeof outcomesContent)['en']

function chronicle<S extends z.ZodObject>(
  kind: FactKind<string, S>,
  title: (c: Words) => string,
  tell: (columns: z.output<S>, lang: Lang) => readonly Told[],
  correctAt?: Chronicle['correctAt'],
): Chronicle {
  return {
    table: kind.table,
    group: 'voice',
    tell: (row, lang) => ({
      title: title(pick(outcomesContent, lang)),
      body: facts(
        tell(kind.columns.parse(row), lang).map(({ label, value }) => [
          label,
          value === null ? null : html`<span class="gs-prose" dir="auto">${value}</span>`,
        ]),
      ),
    }),
    ...(correctAt === undefined ? {} : { correctAt }),
  }
}

const at = (path: string) => (row: { readonly caseId: string }) => `/cases/${row.caseId}/voice${path}`

export const outcomesChronicle: readonly Chronicle[] = [
  chronicle(
    voiceOccasion,
    (c) => c.told.occasion,
    tellOccasion,
    ({ caseId, id }) => `/cases/${caseId}/voice/occasions/${id}`,
  ),
  chronicle(
    voiceRating,
    (c) => c.told.rating,
    (one, lang) => [
      {
        label: pick(outcomesContent, lang).told.ratingBy[one.rater],
        value: coded('outcome-item', one.item, lang),
      },
      { label: pick(outcomesContent, lang).occasion.answer, value: answerInWords(one, one.rater, lang) },
      { label: pick(outcomesContent, lang).occasion.evidence, value: one.evidence },
    ],
    at(''),
  ),
  chronicle(voiceGoal, (c) => c.told.goal, tellGoal, at('')),
  chronicle(
    voiceGoalRating,
    (c) => c.told.goalRating,
    (one, lang) => [
      {
        label: pick(outcomesContent, lang).goal.near,
        value: one.score === null ? pick(outcomesContent, lang).state.declined : String(one.score),
      },
    ],
    at(''),
  ),
  chronicle(
    voiceConsent,
    (c) => c.told.consent,
    (one, lang) => [
      {
        label: pick(outcomesContent, lang).consent.title,
        value: pick(outcomesContent, lang).consent[one.pass_on],
      },
    ],
    at(''),
  ),
  // Told on its own page only, to whoever supervises: a chronology is printed, and handed on to guardians.
  {
    ...chronicle(
      guardianFeedback,
      (c) => c.told.feedback,
      () => [],
    ),
    apart: true,
  },
]
