/** The roles of the service (domain §1.2) and of those who run and watch the system. */
export const roles = [
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
export type Role = (typeof roles)[number]

/** Roles to which a child can be allocated. */
export const workerRoles = ['guardian', 'coordinator', 'practitioner', 'post-18'] as const satisfies Role[]
export type WorkerRole = (typeof workerRoles)[number]
