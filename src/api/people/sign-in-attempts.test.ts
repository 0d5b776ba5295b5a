import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { openDesk, type Reply, useDesk } from '../../../test/desk.ts'
import { newBrowser, newMember, password } from '../../../test/members.ts'
import { rowsOf } from '../../../test/rows.ts'
import { codeOf } from '../../../test/totp.ts'
import { attemptLimits, forgetSignIns } from '../../actions/login-attempts.ts'
import { sessionTime } from '../../domain/member.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const enter = (email: string, word = password, browser = newBrowser(desk())) =>
    browser.post('/api/auth/sign-in/email', { email, password: word })
  const told = ({ status, json }: Reply) => [status, json.code ?? 'done']

  test('attempts on an account are counted from all addresses, and across restarts', async () => {
    await newMember(desk(), 'viewer', { email: 'tried@example.com' })
    for (let tried = 0; tried < attemptLimits.count; tried++)
      expect((await enter('tried@example.com', 'wrong one')).status).toBe(401)
    const again = await openDesk(desk().url, { trustProxy: true })
    try {
      const reply = await enter('tried@example.com', password, newBrowser(again))
      expect([...told(reply), reply.headers.get('retry-after')]).toEqual([
        429,
        'rate-limited',
        String(attemptLimits.seconds),
      ])
      again.clock.now += attemptLimits.seconds + 1
      expect(told(await enter('tried@example.com', password, newBrowser(again)))).toEqual([200, 'done'])
    } finally {
      await again.close()
    }
  })

  test('attempts from an address are counted over all accounts', async () => {
    const browser = newBrowser(desk())
    const replies: Reply[] = []
    for (let tried = 0; tried < 11; tried++) replies.push(await enter(`nobody${tried}@example.com`, 'wrong', browser))
    expect(replies.map(({ status }) => status)).toEqual([...Array(10).fill(401), 429])
    expect(Number(replies.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('attempts counted while the clock was hours ahead block nobody after its correction', async () => {
    const { email } = await newMember(desk(), 'viewer', { email: 'early@example.com' })
    const browser = newBrowser(desk())
    const many = async (name: string) => {
      const replies: Reply[] = []
      for (let tried = 0; tried < 11; tried++)
        replies.push(await enter(`${name}${tried}@example.com`, 'wrong', browser))
      return replies.map(({ status }) => status)
    }
    const blockedAtLast = [...Array(10).fill(401), 429]
    desk().clock.now += 3 * 3600
    for (let tried = 0; tried < attemptLimits.count; tried++) await enter(email, 'wrong one')
    expect(await many('ahead')).toEqual(blockedAtLast)
    desk().clock.now -= 3 * 3600
    expect(told(await enter(email))).toEqual([200, 'done'])
    expect(await many('corrected')).toEqual(blockedAtLast)
  })

  test('attempts are still counted by a process whose clock is a little behind', async () => {
    for (let tried = 0; tried < attemptLimits.count; tried++) await enter('behind@example.com', 'wrong one')
    desk().clock.now -= 5
    expect(told(await enter('behind@example.com', 'wrong one'))).toEqual([429, 'rate-limited'])
    desk().clock.now += 5
  })

  test('attempts and sessions are deleted when they have expired, and not before', async () => {
    await enter('forgotten@example.com', 'wrong one')
    const secured = await newMember(desk(), 'viewer', { email: 'secured@example.com' })
    const { json } = await secured.post('/api/auth/two-factor/enable', { password })
    await secured.post('/api/auth/two-factor/verify-totp', { code: codeOf(json.totp_uri) })
    expect((await enter(secured.email)).json).toEqual({ second_factor: true }) // the pending second step is in auth_verification
    const tables = ['auth_session', 'auth_verification', 'login_attempts']
    const kept = async () => {
      const counts = tables.map((table) => `(select count(*) from ${table}) > 0 as ${table}`)
      const [row = {}] = await rowsOf<Record<string, unknown>>(desk().url, `select ${counts.join(', ')}`)
      return tables.filter((table) => row[table] === true || row[table] === 1)
    }
    await forgetSignIns(desk().store, desk().clock.now)
    expect(await kept()).toEqual(tables)
    await forgetSignIns(desk().store, Math.floor(Date.now() / 1000) + sessionTime + 60)
    expect(await kept()).toEqual([])
  })
})
