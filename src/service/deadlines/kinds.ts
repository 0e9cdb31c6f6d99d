import type { Bilingual, Lang } from '../../kernel/lang.ts'
import type { Permission } from '../../platform/access/index.ts'
import { defineContent } from '../../platform/i18n/index.ts'
import { deadlineKinds, type DeadlineKind } from './facts.ts'

/** Who clears what is due: whoever works with the child, a manager, or the duty desk (and a manager) before anybody does. */
export type WaitsFor = 'worker' | 'manager' | 'desk'

interface KindOfDeadline {
  /** What is due, as every list calls it; `aboutWords` says which one, or what of it. */
  readonly words: Bilingual<string>
  readonly waitsFor: WaitsFor
  /** What the page that clears it asks of whoever opens it. */
  readonly permission: Permission
  /** That page, below the address of the case. `about` is the deadline's own. */
  readonly place: (about: string | null) => string
}

const voicePage = (point: string | null) =>
  point === null ? '/voice/occasions/new' : `/voice/occasions/new?point=${point}`

/** Every kind with its words and its address. A kind without them does not compile; no list decides by kind anywhere else. */
const kinds = {
  'first-contact': {
    words: { en: 'Reach the child for the first time', cy: 'Cyrraedd y plentyn am y tro cyntaf' },
    waitsFor: 'worker',
    permission: 'contact:record',
    place: () => '/contacts/new',
  },
  'referrer-call': {
    words: { en: 'Ring the referrer', cy: 'Ffonio’r atgyfeiriwr' },
    waitsFor: 'worker',
    permission: 'contact:record',
    place: () => '/contacts/new?with=referrer',
  },
  'more-information': {
    words: { en: 'More information from the referrer', cy: 'Rhagor o wybodaeth gan yr atgyfeiriwr' },
    waitsFor: 'desk',
    permission: 'triage:record',
    place: () => '/triage',
  },
  'monthly-status': {
    words: { en: 'Monthly status', cy: 'Statws misol' },
    waitsFor: 'worker',
    permission: 'status:record',
    place: (month) => (month === null ? '/status' : `/status/${month}`),
  },
  'seventeen-and-a-half': {
    words: { en: 'At 17 and a half', cy: 'Yn 17 a hanner' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: (about) => (about === null ? '/transition/assessment' : '/transition/plan'),
  },
  'manager-decision': {
    words: { en: 'Manager’s decision', cy: 'Penderfyniad rheolwr' },
    waitsFor: 'manager',
    permission: 'closure:decide',
    place: (about) => (about === null ? '/decisions' : `/decisions/${about}`),
  },
  'closure-sign-off': {
    words: { en: 'Closure to sign off', cy: 'Cau i’w gymeradwyo' },
    waitsFor: 'manager',
    permission: 'closure:decide',
    place: () => '/closure/decide',
  },
  'safety-plan-first': {
    words: { en: 'First safety plan', cy: 'Y cynllun diogelwch cyntaf' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: () => '/safety-plan/write',
  },
  'safety-plan-review': {
    words: { en: 'Review of the safety plan', cy: 'Adolygiad o’r cynllun diogelwch' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: () => '/safety-plan/review',
  },
  'safety-plan-step-down': {
    words: {
      en: 'Step down of the safety plan to decide',
      cy: 'Camu i lawr y cynllun diogelwch i’w benderfynu',
    },
    waitsFor: 'manager',
    permission: 'safety-plan:step-down',
    place: () => '/safety-plan/step-down/decide',
  },
  'watch-contact': {
    words: { en: 'Contact after a step down', cy: 'Cysylltiad ar ôl camu i lawr' },
    waitsFor: 'worker',
    permission: 'contact:record',
    place: () => '/contacts/new',
  },
  'missing-four-week-review': {
    words: { en: 'Four-week review of a missing child', cy: 'Adolygiad pedair wythnos o blentyn ar goll' },
    waitsFor: 'worker',
    permission: 'contact:record',
    place: (episode) => (episode === null ? '/missing' : `/missing/${episode}/meeting`),
  },
  'return-interview': {
    words: { en: 'Return interview', cy: 'Cyfweliad dychwelyd' },
    waitsFor: 'worker',
    permission: 'contact:record',
    place: (episode) => (episode === null ? '/missing' : `/missing/${episode}/interview`),
  },
  'court-date': {
    words: { en: 'Date at court', cy: 'Dyddiad llys' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: (date) => (date === null ? '/justice' : `/justice/court-dates/${date}`),
  },
  'immigration-interview': {
    words: { en: 'Immigration interview', cy: 'Cyfweliad mewnfudo' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: (one) => (one === null ? '/immigration' : `/immigration/interviews/${one}`),
  },
  'statement-due': {
    words: { en: 'Statement to be sent', cy: 'Datganiad i’w anfon' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: (one) => (one === null ? '/immigration' : `/immigration/statements/${one}`),
  },
  'appeal-due': {
    words: { en: 'Last day to appeal', cy: 'Y diwrnod olaf i apelio' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: (one) => (one === null ? '/immigration' : `/immigration/decisions/${one}/appeals/new`),
  },
  'leave-expiry': {
    words: { en: 'Legal advice before leave runs out', cy: 'Cyngor cyfreithiol cyn i’r caniatâd ddod i ben' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: (one) => (one === null ? '/immigration' : `/immigration/decisions/${one}`),
  },
  'voice-entry': {
    words: {
      en: 'Ask the child how things are: at entry',
      cy: 'Gofyn i’r plentyn sut mae pethau: ar y dechrau',
    },
    waitsFor: 'worker',
    permission: 'case:record',
    place: voicePage,
  },
  'voice-three-monthly': {
    words: {
      en: 'Ask the child how things are: every three months',
      cy: 'Gofyn i’r plentyn sut mae pethau: bob tri mis',
    },
    waitsFor: 'worker',
    permission: 'case:record',
    place: voicePage,
  },
  'voice-seventeen-and-a-half': {
    words: {
      en: 'Ask the child how things are: at 17 and a half',
      cy: 'Gofyn i’r plentyn sut mae pethau: yn 17 a hanner',
    },
    waitsFor: 'worker',
    permission: 'case:record',
    place: voicePage,
  },
  'voice-exit': {
    words: {
      en: 'Ask the child how things are: before closing',
      cy: 'Gofyn i’r plentyn sut mae pethau: cyn cau',
    },
    waitsFor: 'worker',
    permission: 'case:record',
    place: voicePage,
  },
  'voice-after-18': {
    words: { en: 'Ask how things are: after 18', cy: 'Gofyn sut mae pethau: ar ôl 18' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: voicePage,
  },
  'nrm-information-due': {
    words: { en: 'Information that the NRM asked for', cy: 'Gwybodaeth y gofynnodd yr NRM amdani' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: () => '/nrm/events/new?event=information-sent',
  },
  'nrm-reconsideration': {
    words: { en: 'Reconsideration of an NRM decision', cy: 'Ailystyried penderfyniad yr NRM' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: (decision) => (decision === null ? '/nrm' : `/nrm/decisions/${decision}/reconsider`),
  },
  'needs-assessment': {
    words: { en: 'Needs assessment', cy: 'Asesiad anghenion' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: () => '/needs/new',
  },
  'exceptional-need': {
    words: { en: 'Exceptional need to decide', cy: 'Angen eithriadol i’w benderfynu' },
    waitsFor: 'manager',
    permission: 'eligibility:override',
    place: () => '/needs/exceptional',
  },
  'step-back-decision': {
    words: { en: 'Stepping back to decide', cy: 'Camu’n ôl i’w benderfynu' },
    waitsFor: 'manager',
    permission: 'step-back:decide',
    place: () => '/stepping-back/decide',
  },
  'professional-contact': {
    words: {
      en: 'Contact with a professional, stepped back',
      cy: 'Cysylltiad â gweithiwr proffesiynol, wedi camu’n ôl',
    },
    waitsFor: 'worker',
    permission: 'contact:record',
    place: () => '/contacts/new?with=professional',
  },
  'step-back-review': {
    words: { en: 'Does the child need to be taken up again?', cy: 'A oes angen ailgydio yn y plentyn?' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: () => '/stepping-back/review',
  },
  'network-review': {
    words: { en: 'Network map to agree with the child', cy: 'Map rhwydwaith i’w gytuno gyda’r plentyn' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: () => '/network/reviews/new',
  },
  'transition-plan': {
    words: { en: 'Plan for turning 18', cy: 'Cynllun ar gyfer troi’n 18' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: () => '/transition/plan',
  },
  'nrm-answer-at-18': {
    words: { en: 'Answer on the NRM at 18', cy: 'Ateb am yr NRM yn 18' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: () => '/transition/nrm-answers/new',
  },
  'transition-review': {
    words: { en: 'Review of the plan for turning 18', cy: 'Adolygiad o’r cynllun ar gyfer troi’n 18' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: () => '/transition/reviews/new',
  },
  'contact-after-18': {
    words: { en: 'Contact after the 18th birthday', cy: 'Cysylltiad ar ôl y pen-blwydd yn 18' },
    waitsFor: 'worker',
    permission: 'contact:record',
    place: () => '/contacts/new',
  },
  'consultation-follow-up': {
    words: { en: 'Follow-up of a consultation', cy: 'Dilyniant ymgynghoriad' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: (one) => (one === null ? '/indirect' : `/indirect/consultations/${one}`),
  },
  'due-regard-answer': {
    words: { en: 'Answer awaited from an authority', cy: 'Disgwyl ateb gan awdurdod' },
    waitsFor: 'worker',
    permission: 'case:record',
    place: (one) => (one === null ? '/indirect' : `/indirect/due-regard/${one}`),
  },
} as const satisfies Readonly<Record<DeadlineKind, KindOfDeadline>>

type Words = Readonly<Record<DeadlineKind, string>>
const wordsIn = (lang: Lang): Words =>
  // Every kind is in the table, so every kind is in what is made from it.
  Object.fromEntries(deadlineKinds.map((kind) => [kind, kinds[kind].words[lang]])) as Words

/** What each kind is called in a list. */
export const deadlineWords = defineContent(wordsIn('en'), wordsIn('cy'), {
  room: 'service/deadlines',
  welshChecked: false,
})

/** The page of a case on which what is due is done, below the address of the case. */
export function placeOf(kind: DeadlineKind, about: string | null): string {
  const { place }: KindOfDeadline = kinds[kind]
  return place(about)
}

/** What the page of `placeOf` asks of whoever opens it. */
export function permissionFor(kind: DeadlineKind): Permission {
  return kinds[kind].permission
}

/** The kinds that wait for one of them, in the order of the list of kinds. */
export function kindsFor(whom: WaitsFor): readonly DeadlineKind[] {
  return deadlineKinds.filter((kind) => kinds[kind].waitsFor === whom)
}
