import type { DecisionAnswer, DecisionSubject } from '../facts.ts'

const subjects: Readonly<Record<DecisionSubject, string>> = {
  'turning-18': 'Turning 18',
  'post-18-support': 'Support after 18',
  'long-term-missing': 'Missing for six months',
  'negative-nrm-decision': 'A negative NRM decision',
  'no-trafficking-indicators': 'No indicators of trafficking found',
  'no-trafficking-concerns': 'No remaining concern about trafficking',
  'duration-reached': 'The end of the fixed period of 18 months',
}
const answers: Readonly<Record<DecisionAnswer, string>> = {
  continue: 'Go on with support for now',
  close: 'Close: propose the closure next',
  'hand-to-post-18': 'Hand to a post-18 worker',
  'seek-reconsideration': 'Ask for the decision to be reconsidered, and go on with support',
  'keep-open-until-found': 'Keep the case open until the child is found',
  defer: 'Decide later',
}
const questions: Readonly<Record<DecisionSubject, string>> = {
  'turning-18': 'What happens when this young person turns 18?',
  'post-18-support': 'Does support go on after 18?',
  'long-term-missing': 'The child has been missing for six months. What now?',
  'negative-nrm-decision': 'The NRM decision is negative. What now?',
  'no-trafficking-indicators': 'No indicators of trafficking were found. What now?',
  'no-trafficking-concerns': 'There is no remaining concern about trafficking. What now?',
  'duration-reached': 'The fixed period is over. What now?',
}

export const en = {
  title: 'Decisions for a manager',
  lead: 'Turning 18, a long absence and a negative NRM decision never close a case by themselves. A manager decides, says why, and is asked again when the day comes.',
  next: 'Waiting for a manager',
  nothingWaits: 'Nothing waits for a decision in this case.',
  onlyManager: 'A manager of the site decides this.',
  fromDay: (day: string) => `A manager can decide from ${day}.`,
  clockOn: (day: string) => `Asked for on ${day}`,
  judgements: 'Judgements a manager may make at any time',
  made: 'Decisions made',
  noneMade: 'No decision has been made in this case.',
  subjects,
  answers,
  questions,
  table: {
    about: 'About',
    decision: 'Decision',
    why: 'Why',
    review: 'Asked again on',
    by: 'By and when',
    rule: 'Rule',
    noReview: 'Not asked again',
  },
  known: 'What is known',
  facts: {
    dob: 'Date of birth',
    dobStanding: 'How sure the date is',
    eighteen: '18th birthday',
    nrm: 'NRM stage',
    missing: 'Missing now',
    missingSince: 'Missing since',
    longTerm: 'Six months are full on',
    received: 'Referral received',
    pilot: 'Site in the post-18 pilot',
    pilotYes: 'Yes',
    pilotNo: 'No',
    from: 'As last recorded',
    fromMonth: (month: string) => `Monthly status of ${month}`,
    fromReferral: 'The referral',
  },
  notAsked: 'Not asked',
  notKnown: 'Not known',
  ruleTitle: 'The rule in force for this case',
  rules: {
    'turning-18':
      'A birthday closes nothing. In a post-18 pilot site a young person with additional need goes on with a post-18 worker; elsewhere the transition out is planned, and a manager may let it finish.',
    'post-18-support':
      'In a post-18 pilot site a young person with additional need goes on with a post-18 worker for as long as the need lasts.',
    'long-term-missing':
      'After six months a child counts as long-term missing. That is a classification, not an end.',
    'negative-nrm-decision':
      'After a negative reasonable or conclusive grounds decision the child leaves the service, once a manager has decided so. Reconsideration may be asked for first.',
    'no-trafficking-indicators':
      'Where no indicators are found at the referral, a manager may decide to close.',
    'no-trafficking-concerns': 'Where no concern remains, a manager may decide to close.',
    'duration-reached': 'Under this version of the service, support lasts 18 months at most.',
  } satisfies Readonly<Record<DecisionSubject, string>>,
  mayNotClose: (model: string) =>
    `Under version ${model} of the service a case is kept open until the child is found. Closing is not among the answers.`,
  ruleAndSource: (rule: string, source: string) => `Rule ${rule}. Source: ${source}.`,
  notRaised: 'Nothing asks for this decision yet.',
  caseOver: 'The case is closed or declined. Nothing is left to decide.',
  field: {
    decision: 'Your decision',
    review: 'When do you look at this again?',
    reviewHint: 'Not needed if you close or hand over. You will be asked on that day.',
    reviewMissing: 'Enter the day on which you look at this again',
    reviewNotAfter: 'The day on which you look at this again must be after today',
    why: 'Why',
    whyHint: 'What the decision rests on, and what the child says. The team reads this.',
  },
  submit: 'Record the decision',
  afterClose: 'The manager decided to close. Whoever works with the child can propose the closure now.',
  propose: 'Propose the closure',
  told: (about: string) => `Manager’s decision: ${about}`,
}
