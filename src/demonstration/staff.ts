import type { ServiceRole } from '../kernel/policy/roles.ts'

/** An invented member of staff. `shown` ones are printed in the terminal, one a role. */
export interface Staff {
  readonly key: string
  readonly name: string
  readonly role: ServiceRole
  /** null: every site. */
  readonly sites: readonly (string | null)[]
  readonly speaks: readonly string[]
  readonly shown?: true
  readonly onLeave?: true
}

export const staff: readonly Staff[] = [
  {
    key: 'duty',
    name: 'Dilys Ashworth',
    role: 'assessment',
    sites: [null],
    speaks: ['eng', 'cym'],
    shown: true,
  },
  { key: 'night', name: 'Noor Whitlock', role: 'assessment', sites: [null], speaks: ['eng', 'ara'] },
  {
    key: 'wales-1',
    name: 'Gwen Rhydderch',
    role: 'guardian',
    sites: ['wales'],
    speaks: ['eng', 'cym'],
    shown: true,
  },
  { key: 'wales-2', name: 'Idris Calloway', role: 'guardian', sites: ['wales'], speaks: ['eng', 'vie'] },
  {
    key: 'manchester-1',
    name: 'Martha Oyelaran',
    role: 'guardian',
    sites: ['greater-manchester'],
    speaks: ['eng', 'fra'],
  },
  {
    key: 'manchester-2',
    name: 'Sami Lindqvist',
    role: 'guardian',
    sites: ['greater-manchester'],
    speaks: ['eng', 'ara'],
    onLeave: true,
  },
  { key: 'kent-1', name: 'Tomasz Hurrell', role: 'guardian', sites: ['kent'], speaks: ['eng', 'pol', 'sqi'] },
  {
    key: 'london-1',
    name: 'Precious Adeyinka',
    role: 'guardian',
    sites: ['london', 'croydon'],
    speaks: ['eng', 'yor'],
  },
  {
    key: 'yorkshire-1',
    name: 'Farah Thackray',
    role: 'guardian',
    sites: ['west-yorkshire'],
    speaks: ['eng', 'urd', 'pan'],
  },
  {
    key: 'midlands-1',
    name: 'Bethan Sandhu',
    role: 'guardian',
    sites: ['west-midlands'],
    speaks: ['eng', 'pan'],
  },
  {
    key: 'coordinator-north',
    name: 'Callum Drysdale',
    role: 'coordinator',
    sites: ['greater-manchester', 'west-yorkshire'],
    speaks: ['eng'],
  },
  {
    key: 'coordinator-wales',
    name: 'Elin Prosser',
    role: 'coordinator',
    sites: ['wales', 'west-midlands'],
    speaks: ['eng', 'cym'],
    shown: true,
  },
  {
    key: 'coordinator-south',
    name: 'Joan Mbeki-Hart',
    role: 'coordinator',
    sites: ['kent', 'london', 'croydon'],
    speaks: ['eng', 'fra'],
  },
  {
    key: 'practitioner',
    name: 'Rhian Okafor',
    role: 'practitioner',
    sites: ['wales', 'west-midlands'],
    speaks: ['eng', 'cym'],
    shown: true,
  },
  {
    key: 'post-18',
    name: 'Dominic Farrow',
    role: 'post-18',
    sites: ['london', 'croydon', 'west-yorkshire'],
    speaks: ['eng'],
    shown: true,
  },
  {
    key: 'manager-wales',
    name: 'Carys Bevington',
    role: 'manager',
    sites: ['wales', 'west-midlands'],
    speaks: ['eng', 'cym'],
    shown: true,
  },
  {
    key: 'manager-wales-2',
    name: 'Owen Strand',
    role: 'manager',
    sites: ['wales', 'west-midlands'],
    speaks: ['eng'],
  },
  {
    key: 'manager-north',
    name: 'Helen Achterberg',
    role: 'manager',
    sites: ['greater-manchester', 'west-yorkshire'],
    speaks: ['eng'],
  },
  {
    key: 'manager-south',
    name: 'Rajan Penhale',
    role: 'manager',
    sites: ['kent', 'london', 'croydon'],
    speaks: ['eng', 'guj'],
  },
  {
    key: 'lead',
    name: 'Miriam Castellane',
    role: 'service-lead',
    sites: [null],
    speaks: ['eng'],
    shown: true,
  },
  {
    key: 'returns',
    name: 'Peter Quillfeather',
    role: 'returns',
    sites: [null],
    speaks: ['eng'],
    shown: true,
  },
  {
    key: 'evaluator',
    name: 'Anneke Storrow',
    role: 'evaluator',
    sites: [null],
    speaks: ['eng'],
    shown: true,
  },
  {
    key: 'administrator',
    name: 'Bill Marchetti',
    role: 'administrator',
    sites: [null],
    speaks: ['eng'],
    shown: true,
  },
  { key: 'auditor', name: 'Sushila Grainger', role: 'auditor', sites: [null], speaks: ['eng'], shown: true },
]

/** Same address, password and authenticator secret every time, so that codes can be printed without opening the record. */
export function emailOf(person: Staff): string {
  return `${person.key}@guardianship.example`
}

export const demonstrationPassword = 'three invented herons wading'

/** Who works where, by site. */
export const people: Readonly<
  Record<string, { guardians: readonly [string, ...string[]]; coordinator: string; manager: string }>
> = {
  wales: { guardians: ['wales-1', 'wales-2'], coordinator: 'coordinator-wales', manager: 'manager-wales' },
  'west-midlands': { guardians: ['midlands-1'], coordinator: 'coordinator-wales', manager: 'manager-wales' },
  'greater-manchester': {
    guardians: ['manchester-1'],
    coordinator: 'coordinator-north',
    manager: 'manager-north',
  },
  'west-yorkshire': {
    guardians: ['yorkshire-1'],
    coordinator: 'coordinator-north',
    manager: 'manager-north',
  },
  kent: { guardians: ['kent-1'], coordinator: 'coordinator-south', manager: 'manager-south' },
  london: { guardians: ['london-1'], coordinator: 'coordinator-south', manager: 'manager-south' },
  croydon: { guardians: ['london-1'], coordinator: 'coordinator-south', manager: 'manager-south' },
}

/** Everybody named in a story works here. */
for (const { guardians, coordinator, manager } of Object.values(people)) {
  for (const key of [...guardians, coordinator, manager])
    if (!staff.some((person) => person.key === key)) throw new Error(`${key} is not on the staff`)
}
