import type { RefusalCode } from '../../../kernel/refusal.ts'
import { defineContent } from '../../i18n/index.ts'

interface Words {
  readonly title: string
  readonly text: string
}
interface ErrorContent {
  readonly refusals: Readonly<Record<RefusalCode, Words>>
  readonly fault: Words
  readonly reference: string
  readonly back: string
  readonly whom: string
}

const en: ErrorContent = {
  refusals: {
    'not-signed-in': { title: 'Sign in', text: 'Sign in to see this page.' },
    'session-locked': { title: 'Locked', text: 'Your session is locked. Enter your password to go on.' },
    'not-permitted': {
      title: 'This page is not part of your work',
      text: 'Your role does not include it. Nothing has been changed. If you need it, ask your manager.',
    },
    'no-such-page': {
      title: 'Page not found',
      text: 'There is nothing here that you can see. Check the address, or start again from your first page.',
    },
    'conflict-of-interest': {
      title: 'Page not found',
      text: 'There is nothing here that you can see. Check the address, or start again from your first page.',
    },
    'not-in-this-state': {
      title: 'This can no longer be done',
      text: 'The case has moved on since you opened this page. Nothing has been changed. Go back to the case to see where it stands.',
    },
    'reason-required': {
      title: 'A reason is needed',
      text: 'Go back and say why. Nothing has been changed.',
    },
    'evidence-required': {
      title: 'Evidence is needed',
      text: 'Go back and say what shows it. Nothing has been changed.',
    },
    'someone-else-changed-it': {
      title: 'Somebody else has changed this',
      text: 'Another person saved a change after you opened the page. Nothing of yours was saved over theirs. Open the page again to see their words.',
    },
    'not-eligible': {
      title: 'Not eligible',
      text: 'The rules in force do not allow this for this child. Nothing has been changed.',
    },
    'route-undecided': {
      title: 'Direct or indirect is not decided yet',
      text: 'Find out whether somebody in the UK has parental responsibility, then decide the route. Nothing has been changed.',
    },
    'worker-not-available': {
      title: 'That colleague cannot take this child',
      text: 'Choose somebody else: the colleague does not hold the role at this site, or may not see this child. Nothing has been changed.',
    },
    'own-work': {
      title: 'Somebody else must decide this',
      text: 'You proposed it, so another manager signs it off. Nothing has been changed.',
    },
    'already-done': { title: 'Already done', text: 'This was done before. Nothing has been changed.' },
    'sent-before': {
      title: 'This form was sent before, with other words',
      text: 'What was sent first is recorded and stands. What you typed now was not recorded; if you are signed in it is kept as a draft. Open the page again to send it as something new, or correct what was recorded.',
    },
    'too-many-attempts': { title: 'Too many attempts', text: 'Wait a few minutes, then try again.' },
    'form-expired': {
      title: 'This form can no longer be sent',
      text: 'It was open for too long, or was not sent from our own page. Nothing has been changed. Go back, load the page again and send it once more.',
    },
    'file-refused': {
      title: 'The file was not taken',
      text: 'It was not kept, and nothing has been changed. Go back and choose another file.',
    },
    'file-quarantined': {
      title: 'This file may not be opened yet',
      text: 'The virus scanner has not let it through. It stays in quarantine until it does.',
    },
  },
  fault: {
    title: 'Something went wrong on our side',
    text: 'Nothing has been changed. Try again; if it happens again, ring the duty desk and read out this reference.',
  },
  reference: 'Reference',
  back: 'Go to your first page',
  whom: 'If a child is in danger, do not wait: ring 999, then 0800 043 4303, day or night.',
}

