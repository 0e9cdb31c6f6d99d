import { dayInLondon } from '../../kernel/calendar-day.ts'
import {
  date,
  defineForm,
  select,
  text,
  textarea,
  type Field,
  type FormValue,
} from '../../platform/forms/index.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { FactId } from '../../kernel/ids.ts'
import { pick, wordsOf, type Wording } from '../../platform/i18n/index.ts'
import { factIdOf, newFact, type FactToRecord } from '../../platform/record/index.ts'
import type { Exchange } from '../../platform/web/route.ts'
import { supervisionContent } from './content/index.ts'
import { supervisionAction } from './facts.ts'

const t = wordsOf(supervisionContent)

/** The words of a note, when it is written and when it is corrected. */
export const wordFields = {
  on_day: date({ label: t((c) => c.notes.day), latest: 'today' }),
  discussed: textarea({
    label: t((c) => c.notes.discussed),
    hint: t((c) => c.notes.hint),
    rows: 6,
    dir: 'auto',
    span: 'full',
  }),
  agreed: textarea({ label: t((c) => c.notes.agreed), rows: 2, dir: 'auto', optional: true, span: 'full' }),
} as const

export const actionLines = [1, 2, 3] as const
type Line = (typeof actionLines)[number]

// Each triple is built from the very names of the type, which inference cannot see through fromEntries.
const lineFields = Object.fromEntries(
  actionLines.flatMap((n) => [
    [
      `action_${n}`,
      text({ label: t((c) => c.notes.action(n)), max: 300, dir: 'auto', optional: true, span: 'full' }),
    ],
    [`for_${n}`, select({ label: t((c) => c.notes.actionFor(n)), options: 'given', optional: true })],
    [`due_${n}`, date({ label: t((c) => c.notes.actionDue(n)), optional: true })],
  ]),
) as unknown as Record<`action_${Line}`, Field<string | null>> &
  Record<`for_${Line}`, Field<string | null>> &
  Record<`due_${Line}`, Field<CalendarDay | null>>

/** Actions that bind the worker or the supervisor; a line left blank is none. */
export const noteForm = defineForm({
  fields: {
    worker: select({ label: t((c) => c.notes.worker), options: 'given' }),
    ...wordFields,
    ...lineFields,
  },
  check: (value) =>
    actionLines.flatMap((n): { field: `${'action' | 'for' | 'due'}_${Line}`; message: Wording }[] => {
      const [words, who, due] = [value[`action_${n}`], value[`for_${n}`], value[`due_${n}`]]
      if (words === null && due === null) return []
      if (words === null) return [{ field: `action_${n}`, message: t((c) => c.notes.actionMissing) }]
      return [
        ...(who === null ? [{ field: `for_${n}` as const, message: t((c) => c.notes.whoMissing) }] : []),
        ...(due === null ? [{ field: `due_${n}` as const, message: t((c) => c.notes.dueMissing) }] : []),
      ]
    }),
})
export type NoteValue = FormValue<typeof noteForm>

/** Whom an action may bind: the two who spoke. */
export const boundOptions = (x: Exchange) => {
  const c = pick(supervisionContent, x.lang).notes
  const both = [
    { code: 'worker', label: { en: c.theWorker, cy: c.theWorker } },
    { code: 'supervisor', label: { en: c.me, cy: c.me } },
  ]
  return Object.fromEntries(actionLines.map((n) => [`for_${n}`, both]))
}

/** Lines whose day has gone by: what is agreed lies ahead. */
export const pastLines = (value: NoteValue, now: Date): readonly Line[] =>
  actionLines.filter((n) => {
    const due = value[`due_${n}`]
    return due !== null && due < dayInLondon(now)
  })

/** The actions of a note, as facts of their own. */
export function actionsFrom(
  value: NoteValue,
  note: { readonly id: FactId; readonly supervisor: string; readonly worker: string },
): FactToRecord[] {
  return actionLines.flatMap((n) => {
    const [words, due] = [value[`action_${n}`], value[`due_${n}`]]
    if (words === null || due === null) return []
    return [
      newFact(
        supervisionAction,
        null,
        {
          note_id: note.id,
          supervisor_id: note.supervisor,
          worker_id: note.worker,
          for_account: value[`for_${n}`] === 'supervisor' ? note.supervisor : note.worker,
          words,
          due_on: due,
          state: 'open',
        },
        factIdOf(supervisionAction.table, note.id, n),
      ),
    ]
  })
}
