export { closureProposal, closureDecision, type ClosureTables } from './facts.ts'
export { closureMigrations } from './migrations.ts'
export { closureState, type ClosureState, type Proposal, type StandingProposal } from './store.ts'
