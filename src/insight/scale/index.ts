export { readDonor, type Donor } from './donor.ts'
export { progressOn, type ProgressOutput } from './progress.ts'
export { ScaleError, simulateAtScale, type Scaled, type ScaleRequest } from './simulate.ts'
