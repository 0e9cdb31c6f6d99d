export { checkboxes, radios, select, yesNo } from './fields-choice.ts'
export { approximateDate, date, time } from './fields-date.ts'
export { hidden, number, text, textarea } from './fields-text.ts'
export { defineForm, type Form, type FormValue, type ParsedForm, type RenderOptions } from './form.ts'
export { carried, errorSummaryOf, formShell, type FormShell } from './shell.ts'
export type {
  ApproximateDay,
  Body,
  Field,
  FieldError,
  Fields,
  Option,
  Typed,
  ValueOf,
  When,
} from './types.ts'