const cy: ErrorContent = {
  refusals: {
    'not-signed-in': { title: 'Mewngofnodi', text: 'Mewngofnodwch i weld y dudalen hon.' },
    'session-locked': {
      title: 'Wedi’i gloi',
      text: 'Mae eich sesiwn wedi’i chloi. Rhowch eich cyfrinair i fynd ymlaen.',
    },
    'not-permitted': {
      title: 'Nid yw’r dudalen hon yn rhan o’ch gwaith',
      text: 'Nid yw eich rôl yn ei chynnwys. Nid oes dim wedi newid. Os oes ei hangen arnoch, gofynnwch i’ch rheolwr.',
    },
    'no-such-page': {
      title: 'Heb ddod o hyd i’r dudalen',
      text: 'Nid oes dim yma y gallwch ei weld. Gwiriwch y cyfeiriad, neu dechreuwch eto o’ch tudalen gyntaf.',
    },
    'conflict-of-interest': {
      title: 'Heb ddod o hyd i’r dudalen',
      text: 'Nid oes dim yma y gallwch ei weld. Gwiriwch y cyfeiriad, neu dechreuwch eto o’ch tudalen gyntaf.',
    },
    'not-in-this-state': {
      title: 'Ni ellir gwneud hyn bellach',
      text: 'Mae’r achos wedi symud ymlaen ers i chi agor y dudalen hon. Nid oes dim wedi newid. Ewch yn ôl i’r achos i weld ei sefyllfa.',
    },
    'reason-required': {
      title: 'Mae angen rheswm',
      text: 'Ewch yn ôl a dywedwch pam. Nid oes dim wedi newid.',
    },
    'evidence-required': {
      title: 'Mae angen tystiolaeth',
      text: 'Ewch yn ôl a dywedwch beth sy’n ei ddangos. Nid oes dim wedi newid.',
    },
    'someone-else-changed-it': {
      title: 'Mae rhywun arall wedi newid hyn',
      text: 'Cadwodd person arall newid ar ôl i chi agor y dudalen. Ni chadwyd dim o’ch gwaith dros eu gwaith nhw. Agorwch y dudalen eto i weld eu geiriau.',
    },
    'not-eligible': {
      title: 'Ddim yn gymwys',
      text: 'Nid yw’r rheolau mewn grym yn caniatáu hyn i’r plentyn hwn. Nid oes dim wedi newid.',
    },
    'route-undecided': {
      title: 'Nid oes penderfyniad eto ai uniongyrchol neu anuniongyrchol',
      text: 'Darganfyddwch a oes gan rywun yn y DU gyfrifoldeb rhiant, yna penderfynwch ar y llwybr. Nid oes dim wedi newid.',
    },
    'worker-not-available': {
      title: 'Ni all y cydweithiwr hwnnw gymryd y plentyn hwn',
      text: 'Dewiswch rywun arall: nid oes gan y cydweithiwr y rôl ar y safle hwn, neu ni chaiff weld y plentyn hwn. Nid oes dim wedi newid.',
    },
    'own-work': {
      title: 'Rhaid i rywun arall benderfynu hyn',
      text: 'Chi a’i cynigiodd, felly rheolwr arall sy’n ei gymeradwyo. Nid oes dim wedi newid.',
    },
    'already-done': { title: 'Wedi’i wneud eisoes', text: 'Gwnaed hyn o’r blaen. Nid oes dim wedi newid.' },
    'sent-before': {
      title: 'Anfonwyd y ffurflen hon o’r blaen, gyda geiriau eraill',
      text: 'Mae’r hyn a anfonwyd gyntaf wedi’i gofnodi ac yn sefyll. Ni chofnodwyd yr hyn a deipiwyd nawr; os ydych wedi mewngofnodi, cedwir ef fel drafft. Agorwch y dudalen eto i’w anfon fel rhywbeth newydd, neu cywirwch yr hyn a gofnodwyd.',
    },
    'too-many-attempts': {
      title: 'Gormod o ymdrechion',
      text: 'Arhoswch ychydig funudau, yna rhowch gynnig arall arni.',
    },
    'form-expired': {
      title: 'Ni ellir anfon y ffurflen hon bellach',
      text: 'Bu’n agored yn rhy hir, neu ni chafodd ei hanfon o’n tudalen ni. Nid oes dim wedi newid. Ewch yn ôl, llwythwch y dudalen eto a’i hanfon unwaith eto.',
    },
    'file-refused': {
      title: 'Ni dderbyniwyd y ffeil',
      text: 'Ni chadwyd hi, ac nid oes dim wedi newid. Ewch yn ôl a dewiswch ffeil arall.',
    },
    'file-quarantined': {
      title: 'Ni ellir agor y ffeil hon eto',
      text: 'Nid yw’r sganiwr firysau wedi’i gadael drwodd. Mae’n aros mewn cwarantîn nes iddo wneud hynny.',
    },
  },
  fault: {
    title: 'Aeth rhywbeth o’i le ar ein hochr ni',
    text: 'Nid oes dim wedi newid. Rhowch gynnig arall arni; os bydd yn digwydd eto, ffoniwch y ddesg ddyletswydd a darllenwch y cyfeirnod hwn.',
  },
  reference: 'Cyfeirnod',
  back: 'Ewch i’ch tudalen gyntaf',
  whom: 'Os yw plentyn mewn perygl, peidiwch ag aros: ffoniwch 999, yna 0800 043 4303, ddydd neu nos.',
}

export const errorContent = defineContent(en, cy, { room: 'platform/web/errors', welshChecked: false })
