/** The child's own pages in one language. The order of the five faces is from "not at all" to "very much". */
export interface ChildWords {
  /** As a browser knows it: for `lang` and for the voice that reads aloud. */
  readonly tag: string
  /** As the record knows it (reference-data/language.csv). */
  readonly language: string
  /** The language in its own words, and as the worker's page calls it. */
  readonly name: string
  readonly called: { readonly en: string; readonly cy: string }
  readonly dir: 'ltr' | 'rtl'
  /** Has somebody who speaks it and works with children read every sentence? */
  readonly checked: boolean
  /**
   * Each item in this language, with the English sentence that it says: where the item has another wording by now, the English
   * is shown in its place, never an old translation.
   */
  readonly items: Readonly<Record<string, { readonly of: string; readonly says: string }>> | 'own'
  readonly scale: readonly [string, string, string, string, string]
  readonly decline: string
  readonly hello: string
  readonly helloMore: readonly string[]
  readonly start: string
  readonly back: string
  readonly how: string
  readonly yourAnswer: string
  readonly listen: string
  readonly stop: string
  /** Where the device has no voice for the language. */
  readonly noVoice: string
  readonly goal: string
  readonly goalMore: string
  readonly goalNow: string
  readonly goalKeep: string
  readonly goalOther: string
  readonly goalScore: string
  readonly goalLow: string
  readonly goalHigh: string
  readonly passOn: string
  readonly passOnMore: string
  readonly passOnYes: string
  readonly passOnNo: string
  readonly passOnAsk: string
  readonly guardian: string
  readonly guardianMore: string
  readonly guardianItem: string
  readonly guardianWords: string
  readonly guardianCall: string
  readonly yes: string
  readonly no: string
  readonly next: string
  readonly send: string
  readonly enough: string
  readonly thanks: string
  readonly thanksMore: string
  readonly handBack: string
  readonly tooLong: string
}
