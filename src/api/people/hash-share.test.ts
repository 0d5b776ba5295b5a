import { expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { openDesk, type TestDesk, useDesk } from '../../../test/desk.ts'
import { newBrowser, newMember, password } from '../../../test/members.ts'
import { offerClaim } from '../../actions/first-run.ts'
import { hashPassword } from '../../people/password.ts'

const database = sqlite()
const desk = useDesk(database, { trustProxy: true })
const person = { name: 'Вера', email: 'vera@example.com', password }

/** While a slow hash is made, sends so many calls from one network that some are refused, then one from another. Returns the status of that one. */
async function statusOfOther(desk: TestDesk, path: string, body: object): Promise<number> {
  const slow = hashPassword('slow', { N: 2 ** 17, r: 8, p: 3 })
  const [many, other] = [newBrowser(desk), newBrowser(desk)]
  const calls = Array.from({ length: 70 }, async () => (await many.post(path, body)).status)
  await Promise.race(calls)
  const { status } = await other.post(path, body)
  await slow
  expect(await Promise.all(calls)).toContain(503)
  return status
}

test('the holder of one link cannot take all the slots for hashing passwords', async () => {
  const owner = await newMember(desk(), 'owner')
  const { json } = await owner.post('/api/v2/projects/12345/invitations', { role: 'viewer' })
  expect(await statusOfOther(desk(), '/api/v2/invitations/accept', { token: json.token, ...person })).not.toBe(503)
})

test('neither can the holder of the token of the first start', async () => {
  const fresh = await openDesk(await database.fresh(), { isEmpty: true, trustProxy: true })
  const project = { name: 'Окна', time_zone: 'Europe/Moscow', country: 'RU', currency: 'RUB' }
  try {
    await offerClaim(fresh.store, 'claim')
    expect(await statusOfOther(fresh, '/api/v2/first-run', { token: 'claim', ...person, project })).not.toBe(503)
  } finally {
    await fresh.close()
  }
})
