export { evaluate, type EvaluationOptions } from './evaluate.ts'
export { parseBound, type Period } from './period.ts'
export { dimensions, type Dimension } from './relations.ts'
