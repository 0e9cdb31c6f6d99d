import { defineContent } from '../../../platform/i18n/index.ts'

export const withdrawalContent = defineContent(
  {
    title: 'Entered in error',
    lead: 'Use this for something that should never have been recorded: about another child, recorded twice, or sent by mistake. If it is right in part, correct it instead.',
    what: 'What will be withdrawn',
    keeps: 'It stays in the chronology, struck through with your reason, and leaves every list and count.',
    recorded: 'Recorded',
    reason: 'Why should it never have been recorded?',
    submit: 'Withdraw it',
    back: 'Back to the chronology',
    already: 'It has been withdrawn already, or has changed since you opened the page.',
  },
  {
    title: 'Cofnodwyd mewn camgymeriad',
    lead: 'Defnyddiwch hyn ar gyfer rhywbeth na ddylai fod wedi’i gofnodi o gwbl: am blentyn arall, wedi’i gofnodi ddwywaith, neu wedi’i anfon drwy gamgymeriad. Os yw’n rhannol gywir, cywirwch ef yn lle hynny.',
    what: 'Yr hyn a gaiff ei dynnu’n ôl',
    keeps: 'Mae’n aros yn y gronoleg, gyda llinell drwyddo a’ch rheswm, ac yn gadael pob rhestr a chyfrif.',
    recorded: 'Cofnodwyd',
    reason: 'Pam na ddylai fod wedi’i gofnodi o gwbl?',
    submit: 'Ei dynnu’n ôl',
    back: 'Yn ôl i’r gronoleg',
    already: 'Mae wedi’i dynnu’n ôl eisoes, neu wedi newid ers i chi agor y dudalen.',
  },
  { room: 'service/case-file/withdrawal', welshChecked: false },
)
