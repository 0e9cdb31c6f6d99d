import { en } from './en.ts'

/** The words of the report: English for now, because results carry their titles and definitions in English only. */
export const words = en
