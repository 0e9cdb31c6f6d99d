import { calendarDay, dayInLondon } from '../../../kernel/calendar-day.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { clock, type NextItem } from '../../../platform/web/pieces.ts'
import { coded, codedAll } from '../../../platform/reference-data/in-words.ts'
import { immigrationContent } from '../content/index.ts'
import {
  actingNow,
  appealDueOn,
  decisionClocks,
  interviewDeadline,
  statementDeadline,
  statementDueOn,
} from '../rules.ts'
import { termsNow } from '../store.ts'
import { interviewWhen, leaveEnd } from '../tell.ts'
import { at, type HomeView } from './view-parts.ts'

interface Due {
  readonly dueAt: Date
  readonly item: NextItem
}

function interviews(view: HomeView): Due[] {
  const { known, now, lang } = view
  const c = pick(immigrationContent, lang).next
  return known.interviews.flatMap(({ id, columns: one }) => {
    const { state, dueAt } = interviewDeadline(one, now)
    if (state !== 'open') return []
    const asked = codedAll('interview-request', one.asked, lang)
    const what = c.interview(
      coded('immigration-interview-kind', one.kind, lang) ?? '',
      interviewWhen(one, lang),
    )
    const why = dueAt < now ? c.afterwards : asked === null ? c.prepare : c.asked(asked)
    return [due(view, dueAt, `/interviews/${id}`, what, why)]
  })
}

function statements(view: HomeView): Due[] {
  const { known, now, lang } = view
  const c = pick(immigrationContent, lang).next
  const list = termsNow().statements
  return known.statements.flatMap(({ id, columns: one }) => {
    const ought = statementDeadline(one, list, now)
    const day = statementDueOn(one, list)
    if (ought?.state !== 'open' || day === null) return []
    const what = c.statement(coded('immigration-statement', one.kind, lang) ?? '', formatDay(day, lang))
    return [due(view, ought.dueAt, `/statements/${id}`, what, c.statementWhy)]
  })
}

function decisions(view: HomeView): Due[] {
  const { known, now, lang } = view
  const c = pick(immigrationContent, lang).next
  return decisionClocks(known, termsNow(), now).flatMap(({ kind, about, ought }) => {
    const one = known.decisions.find(({ id }) => id === about)?.columns
    if (one === undefined || ought?.state !== 'open') return []
    if (kind === 'leave-expiry')
      return [due(view, ought.dueAt, `/decisions/${about}`, c.leave(leaveEnd(one, lang)), c.leaveWhy)]
    const day = appealDueOn(one, termsNow().appeals) ?? calendarDay(one.decided_on)
    const path = `/decisions/${about}/appeals/new`
    return [due(view, ought.dueAt, path, c.appeal(formatDay(day, lang)), c.appealWhy)]
  })
}

function due(view: HomeView, dueAt: Date, path: string, what: string, why: string): Due {
  const href = view.records ? at(view, path) : undefined
  return { dueAt, item: { what, why, href, clock: clock(dueAt.getTime() - view.now.getTime(), view.lang) } }
}

/** What nobody has recorded yet, and what to ask for. None has a day. */
function gaps(view: HomeView): NextItem[] {
  const { known, nrmStage, now, lang } = view
  const c = pick(immigrationContent, lang).next
  const step = (what: string, why: string, path: string): NextItem => ({
    what,
    why,
    href: view.records ? at(view, path) : undefined,
  })
  const claim = known.claim?.columns.claim ?? null
  const today = dayInLondon(now)
  const vts = known.decisions.some(({ columns }) => columns.decision === 'vts' && columns.decided_on <= today)
  return [
    ...(claim === null ? [step(c.claim, c.claimWhy, '/claim')] : []),
    ...(claim === 'claimed' && actingNow(known.representatives) === null
      ? [step(c.represent, c.representWhy, '/representatives/new')]
      : []),
    ...(nrmStage === 'cg-positive' && !vts && claim !== 'not-applicable'
      ? [step(c.vts, c.vtsWhy, '/decisions/new')]
      : []),
  ]
}

/** What comes next and when: what is due, the soonest first, then what is not recorded. */
export function steps(view: HomeView): NextItem[] {
  const dated = [...interviews(view), ...statements(view), ...decisions(view)]
  return [
    ...dated.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime()).map(({ item }) => item),
    ...gaps(view),
  ]
}
