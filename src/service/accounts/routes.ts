import { get, post, type Route } from '../../platform/web/route.ts'
import { accountDetail, endSessions } from './pages/detail.ts'
import { addHolding, endHolding, endPage, newHolding } from './pages/holding-pages.ts'
import { accountList } from './pages/list.ts'
import { createAccount, editAccount, newAccount, saveAccount } from './pages/person.ts'
import { changeStanding, invite, invitePage, standingPage } from './pages/standing.ts'

const may = 'accounts:manage'

export const accountsRoutes: readonly Route[] = [
  get('/accounts', may, 'read:accounts', accountList),
  get('/accounts/new', may, 'read:account-new', newAccount),
  post('/accounts/new', may, 'write:account-new', createAccount),
  get('/accounts/:accountId', may, 'read:account', accountDetail),
  get('/accounts/:accountId/edit', may, 'read:account-edit', editAccount),
  post('/accounts/:accountId/edit', may, 'write:account-edit', saveAccount),
  get('/accounts/:accountId/standing', may, 'read:account-standing', standingPage),
  post('/accounts/:accountId/standing', may, 'write:account-standing', changeStanding),
  get('/accounts/:accountId/invite', may, 'read:account-invite', invitePage),
  post('/accounts/:accountId/invite', may, 'write:account-invite', invite),
  post('/accounts/:accountId/end-sessions', may, 'write:account-end-sessions', endSessions),
  get('/accounts/:accountId/:holding/new', may, 'read:account-holding', newHolding),
  post('/accounts/:accountId/:holding/new', may, 'write:account-holding', addHolding),
  get('/accounts/:accountId/:holding/:factId/end', may, 'read:account-holding-end', endPage),
  post('/accounts/:accountId/:holding/:factId/end', may, 'write:account-holding-end', endHolding),
]
