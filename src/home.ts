import { sessionState } from './platform/access/index.ts'
import { saveDraft } from './platform/drafts/index.ts'
import { defineContent, pick } from './platform/i18n/index.ts'
import { html } from './platform/web/html.ts'
import { serviceLine } from './platform/web/layout.ts'
import { get, page, post, redirect, type Handler, type Route } from './platform/web/route.ts'
import { firstPage } from './frame.ts'
import { statements } from './statements.ts'

const content = defineContent(
  {
    title: 'Guardians for children who have been trafficked',
    lead: 'If you work with a child in England or Wales who may have been trafficked, you can refer the child here, day or night.',
    refer: 'Refer a child',
    back: 'Go back to a referral you saved',
    ring: 'Or ring us on',
    always: 'We answer 24 hours a day.',
    staff: 'Staff sign-in',
    emergency: 'If the child is in danger now, ring 999 first.',
  },
  {
    title: 'Gwarcheidwaid i blant sydd wedi’u masnachu',
    lead: 'Os ydych chi’n gweithio gyda phlentyn yng Nghymru neu Loegr a allai fod wedi’i fasnachu, gallwch atgyfeirio’r plentyn yma, ddydd neu nos.',
    refer: 'Atgyfeirio plentyn',
    back: 'Mynd yn ôl at atgyfeiriad a gadwyd gennych',
    ring: 'Neu ffoniwch ni ar',
    always: 'Rydym yn ateb 24 awr y dydd.',
    staff: 'Mewngofnodi staff',
    emergency: 'Os yw’r plentyn mewn perygl nawr, ffoniwch 999 yn gyntaf.',
  },
  { room: 'home', welshChecked: false },
)

/** Staff go to their first page; everybody else meets the public front door. */
const home: Handler = async (x) => {
  if (sessionState(x.access.session, x.now) === 'open' && x.person !== null)
    return redirect(firstPage(x.access))
  const c = pick(content, x.lang)
  return page(
    c.title,
    html`<h1 class="govuk-heading-xl">${c.title}</h1>
      <p class="govuk-body-l">${c.lead}</p>
      <p class="govuk-body"><strong>${c.emergency}</strong></p>
      <p>
        <a class="govuk-button govuk-button--start" href="/refer" role="button" draggable="false"
          >${c.refer}</a
        >
      </p>
      <p class="govuk-body">
        ${c.ring} <a class="govuk-link gs-nowrap" href="${serviceLine.href}">${serviceLine.shown}</a>.
        ${c.always}
      </p>
      <p class="govuk-body"><a class="govuk-link" href="/refer/return">${c.back}</a></p>
      <p class="govuk-body"><a class="govuk-link" href="/sign-in">${c.staff}</a></p>`,
    { publicPage: true },
  )
}

/** Keeps what is being typed on a page, in the person's own name: `/drafts?for=` and the page's path. */
const keepDraft: Handler = async (x) => {
  const path = x.query['for']
  if (path !== undefined && /^\/[a-z0-9/-]{1,200}$/.test(path)) {
    await saveDraft(x.db, { accountId: x.accountId(), path, body: x.body, now: x.now })
  }
  return { kind: 'json', value: { savedAt: x.now.toISOString() } }
}

/** "Carry on working": the request itself is what counts. */
const stay: Handler = async (x) => ({ kind: 'json', value: { seenAt: x.now.toISOString() } })

/** For whoever watches the service: answers when the database does. */
const health: Handler = async () => ({ kind: 'json', value: { open: true } })

const statement =
  (which: 'accessibility' | 'privacy'): Handler =>
  async (x) => {
    const words = pick(statements, x.lang)[which]
    return page(
      words.title,
      html`<h1 class="govuk-heading-l">${words.title}</h1>
        ${words.paragraphs.map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`)}`,
      { publicPage: true },
    )
  }

export const homeRoutes: readonly Route[] = [
  get('/', 'public:read', 'public', home),
  get('/health', 'public:read', 'public', health),
  get('/accessibility', 'public:read', 'public', statement('accessibility')),
  get('/privacy', 'public:read', 'public', statement('privacy')),
  post('/stay', 'account:self', 'own-account', stay),
  post('/drafts', 'account:self', 'own-account', keepDraft),
]
