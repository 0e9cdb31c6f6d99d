import type { ActionRow, EpisodeRow, InterviewRow, MeetingRow } from './store.ts'

export type NextKind =
  | 'police'
  | 'risk'
  | 'agencies'
  | 'nrm'
  | 'nrmFound'
  | 'publicity'
  | 'meeting'
  | 'meetingAgain'
  | 'record'
  | 'interview'
  | 'interviewHold'
  | 'policeCheck'

export interface NextStep {
  readonly kind: NextKind
  /** null: at once, or whenever it comes; no clock runs. */
  readonly dueAt: Date | null
  /** Below the episode's address. */
  readonly path: string
}

/**
 * What is still to do in one time missing (domain §4.3), what has a clock first and the soonest on top, then in the order of the
 * guidance. In: what stands about this episode, and its clocks. An episode that is over asks for nothing but what follows a return.
 */
export function nextStepsOf(
  episode: EpisodeRow,
  about: {
    readonly actions: readonly ActionRow[]
    readonly meetings: readonly MeetingRow[]
    readonly interview: InterviewRow | null
    readonly reviewDueAt: Date | null
    readonly interviewDueAt: Date | null
  },
): readonly NextStep[] {
  const did = (action: string): boolean => about.actions.some((one) => one.action === action)
  const told = (agency: string): boolean =>
    about.actions.some((one) => one.action === 'agency-told' && one.agency === agency)
  const steps: NextStep[] = []
  const ask = (kind: NextKind, path: string, dueAt: Date | null = null): void => {
    steps.push({ kind, path, dueAt })
  }
  if (episode.ended_at === null) {
    if (about.reviewDueAt !== null)
      ask(about.meetings.length === 0 ? 'meeting' : 'meetingAgain', '/meeting', about.reviewDueAt)
    if (episode.reported_at === null && episode.police_reference === null && !told('police'))
      ask('police', '/correct')
    if (episode.risk_grade === null) ask('risk', '/correct')
    if (!told('local-authority') || !told('carer'))
      ask(
        'agencies',
        `/action?action=agency-told&agency=${told('local-authority') ? 'carer' : 'local-authority'}`,
      )
    if (!did('nrm-told-suspend')) ask('nrm', '/action?action=nrm-told-suspend')
    if (!did('publicity-decision')) ask('publicity', '/action?action=publicity-decision')
    ask('record', '/return')
  } else {
    const { interview } = about
    if (about.interviewDueAt !== null)
      ask(
        interview?.outcome === 'offered' ? 'interviewHold' : 'interview',
        '/interview',
        about.interviewDueAt,
      )
    // Nobody asks to resume what nobody asked to suspend.
    if (did('nrm-told-suspend') && !did('nrm-told-resume')) ask('nrmFound', '/action?action=nrm-told-resume')
    if (episode.police_check === null) ask('policeCheck', '/correct')
  }
  const when = (step: NextStep): number => step.dueAt?.getTime() ?? Number.POSITIVE_INFINITY
  return steps.sort((a, b) => Math.sign(when(a) - when(b)) || 0)
}
