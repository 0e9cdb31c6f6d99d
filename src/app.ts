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
import { consultationRoutes } from './service/consultation/index.ts'
import { conflictRoutes } from './service/conflict/index.ts'
import { closureRoutes } from './service/closure/index.ts'
import { decisionRoutes } from './service/decisions/index.ts'
import { referralRoutes } from './service/referral/index.ts'
import { documentRoutes } from './service/documents/index.ts'
import { contactRoutes } from './service/contact/index.ts'
import { deskRoutes } from './service/desk/index.ts'
import { eligibilityRoutes } from './service/eligibility/index.ts'
import { matchingRoutes } from './service/matching/index.ts'
import { missingRoutes } from './service/missing/index.ts'
import { supervisionRoutes } from './service/supervision/index.ts'
import { taskRoutes } from './service/tasks/index.ts'
import { triageRoutes } from './service/triage/index.ts'
import { justiceRoutes } from './service/justice/index.ts'
import { needsRoutes } from './service/needs/index.ts'
import { networkRoutes } from './service/network/index.ts'
import { transitionBirthdays, transitionRoutes } from './service/transition/index.ts'
import { outcomeRoutes, voiceBirthdays } from './service/outcomes/index.ts'
import { nrmRoutes } from './service/nrm/index.ts'
import { immigrationRoutes } from './service/immigration/index.ts'
import { planRoutes } from './service/safety-plan/index.ts'
import { qSortRoutes } from './service/q-sort/index.ts'
import { signInRoutes, type SignInParts } from './platform/sign-in/index.ts'
import { steppingBackRoutes } from './service/stepping-back/index.ts'
import { statusRoutes } from './service/status/index.ts'
import { qEvidenceRoutes } from './insight/q-sort/index.ts'
import { evidenceRoutes, openShelf, reckon } from './insight/evidence/index.ts'
import { openFiles, usualLimits, type FileKey, type ScannerAddress } from './platform/files/index.ts'
import { buildServer, type ServerParts } from './platform/web/server.ts'
import type { Route } from './platform/web/route.ts'

export type HouseParts = Omit<ServerParts, 'routes' | 'frame' | 'done' | 'mostFileBytes'> &
  Pick<SignInParts, 'passwordCost'> & {
    /** Where the data packages lie that the evidence is counted from; null or absent: nowhere. */
    readonly evidenceFolder?: string | null
    /** Most bytes of one file that is taken in; 10 MB unless said. */
    readonly mostFileBytes?: number
    /** Where clamd listens; null or absent: nobody scans, and the pages say so. */
    readonly fileScanner?: ScannerAddress | null
    /** What stored files hang on, the newest first; none or absent: the secret. */
    readonly fileKeys?: readonly FileKey[]
  }

/** Every route of the house, floor by floor and room by room. */
export function houseRoutes(
  parts: Pick<
    HouseParts,
    | 'secret'
    | 'https'
    | 'demonstration'
    | 'passwordCost'
    | 'evidenceFolder'
    | 'mostFileBytes'
    | 'fileScanner'
    | 'fileKeys'
  >,
): readonly Route[] {
  return [
    ...homeRoutes,
    ...signInRoutes(parts),
    ...accountsRoutes,
    ...auditRoutes,
    ...childRoutes([voiceBirthdays, transitionBirthdays]),
    ...outcomeRoutes,
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
    ...missingRoutes,
    ...triageRoutes,
    ...caseloadRoutes,
    ...taskRoutes,
    ...supervisionRoutes,
    ...steppingBackRoutes,
    ...closureRoutes,
    ...immigrationRoutes,
    ...planRoutes,
    ...justiceRoutes,
    ...needsRoutes,
    ...networkRoutes,
    ...consultationRoutes,
    ...nrmRoutes,
    ...transitionRoutes,
    ...documentRoutes(
      openFiles({
        secret: parts.secret,
        keys: parts.fileKeys,
        mostBytes: parts.mostFileBytes,
        scanner: parts.fileScanner,
      }),
    ),
    ...qSortRoutes,
    ...qEvidenceRoutes,
    ...evidenceRoutes(openShelf(parts.evidenceFolder ?? null, reckon)),
  ]
}

/** The house, ready to answer requests; nothing listens yet. */
export async function buildHouse(parts: HouseParts): Promise<FastifyInstance> {
  return buildServer({
    ...parts,
    mostFileBytes: parts.mostFileBytes ?? usualLimits.bytes,
    routes: houseRoutes(parts),
    frame: houseFrame,
    done: doneSentence,
  })
}
