import { defineForm, text, type FieldError } from '../../forms/index.ts'
import { pick } from '../../i18n/index.ts'
import { redirect, type Exchange, type Handler, type Reply } from '../../web/route.ts'
import { refuseWayIn } from '../acts.ts'
import { signInContent } from '../content/index.ts'
import type { Kit } from '../kit.ts'
import { stepOfCode } from '../rules/one-time-code.ts'
import { endSessions } from '../sessions.ts'
import { addAuthenticator, useRecoveryCode, useStep } from '../store.ts'
import {
  beginEnrolment,
  enrolForm,
  enrolPage,
  fault,
  formPage,
  openEnrolment,
  paragraph,
  t,
} from './parts.ts'
import { holderOf, letIn } from './sign-in.ts'

const form = defineForm({
  fields: {
    recovery: text({
      label: t((c) => c.recovery.code),
      width: 20,
      spellcheck: false,
      autocomplete: 'off',
      max: 60,
    }),
  },
})

const ENROL = '/sign-in/authenticator'

function askPage(x: Exchange, errors?: readonly FieldError[], status?: 429): Reply {
  const c = pick(signInContent, x.lang)
  return formPage(x, {
    title: c.recovery.title,
    above: paragraph(c.recovery.lead),
    fields: form.render({ lang: x.lang, errors }),
    submit: c.recovery.submit,
    errors,
    below: paragraph(c.recovery.none),
    ...(status === undefined ? {} : { status }),
  })
}

/** The way in without the phone: the password, a recovery code, and then a new authenticator before anything else. */
export function recoveryPages(kit: Kit) {
  const ask: Handler = async (x) => (kit.ticketOf(x, 'code') === null ? redirect('/sign-in') : askPage(x))

  const take: Handler = async (x) => {
    const ticket = kit.ticketOf(x, 'code')
    if (ticket === null) return redirect('/sign-in')
    const parsed = form.parse(x.body, x.lang)
    if (!parsed.ok) return askPage(x, parsed.errors)
    const { account, known, trier } = await holderOf(x, kit, ticket)
    if (!(await kit.mayTry(x, trier, { holds: ticket.id })))
      return askPage(
        x,
        fault(
          x,
          'recovery',
          t((c) => c.signIn.tooMany),
        ),
        429,
      )
    if (
      account === null ||
      !(await useRecoveryCode(x.db, kit.keys, account.id, parsed.value.recovery, x.now))
    ) {
      await refuseWayIn(x, known, 'sign-in.refused', account === null ? 'password' : 'recovery-code')
      return askPage(
        x,
        fault(
          x,
          'recovery',
          t((c) => c.recovery.wrong),
        ),
      )
    }
    return {
      kind: 'redirect',
      to: ENROL,
      remember: { [kit.ticketCookie]: kit.sealTicket(ticket, 'enrol', x.now) },
    }
  }

  const show: Handler = async (x) => {
    const ticket = kit.ticketOf(x, 'enrol')
    const account = ticket === null ? null : (await holderOf(x, kit, ticket)).account
    if (account === null) return redirect('/sign-in')
    const sealed = beginEnrolment(kit, account.id, null, x.now)
    const enrolment = openEnrolment(kit, account.id, sealed, x.now)
    if (enrolment === null) throw new Error('a fresh enrolment does not open')
    return enrolPage(x, { sealed, enrolment, email: account.email, action: ENROL })
  }

  const confirm: Handler = async (x) => {
    const ticket = kit.ticketOf(x, 'enrol')
    if (ticket === null) return redirect('/sign-in')
    const { account, trier } = await holderOf(x, kit, ticket)
    if (account === null) return redirect('/sign-in')
    const parsed = enrolForm.parse(x.body, x.lang)
    const sealed = String(parsed.typed['sealed'] ?? '')
    const enrolment = openEnrolment(kit, account.id, sealed, x.now)
    if (enrolment === null) return redirect(ENROL)
    const given = { sealed, enrolment, email: account.email, action: ENROL }
    if (!parsed.ok) return enrolPage(x, { ...given, errors: parsed.errors })
    const step = stepOfCode(enrolment.secret, parsed.value.code, x.now)
    if (step === null)
      return enrolPage(x, {
        ...given,
        errors: fault(
          x,
          'code',
          t((c) => c.enrol.wrong),
        ),
      })
    const authenticator = await addAuthenticator(x.db, kit.keys, account.id, enrolment.secret, x.now)
    await useStep(x.db, account.id, authenticator, step, x.now)
    await endSessions(x.db, account.id, x.now)
    return letIn(x, kit, account, { trier, next: ticket.next, act: 'sign-in.recovered' })
  }

  return { ask, take, show, confirm }
}
