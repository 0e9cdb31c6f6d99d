import { decide } from '../../../../platform/access/index.ts'
import { carried } from '../../../../platform/forms/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { button } from '../../../../platform/web/components/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { noSuchPage, page, redirect, refused, type Handler } from '../../../../platform/web/route.ts'
import { versionOf } from '../../../../platform/web/conflict-page.ts'
import { caseBar } from '../../../child/index.ts'
import { mapAtExit } from '../../../network/index.ts'
import { closureContent } from '../../content/index.ts'
import { readClosure } from '../../known.ts'
import { withdraw } from '../../rules.ts'
import { homeView } from './view.ts'

export const closurePage: Handler = async (x) => {
  const known = await readClosure(x.db, x.caseId(), x.now)
  if (known === null) return noSuchPage('no-such-case')
  const c = pick(closureContent, x.lang)
  const may = (permission: Parameters<typeof decide>[0]) => decide(permission, x.access, x.now).permitted
  const waits = known.head.columns.stage === 'closing' && known.proposal?.state === 'proposed'
  const withdrawForm =
    waits && may('closure:propose')
      ? html`<form method="post" action="/cases/${x.caseId()}/closure/withdraw" data-once>
          <input type="hidden" name="${carried.csrf}" value="${x.form.csrf}" />
          <input type="hidden" name="${carried.idempotencyKey}" value="${x.form.key}" />
          <input type="hidden" name="${carried.version}" value="${known.proposal.version}" />
          ${button({ text: c.withdraw, classes: 'govuk-button--secondary', preventDoubleClick: true })}
        </form>`
      : null
  const body = homeView({ known, may, reader: x.accountId(), withdrawForm, network: await mapAtExit(x.db, x.caseId(), x.lang), now: x.now, lang: x.lang })
  return page(c.title, html`${await caseBar(x, 'closure')} ${body}`, { wide: true })
}

export const withdrawProposal: Handler = async (x) => {
  const known = await readClosure(x.db, x.caseId(), x.now)
  if (known === null) return noSuchPage('no-such-case')
  if (versionOf(x.body) !== (known.proposal?.version ?? null))
    return refused({ code: 'someone-else-changed-it' })
  const outcome = withdraw(known)
  if (!outcome.ok) return refused(outcome.refusal)
  const recorded = await x.record({
    kind: 'closure.withdraw',
    caseId: x.caseId(),
    happenedAt: null,
    answer: `/cases/${x.caseId()}/closure`,
    facts: outcome.value,
  })
  return recorded.ok ? redirect(recorded.value.answer) : refused(recorded.refusal)
}
