import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, type Reply, useDesk } from '../../../test/desk.ts'
import { newBrowser, newMember, password } from '../../../test/members.ts'
import { codeOf } from '../../../test/totp.ts'
import { setPassword } from '../../actions/passwords.ts'
import { hashPassword } from '../../people/password.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const told = ({ status, json }: Reply) => [status, json.code ?? 'done']
  const replace = (email: string, hash: string) =>
    setPassword(desk().store, cli, { email, hash, dropsSecondFactor: false }, desk().clock.now)
  let people = 0

  /** A member with a second factor, and a browser of theirs that waits for its code. */
  const halfIn = async () => {
    const member = await newMember(desk(), 'agent', { email: `waiting${people++}@example.com` })
    const { json } = await member.post('/api/auth/two-factor/enable', { password })
    await member.post('/api/auth/two-factor/verify-totp', { code: codeOf(String(json.totp_uri), -1) })
    const browser = newBrowser(desk())
    const reply = await browser.post('/api/auth/sign-in/email', { email: member.email, password })
    expect(reply.json).toEqual({ second_factor: true })
    const finish = () => browser.post('/api/auth/two-factor/verify-totp', { code: codeOf(String(json.totp_uri)) })
    return { member, finish }
  }

  test('a sign-in that waits for its code goes on while nothing changes', async () => {
    const { finish } = await halfIn()
    expect(told(await finish())).toEqual([200, 'done'])
  })

  test('it ends with another password', async () => {
    const { member, finish } = await halfIn()
    await replace(member.email, await hashPassword('battery staple'))
    expect(told(await finish())).toEqual([401, 'signed-out'])
  })

  test('it ends with another address', async () => {
    const { member, finish } = await halfIn()
    await member.post('/api/auth/change-email', { email: `moved${people++}@example.com`, password })
    expect(told(await finish())).toEqual([401, 'signed-out'])
  })

  test.each([false, true])('a sign-in that is under way begins nothing (second step: %s)', async (isSecured) => {
    const { member } = isSecured ? await halfIn() : { member: await newMember(desk(), 'agent', { email: 'b@b.ru' }) }
    const slow = await hashPassword(password) // a quarter of a second to compare, in which the password is replaced
    await replace(member.email, slow)
    const browser = newBrowser(desk())
    let isOver = false
    const reply = browser.post('/api/auth/sign-in/email', { email: member.email, password }).finally(() => {
      isOver = true
    })
    for (let times = 1; !isOver; times++) await replace(member.email, `${slow}$${times}`) // the same, another hash
    expect(told(await reply)).toEqual([401, 'sign-in-failed'])
    expect((await browser.send('GET', '/api/v2/me')).status).toBe(401)
    const { rows } = await pending(member.id)
    expect(rows).toEqual([])
  })

  const pending = async (id: number) => {
    const { userId } = (await desk().store.members.find(id)) ?? { userId: '' }
    const { db } = desk().store.signIn
    const waiting = await db.selectFrom('auth_verification').select('id').where('value', '=', userId).execute()
    const sessions = await db.selectFrom('auth_session').select('id').where('user_id', '=', userId).execute()
    return { rows: [...waiting, ...sessions] }
  }
})
