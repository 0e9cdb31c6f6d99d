import { account as accountFact } from '../../access/index.ts'
import type { FieldError } from '../../forms/index.ts'
import { pick } from '../../i18n/index.ts'
import { nextVersion } from '../../record/index.ts'
import { noSuchPage, redirect, type Exchange, type Handler, type Reply } from '../../web/route.ts'
import { recordWayIn } from '../acts.ts'
import { signInContent } from '../content/index.ts'
import type { Kit } from '../kit.ts'
import { stepOfCode } from '../rules/one-time-code.ts'
import {
  addAuthenticator,
  newRecoverySet,
  openInvitation,
  setPassword,
  useInvitation,
  useStep,
  type AccountRow,
} from '../store.ts'
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

function passwordPage(x: Exchange, account: AccountRow, errors?: readonly FieldError[]): Reply {
  const c = pick(signInContent, x.lang)
  return formPage(x, {
    title: c.invitation.title,
    action: addressOf(x),
    above: paragraph(c.invitation.lead(account.name)),
    fields: newPasswordForm.render({ lang: x.lang, errors }),
    submit: c.invitation.submit,
    errors,
  })
}

const addressOf = (x: Exchange): string => `/invitation/${x.params['token'] ?? ''}`

/** Password, authenticator, recovery codes: kept all together at the end, so that a half-done invitation leaves nothing. */
export function invitationPages(kit: Kit) {
  const opened = (x: Exchange) => openInvitation(x.db, x.params['token'] ?? '', x.now)

  const show: Handler = async (x) => {
    const invitation = await opened(x)
    return invitation === null ? noSuchPage() : passwordPage(x, invitation.account)
  }

  const takePassword: Handler = async (x) => {
    const invitation = await opened(x)
    if (invitation === null) return noSuchPage()
    const { account } = invitation
    const parsed = newPasswordForm.parse(x.body, x.lang)
    if (!parsed.ok) return passwordPage(x, account, parsed.errors)
    const faults = faultsOfNew(x, kit, parsed.value, account)
    if (faults.length > 0) return passwordPage(x, account, faults)
    const hash = await kit.hasher.hash(parsed.value.password)
    if (hash === null)
      return passwordPage(
        x,
        account,
        fault(
          x,
          'password',
          t((c) => c.faults.busy),
        ),
      )
    const sealed = beginEnrolment(kit, account.id, hash, x.now)
    const enrolment = openEnrolment(kit, account.id, sealed, x.now)
    if (enrolment === null) throw new Error('a fresh enrolment does not open')
    return enrolPage(x, { sealed, enrolment, email: account.email, action: `${addressOf(x)}/authenticator` })
  }

  const finish: Handler = async (x) => {
    const invitation = await opened(x)
    if (invitation === null) return noSuchPage()
    const { account } = invitation
    const parsed = enrolForm.parse(x.body, x.lang)
    const sealed = String(parsed.typed['sealed'] ?? '')
    const enrolment = openEnrolment(kit, account.id, sealed, x.now)
    if (enrolment === null || enrolment.hash === null)
      return passwordPage(
        x,
        account,
        fault(
          x,
          'password',
          t((c) => c.invitation.over),
        ),
      )
    const given = { sealed, enrolment, email: account.email, action: x.path }
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
    const { id, version, ...columns } = account
    const active = nextVersion(
      accountFact,
      null,
      { id, version },
      { ...columns, account_standing: 'active' },
      'invitation-used',
    )
    // Two clicks at once: the second finds the account moved on, and the invitation used.
    if (!(await recordWayIn(x, id, 'account.enrol', [active]))) return noSuchPage()
    await useInvitation(x.db, invitation.id, id, x.now)
    await setPassword(x.db, id, enrolment.hash, x.now)
    const authenticator = await addAuthenticator(x.db, kit.keys, id, enrolment.secret, x.now)
    await useStep(x.db, id, authenticator, step, x.now)
    const codes = await newRecoverySet(x.db, kit.keys, id, x.now)
    return codesPage(x, codes, { href: '/sign-in', text: pick(signInContent, x.lang).codes.signIn })
  }

  /** The language link of the second page leads here; the secret in its form is gone, so it starts again. */
  const startAgain: Handler = async (x) => redirect(addressOf(x))

  return { show, takePassword, finish, startAgain }
}
