import { randomUUID } from 'node:crypto'
import type { CaseId, FactId } from '../../src/kernel/ids.ts'
import { newFact } from '../../src/platform/record/index.ts'
import { qSort } from '../../src/service/q-sort/index.ts'
import { write } from './full-case.ts'
import type { Referable } from './referred-child.ts'

export const sampleHeights = [1, 2, 3, 2, 1] as const
const columns = [-2, -1, -1, 0, 0, 0, 1, 1, 2]

/** Nine invented statements, as an evaluator would paste them. */
export const sampleStatements = [
  'They listen to me | Maen nhw’n gwrando arna i',
  'They explain what happens next | Maen nhw’n egluro beth sy’n digwydd nesaf | court, school, the Home Office',
  'I know what my rights are',
  'I feel safe where I live',
  'I do things that I enjoy',
  'I have people I trust',
  'They come to my meetings',
  'They stay when others change',
  'I know what happens when I am 18',
].join('\n')

/** A page sent by a person of the tests. */
export type Send = (
  path: string,
  fields: Readonly<Record<string, string>>,
) => Promise<{ readonly headers: { readonly location?: unknown }; readonly statusCode: number }>

/** A study that an evaluator has designed and opened, by its own pages. `version`: of the study when it is closed. */
export async function anOpenStudy(send: Send, open = true): Promise<FactId> {
  const made = await send('/q-sort/studies/new', {
    title: 'What matters in a guardian',
    question_en: 'What mattered most to me about my guardian?',
    question_cy: 'Beth oedd bwysicaf i mi am fy ngwarcheidwad?',
    heights: sampleHeights.join(', '),
  })
  const id = String(made.headers.location).split('/').at(-1) as FactId
  await send(`/q-sort/studies/${id}/statements/new`, { statements: sampleStatements })
  if (open) await send(`/q-sort/studies/${id}/open`, { _version: '2' })
  return id
}

/** A whole sort: the statements in the order given, the least true first, as the grid's form sends it. */
export function sortedAs(order: readonly string[]): Record<string, string> {
  return Object.fromEntries(order.map((id, index) => [`at-${id}`, String(columns[index] ?? 0)]))
}

/** Boxes of a date as a form sends them. */
export function dayBoxes(name: string, day: string): Record<string, string> {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** A child who said yes on a day; the address of the sort. */
export async function begunSort(send: Send, caseId: CaseId, studyId: string, day: string): Promise<string> {
  const begun = await send(`/cases/${caseId}/q-sort/invite/${studyId}`, {
    consent: 'yes',
    ...dayBoxes('consent_on', day),
    language: 'eng',
    help: 'read-aloud',
  })
  if (begun.statusCode !== 303) throw new Error(`not begun: ${begun.statusCode}`)
  return String(begun.headers.location).replace(/\/piles$/, '')
}

/** A whole sort from the invitation to the words about its ends, by the pages. */
export async function aFinishedSort(
  send: Send,
  caseId: CaseId,
  given: {
    readonly studyId: string
    readonly day: string
    readonly order: readonly string[]
    readonly words: string
  },
): Promise<string> {
  const path = await begunSort(send, caseId, given.studyId, given.day)
  await send(`${path}/grid`, { ...sortedAs(given.order), do: 'next', _version: '1' })
  const done = await send(`${path}/words`, { _version: '2', most_words: given.words })
  if (done.headers.location !== `${path}/done`) throw new Error(`not finished: ${done.statusCode}`)
  return path
}

/** The same order with a little of one's own: neighbours change places. */
function nearly<T>(order: readonly T[], which: number): readonly T[] {
  const mine = [...order]
  const at = which % (order.length - 1)
  const [one, other] = [mine[at], mine[at + 1]]
  if (one !== undefined && other !== undefined) [mine[at], mine[at + 1]] = [other, one]
  return mine
}

/** The order of the nth invented person: two views take turns, each with a little of one's own. */
export function anInventedOrder(ids: readonly string[], n: number): readonly string[] {
  const view = n % 2 === 0 ? ids : ids.map((_, index) => ids[(index * 4 + 5) % ids.length] ?? '')
  return nearly(view, n)
}

/** Finished sorts of invented children, written straight to the record: for pages that need many, and not how they came. */
export async function manySorts(
  house: Referable,
  study: { readonly id: string; readonly statements: readonly string[]; readonly day: string },
  count: number,
): Promise<void> {
  for (let n = 0; n < count; n++) {
    const caseId = await house.world.aCase('wales')
    const order = anInventedOrder(study.statements, n)
    const sort = newFact(qSort, caseId, {
      study_id: study.id,
      participant: randomUUID(),
      consent_on: study.day,
      language: 'eng',
      help: 'alone',
      sort_state: 'finished',
      piles: [],
      places: order.map((id, index) => `${id}=${columns[index] ?? 0}`),
      most_words: null,
      least_words: null,
      finished_on: study.day,
    })
    await write(house, caseId, [sort])
  }
}
