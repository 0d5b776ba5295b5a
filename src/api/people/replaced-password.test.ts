import { Client } from 'pg'
import { expect, test } from 'vitest'
import { eachDatabase, isCitus } from '../../../test/databases.ts'
import { cli, type Reply, useDesk } from '../../../test/desk.ts'
import { newBrowser, newMember, password } from '../../../test/members.ts'
import { passwordCost } from '../../../test/password-cost.ts'
import { rowsOf } from '../../../test/rows.ts'
import { codeOf } from '../../../test/totp.ts'
import { beginSession, setPassword } from '../../actions/passwords.ts'
import { hashPassword } from '../../people/password.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const told = ({ status, json }: Reply) => [status, json.code ?? 'done']
  const replace = (id: number, hash: string) =>
    setPassword(desk().store, cli, { id, hash, dropsSecondFactor: false }, desk().clock.now)
  let people = 0

  /** A member with a second factor, and a sign-in of theirs that waits for its code. */
  const halfIn = async () => {
    const member = await newMember(desk(), 'agent', { email: `waiting${people++}@example.com` })
    const { json } = await member.post('/api/auth/two-factor/enable', { password })
    await member.post('/api/auth/two-factor/verify-totp', { code: codeOf(String(json.totp_uri), -1) })
    const browser = newBrowser(desk())
    const reply = await browser.post('/api/auth/sign-in/email', { email: member.email, password })
    expect(reply.json).toEqual({ second_factor: true })
    const code = codeOf(String(json.totp_uri))
    const finish = () => browser.post('/api/auth/two-factor/verify-totp', { code })
    return { member, finish, code }
  }

  test('a sign-in that waits for its code can be completed', async () => {
    const { finish } = await halfIn()
    expect(told(await finish())).toEqual([200, 'done'])
  })

  test('it ends when the password changes', async () => {
    const { member, finish } = await halfIn()
    await replace(member.id, await hashPassword('battery staple'))
    expect(told(await finish())).toEqual([401, 'signed-out'])
  })

  test('it ends when the address changes', async () => {
    const { member, finish } = await halfIn()
    await member.post('/api/auth/change-email', { email: `moved${people++}@example.com`, password })
    expect(told(await finish())).toEqual([401, 'signed-out'])
  })

  test.each([false, true])('a sign-in under way makes no session (second step: %s)', async (isSecured) => {
    const { member } = isSecured ? await halfIn() : { member: await newMember(desk(), 'agent', { email: 'b@b.ru' }) }
    const slow = await hashPassword(password) // comparing it takes a quarter of a second, in which the password is replaced
    await replace(member.id, slow)
    const browser = newBrowser(desk())
    let isOver = false
    const reply = browser.post('/api/auth/sign-in/email', { email: member.email, password }).finally(() => {
      isOver = true
    })
    for (let times = 1; !isOver; times++) await replace(member.id, `${slow}$${times}`) // another hash each time
    expect(told(await reply)).toEqual([401, 'sign-in-failed'])
    expect((await browser.send('GET', '/api/v2/me')).status).toBe(401)
    expect(await pending(member.id)).toEqual({ waiting: [], sessions: [] })
  })

  // on Citus the lock on one code locks all of them, so the new password would have to wait too
  const cannotHold = isCitus && database.name === 'postgres'
  test.skipIf(cannotHold)('nor does one whose code is just being accepted', async () => {
    const { member, finish, code } = await halfIn()
    const hash = await hashPassword('battery staple', passwordCost)
    const { userId } = (await desk().store.members.find(member.id)) ?? expect.fail()
    const [challenge] = await rowsOf<{ identifier: string }>(
      desk().url,
      `select identifier from auth_verification where value = '${userId}'`,
    )
    const release = database.name === 'postgres' ? await holdCode(`code ${userId} ${code}`) : undefined
    const reply = finish()
    const isWaiting = () => desk().store.transaction((tx) => tx.sessions.findChallenge(challenge?.identifier ?? ''))
    while (await isWaiting()); // alternates with the writes of the sign-in, so `replace` comes before that of the session
    await replace(member.id, hash)
    await release?.()
    await reply
    expect((await pending(member.id)).sessions).toEqual([])
  })

  /** Locks a code on PostgreSQL: a sign-in with it waits until the returned function is called. */
  const holdCode = async (subject: string) => {
    const client = new Client({ connectionString: desk().url })
    await client.connect()
    await client.query('begin')
    await client.query('insert into login_attempts (subject, count, since) values ($1, 1, 0)', [subject])
    return async () => {
      await client.query('rollback')
      await client.end()
    }
  }

  test('a refused sign-in does not end another one that waits for its code', async () => {
    const { member, finish } = await halfIn()
    const stored = (await desk().store.members.find(member.id)) ?? expect.fail()
    const begun = { member: stored, verified: 1, made: undefined, challenge: 'another', former: undefined }
    expect(await beginSession(desk().store, begun)).toBe(false)
    expect(told(await finish())).toEqual([200, 'done'])
  })

  const pending = async (id: number) => {
    const { userId } = (await desk().store.members.find(id)) ?? { userId: '' }
    const { db } = desk().store.signIn
    const waiting = await db.selectFrom('auth_verification').select('id').where('value', '=', userId).execute()
    const sessions = await db.selectFrom('auth_session').select('id').where('user_id', '=', userId).execute()
    return { waiting, sessions }
  }
})
