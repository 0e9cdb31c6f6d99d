import { defineForm, type FieldError } from '../../forms/index.ts'
import { pick } from '../../i18n/index.ts'
import { html } from '../../web/html.ts'
import { redirect, refused, type Exchange, type Handler, type Reply } from '../../web/route.ts'
import { signInContent } from '../content/index.ts'
import type { Kit } from '../kit.ts'
import { stepOfCode } from '../rules/one-time-code.ts'
import { endSessions } from '../sessions.ts'
import { addAuthenticator, newRecoverySet, setPassword, useStep } from '../store.ts'
import {
  beginEnrolment,
  codesPage,
  enrolForm,
  enrolPage,
  fault,
  faultsOfNew,
  formPage,
  newPasswordForm,
  openEnrolment,
  paragraph,
  t,
} from './parts.ts'
import { currentPassword, proveAgain } from './prove.ts'

const confirmForm = defineForm({ fields: { current: currentPassword } })
const changeForm = defineForm({ fields: { current: currentPassword, ...newPasswordForm.fields } })

type Errors = readonly FieldError[]
const CONFIRM = '/account/authenticator/confirm'

function shown(x: Exchange, what: 'password' | 'authenticator' | 'codes', errors?: Errors): Reply {
  const c = pick(signInContent, x.lang)
  const form = what === 'password' ? changeForm : confirmForm
  const words = {
    password: [c.confirm.passwordTitle, c.confirm.passwordLead, c.confirm.passwordSubmit],
    authenticator: [c.confirm.authenticatorTitle, c.confirm.authenticatorLead, c.confirm.submit],
    codes: [c.confirm.codesTitle, c.confirm.codesLead, c.confirm.submit],
  }[what]
  const [title = '', lead = '', submit = ''] = words
  return formPage(x, {
    title,
    above: paragraph(lead),
    fields: form.render({ lang: x.lang, errors }),
    submit,
    errors,
    below: html`<p class="govuk-body"><a class="govuk-link" href="/account">${c.account.back}</a></p>`,
  })
}

/** Records the change; nothing but its kind is told. */
async function record(x: Exchange, kind: string): Promise<Reply | null> {
  const outcome = await x.record({ kind, caseId: null, happenedAt: null, answer: '/account', facts: [] })
  return outcome.ok ? null : refused(outcome.refusal)
}

/** Changing one's own keys: each change asks for the present password first. */
export function credentialPages(kit: Kit) {
  const askPassword: Handler = async (x) => shown(x, 'password')

  const changePassword: Handler = async (x) => {
    const parsed = changeForm.parse(x.body, x.lang)
    if (!parsed.ok) return shown(x, 'password', parsed.errors)
    const person = x.person
    if (person === null) return redirect('/sign-in')
    const faults = faultsOfNew(x, kit, parsed.value, person)
    if (faults.length > 0) return shown(x, 'password', faults)
    const unproved = await proveAgain(x, kit, parsed.value.current)
    if (unproved.length > 0) return shown(x, 'password', unproved)
    const hash = await kit.hasher.hash(parsed.value.password)
    if (hash === null)
      return shown(
        x,
        'password',
        fault(
          x,
          'password',
          t((c) => c.faults.busy),
        ),
      )
    await setPassword(x.db, person.id, hash, x.now)
    await endSessions(x.db, person.id, x.now, x.sessionId)
    return (await record(x, 'account.password-change')) ?? redirect('/account')
  }

  const askAuthenticator: Handler = async (x) => shown(x, 'authenticator')

  const beginAuthenticator: Handler = async (x) => {
    const parsed = confirmForm.parse(x.body, x.lang)
    if (!parsed.ok) return shown(x, 'authenticator', parsed.errors)
    const unproved = await proveAgain(x, kit, parsed.value.current)
    if (unproved.length > 0) return shown(x, 'authenticator', unproved)
    const sealed = beginEnrolment(kit, x.accountId(), null, x.now)
    const enrolment = openEnrolment(kit, x.accountId(), sealed, x.now)
    if (enrolment === null) throw new Error('a fresh enrolment does not open')
    return enrolPage(x, { sealed, enrolment, email: x.person?.email ?? '', action: CONFIRM })
  }

  const confirmAuthenticator: Handler = async (x) => {
    const parsed = enrolForm.parse(x.body, x.lang)
    const sealed = String(parsed.typed['sealed'] ?? '')
    // Only this very account, with its password just given, was handed this seal.
    const enrolment = openEnrolment(kit, x.accountId(), sealed, x.now)
    if (enrolment === null) return redirect('/account/authenticator')
    const given = { sealed, enrolment, email: x.person?.email ?? '', action: CONFIRM }
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
    const authenticator = await addAuthenticator(x.db, kit.keys, x.accountId(), enrolment.secret, x.now)
    await useStep(x.db, x.accountId(), authenticator, step, x.now)
    await endSessions(x.db, x.accountId(), x.now, x.sessionId)
    return (await record(x, 'account.authenticator-renew')) ?? redirect('/account')
  }

  const askCodes: Handler = async (x) => shown(x, 'codes')

  const renewCodes: Handler = async (x) => {
    const parsed = confirmForm.parse(x.body, x.lang)
    if (!parsed.ok) return shown(x, 'codes', parsed.errors)
    const unproved = await proveAgain(x, kit, parsed.value.current)
    if (unproved.length > 0) return shown(x, 'codes', unproved)
    const codes = await newRecoverySet(x.db, kit.keys, x.accountId(), x.now)
    const words = pick(signInContent, x.lang).codes
    return (
      (await record(x, 'account.recovery-codes-renew')) ??
      codesPage(x, codes, { href: '/account', text: words.back })
    )
  }

  return {
    askPassword,
    changePassword,
    askAuthenticator,
    beginAuthenticator,
    confirmAuthenticator,
    askCodes,
    renewCodes,
  }
}
