import { youngestDay } from '../../../kernel/calendar-day.ts'
import {
  approximateDate,
  defineForm,
  radios,
  select,
  text,
  textarea,
  yesNo,
} from '../../../platform/forms/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import type { ReferralGiven } from '../given.ts'
import { notKnownBox, t, wrong } from './fields.ts'
import { question, type Question } from './question.ts'

function identify(given: ReferralGiven, columns: Partial<ReferralGiven['identity']>): ReferralGiven {
  return { ...given, identity: { ...given.identity, ...columns } }
}

/** The codes chosen, once each, in the order given; null when none is: the question was passed over. */
function several(...codes: readonly (string | null)[]): string[] | null {
  const chosen = [...new Set(codes.filter((code) => code !== null))]
  return chosen.length === 0 ? null : chosen
}

const standings = ['exact', 'approximate', 'disputed', 'unknown'] as const
const nationality = (n: number) =>
  select({ label: t((c) => c.nationalities.one(n)), options: choices('nationality'), optional: true })
const language = (n: number) =>
  select({ label: t((c) => c.languages.one(n)), options: choices('language'), optional: true })

const linesOf = (words: string | null): string[] =>
  (words ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const nameQuestion: Question = question({
  name: 'name',
  section: 'child',
  title: t((c) => c.name.title),
  hint: t((c) => c.name.hint),
  form: defineForm({
    fields: {
      given_name: text({ label: t((c) => c.name.given), dir: 'auto', spellcheck: false, optional: true }),
      aliases: textarea({
        label: t((c) => c.name.aliases),
        hint: t((c) => c.name.aliasesHint),
        dir: 'auto',
        rows: 3,
        max: 1000,
        optional: true,
      }),
      native_name: text({ label: t((c) => c.name.native), dir: 'auto', spellcheck: false, optional: true }),
      name_unknown: notKnownBox(
        t((c) => c.name.unknownTitle),
        t((c) => c.name.unknown),
      ),
    },
    check: (value) =>
      value.name_unknown.length > 0 && (value.given_name !== null || value.native_name !== null)
        ? wrong(
            'name_unknown',
            t((c) => c.name.clash),
          )
        : [],
  }),
  important: ['child-name'],
  give: (value, given) => ({
    ...given,
    names: { given: value.given_name, aliases: linesOf(value.aliases), nativeScript: value.native_name },
    notKnown: value.name_unknown.length > 0 ? [...given.notKnown, 'child-name'] : given.notKnown,
  }),
})

export const birthQuestion: Question = question({
  name: 'date-of-birth',
  section: 'child',
  title: t((c) => c.birth.title),
  form: defineForm({
    fields: {
      dob_standing: radios({
        label: t((c) => c.birth.standing),
        options: standings.map((code) => ({ code, label: t((c) => c.birth.standings[code]) })),
        optional: true,
      }),
      dob: approximateDate({
        label: t((c) => c.birth.date),
        hint: t((c) => c.birth.dateHint),
        latest: 'today',
        optional: true,
      }),
    },
    check: ({ dob, dob_standing }) => {
      if (dob === null && dob_standing !== null && dob_standing !== 'unknown')
        return wrong(
          'dob',
          t((c) => c.birth.needsDate),
        )
      if (dob !== null && dob_standing === null)
        return wrong(
          'dob_standing',
          t((c) => c.birth.needsStanding),
        )
      if (dob !== null && dob_standing === 'unknown')
        return wrong(
          'dob_standing',
          t((c) => c.birth.clash),
        )
      return dob !== null && dob_standing === 'exact' && dob.precision !== 'day'
        ? wrong(
            'dob',
            t((c) => c.birth.needsWhole),
          )
        : []
    },
  }),
  important: ['date-of-birth'],
  give: ({ dob, dob_standing }, given, today) =>
    identify(given, { dob: dob === null ? null : youngestDay(dob.text, today), dob_standing }),
})

export const identityQuestions: readonly Question[] = [
  question({
    name: 'gender',
    section: 'child',
    title: t((c) => c.gender.title),
    form: defineForm({
      fields: {
        gender: radios({ label: t((c) => c.gender.title), options: choices('gender'), optional: true }),
      },
    }),
    important: ['gender'],
    give: (value, given) => identify(given, value),
  }),
  question({
    name: 'nationality',
    section: 'child',
    title: t((c) => c.nationalities.title),
    hint: t((c) => c.nationalities.hint),
    form: defineForm({
      fields: { nationality_1: nationality(1), nationality_2: nationality(2), nationality_3: nationality(3) },
      check: (value) => {
        const all = several(value.nationality_1, value.nationality_2, value.nationality_3) ?? []
        return all.length > 1 && all.includes('unknown')
          ? wrong(
              'nationality_1',
              t((c) => c.nationalities.clash),
            )
          : []
      },
    }),
    important: ['nationalities'],
    give: (value, given) =>
      identify(given, {
        nationalities: several(value.nationality_1, value.nationality_2, value.nationality_3),
      }),
  }),
  question({
    name: 'immigration',
    section: 'child',
    title: t((c) => c.immigration.title),
    form: defineForm({
      fields: {
        immigration_group: radios({
          label: t((c) => c.immigration.title),
          options: choices('immigration-group'),
          optional: true,
        }),
      },
    }),
    give: (value, given) => identify(given, value),
  }),
  question({
    name: 'languages',
    section: 'child',
    title: t((c) => c.languages.title),
    hint: t((c) => c.languages.hint),
    form: defineForm({
      fields: { language_1: language(1), language_2: language(2), language_3: language(3) },
      check: (value) => {
        const all = several(value.language_1, value.language_2, value.language_3) ?? []
        return all.length > 1 && all.includes('unknown')
          ? wrong(
              'language_1',
              t((c) => c.languages.clash),
            )
          : []
      },
    }),
    important: ['languages'],
    give: (value, given) =>
      identify(given, { languages: several(value.language_1, value.language_2, value.language_3) }),
  }),
  question({
    name: 'interpreter',
    section: 'child',
    title: t((c) => c.interpreter.title),
    form: defineForm({
      fields: {
        interpreter: yesNo({ label: t((c) => c.interpreter.title), unknown: true, optional: true }),
        interpreter_language: select({
          label: t((c) => c.interpreter.language),
          options: choices('language'),
          optional: true,
          when: { field: 'interpreter', is: 'yes' },
        }),
      },
    }),
    important: ['interpreter'],
    give: (value, given) => identify(given, value),
  }),
  question({
    name: 'welsh',
    section: 'child',
    title: t((c) => c.welsh.title),
    form: defineForm({
      fields: {
        welsh_preference: radios({
          label: t((c) => c.welsh.title),
          hint: t((c) => c.welsh.hint),
          options: (['welsh', 'english', 'both', 'unknown'] as const).map((code) => ({
            code,
            label: t((c) => c.welsh.options[code]),
          })),
          optional: true,
        }),
      },
    }),
    important: ['welsh-preference'],
    give: (value, given) => identify(given, value),
  }),
  question({
    name: 'communication',
    section: 'child',
    title: t((c) => c.communication.title),
    form: defineForm({
      fields: {
        communication_need: textarea({
          label: t((c) => c.communication.title),
          hint: t((c) => c.communication.hint),
          optional: true,
          max: 1000,
        }),
      },
    }),
    give: (value, given) => identify(given, value),
  }),
]
