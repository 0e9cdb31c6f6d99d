import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import {
  date,
  defineForm,
  radios,
  select,
  text,
  textarea,
  time,
  type FieldError,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { formatInstant, pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { newFact } from '../../../../platform/record/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { isCode } from '../../../../platform/reference-data/index.ts'
import { noSuchPage, redirect, refused, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { missingContent } from '../../content/index.ts'
import { missingAction } from '../../facts.ts'
import type { EpisodeRow } from '../../store.ts'
import { together } from '../fields.ts'
import { episodeInPath, episodePath } from '../path.ts'
import { instantOf, showForm } from '../show-form.ts'

const t = wordsOf(missingContent)
const form = defineForm({
  fields: {
    action: radios({ label: t((c) => c.action.kind), options: choices('missing-action') }),
    agency: select({
      label: t((c) => c.action.agency),
      options: choices('missing-agency'),
      when: { field: 'action', is: 'agency-told' },
    }),
    publicity: radios({
      label: t((c) => c.action.publicity),
      options: choices('missing-publicity'),
      when: { field: 'action', is: 'publicity-decision' },
    }),
    note: textarea({
      label: t((c) => c.action.note),
      hint: t((c) => c.action.noteHint),
      optional: true,
      rows: 3,
      dir: 'auto',
    }),
    who: text({ label: t((c) => c.action.who), optional: true, spellcheck: false, dir: 'auto' }),
    on: date({
      label: t((c) => c.action.on),
      called: t((c) => c.action.onCalled),
      optional: true,
      latest: 'today',
    }),
    at: time({ label: t((c) => c.action.at), called: t((c) => c.action.atCalled), optional: true }),
  },
  check: (value) => [
    ...together(value, [['on', 'at']]),
    // A step or something learnt is nothing without its words.
    ...((value.action === 'search-step' || value.action === 'information') && value.note === null
      ? [{ field: 'note' as const, message: t((c) => c.action.needNote) }]
      : []),
  ],
})

function show(x: Exchange, row: EpisodeRow, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(missingContent, x.lang)
  return showForm(x, {
    title: c.action.title,
    lead: c.episode.since(formatInstant(row.started_at, x.lang)),
    form: form.render({ lang: x.lang, typed, errors, size: 's' }),
    submit: c.action.submit,
    back: { href: episodePath(x, row.id), text: c.places.back },
    errors,
  })
}

/** `?action=` comes from a next step, so that what is to do is chosen already. */
export const actionPage: Handler = async (x) => {
  const found = await episodeInPath(x)
  if (found === null) return noSuchPage()
  const draft = await x.draft()
  if (draft !== null) return show(x, found.row, form.typed(draft.fields))
  const asked = x.query['action'] ?? ''
  const agency = x.query['agency'] ?? ''
  return show(x, found.row, {
    action: isCode('missing-action', asked) ? asked : '',
    agency: isCode('missing-agency', agency) ? agency : '',
  })
}

export const recordAction: Handler = async (x) => {
  const found = await episodeInPath(x)
  if (found === null) return noSuchPage()
  const parsed = form.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return show(x, found.row, parsed.typed, parsed.errors)
  const { on, at, ...rest } = parsed.value
  const happenedAt = instantOf(on, at) ?? x.now
  if (happenedAt > x.now) {
    const message = pick(missingContent, x.lang).action.future
    return show(x, found.row, parsed.typed, [{ field: 'at', message, anchor: 'at' }])
  }
  const outcome = await x.record({
    kind: 'missing.action',
    caseId: x.caseId(),
    happenedAt,
    answer: episodePath(x, found.row.id),
    facts: [
      newFact(missingAction, x.caseId(), { episode_id: found.row.id, happened_at: happenedAt, ...rest }),
    ],
    detail: { action: rest.action },
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
