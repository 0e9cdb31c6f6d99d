import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import type { FieldError, Option, Typed } from '../../../../platform/forms/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { conflictPage, versionOf } from '../../../../platform/web/conflict-page.ts'
import { html } from '../../../../platform/web/html.ts'
import { noSuchPage, type Exchange, type Handler, type Reply } from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { planContent } from '../../content/index.ts'
import { entriesOf } from '../../entries.ts'
import { firstPlanForm, levelOptions, nextPlanForm, planOf } from '../../form.ts'
import { rowErrors } from '../../form-errors.ts'
import { levelsToWrite, mayBeWritten, writePlan } from '../../rules.ts'
import { readPlanKnown, type Plan, type PlanKnown } from '../../store.ts'
import { actingForm, actingPage, planPath, recorded } from '../acting.ts'
import { writeFields } from './view.ts'

const levelsOf = ({ plan }: PlanKnown): readonly Option[] => {
  const allowed: readonly string[] = levelsToWrite(plan)
  return levelOptions.filter(({ code }) => allowed.includes(code))
}

const parts = (x: Exchange, known: PlanKnown, typed?: Typed, errors?: readonly FieldError[]) => ({
  form: writeFields({ lang: x.lang, plan: known.plan, levels: levelsOf(known), typed, errors }),
  submit: pick(planContent, x.lang).write.submit,
  version: known.plan?.version,
  dense: true,
})

function show(x: Exchange, known: PlanKnown, typed?: Typed, errors?: readonly FieldError[], version?: null) {
  const c = pick(planContent, x.lang).write
  const open = mayBeWritten(known)
  return actingPage(x, {
    ...parts(x, known, typed, errors),
    ...(version === null ? { version: undefined } : {}),
    title: known.plan === null ? c.first : c.again,
    lead: open ? c.lead : c.onlyAfterTriage,
    above: open ? html`<p class="govuk-inset-text">${c.noAddresses}</p>` : null,
    ...(open ? {} : { form: null }),
    errors,
  })
}

export const writePage: Handler = async (x) => {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  if (draft === null) return show(x, known)
  // Typed over an earlier version: saving it must meet the conflict page, and nothing typed is lost.
  const overtaken = known.plan !== null && draft.savedAt < known.plan.at
  return show(x, known, nextPlanForm.typed(draft.fields), undefined, overtaken ? null : undefined)
}

/** The second of two people who wrote at once: what both say, side by side, and nothing lost. */
async function contested(x: Exchange, known: PlanKnown, yours: Plan, typed: Typed): Promise<Reply> {
  const theirs = known.plan
  const mine = entriesOf(yours, x.lang)
  const other = theirs === null ? [] : entriesOf(theirs, x.lang)
  const find = (entries: typeof mine, group: string, key: string) =>
    entries.find((one) => one.group === group && one.key === key) ?? null
  const named = new Map([...other, ...mine].map((one) => [`${one.group} ${one.key}`, one]))
  const said = (entry: (typeof mine)[number] | null) =>
    entry === null ? null : (entry.text ?? pick(planContent, x.lang).notAsked)
  return conflictPage({
    lang: x.lang,
    above: await caseBar(x, 'safety-plan'),
    fields: [...named.values()].map(({ group, key, label }) => ({
      label,
      yours: said(find(mine, group, key)),
      theirs: said(find(other, group, key)),
    })),
    changed: { at: theirs?.at ?? x.now, by: theirs?.writtenByName ?? null, reason: theirs?.why ?? null },
    form: actingForm(x, parts(x, known, typed)),
    backTo: planPath(x),
  })
}

export const recordPlan: Handler = async (x) => {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const more = { today: dayInLondon(x.now), options: { level: levelOptions } }
  const seen = versionOf(x.body)
  // Somebody who thought to be first is told of the other one before being asked for a reason.
  const overtaken = seen !== (known.plan?.version ?? null)
  const parsed =
    known.plan === null || overtaken
      ? firstPlanForm.parse(x.body, x.lang, more)
      : nextPlanForm.parse(x.body, x.lang, { ...more, options: { level: levelsOf(known) } })
  const typed = nextPlanForm.typed(x.body)
  if (!parsed.ok) return show(x, known, typed, parsed.errors)
  const wrong = rowErrors(parsed.value, x.lang)
  if (wrong.length > 0) return show(x, known, typed, wrong)
  const plan = planOf(parsed.value, dayInLondon(x.now))
  if (overtaken) return contested(x, known, plan, typed)
  const told = nextOf(parsed.value)
  if (told.change === 'correction' && known.plan !== null) {
    if (plan.level !== known.plan.level) {
      const message = pick(planContent, x.lang).problems['level-is-no-slip']
      return show(x, known, typed, [{ field: 'change', message, anchor: 'change' }])
    }
  }
  // A slip put right leaves the plan in force since the day on which it came into force.
  const inForceFrom =
    told.change === 'correction' && known.plan !== null ? known.plan.inForceFrom : plan.inForceFrom
  const facts = writePlan(known, { plan: { ...plan, inForceFrom }, ...told }, x.accountId(), x.now)
  return recorded(x, known.plan === null ? 'safety-plan.first' : 'safety-plan.write', facts, {
    detail: { level: plan.level },
    contested: async () => {
      const now = await readPlanKnown(x.db, x.caseId())
      return now === null ? noSuchPage('no-such-case') : contested(x, now, plan, typed)
    },
  })
}

/** What is asked of a next version only. */
function nextOf(value: object): {
  readonly change: 'new-version' | 'correction'
  readonly why: string | null
  readonly childTookPart: string | null
} {
  const given = new Map<string, unknown>(Object.entries(value))
  const words = (name: string): string | null => {
    const said = given.get(name)
    return typeof said === 'string' ? said : null
  }
  return {
    change: given.get('change') === 'correction' ? 'correction' : 'new-version',
    why: words('why'),
    childTookPart: words('child_took_part'),
  }
}
