/**
 * The day of which a fact speaks, so that the chronology tells a story in the order in which it happened and not in the order in
 * which it was typed. Of each table the columns from the latest thing that can be said of it to the first; the first that is
 * filled tells the day. `null`: its days are about something else (what is due, a birth date, the day of a document), and it
 * stands where it was recorded. A test finds the table with a day that is not here.
 */
const days: Readonly<Record<string, readonly string[] | null>> = {
  adult_service: ['met_together_on', 'answered_on', 'contacted_on'],
  case_document: null,
  case_letter_sent: ['on_day'],
  child_identity: null,
  child_location: null,
  closure_proposal: null,
  consultation: ['followed_up_on', 'on_day'],
  court_date: ['on_day'],
  custody: ['to_day', 'from_day'],
  defence_told: ['on_day'],
  disruption_order: ['decided_on', 'sought_on', 'advised_on'],
  due_regard: ['answered_on', 'asked_on'],
  eligibility_decision: null,
  exceptional_need: ['on_day'],
  immigration_appeal: ['decided_on', 'heard_on', 'lodged_on'],
  immigration_claim: ['claimed_on'],
  immigration_decision: ['decided_on'],
  immigration_interview: ['on_day'],
  immigration_statement: ['submitted_on', 'asked_on'],
  justice_matter: null,
  justice_stage: ['on_day'],
  leaving_care: null,
  legal_representative: ['ended_on', 'instructed_on', 'sought_on'],
  manager_decision: null,
  missing_meeting: null,
  monthly_status: null,
  needs_assessment: ['on_day'],
  network_review: ['on_day'],
  nrm_decision: ['decided_on'],
  nrm_event: ['happened_on'],
  nrm_reconsideration: ['outcome_on', 'asked_on'],
  nrm_referral: ['sent_on'],
  nrm_told: ['told_on'],
  professionals_meeting: ['on_day'],
  q_sort: null,
  referral: null,
  safety_plan_review: null,
  safety_plan_share: ['shared_on'],
  step_back: null,
  step_back_review: ['held_on'],
  supervision_about_child: ['on_day'],
  support_letter: ['sent_on', 'signed_on'],
  task: null,
  transition_answer: ['given_on'],
  transition_assessment: ['held_on'],
  transition_information: ['given_on'],
  transition_plan: ['made_on'],
  transition_review: ['held_on'],
  voice_consent: null,
  voice_goal: null,
  voice_occasion: ['on_day'],
  voice_rating: null,
}

/** The columns that tell the day of a fact of this table; none where it stands when it was recorded. */
export const dayColumnsOf = (table: string): readonly string[] => days[table] ?? []

/** Every table of which this was decided. */
export const decidedTables: readonly string[] = Object.keys(days)
