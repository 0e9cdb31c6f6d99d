import { z } from 'zod'
import { factKind, type ColumnsOf } from '../../platform/record/index.ts'

const words = z.string().nullable()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const studyStates = ['draft', 'open', 'closed'] as const
export type StudyState = (typeof studyStates)[number]

/** A study of viewpoints: what young people are asked, and the grid on which they answer. About the office: no child is in it. */
export const qStudy = factKind(
  'q_study',
  z.object({
    title: z.string(),
    /** The condition of instruction: the one question that every sort answers. */
    question_en: z.string(),
    question_cy: words,
    /** Of the grid's columns, the least agreed with first; an odd number, the middle one stands for 0. */
    heights: z.array(z.number().int()),
    /** Statements and grid are frozen once it is open; closed is for good. */
    study_state: z.enum(studyStates),
  }),
  'office',
)

/** One statement of a study's bank. */
export const qStatement = factKind(
  'q_statement',
  z.object({
    study_id: z.string(),
    /** Its number in the bank, from 1. */
    place: z.number().int(),
    words_en: z.string(),
    words_cy: words,
    /** `vie: words in Vietnamese`, one a language (ISO 639-3). */
    words_other: z.array(z.string()),
    /** For whoever interprets: what is meant, what it must not be mistaken for. */
    note: words,
  }),
  'office',
)

export const sortStates = ['begun', 'finished', 'withdrawn'] as const
export type SortState = (typeof sortStates)[number]

/** How one child sorted the statements of one study: one a case and study, one version each time it is kept. */
export const qSort = factKind(
  'q_sort',
  z.object({
    study_id: z.string(),
    /** All that leaves the case: drawn at random for this sort, so that nothing leads from it to the child. */
    participant: z.string(),
    /** The day on which the child said yes to taking part. */
    consent_on: day,
    /** language: in which the statements were put to the child */
    language: z.string(),
    /** q-sort-help: how the child was helped to read */
    help: z.string(),
    sort_state: z.enum(sortStates),
    /** `statement=agree`, unsure or disagree: the first rough piles. */
    piles: z.array(z.string()),
    /** `statement=3`: the column; a statement without one is not placed yet. */
    places: z.array(z.string()),
    /** Why the extremes stand where they do, in the child's words. Stays in the case. */
    most_words: words,
    least_words: words,
    finished_on: day.nullable(),
  }),
)

export type Study = ColumnsOf<typeof qStudy>
export type Statement = ColumnsOf<typeof qStatement>
export type Sort = ColumnsOf<typeof qSort>
