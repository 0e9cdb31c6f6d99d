import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { verifyRecord } from '../../platform/record/index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const detailsOf = (email: string) => ({ name: 'Gwen Newydd', email, speaks1: 'sqi' })
const linkOf = (page: string): string => /(\/invitation\/[\w-]{43})</.exec(page)?.[1] ?? ''
const idOf = (page: string): string => /\/accounts\/([0-9a-f-]{36})/.exec(page)?.[1] ?? ''
const day = (prefix: string, text: string): Record<string, string> => {
  const [year = '', month = '', date = ''] = text.split('-')
  return { [`${prefix}-day`]: date, [`${prefix}-month`]: month, [`${prefix}-year`]: year }
}

async function created(token: string, email: string): Promise<{ id: string; link: string }> {
  const answer = await house.post(token, '/accounts/new', detailsOf(email))
  expect(answer.statusCode).toBe(200)
  return { id: idOf(answer.body), link: linkOf(answer.body) }
}

test('given a new account, when it is made, then its invitation is shown once and opens', async () => {
  const { token } = await house.world.person('administrator', null)
  const { id, link } = await created(token, 'gwen@example.test')
  expect((await house.get(null, link)).body).toContain('Gwen Newydd')
  const detail = await house.get(token, `/accounts/${id}`)
  expect(detail.body).toContain('Invited')
  expect(detail.body).toContain('Albanian')
  expect(detail.body).not.toContain('/invitation/')
  const again = await house.post(token, '/accounts/new', detailsOf('GWEN@example.test'))
  expect(again.statusCode).toBe(422)
  expect(again.body).toContain('Another account has this email address')
})

test('given a lost authenticator, when a new invitation is made, then all sessions are dead and the old invitation too', async () => {
  const { token } = await house.world.person('administrator', null)
  const worker = await house.world.person('guardian', 'wales')
  expect((await house.get(worker.token, '/account')).statusCode).toBe(200)
  const missing = await house.post(token, `/accounts/${worker.id}/invite`)
  expect(missing.statusCode).toBe(422)
  const first = await house.post(token, `/accounts/${worker.id}/invite`, { reason: 'Telephone lost' })
  expect((await house.get(worker.token, '/account')).headers.location).toContain('/sign-in')
  const second = await house.post(token, `/accounts/${worker.id}/invite`, { reason: 'Link lost too' })
  expect((await house.get(null, linkOf(first.body))).statusCode).toBe(404)
  expect((await house.get(null, linkOf(second.body))).statusCode).toBe(200)
})

test('given an active colleague, when suspended, then the next request is refused; let back in, they are active', async () => {
  const { token } = await house.world.person('administrator', null)
  const worker = await house.world.person('guardian', 'wales')
  const address = `/accounts/${worker.id}/standing`
  expect((await house.post(token, address, { to: 'suspended', reason: 'Inquiry' })).statusCode).toBe(303)
  expect((await house.get(worker.token, '/account')).headers.location).toContain('/sign-in')
  expect((await house.post(token, address, { to: 'suspended', reason: 'Again' })).statusCode).toBe(422)
  expect((await house.post(token, address, { to: 'back', reason: 'Nothing found' })).statusCode).toBe(303)
  // The session that was ended stays so; a new one works.
  expect((await house.get(worker.token, '/account')).headers.location).toContain('/sign-in')
  const anew = await house.world.session(worker.id)
  expect((await house.get(anew, '/account')).statusCode).toBe(200)
})

test('given somebody who lost the telephone and was then suspended, when let back in, then only by a new invitation', async () => {
  const { token } = await house.world.person('administrator', null)
  const worker = await house.world.person('guardian', 'wales')
  await house.post(token, `/accounts/${worker.id}/invite`, { reason: 'Telephone lost' })
  const address = `/accounts/${worker.id}/standing`
  await house.post(token, address, { to: 'suspended', reason: 'Inquiry' })
  const back = await house.post(token, address, { to: 'back', reason: 'Nothing found' })
  expect((await house.get(null, linkOf(back.body))).statusCode).toBe(200)
})

