import type { FieldError, FormValue, Typed } from '../../../platform/forms/index.ts'
import { formatDay, formatInstant, pick } from '../../../platform/i18n/index.ts'
import { conflictPage, versionOf } from '../../../platform/web/conflict-page.ts'
import {
  noSuchPage,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../platform/web/route.ts'
import { accountsContent } from '../content/index.ts'
import { isHoldingKind, readHoldings, type Holding, type HoldingKind } from '../holdings.ts'
import type { Account } from '../store.ts'
import { siteWords, whatWords } from '../words.ts'
import { mayHold } from './detail.ts'
import { aboutAccount, accountLine, formPage, shell } from './frame.ts'
import { askedFor, endForm, holdingWords } from './holding.ts'

/** Handles a page about one kind of holding of one account, never the administrator's own roles, duty or supervision. */
function about(handle: (x: Exchange, account: Account, kind: HoldingKind) => Promise<Reply>): Handler {
  return aboutAccount(async (x, account) => {
    const kind = x.params['holding']
    if (!isHoldingKind(kind)) return noSuchPage()
    return mayHold(x, account, kind) ? handle(x, account, kind) : refused({ code: 'own-work' })
  })
}

async function showNew(
  x: Exchange,
  account: Account,
  kind: HoldingKind,
  typed?: Typed,
  errors?: readonly FieldError[],
): Promise<Reply> {
  const { add } = holdingWords(x, kind)
  const fields = await askedFor[kind].draw(x, typed, errors)
  return formPage(x, { title: add, about: account, fields, submit: add, errors })
}

export const newHolding = about(async (x, account, kind) => {
  const draft = await x.draft()
  return showNew(x, account, kind, draft === null ? undefined : askedFor[kind].typed(draft.fields))
})

export const addHolding = about(async (x, account, kind) => {
  const read = await askedFor[kind].read(x, account)
  if (!read.ok) return showNew(x, account, kind, read.typed, read.errors)
  const outcome = await x.record({
    kind: `account.${kind}.add`,
    caseId: null,
    happenedAt: null,
    answer: `/accounts/${account.id}`,
    facts: [read.fact],
    detail: { account: account.id },
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
})

function endParts(
  x: Exchange,
  account: Account,
  holding: Holding,
  typed?: Typed,
  errors?: readonly FieldError[],
) {
  const site = holding.site === undefined ? '' : ` (${siteWords(holding.site, x.lang)})`
  return {
    title: holdingWords(x, holding.kind).end,
    about: account,
    lead: `${whatWords(holding, x.lang)}${site}`,
    fields: endForm.render({ lang: x.lang, typed, errors }),
    submit: pick(accountsContent, x.lang).fields.submitEnd,
    version: holding.version,
    errors,
  }
}

/** Changed by another administrator meanwhile: until when it is held now, beside the day that this one typed. */
function contested(
  x: Exchange,
  account: Account,
  holding: Holding,
  typed: Typed,
  yours: FormValue<typeof endForm>,
): Reply {
  const c = pick(accountsContent, x.lang).fields
  const { to } = holding
  const theirs = to === null ? null : to instanceof Date ? formatInstant(to, x.lang) : formatDay(to, x.lang)
  return conflictPage({
    lang: x.lang,
    above: accountLine(account),
    fields: [
      { label: c.lastDay, yours: formatDay(yours.day, x.lang), theirs },
      { label: c.reason, yours: yours.reason, theirs: null },
    ],
    changed: { at: holding.recordedAt },
    form: shell(x, endParts(x, account, holding, typed)),
    backTo: `/accounts/${account.id}`,
  })
}

async function theHolding(x: Exchange, account: Account, kind: HoldingKind): Promise<Holding | null> {
  const holdings = await readHoldings(x.db, kind, account.id)
  return holdings.find((one) => one.id === x.params['factId']) ?? null
}

export const endPage = about(async (x, account, kind) => {
  const holding = await theHolding(x, account, kind)
  return holding === null ? noSuchPage() : formPage(x, endParts(x, account, holding))
})

export const endHolding = about(async (x, account, kind) => {
  const holding = await theHolding(x, account, kind)
  if (holding === null) return noSuchPage()
  const parsed = endForm.parse(x.body, x.lang)
  if (!parsed.ok) return formPage(x, endParts(x, account, holding, parsed.typed, parsed.errors))
  if (versionOf(x.body) !== holding.version) return contested(x, account, holding, parsed.typed, parsed.value)
  const outcome = await x.record({
    kind: `account.${kind}.end`,
    caseId: null,
    happenedAt: null,
    answer: `/accounts/${account.id}`,
    facts: [holding.ending(parsed.value.day, parsed.value.reason)],
    detail: { account: account.id },
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  const now = outcome.refusal.code === 'someone-else-changed-it' ? await theHolding(x, account, kind) : null
  return now === null ? refused(outcome.refusal) : contested(x, account, now, parsed.typed, parsed.value)
})
