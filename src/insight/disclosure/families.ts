// What the words of the definitions mean to each other, where arithmetic needs it. The counts themselves decide in the end:
// parts that add up to more than their whole are no parts, and are not linked.

/** True of every child counted, so it narrows nothing. */
export const everybody = 'children referred in the period'

/** Conditions with a colon of their own, which is not the one between a population and what is counted in it. */
export const withColon = /(reason for no contact|closed|temporarily missing|long-term missing): /g

/** Who meets the first meets the second (domain.md §3.5, §3.8): both ways of saying it are one population. */
export const implied: readonly (readonly [RegExp, string])[] = [
  [/^(missing on referral|temporarily missing|long-term missing – six)/, 'missing at least once'],
  [/^closed – /, 'closed cases'],
  [/^reason for no contact – /, 'never contacted'],
  [/^(accused|victim|witness)$/, 'involved in criminal justice'],
  [
    /^(with|without) a figure of parental responsibility$/,
    'children whose parental responsibility is recorded',
  ],
  [/^(British|Vietnamese|Sudanese|Albanian|Iraqi|Romanian)$/, 'nationality recorded'],
]

/** Conditions that exclude each other: shares of a population by these leave a rest, and rest and parts make the whole. */
export const exclusive: readonly RegExp[] = [
  /^(male|female|another gender|gender not recorded)$/,
  /^((with|without) a figure of parental responsibility|parental responsibility not recorded, a mis-referral or unknown)$/,
  /^(children whose parental responsibility is recorded|parental responsibility not recorded, a mis-referral or unknown)$/,
  /^(British|Vietnamese|Sudanese|Albanian|Iraqi|Romanian|Iranian|Pakistani|Afghan|Eritrean|Ethiopian)$/,
  /^(British|of a recorded nationality that is not British)$/,
  /^(British|EEA national other than British|unaccompanied asylum-seeking child|refugee|immigration group unknown)$/,
  /^primary exploitation (?!.* or )/,
  /^closed – /,
  /^(closed cases|children referred in the period and still in service at its end)$/,
  /^reason for no contact – /,
  /^(accused|victim|witness)$/,
  /^(ever contacted by any means|never contacted)$/,
  /^(children in the service for at least one month|in the service for less than a month)$/,
  /^(missing on referral|temporarily missing – neither on referral nor long-term)$/,
  /^(temporarily missing – neither on referral nor long-term|long-term missing – six months or more)$/,
  // An outcome has four directions; another outcome is another matter.
  /^voice since entry [a-z ]+ as the child rates it$/,
  /^safety since entry [a-z ]+ as the child rates it$/,
  /^rights since entry [a-z ]+ as the child rates it$/,
  /^the way out since 17 and a half /,
  /^(more|as many|fewer) protective people (than|as) at first$/,
  /^agreed (|in part )by the young person$/,
  /^(positive|negative) reasonable grounds$/,
  /^(positive|negative) conclusive grounds$/,
  /^(in areas with guardians|elsewhere in the UK)$/,
  /^site (?!unknown$)|^site unknown$/,
  /^aged (16 or 17|under 14|14 or 15|18 or older)( at referral)?$|^age not recorded$/,
  /^(children with a usable return by a social worker|no return by a social worker|a return by a social worker with an input error)$/,
]

/** "criminal or labour" is the two together. */
export const unions: readonly string[] = ['primary exploitation ']

/** Reckoned from other printed figures by their ids: with one of these withheld, the result would give it back. */
export const reckoned: Readonly<Record<string, readonly string[]>> = {
  'education-meetings-social-worker-ratio': [
    'ictg-meetings-education-share',
    'social-worker-meetings-education-share',
  ],
  'referrals-monthly-min': ['figure-1'],
}
