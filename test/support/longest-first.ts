import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take minutes. Begun last, each would leave one of two workers idle for as long as it takes. */
const long = [
  'journeys/every-page',
  'journeys/long-life',
  'lives/thousand',
  'access-matrix/matrix',
  'drills/other-case',
  'drills/fuzz',
]

const rank = ({ moduleId }: TestSpecification): number => {
  const at = long.findIndex((name) => moduleId.includes(name))
  return at === -1 ? long.length : at
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}
