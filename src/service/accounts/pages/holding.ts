import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts'
import { serviceRoles } from '../../../kernel/policy/roles.ts'
import { duty, roleAssignment, staffLeave, supervision } from '../../../platform/access/index.ts'
import {
  date,
  defineForm,
  number,
  select,
  textarea,
  time,
  type FieldError,
  type Option,
  type Typed,
} from '../../../platform/forms/index.ts'
import { fromLondon, pick, type Wording } from '../../../platform/i18n/index.ts'
import { newFact, type FactToRecord } from '../../../platform/record/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import type { Html } from '../../../platform/web/html.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { accountsContent } from '../content/index.ts'
import { heldRoles, readHoldings, type HoldingKind } from '../holdings.ts'
import { faultOfRole } from '../rules.ts'
import { activeColleagues, type Account } from '../store.ts'
import { fault, t } from './frame.ts'

const EVERY = 'every'
const sites: readonly Option[] = [{ code: EVERY, label: t((c) => c.allSites) }, ...choices('site')]
const siteOf = (code: string): string | null => (code === EVERY ? null : code)
const reason = () => textarea({ label: t((c) => c.fields.reason), max: 500, rows: 2 })

const from = () => date({ label: t((c) => c.fields.from) })
const to = () => date({ label: t((c) => c.fields.to), optional: true })
const forms = {
  roles: defineForm({
    fields: {
      role: select({ label: t((c) => c.fields.role), options: choices('service-role') }),
      site: select({ label: t((c) => c.fields.site), options: sites }),
      from: from(),
      to: to(),
      share: number({
        label: t((c) => c.fields.share),
        hint: t((c) => c.fields.shareHint),
        min: 0,
        max: 1,
        decimals: true,
        optional: true,
      }),
    },
  }),
  supervision: defineForm({
    fields: { worker: select({ label: t((c) => c.fields.worker), options: 'given' }), to: to() },
  }),
  duty: defineForm({
    fields: {
      site: select({ label: t((c) => c.fields.site), options: sites }),
      from: from(),
      fromTime: time({ label: t((c) => c.fields.fromTime), optional: true }),
      to: to(),
      toTime: time({ label: t((c) => c.fields.toTime), optional: true }),
    },
  }),
  leave: defineForm({ fields: { from: from(), to: date({ label: t((c) => c.fields.to) }) } }),
} as const

export const endForm = defineForm({
  fields: {
    day: date({ label: t((c) => c.fields.lastDay), hint: t((c) => c.fields.lastDayHint) }),
    reason: reason(),
  },
})

type Read =
  | { readonly ok: true; readonly fact: FactToRecord }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly typed: Typed }

/** One kind of holding: how it is asked for, and what is recorded. */
interface Asked {
  readonly draw: (x: Exchange, typed?: Typed, errors?: readonly FieldError[]) => Promise<Html>
  readonly read: (x: Exchange, account: Account) => Promise<Read>
  readonly typed: (fields: Readonly<Record<string, unknown>>) => Typed
}

const wrong = (x: Exchange, typed: Typed, field: string, message: Wording): Read => ({
  ok: false,
  errors: fault(x, field, message),
  typed,
})
const order = t((c) => c.faults.order)

const roles: Asked = {
  typed: (fields) => forms.roles.typed(fields),
  draw: async (x, typed, errors) => forms.roles.render({ lang: x.lang, typed, errors }),
  read: async (x, account) => {
    const parsed = forms.roles.parse(x.body, x.lang)
    if (!parsed.ok) return parsed
    const { value } = parsed
    const role = serviceRoles.find((known) => known === value.role)
    if (role === undefined)
      return wrong(
        x,
        parsed.typed,
        'role',
        t((c) => c.fields.role),
      )
    const site = siteOf(value.site)
    const held = heldRoles(await readHoldings(x.db, 'roles', account.id))
    const found = faultOfRole({ role, site, from: value.from, to: value.to }, held)
    if (found !== null)
      return wrong(
        x,
        parsed.typed,
        found === 'order' ? 'to-day' : 'role',
        t((c) => c.faults[found]),
      )
    const columns = {
      account_id: account.id,
      role,
      site,
      from_day: value.from,
      to_day: value.to,
      full_time_share: value.share,
    }
    return { ok: true, fact: newFact(roleAssignment, null, columns) }
  },
}

const supervises: Asked = {
  typed: (fields) => forms.supervision.typed(fields),
  draw: async (x, typed, errors) =>
    forms.supervision.render({ lang: x.lang, typed, errors, options: { worker: await workers(x) } }),
  read: async (x, account) => {
    const parsed = forms.supervision.parse(x.body, x.lang, { options: { worker: await workers(x) } })
    if (!parsed.ok) return parsed
    const { worker, to } = parsed.value
    if (worker === account.id)
      return wrong(
        x,
        parsed.typed,
        'worker',
        t((c) => c.faults.self),
      )
    const columns = { supervisor_id: account.id, worker_id: worker, to_day: to }
    return { ok: true, fact: newFact(supervision, null, columns) }
  },
}

async function workers(x: Exchange): Promise<Option[]> {
  const people = await activeColleagues(x.db)
  return people.map((one) => ({ code: one.id, label: { en: one.name, cy: one.name } }))
}

const onDuty: Asked = {
  typed: (fields) => forms.duty.typed(fields),
  draw: async (x, typed, errors) => forms.duty.render({ lang: x.lang, typed, errors }),
  read: async (x, account) => {
    const parsed = forms.duty.parse(x.body, x.lang)
    if (!parsed.ok) return parsed
    const { value } = parsed
    const begins = fromLondon(value.from, value.fromTime ?? '00:00')
    const ends = endOf(value.to, value.toTime)
    if (ends !== null && ends <= begins) return wrong(x, parsed.typed, 'to-day', order)
    const columns = { account_id: account.id, site: siteOf(value.site), from_at: begins, to_at: ends }
    return { ok: true, fact: newFact(duty, null, columns) }
  },
}

/** A last day without a time counts to its end. */
function endOf(day: CalendarDay | null, at: string | null): Date | null {
  if (day === null) return null
  return at === null ? fromLondon(addDays(day, 1), '00:00') : fromLondon(day, at)
}

const away: Asked = {
  typed: (fields) => forms.leave.typed(fields),
  draw: async (x, typed, errors) => forms.leave.render({ lang: x.lang, typed, errors }),
  read: async (x, account) => {
    const parsed = forms.leave.parse(x.body, x.lang)
    if (!parsed.ok) return parsed
    const { from, to } = parsed.value
    if (to < from) return wrong(x, parsed.typed, 'to-day', order)
    return {
      ok: true,
      fact: newFact(staffLeave, null, { account_id: account.id, from_day: from, to_day: to }),
    }
  },
}

export const askedFor: Readonly<Record<HoldingKind, Asked>> = {
  roles,
  supervision: supervises,
  duty: onDuty,
  leave: away,
}

export const holdingWords = (x: Exchange, kind: HoldingKind) => pick(accountsContent, x.lang).holdings[kind]
