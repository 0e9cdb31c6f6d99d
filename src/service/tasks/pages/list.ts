import { addDays, dayInLondon } from '../../../kernel/calendar-day.ts'
import { decide } from '../../../platform/access/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { button, select } from '../../../platform/web/components/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { chips } from '../../../platform/web/pieces.ts'
import { page, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { sitesOf } from '../../caseload/index.ts'
import { feedbackNotice, feedbackToRead } from '../../outcomes/index.ts'
import { tasksContent } from '../content/index.ts'
import { readAgreed } from '../agreed.ts'
import { AHEAD_DAYS, readDue, type Asker, type DueKind } from '../due.ts'
import { endOfDay } from '../rules.ts'
import { agreedTable } from './agreed.ts'
import { dueGroupTables, dueKinds, kindAsked, kindWords } from './words.ts'

export function askerOf(x: Exchange): Asker {
  return { accountId: x.accountId(), posts: x.posts, onDuty: x.access.onDuty }
}

/** The end of what lists show. */
export const horizon = (now: Date): Date => endOfDay(addDays(dayInLondon(now), AHEAD_DAYS))

export function kindFilter(x: Exchange, action: string, kind: DueKind | null): Html {
  const c = pick(tasksContent, x.lang)
  return html`<form method="get" action="${action}" class="gs-inline-form govuk-!-margin-bottom-4">
    ${select({
      id: 'kind',
      name: 'kind',
      label: { text: c.kind },
      value: kind ?? '',
      items: [
        { value: '', text: c.allKinds },
        ...dueKinds.map((one) => ({ value: one, text: kindWords(one, x.lang) })),
      ],
    })}
    ${button({ text: c.show, classes: 'govuk-button--secondary' })}
  </form>`
}

/** Everything due for whoever asks, in one statement; for managers also that there is feedback to read. */
export const tasksPage: Handler = async (x) => {
  const c = pick(tasksContent, x.lang)
  const kind = kindAsked(x.query)
  const scope = { of: 'person', asker: askerOf(x) } as const
  const { rows, total } = await readDue(x.db, scope, { kind, before: horizon(x.now) }, x.now)
  const may = (permission: 'caseload:read' | 'site:read' | 'supervision:read') =>
    decide(permission, x.access, x.now).permitted
  const feedback = may('site:read') ? await feedbackToRead(x.db, sitesOf(x.posts)) : []
  x.showed([...new Set([...rows, ...feedback].map((row) => row.caseId))])
  const body = html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${chips([
      { text: c.links.calendar, href: '/tasks/calendar' },
      ...(may('caseload:read') ? [{ text: c.links.missingData, href: '/tasks/missing-data' }] : []),
      ...(may('site:read') ? [{ text: c.links.site, href: '/site/tasks' }] : []),
      ...(may('supervision:read') ? [{ text: c.links.supervision, href: '/supervision' }] : []),
      { text: c.links.feed, href: '/account/calendar' },
    ])}
    ${feedbackNotice(feedback, x.lang)}
    ${kind === null ? agreedTable(x, await readAgreed(x.db, x.accountId())) : null}
    ${kindFilter(x, '/tasks', kind)}
    <div class="gs-dense">
      ${
        rows.length === 0
          ? html`<p class="govuk-body">${c.nothing}</p>`
          : dueGroupTables({ rows, posts: x.posts, now: x.now, lang: x.lang })
      }
    </div>
    ${total > rows.length ? html`<p class="govuk-body">${c.more(rows.length, total)}</p>` : null}
    <p class="gs-muted">${c.ahead}</p>`
  return page(c.title, body, { wide: true })
}
