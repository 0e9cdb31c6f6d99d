import { randomUUID } from 'node:crypto'
import { addDays, dayInLondon } from '../../../kernel/calendar-day.ts'
import { defineForm, formShell, radios } from '../../../platform/forms/index.ts'
import { formatDay, pick, wordsOf } from '../../../platform/i18n/index.ts'
import { auditAct } from '../../../platform/record/index.ts'
import { html } from '../../../platform/web/html.ts'
import { card } from '../../../platform/web/pieces.ts'
import { noSuchPage, page, redirect, refused, type Handler } from '../../../platform/web/route.ts'
import { tasksContent } from '../content/index.ts'
import { readDue } from '../due.ts'
import { feedCategories } from '../facts.ts'
import { endFeed, makeFeed, openFeed, standingFeed } from '../feed.ts'
import { calendarText } from '../ics.ts'
import { endOfDay } from '../rules.ts'

const HOME = '/account/calendar'
/** A calendar shows this far ahead, in days. */
const YEAR = 366
const MOST = 1000

const t = wordsOf(tasksContent)
const form = defineForm({
  fields: {
    category: radios({
      label: t((c) => c.feed.category),
      options: feedCategories.map((code) => ({ code, label: t((c) => c.feed.categories[code]) })),
    }),
  },
})

/** One's own calendar address: whether there is one, and the forms to make and to end it. */
export const feedPage: Handler = async (x) => {
  const c = pick(tasksContent, x.lang).feed
  const feed = await standingFeed(x.db, x.accountId())
  const body = html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    <p class="govuk-body">${c.secret}</p>
    <p class="govuk-body">
      <strong>${feed === null ? c.none : c.standing(formatDay(dayInLondon(feed.madeAt), x.lang))}</strong>
    </p>
    ${formShell({
      lang: x.lang,
      action: HOME,
      csrf: x.form.csrf,
      idempotencyKey: x.form.key,
      body: form.render({ lang: x.lang, values: { category: feed?.category ?? 'none' } }),
      submitLabel: feed === null ? c.make : c.again,
    })}
    ${
      feed === null
        ? null
        : html`<form method="post" action="${HOME}/end" data-once>
            <input type="hidden" name="_csrf" value="${x.form.csrf}" />
            <input type="hidden" name="_key" value="${randomUUID()}" />
            <button type="submit" class="govuk-button govuk-button--warning">${c.end}</button>
          </form>`
    }`
  return page(c.title, body)
}

/** Makes the address and shows it, this once: sending the form again leads back to the page without it. */
export const makeCalendar: Handler = async (x) => {
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return redirect(HOME)
  const outcome = await x.record({
    kind: 'account.calendar.make',
    caseId: null,
    happenedAt: null,
    answer: HOME,
    facts: [],
    detail: { category: parsed.value.category },
  })
  if (!outcome.ok) return refused(outcome.refusal)
  if (outcome.value.replayed) return redirect(HOME)
  const token = await makeFeed(x.db, {
    accountId: x.accountId(),
    category: parsed.value.category,
    language: x.lang,
    now: x.now,
  })
  const c = pick(tasksContent, x.lang).feed
  return page(
    c.shown,
    html`<h1 class="govuk-heading-l">${c.shown}</h1>
      <p class="govuk-body">${c.once}</p>
      ${card(null, html`<p><strong class="gs-break" translate="no">${x.origin}/calendar/${token}.ics</strong></p>`)}
      <p class="govuk-body"><a class="govuk-link" href="${HOME}">${c.back}</a></p>`,
  )
}

export const endCalendar: Handler = async (x) => {
  const feed = await standingFeed(x.db, x.accountId())
  if (feed === null) return redirect(HOME)
  const outcome = await x.record({
    kind: 'account.calendar.end',
    caseId: null,
    happenedAt: null,
    answer: HOME,
    facts: [],
  })
  if (!outcome.ok) return refused(outcome.refusal)
  if (!outcome.value.replayed) await endFeed(x.db, feed, x.accountId(), x.now)
  return redirect(HOME)
}

/**
 * The calendar itself, for a program that has only the secret. Days, times and nothing else; audited as a read of the account
 * whose secret it is. An address that stands for nobody is a page that is not there.
 */
export const calendarFeed: Handler = async (x) => {
  const feed = await openFeed(x.db, x.params['token'] ?? '', x.now)
  if (feed === null) return noSuchPage('no-such-calendar')
  const before = endOfDay(addDays(dayInLondon(x.now), YEAR))
  const { rows } = await readDue(
    x.db,
    { of: 'person', asker: feed.asker },
    { from: new Date(0), before, most: MOST },
    x.now,
  )
  const c = pick(tasksContent, feed.language)
  const said = (text: string) => (x.demonstration ? `${text} (${c.feed.demonstration})` : text)
  const content = calendarText(
    feed.id,
    rows.flatMap((row) =>
      row.dueAt === null ? [] : [{ id: row.id, dueAt: row.dueAt, changedAt: row.changedAt }],
    ),
    {
      name: said(c.feed.calendarName),
      summary: said(c.feed.summary),
      category: c.ics[feed.category],
      url: `${x.origin}/tasks`,
    },
  )
  await auditAct(
    x.db,
    { actor: 'staff', accountId: feed.asker.accountId, role: null, right: 'calendar-secret' },
    x.now,
    { sort: 'read', kind: 'read:calendar-feed', caseId: null, detail: { shown: rows.length } },
  )
  return { kind: 'file', name: 'tasks.ics', type: 'text/calendar; charset=utf-8', content }
}
