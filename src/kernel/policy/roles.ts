/**
 * The roles of the service. Names of rooms and permissions use these; their words are in `reference-data/service-role.csv`.
 * Source: ICTG leaflets 2019 and 2021, research report 120; the last five, which hold no children, are ours [PROPOSAL].
 */
export const serviceRoles = [
  'assessment',
  'guardian',
  'coordinator',
  'practitioner',
  'post-18',
  'manager',
  'service-lead',
  'returns',
  'evaluator',
  'administrator',
  'auditor',
] as const
export type ServiceRole = (typeof serviceRoles)[number]

/** Roles to whom a child may be allocated. */
export const caseHoldingRoles = [
  'guardian',
  'coordinator',
  'practitioner',
  'post-18',
  'manager',
] as const satisfies readonly ServiceRole[]
export type CaseHoldingRole = (typeof caseHoldingRoles)[number]

export function holdsCases(role: ServiceRole): role is CaseHoldingRole {
  return (caseHoldingRoles as readonly ServiceRole[]).includes(role)
}
