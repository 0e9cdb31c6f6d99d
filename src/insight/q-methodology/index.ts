export {
  analyse,
  extractions,
  type Analysis,
  type Extraction,
  type Factor,
  type Question,
} from './analyse.ts'
export {
  centroidFactors,
  communalities,
  explained,
  inOrder,
  principalComponents,
  type Loadings,
} from './extract.ts'
export { eigenOfSymmetric } from './eigen.ts'
export { correlationMatrix, type Matrix } from './matrix.ts'
export { positionsOf, significantLoading, type Distinction } from './score.ts'
export { varimax } from './varimax.ts'
