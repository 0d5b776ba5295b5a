import { symmetricEncrypt } from 'better-auth/crypto'
import { beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { type Reply, useDesk } from '../../../test/desk.ts'
import { newBrowser, newMember, password, type TestMember } from '../../../test/members.ts'
import { rowsOf } from '../../../test/rows.ts'
import { codeOf } from '../../../test/totp.ts'
import { attemptLimits } from '../../actions/login-attempts.ts'

eachDatabase((database) => {
  const answers: { member?: number | undefined; refused?: string | undefined }[] = []
  const desk = useDesk(database, { trustProxy: true, onAnswer: (answer) => void answers.push(answer) })
  const told = ({ status, json }: Reply) => [status, json.code ?? 'done']
  let people = 0
  let member: TestMember
  let uri: string
  let codes: string[]
  let switching: string

  beforeEach(async () => {
    member = await newMember(desk(), 'agent', { email: `secured${people++}@example.com` })
    const { json } = await member.post('/api/auth/two-factor/enable', { password })
    uri = String(json.totp_uri)
    codes = json.recovery_codes as string[]
    switching = codeOf(uri, -1)
    expect(told(await member.post('/api/auth/two-factor/verify-totp', { code: switching }))).toEqual([200, 'done'])
  })

  /** A browser whose sign-in waits for the second step. */
  const half = async () => {
    const browser = newBrowser(desk())
    const { json } = await browser.post('/api/auth/sign-in/email', { email: member.email, password })
    expect(json).toEqual({ second_factor: true })
    return browser
  }
  const give = async (code: string, path = 'verify-totp', browser = half()) =>
    told(await (await browser).post(`/api/auth/two-factor/${path}`, { code }))

  test('a TOTP code is accepted only once', async () => {
    const [code, next] = [codeOf(uri), codeOf(uri, 1)]
    expect(await give(code)).toEqual([200, 'done'])
    expect(await give(code)).toEqual([401, 'code-used'])
    expect(await give(next)).toEqual([200, 'done'])
  })

  test('the code that switched the second step on cannot be used to sign in', async () => {
    expect(await give(switching)).not.toEqual([200, 'done'])
  })

  test('of concurrent sign-ins with one code, one succeeds', async () => {
    const code = codeOf(uri, 1)
    const browsers = await Promise.all([half(), half(), half()])
    const replies = await Promise.all(browsers.map((each) => give(code, 'verify-totp', Promise.resolve(each))))
    expect(replies.map(([status]) => status).sort()).toEqual([200, 401, 401])
    const entered = await Promise.all(browsers.map((each) => each.send('GET', '/api/v2/me')))
    expect(entered.map(({ status }) => status).sort()).toEqual([200, 401, 401])
  })

  test('recovery codes are long and stored as hashes; each is valid once, with or without dashes', async () => {
    expect(codes).toHaveLength(10)
    for (const code of codes) expect(code).toMatch(/^([a-z2-9]{6}-){3}[a-z2-9]{6}$/)
    const kept = JSON.stringify(await rowsOf(desk().url, 'select backup_codes from auth_two_factor'))
    expect(kept).toContain('sha256:')
    for (const code of codes) expect(kept).not.toContain(code)
    const [first = '', second = ''] = codes
    expect(await give(first, 'verify-backup-code')).toEqual([200, 'done'])
    expect(await give(first, 'verify-backup-code')).toEqual([401, 'wrong-code'])
    expect(await give(` ${second.toUpperCase().replaceAll('-', ' ')}`, 'verify-backup-code')).toEqual([200, 'done'])
  })

  test('the stored hash of a recovery code is not a valid code', async () => {
    const [row] = await rowsOf<{ backup_codes: string }>(
      desk().url,
      'select backup_codes from auth_two_factor order by user_id',
    )
    const [hash = ''] = JSON.parse(row?.backup_codes.slice('sha256:'.length) ?? '[]') as string[]
    expect(hash).toMatch(/^#[\w-]{43}$/)
    expect(await give(hash, 'verify-backup-code')).toEqual([401, 'wrong-code'])
  })

  test('recovery codes encrypted by an earlier version stay valid, and are hashed when one is used', async () => {
    const earlier = ['aB3dE-Fg5hI', 'Zz9yX-wV8uT']
    const kept = await symmetricEncrypt({ key: 'a secret of tests, long enough', data: JSON.stringify(earlier) })
    await desk().store.signIn.db.updateTable('auth_two_factor').set({ backup_codes: kept }).execute()
    expect(await give(earlier[0] as string, 'verify-backup-code')).toEqual([200, 'done'])
    expect(await give(earlier[0] as string, 'verify-backup-code')).toEqual([401, 'wrong-code'])
    const rows = JSON.stringify(await rowsOf(desk().url, 'select backup_codes from auth_two_factor'))
    expect(rows).toContain('sha256:')
    expect(await give(earlier[1] as string, 'verify-backup-code')).toEqual([200, 'done'])
  })

  test('a failed second step is logged with its member, also the one that ends the sign-in', async () => {
    const browser = await half()
    answers.length = 0
    for (let tried = 0; tried < 6; tried++) await give('000000', 'verify-totp', Promise.resolve(browser))
    const failed = answers.filter(({ refused }) => refused === 'wrong-code')
    expect(failed.length).toBeGreaterThan(3)
    expect(new Set(failed.map((each) => each.member))).toEqual(new Set([member.id]))
  })

  test('a session without "remember" ends after a day also when the second factor is switched', async () => {
    const browser = newBrowser(desk())
    await browser.post('/api/auth/sign-in/email', { email: member.email, password, remember: false })
    const step = async (path: string, body: object) => {
      const reply = await browser.post(`/api/auth/two-factor/${path}`, body)
      expect([path, ...told(reply)]).toEqual([path, 200, 'done'])
      return reply.json
    }
    const ends = async () => {
      const { items } = (await browser.send('GET', '/api/v2/me/sessions')).json
      return (items as { current: boolean; expires_at: string }[]).find(({ current }) => current)?.expires_at
    }
    await step('verify-totp', { code: codeOf(uri) })
    const end = await ends()
    expect(Date.parse(String(end))).toBeLessThan(Date.now() + 25 * 3_600_000)
    await step('disable', { password })
    expect(await ends()).toBe(end)
    await step('verify-totp', { code: codeOf((await step('enable', { password })).totp_uri, 1) })
    expect(await ends()).toBe(end)
  })

  test('a correct password is no failed attempt: new codes can be made any number of times', async () => {
    const before = desk().clock.now
    for (let made = 0; made <= attemptLimits.count; made++) {
      desk().clock.now += 61 // the limit of calls from one address
      expect(told(await member.post('/api/auth/two-factor/generate-backup-codes', { password }))).toEqual([200, 'done'])
    }
    desk().clock.now = before
  })

  test('switching it off or renewing its codes needs the password', async () => {
    for (const path of ['disable', 'generate-backup-codes', 'enable'])
      expect(told(await member.post(`/api/auth/two-factor/${path}`, { password: 'wrong one' }))).toEqual([
        403,
        'wrong-password',
      ])
    const { json } = await member.post('/api/auth/two-factor/generate-backup-codes', { password })
    expect(await give(codes[0] as string, 'verify-backup-code')).toEqual([401, 'wrong-code'])
    expect(await give((json.recovery_codes as string[])[0] as string, 'verify-backup-code')).toEqual([200, 'done'])
    expect(told(await member.post('/api/auth/two-factor/disable', { password }))).toEqual([200, 'done'])
  })
})
