export { catalogue, clauseOf, publishedWith, toReproduce, type Published } from './catalogue.ts'
export { reproductionCsv, reproductionJson, reproductionText } from './print.ts'
export { reproduction, type Line, type Reproduction, type Verdict } from './reproduction.ts'
