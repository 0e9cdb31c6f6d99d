import type { FastifyInstance } from 'fastify'
import { doneSentence } from './done.ts'
import { houseFrame } from './frame.ts'
import { homeRoutes } from './home.ts'
import { accountsRoutes } from './service/accounts/index.ts'
import { auditRoutes } from './service/audit/index.ts'
import { caseFileRoutes } from './service/case-file/index.ts'
import { childRoutes } from './service/child/index.ts'
import { allocationRoutes } from './service/allocation/index.ts'
import { caseloadRoutes } from './service/caseload/index.ts'
import { conflictRoutes } from './service/conflict/index.ts'
import { closureRoutes } from './service/closure/index.ts'
import { decisionRoutes } from './service/decisions/index.ts'
import { referralRoutes } from './service/referral/index.ts'
import { contactRoutes } from './service/contact/index.ts'
import { deskRoutes } from './service/desk/index.ts'
import { eligibilityRoutes } from './service/eligibility/index.ts'
import { matchingRoutes } from './service/matching/index.ts'
import { triageRoutes } from './service/triage/index.ts'
import { signInRoutes, type SignInParts } from './platform/sign-in/index.ts'
import { statusRoutes } from './service/status/index.ts'
import { buildServer, type ServerParts } from './platform/web/server.ts'
import type { Route } from './platform/web/route.ts'

export type HouseParts = Omit<ServerParts, 'routes' | 'frame' | 'done'> & Pick<SignInParts, 'passwordCost'>

/** Every route of the house, floor by floor and room by room. */
export function houseRoutes(
  parts: Pick<HouseParts, 'secret' | 'https' | 'demonstration' | 'passwordCost'>,
): readonly Route[] {
  return [
    ...homeRoutes,
    ...signInRoutes(parts),
    ...accountsRoutes,
    ...auditRoutes,
    ...childRoutes,
    ...conflictRoutes,
    ...referralRoutes,
    ...deskRoutes,
    ...caseFileRoutes,
    ...matchingRoutes,
    ...contactRoutes,
    ...allocationRoutes,
    ...eligibilityRoutes,
    ...decisionRoutes,
    ...statusRoutes,
    ...triageRoutes,
    ...caseloadRoutes,
    ...closureRoutes,
  ]
}

/** The house, ready to answer requests; nothing listens yet. */
export async function buildHouse(parts: HouseParts): Promise<FastifyInstance> {
  return buildServer({ ...parts, routes: houseRoutes(parts), frame: houseFrame, done: doneSentence })
}
