import { Chance } from '../../kernel/chance.ts'
import type { Child } from './children.ts'
import { countsFor, type Readings } from './readings.ts'
import { split } from './spread.ts'

export interface SocialWorkRow {
  readonly child: Child
  readonly index: number
  readonly anyContact: boolean | null
  readonly faceToFace: boolean | null
  readonly meetings: number | null
  readonly educationMeetings: number | null
  readonly quality: 'ok' | 'missing' | 'input-error'
}

/**
 * Stage 11: what the local authorities returned (fn 25): nothing usable for 98 children, errors for 19, and of the other 328,
 * 90 % with any contact and 89 % met; 13 % of the meetings about education (§3.3.2).
 */
export function socialWorkReturns(
  children: readonly Child[],
  seed: number,
  readings: Readings,
): readonly SocialWorkRow[] {
  const chance = new Chance(seed, 'social-work')
  // Authorities returned less for the shortest cases.
  const order = chance.ordered(children, (child) => 1 / (2 + child.stay))
  const lacking = order.slice(0, 98)
  const wrong = order.slice(98, 117)
  const usable = chance.ordered(order.slice(117), (child) => (child.missing === 'none' ? 3 : 1))
  const contacted = chance.pick(countsFor(90, usable.length, readings))
  const met = chance.pick(countsFor(89, usable.length, readings))
  const rows: SocialWorkRow[] = []
  const none = { anyContact: null, faceToFace: null, meetings: null, educationMeetings: null }
  for (const child of lacking.slice(0, 60)) {
    // Some returned a form with nothing in it, the others no form at all.
    for (let index = 1; index <= child.stay + 1; index += 1)
      rows.push({ child, index, ...none, quality: 'missing' })
  }
  for (const child of wrong) {
    for (let index = 1; index <= child.stay + 1; index += 1) {
      rows.push({
        child,
        index,
        anyContact: true,
        faceToFace: false,
        meetings: 0,
        educationMeetings: null,
        quality: 'input-error',
      })
    }
  }
  const returned = usable.flatMap((child, place) =>
    Array.from({ length: child.stay + 1 }, (_, at) => {
      const meetings = place < met ? (at === 0 ? 2 : chance.whole(0, 2)) : 0
      return { child, index: at + 1, place, meetings }
    }),
  )
  const total = returned.reduce((sum, one) => sum + one.meetings, 0)
  const education = split(
    Math.round(0.13 * total),
    returned.map((one) => one.meetings * (0.5 + chance.next())),
  )
  returned.forEach(({ child, index, place, meetings }, at) => {
    const called = place < contacted && place >= met && index === 1
    rows.push({
      child,
      index,
      anyContact: meetings > 0 || called,
      faceToFace: meetings > 0,
      meetings,
      educationMeetings: Math.min(meetings, education[at] ?? 0),
      quality: 'ok',
    })
  })
  return rows.sort((a, b) => (a.child.id < b.child.id ? -1 : a.child.id > b.child.id ? 1 : a.index - b.index))
}
