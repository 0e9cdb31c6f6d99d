import { get, post, type Route } from '../web/route.ts'
import { Kit, type SignInParts } from './kit.ts'
import { accountPage, chooseLanguage, endOtherSessions, endSession } from './pages/account.ts'
import { credentialPages } from './pages/credentials.ts'
import { invitationPages } from './pages/invitation.ts'
import { recoveryPages } from './pages/recovery.ts'
import { signInPages } from './pages/sign-in.ts'
import { signOut, unlockPages } from './pages/unlock.ts'

/** The way in and out. These pages say themselves what they record: on the way in nobody is anybody yet. */
export function signInRoutes(parts: SignInParts): readonly Route[] {
  const kit = new Kit(parts)
  const signIn = signInPages(kit)
  const recovery = recoveryPages(kit)
  const unlock = unlockPages(kit)
  const invitation = invitationPages(kit)
  const own = credentialPages(kit)
  return [
    get('/sign-in', 'sign-in', 'public', signIn.start),
    post('/sign-in', 'sign-in', 'own-account', signIn.takePassword),
    get('/sign-in/code', 'sign-in', 'public', signIn.askCode),
    post('/sign-in/code', 'sign-in', 'own-account', signIn.takeCode),
    get('/sign-in/recovery', 'sign-in', 'public', recovery.ask),
    post('/sign-in/recovery', 'sign-in', 'own-account', recovery.take),
    get('/sign-in/authenticator', 'sign-in', 'public', recovery.show),
    post('/sign-in/authenticator', 'sign-in', 'own-account', recovery.confirm),
    get('/unlock', 'sign-in', 'own-account', unlock.show),
    post('/unlock', 'sign-in', 'own-account', unlock.unlock),
    post('/sign-out', 'sign-in', 'own-account', signOut),
    get('/invitation/:token', 'sign-in', 'public', invitation.show),
    post('/invitation/:token', 'sign-in', 'own-account', invitation.takePassword),
    get('/invitation/:token/authenticator', 'sign-in', 'public', invitation.startAgain),
    post('/invitation/:token/authenticator', 'sign-in', 'own-account', invitation.finish),
    get('/account', 'account:self', 'own-account', accountPage),
    post('/account/sessions/end-others', 'account:self', 'own-account', endOtherSessions),
    post('/account/sessions/:sessionId/end', 'account:self', 'own-account', endSession),
    post('/account/language', 'account:self', 'own-account', chooseLanguage),
    get('/account/password', 'account:self', 'own-account', own.askPassword),
    post('/account/password', 'account:self', 'own-account', own.changePassword),
    get('/account/authenticator', 'account:self', 'own-account', own.askAuthenticator),
    post('/account/authenticator', 'account:self', 'own-account', own.beginAuthenticator),
    get('/account/authenticator/confirm', 'account:self', 'own-account', own.askAuthenticator),
    post('/account/authenticator/confirm', 'account:self', 'own-account', own.confirmAuthenticator),
    get('/account/recovery-codes', 'account:self', 'own-account', own.askCodes),
    post('/account/recovery-codes', 'account:self', 'own-account', own.renewCodes),
  ]
}
