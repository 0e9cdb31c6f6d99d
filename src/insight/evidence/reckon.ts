import { parseDay } from '../../kernel/calendar-day.ts'
import { SMALL_NUMBER_THRESHOLD } from '../../kernel/policy/small-numbers.ts'
import { discloseResults, disclosureAudit } from '../disclosure/index.ts'
import { dimensions, evaluate } from '../evaluation/index.ts'
import { openPackage } from '../package/index.ts'
import type { Reckon } from './shelf.ts'

export const evidenceThreshold = SMALL_NUMBER_THRESHOLD

/** Something withheld could be worked out from what is printed: then nothing is shown. */
export class NotSafeToShow extends Error {}

/** Opens the package, counts, treats small numbers, closes: an engine of its own for each question, with one thread. */
export const reckon: Reckon = async (folder, asked) => {
  const pack = await openPackage(folder, { threads: 1, memory: '1GB' })
  try {
    const from = asked.from === null ? null : parseDay(asked.from)
    const to = asked.to === null ? null : parseDay(asked.to)
    const results = await evaluate(pack, {
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
      by: dimensions.filter((one) => asked.by.includes(one)),
    })
    const options = { threshold: evidenceThreshold, rounding: 1 } as const
    const shown = await discloseResults(results, options)
    const proof = await disclosureAudit(results, shown, options)
    if (!proof.holds) throw new NotSafeToShow(proof.says)
    return shown
  } finally {
    pack.close()
  }
}
