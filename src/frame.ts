import type { Lang } from './kernel/lang.ts'
import type { ServiceRole as Role } from './kernel/policy/roles.ts'
import { ruleOf, type AccessFacts, type Permission } from './platform/access/index.ts'
import { defineContent, pick } from './platform/i18n/index.ts'
import type { Frame } from './platform/web/server.ts'

const content = defineContent(
  {
    desk: 'Duty desk',
    caseload: 'My caseload',
    tasks: 'Tasks',
    status: 'Monthly status',
    site: 'My site',
    consultations: 'Consultations',
    search: 'Find a child',
    evidence: 'Evidence',
    siteVoice: 'What children say',
    siteEvidence: 'Site evidence',
    qSort: 'Q sorts',
    accounts: 'Accounts',
    audit: 'Audit',
    security: 'Your sign-in and sessions',
    signOut: 'Sign out',
    roles: {
      assessment: 'Assessment team',
      guardian: 'Guardian',
      coordinator: 'Regional practice coordinator',
      practitioner: 'Regional practitioner',
      'post-18': 'Post-18 worker',
      manager: 'Manager',
      'service-lead': 'Service lead',
      returns: 'Returns officer',
      evaluator: 'Evaluator',
      administrator: 'Administrator',
      auditor: 'Auditor',
    } satisfies Record<Role, string>,
  },
  {
    desk: 'Desg ddyletswydd',
    caseload: 'Fy llwyth achosion',
    tasks: 'Tasgau',
    status: 'Statws misol',
    site: 'Fy safle',
    consultations: 'Ymgynghoriadau',
    search: 'Dod o hyd i blentyn',
    evidence: 'Tystiolaeth',
    siteVoice: 'Beth mae plant yn ei ddweud',
    siteEvidence: 'Tystiolaeth y safle',
    qSort: 'Didoli Q',
    accounts: 'Cyfrifon',
    audit: 'Archwilio',
    security: 'Eich mewngofnodi a’ch sesiynau',
    signOut: 'Allgofnodi',
    roles: {
      assessment: 'Tîm asesu',
      guardian: 'Gwarcheidwad',
      coordinator: 'Cydlynydd ymarfer rhanbarthol',
      practitioner: 'Ymarferydd rhanbarthol',
      'post-18': 'Gweithiwr ôl-18',
      manager: 'Rheolwr',
      'service-lead': 'Arweinydd y gwasanaeth',
      returns: 'Swyddog adroddiadau',
      evaluator: 'Gwerthuswr',
      administrator: 'Gweinyddwr',
      auditor: 'Archwilydd',
    },
  },
  { room: 'frame', welshChecked: false },
)

/** The staff menu: a page and the permission that leads to it. Only what a person may open is offered. */
const menu = [
  { href: '/desk', permission: 'desk:read', text: 'desk' },
  { href: '/caseload', permission: 'caseload:read', text: 'caseload' },
  { href: '/tasks', permission: 'tasks:read', text: 'tasks' },
  { href: '/status', permission: 'caseload:read', text: 'status' },
  { href: '/site', permission: 'site:read', text: 'site' },
  { href: '/consultations', permission: 'consultation:read', text: 'consultations' },
  { href: '/children', permission: 'children:search', text: 'search' },
  { href: '/evidence', permission: 'evidence:read', text: 'evidence' },
  { href: '/site/voice', permission: 'site:read', text: 'siteVoice' },
  { href: '/site/evidence', permission: 'site-evidence:read', text: 'siteEvidence' },
  { href: '/q-sort', permission: 'q-sort:design', text: 'qSort' },
  { href: '/accounts', permission: 'accounts:manage', text: 'accounts' },
  { href: '/audit', permission: 'audit:read', text: 'audit' },
] as const satisfies readonly { href: string; permission: Permission; text: string }[]

/** Where somebody starts the day: who answers for sites with their own site, all others with the first page of their menu. */
export function firstPage(facts: AccessFacts): string {
  if (facts.posts.some((post) => post.role === 'manager' || post.role === 'service-lead')) return '/site'
  return menuOf(facts)[0]?.href ?? '/account'
}

function menuOf(facts: AccessFacts): (typeof menu)[number][] {
  const held = new Set<Role>(facts.posts.map((post) => post.role))
  return menu.filter((item) => {
    const rule = ruleOf(item.permission)
    return rule.needs === 'office' && rule.roles.some((role) => held.has(role))
  })
}

export function houseFrame(facts: AccessFacts, lang: Lang): Frame {
  const c = pick(content, lang)
  return {
    nav: menuOf(facts).map((item) => ({ href: item.href, text: c[item.text] })),
    roles: [...new Set(facts.posts.map((post) => c.roles[post.role]))],
    items: [
      { href: '/account', text: c.security },
      { href: '/sign-out', text: c.signOut, method: 'post' },
    ],
  }
}
