import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { openDesk, type Reply, useDesk } from '../../../test/desk.ts'
import { newBrowser, newMember, password } from '../../../test/members.ts'
import { offerClaim } from '../../actions/first-run.ts'

/** Addresses that the sign-in library itself would refuse, each with the form in which a browser sends it. */
const odd = [
  ['root@localhost', 'root@localhost'],
  ['anna@firma', 'anna@firma'],
  ['a&b@x.ru', 'a&b@x.ru'],
  ['info@почта.рф', 'info@xn--80a1acny.xn--p1ai'],
] as const

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const told = ({ status, json }: Reply) => [status, json.code ?? 'done']
  const enter = (email: string, word: string = password) =>
    newBrowser(desk()).post('/api/auth/sign-in/email', { email, password: word })

  test.each(odd)('%s signs in, as it is written and as a browser sends it', async (email, sent) => {
    await newMember(desk(), 'viewer', { email })
    expect(told(await enter(email))).toEqual([200, 'done'])
    expect(told(await enter(` ${sent.toUpperCase()} `))).toEqual([200, 'done'])
    expect(told(await enter(sent, 'wrong one'))).toEqual([401, 'sign-in-failed'])
  })

  test('a member can change their address to one in .рф and sign in with it', async () => {
    const member = await newMember(desk(), 'agent', { email: 'before@example.com' })
    const reply = await member.post('/api/auth/change-email', { email: 'Анна@example.com', password })
    expect(told(reply), 'no browser would send it').toEqual([422, 'wrong-mail'])
    await member.post('/api/auth/change-email', { email: 'anna@Окна.рф', password })
    expect(told(await enter('anna@xn--80atjc.xn--p1ai'))).toEqual([200, 'done'])
  })

  test('an invited member is signed in at once, and can sign in again', async () => {
    const owner = await newMember(desk(), 'owner', { email: 'owner@example.com' })
    const { json } = await owner.post('/api/v2/projects/12345/invitations', { role: 'viewer' })
    const body = { token: json.token, name: 'Вера', email: 'vera@localhost', password }
    const browser = newBrowser(desk())
    expect((await browser.post('/api/v2/invitations/accept', body)).status).toBe(200)
    expect((await browser.send('GET', '/api/v2/me')).json.email).toBe('vera@localhost')
    expect(told(await enter('vera@localhost'))).toEqual([200, 'done'])
  })

  describe('of a new desk', () => {
    const person = { name: 'Анна', password }
    const project = { name: 'Окна', time_zone: 'Europe/Moscow', country: 'RU', currency: 'RUB' }

    test('the first owner may have one in .рф, but not one with which they could not sign in', async () => {
      const fresh = await openDesk(await database.fresh(), { isEmpty: true, trustProxy: true })
      try {
        await offerClaim(fresh.store, 'claim')
        const claim = (email: string) =>
          newBrowser(fresh).post('/api/v2/first-run', { ...person, token: 'claim', email, project })
        expect(told(await claim('анна@почта.рф'))).toEqual([422, 'wrong-mail'])
        expect((await claim('info@почта.рф')).status).toBe(201)
        const reply = await newBrowser(fresh).post('/api/auth/sign-in/email', {
          email: 'info@xn--80a1acny.xn--p1ai',
          password,
        })
        expect(told(reply)).toEqual([200, 'done'])
      } finally {
        await fresh.close()
      }
    })
  })
})