test('given a role, when it is given and ended, then it counts on its days and the next request', async () => {
  const { token } = await house.world.person('administrator', null)
  const worker = await house.world.person(null, null)
  expect((await house.get(worker.token, '/accounts')).statusCode).toBe(403)
  const address = `/accounts/${worker.id}/roles/new`
  const role = { role: 'auditor', site: 'every', ...day('from', '2026-11-01') }
  expect((await house.post(token, address, { ...role, ...day('to', '2026-10-01') })).statusCode).toBe(422)
  expect((await house.post(token, address, role)).statusCode).toBe(303)
  expect((await house.post(token, address, role)).body).toContain('already has this')
  expect((await house.post(token, address, { ...role, role: 'administrator' })).body).toContain(
    'stands alone',
  )
  const page = await house.get(token, `/accounts/${worker.id}`)
  const end = /href="(\/accounts\/[^"]*\/roles\/[^"]*\/end)"/.exec(page.body)?.[1] ?? ''
  const form = await house.get(token, end)
  expect(form.body).toContain('Auditor')
  const version = { _version: '1', reason: 'Moved on' }
  expect((await house.post(token, end, { ...version, ...day('day', '2026-10-31') })).statusCode).toBe(303)
  expect((await house.get(token, `/accounts/${worker.id}`)).body).not.toContain('Auditor')
})

test('given one’s own account, when roles, duty, supervision or standing are touched, then it is refused', async () => {
  const me = await house.world.person('administrator', null)
  const own = `/accounts/${me.id}`
  for (const path of ['roles/new', 'duty/new', 'supervision/new', 'standing', 'invite'])
    expect((await house.get(me.token, `${own}/${path}`)).statusCode, path).toBe(409)
  const role = { role: 'manager', site: 'every', ...day('from', '2026-11-01') }
  expect((await house.post(me.token, `${own}/roles/new`, role)).statusCode).toBe(409)
  expect((await house.get(me.token, `${own}/leave/new`)).statusCode).toBe(200)
})

test('given duty, supervision and leave, when recorded, then the account shows them', async () => {
  const { token } = await house.world.person('administrator', null)
  const manager = await house.world.person('manager', 'wales', { name: 'Mair Rheolwr' })
  const worker = await house.world.person('guardian', 'wales', { name: 'Osian Gwarcheidwad' })
  const own = `/accounts/${manager.id}`
  const duty = { site: 'wales', ...day('from', '2026-11-02'), fromTime: '18:00', ...day('to', '2026-11-03') }
  expect((await house.post(token, `${own}/duty/new`, { ...duty, toTime: '08:00' })).statusCode).toBe(303)
  expect((await house.post(token, `${own}/supervision/new`, { worker: worker.id })).statusCode).toBe(303)
  expect((await house.post(token, `${own}/supervision/new`, { worker: manager.id })).statusCode).toBe(422)
  const leave = { ...day('from', '2026-12-24'), ...day('to', '2026-12-31') }
  expect((await house.post(token, `${own}/leave/new`, leave)).statusCode).toBe(303)
  const page = await house.get(token, own)
  expect(page.body).toContain('2 November 2026 at 18:00')
  expect(page.body).toContain('Osian Gwarcheidwad')
  expect(page.body).toContain('31 December 2026')
})

test('given two administrators, when both change the same details, then the second sees the first’s words beside their own', async () => {
  const { token } = await house.world.person('administrator', null)
  const { id } = await created(token, 'both@example.test')
  const address = `/accounts/${id}/edit`
  const edit = (name: string, version: string) =>
    house.post(token, address, { name, email: 'both@example.test', reason: 'Married', _version: version })
  expect((await edit('First Name', '1')).statusCode).toBe(303)
  const second = await edit('Second Name', '1')
  expect(second.statusCode).toBe(409)
  expect(second.body).toContain('First Name')
  expect(second.body).toContain('Second Name')
  expect((await edit('Second Name', '2')).statusCode).toBe(303)
})

test('given the list, when it is filtered by standing, then only those are shown', async () => {
  const { token } = await house.world.person('administrator', null)
  await house.world.person('guardian', 'kent', { standing: 'suspended', name: 'Zed Suspended' })
  expect((await house.get(token, '/accounts?standing=suspended')).body).toContain('Zed Suspended')
  expect((await house.get(token, '/accounts?standing=invited')).body).not.toContain('Zed Suspended')
})

test('the record that all this leaves behind verifies', async () => {
  expect((await verifyRecord(house.db.owner.kysely)).findings).toEqual([])
})
