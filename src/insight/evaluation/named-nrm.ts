import { both, condition, type Condition, type Need } from './conditions.ts'

const nrm = (words: string, sql: string, needs: readonly Need[] = []): Condition =>
  condition('nrm', words, sql, ['nrm', ...needs])

// The National Referral Mechanism
/** The evaluation's children; the NRM's own statistics count persons of unknown age among them (C12). */
export const nrmChildren = nrm('child referrals to the NRM', "age_group = 'child'")
export const nrmAll = nrm('referrals to the NRM, adults too', 'true')
export const nrmChildrenByTheNrm = nrm(
  'referrals to the NRM of children and of persons of unknown age',
  "age_group in ('child', 'unknown')",
)
export const before = nrm('in the same length of time before the period', "span = 'before'")
export const during = nrm('in the period', "span = 'during'")
export const inYear = (year: 'first' | 'second'): Condition =>
  nrm(
    year === 'first' ? 'in the calendar year in which the period begins' : 'in the calendar year after that',
    `calendar_year = ${year === 'first' ? 1 : 2}`,
  )
export const guardianArea = nrm('in areas with guardians', "area = 'ictg'")
export const elsewhere = nrm('elsewhere in the UK', "area = 'elsewhere'")
export const groundsKnown = nrm(
  'with an outcome of reasonable grounds, pending included',
  'rg_outcome is not null',
)
export const groundsPositive = nrm('positive reasonable grounds', "rg_outcome = 'positive'")
export const groundsNegative = nrm('negative reasonable grounds', "rg_outcome = 'negative'")
export const conclusiveKnown = nrm(
  'with an outcome of conclusive grounds, pending included',
  'cg_outcome is not null',
)
export const conclusivePositive = nrm('positive conclusive grounds', "cg_outcome = 'positive'")
export const conclusiveNegative = nrm('negative conclusive grounds', "cg_outcome = 'negative'")
export const conclusiveDecided = nrm('with a dated conclusive decision', 'days_to_cg is not null')
export const nrmAged1617 = nrm('aged 16 or 17', 'age between 16 and 17', ['nrm.age'])
export const nrmAgedUnder14 = nrm('aged under 14', 'age < 14', ['nrm.age'])
export const nrmMale = nrm('male', "gender = 'male'")
export const nrmNationals = (iso: string, words: string): Condition => nrm(words, `nationality = '${iso}'`)
export const nrmLabourOnly = nrm(
  'labour exploitation, criminal sub-types left out',
  "exploitation_type = 'labour' and coalesce(exploitation_subtype, '') <> 'criminal'",
)
export const nrmChildrenDuring = both(nrmChildren, during)
