import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, openDesk, type Reply, useDesk } from '../../../test/desk.ts'
import { newBrowser, newMember, password, type TestMember } from '../../../test/members.ts'
import { passwordCost } from '../../../test/password-cost.ts'
import { codeOf } from '../../../test/totp.ts'
import { setPassword } from '../../actions/passwords.ts'
import { sessionTime } from '../../domain/member.ts'
import { hashOfPassword } from '../../people/password.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const enter = (email: string, word = password, browser = newBrowser(desk())) =>
    browser.post('/api/auth/sign-in/email', { email, password: word })
  const told = ({ status, json }: Reply) => [status, json.code ?? 'done']

  test('a sign-in sets an HttpOnly cookie, and returns no token in the body', async () => {
    const { id } = await newMember(desk(), 'owner', { email: 'anna@example.com' })
    const browser = newBrowser(desk())
    const reply = await enter('Anna@Example.com', password, browser)
    expect([reply.status, reply.json]).toEqual([200, { second_factor: false }])
    const [cookie = ''] = reply.headers.getSetCookie()
    expect(cookie).toMatch(/^zayavka\.session_token=/)
    for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag)
    expect(cookie).not.toMatch(/Secure|Domain/)
    const { json } = await browser.send('GET', '/api/v2/me')
    expect(json).toMatchObject({
      id: String(id),
      email: 'anna@example.com',
      projects: [{ id: '12345', role: 'owner' }],
    })
    const { json: audit } = await desk().send('GET', '/audit', undefined, { query: { action: 'member.signed_in' } })
    expect(audit.items).toContainEqual(expect.objectContaining({ door: 'console', actor: `member:${id}` }))
  })

  test('behind TLS the cookie has the prefix __Host- and is Secure', async () => {
    const safe = await openDesk(await database.fresh(), { publicUrl: 'https://desk.example.com', trustProxy: true })
    try {
      await newMember(safe, 'owner').catch(() => {}) // its sign-in comes from the origin of this machine, so it may fail
      const page = newBrowser(safe, { Origin: 'https://desk.example.com' })
      const reply = await page.post('/api/auth/sign-in/email', { email: 'owner@example.com', password })
      expect(reply.headers.getSetCookie()[0]).toMatch(/^__Host-zayavka\.session_token=[^;]+;.*Path=\/;.*Secure/)
      expect(reply.headers.getSetCookie()[0]).not.toMatch(/Domain/)
      expect((await page.send('GET', '/api/v2/me')).status).toBe(200)
      const rebound = newBrowser(safe) // a page of the address that `Host` names, which is not the desk's
      const foreign = await rebound.post('/api/auth/sign-in/email', { email: 'owner@example.com', password })
      expect(told(foreign)).toEqual([403, 'foreign-page'])
    } finally {
      await safe.close()
    }
  })

  test('a wrong password and an unknown address get the same refusal', async () => {
    const [wrong, unknown] = await Promise.all([
      enter('anna@example.com', 'wrong one'),
      enter('x@example.com', 'wrong'),
    ])
    const { request_id: _, ...first } = wrong.json
    const { request_id: __, ...second } = unknown.json
    expect(first).toEqual(second)
    expect(told(wrong)).toEqual([401, 'sign-in-failed'])
  })

  test.each<[string, string, object, [number, string]]>([
    [
      'a URL to redirect to after the sign-in',
      '/sign-in/email',
      { email: 'a@b.ru', callbackURL: 'https://evil.example' },
      [422, 'unknown-field'],
    ],
    ['an address that is an object', '/sign-in/email', { email: { $ne: '' }, password }, [401, 'sign-in-failed']],
    ['no password', '/sign-in/email', { email: 'anna@example.com' }, [400, 'sign-in-refused']],
    ['a sign-up', '/sign-up/email', { email: 'eve@example.com', password, name: 'Eve' }, [404, 'no-such-path']],
    ['a list of session tokens', '/list-sessions', {}, [404, 'no-such-path']],
    ['a change of the address', '/change-email', { email: 'eve@example.com', password }, [401, 'signed-out']],
    ['a code without a sign-in', '/two-factor/verify-totp', { code: '123456' }, [401, 'signed-out']],
    [
      'a letter without a mail server',
      '/request-password-reset',
      { email: 'anna@example.com' },
      [409, 'no-mail-server'],
    ],
    ['a link that nobody sent', '/reset-password', { token: 'x', new_password: password }, [400, 'sign-in-refused']],
  ])('%s is refused', async (_, path, body, expected) => {
    expect(told(await newBrowser(desk()).post(`/api/auth${path}`, body))).toEqual(expected)
  })

  test.each([
    ['of another site', { Origin: 'https://evil.example' }],
    ['that hides its origin', { Origin: 'null' }],
    ['of another site according to the browser', { 'Sec-Fetch-Site': 'same-site' }],
  ])('a page %s signs nobody in or out', async (_, headers) => {
    const member = await newMember(desk(), 'agent', { email: `${crypto.randomUUID()}@example.com` })
    expect(told(await member.post('/api/auth/sign-out', {}, headers))).toEqual([403, 'foreign-page'])
    expect(told(await enter(member.email, password, newBrowser(desk(), headers)))).toEqual([403, 'foreign-page'])
    expect((await member.send('GET', '/api/v2/me')).status).toBe(200)
  })

  test('a sign-in never reuses the cookie that the browser had, and ends its session', async () => {
    const member = await newMember(desk(), 'agent', { email: 'fixed@example.com' })
    const victim = newBrowser(desk())
    for (const [name, value] of member.cookies) victim.cookies.set(name, value)
    await newMember(desk(), 'viewer', { email: 'victim@example.com' })
    await enter('victim@example.com', password, victim)
    expect(await desk().store.audit.page(12345, { limit: 1 })).toMatchObject([
      { by: { name: `member:${member.id + 1}` }, action: 'member.signed_in' },
    ])
    expect(victim.cookie()).not.toBe(member.cookie())
    expect((await victim.send('GET', '/api/v2/me')).json.email).toBe('victim@example.com')
    expect(told(await member.send('GET', '/api/v2/me'))).toEqual([401, 'signed-out'])
  })

  test.each([
    ['forged', (cookie: string) => cookie.replace(/=[^.]+/, '=another')],
    ['signed by another', (cookie: string) => cookie.replace(/\.[^.]+$/, `.${'A'.repeat(43)}%3D`)],
    ['without a signature', (cookie: string) => cookie.replace(/\.[^.]+$/, '')],
  ])('a cookie that is %s is refused', async (_, change) => {
    const { cookie } = await newMember(desk(), 'viewer', { email: `${crypto.randomUUID()}@example.com` })
    const Cookie = change(cookie())
    expect(Cookie).not.toBe(cookie())
    expect(told(await desk().send('GET', '/api/v2/me', undefined, { key: null, headers: { Cookie } }))).toEqual([
      401,
      'signed-out',
    ])
  })

  test('sessions are listed, and ended one by one or all others at once; an unused one expires', async () => {
    const one = await newMember(desk(), 'viewer', { email: 'vera@example.com' })
    const [two, three] = [newBrowser(desk(), { 'User-Agent': 'Phone' }), newBrowser(desk())]
    for (const browser of [two, three]) await enter(one.email, password, browser)
    const list = async () => (await one.send('GET', '/api/v2/me/sessions')).json.items as Record<string, unknown>[]
    const before = await list()
    expect(before.map(({ current }) => current).filter(Boolean)).toHaveLength(1)
    const phone = before.find(({ browser }) => browser === 'Phone')
    expect(phone).toMatchObject({ address: expect.stringMatching(/^10\.1\./), current: false })
    expect(JSON.stringify(before)).not.toContain(decodeURIComponent(two.cookie()).split(/[=.]/)[2])

    expect((await one.send('DELETE', `/api/v2/me/sessions/${phone?.id}`)).status).toBe(204)
    expect(told(await two.send('GET', '/api/v2/me'))).toEqual([401, 'signed-out'])
    const stranger = await newMember(desk(), 'viewer', { email: 'stranger@example.com' })
    const theirs = await stranger.send('DELETE', `/api/v2/me/sessions/${before[0]?.id}`)
    expect(told(theirs)).toEqual([404, 'no-such-session'])
    await one.send('DELETE', '/api/v2/me/sessions/others')
    expect(told(await three.send('GET', '/api/v2/me'))).toEqual([401, 'signed-out'])
    expect(await list()).toHaveLength(1)

    const far = Math.floor(Date.now() / 1000) + sessionTime + 60 // the library uses the system clock
    const then = desk().clock.now
    desk().clock.now = far
    expect(told(await one.send('GET', '/api/v2/me'))).toEqual([401, 'signed-out'])
    desk().clock.now = then
    await one.post('/api/auth/sign-out')
    expect(told(await one.send('GET', '/api/v2/me'))).toEqual([401, 'no-bearer'])
    expect(await desk().store.audit.page(12345, { limit: 1 })).toMatchObject([
      { by: { name: `member:${one.id}` }, action: 'member.signed_out' },
    ])
  })

  test('a changed password ends the other sessions', async () => {
    const one = await newMember(desk(), 'viewer', { email: 'gleb@example.com' })
    const other = newBrowser(desk())
    await enter(one.email, password, other)
    const change = { current_password: 'no', new_password: 'battery staple', end_other_sessions: true }
    expect(told(await one.post('/api/auth/change-password', change))).toEqual([403, 'wrong-password'])
    const short = { ...change, current_password: password, new_password: 'short' }
    expect(told(await one.post('/api/auth/change-password', short))).toEqual([422, 'password-length'])
    expect((await one.post('/api/auth/change-password', { ...change, current_password: password })).status).toBe(200)
    expect((await one.send('GET', '/api/v2/me')).status).toBe(200)
    expect(told(await other.send('GET', '/api/v2/me'))).toEqual([401, 'signed-out'])
    expect(told(await enter(one.email))).toEqual([401, 'sign-in-failed'])
    expect(told(await enter(one.email, 'battery staple'))).toEqual([200, 'done'])
  })

  test('a second factor is required after its first valid code; a recovery code is valid once', async () => {
    const one = await newMember(desk(), 'owner', { email: 'boris@example.com' })
    expect(told(await one.post('/api/auth/two-factor/enable', { password: 'no' }))).toEqual([403, 'wrong-password'])
    const { json } = await one.post('/api/auth/two-factor/enable', { password })
    const { totp_uri: uri, recovery_codes: codes } = json as { totp_uri: string; recovery_codes: string[] }
    expect(codes).toHaveLength(10)
    expect((await enter(one.email)).json.second_factor).toBe(false)
    expect(told(await one.post('/api/auth/two-factor/verify-totp', { code: '000000' }))).toEqual([401, 'wrong-code'])
    expect((await one.post('/api/auth/two-factor/verify-totp', { code: codeOf(uri) })).status).toBe(200)

    const two = newBrowser(desk())
    expect((await enter(one.email, password, two)).json).toEqual({ second_factor: true })
    expect(told(await two.send('GET', '/api/v2/me'))).toEqual([401, 'no-bearer'])
    expect(told(await two.post('/api/auth/two-factor/verify-totp', { code: '000000' }))).toEqual([401, 'wrong-code'])
    expect((await two.post('/api/auth/two-factor/verify-totp', { code: codeOf(uri, 1) })).status).toBe(200)
    expect((await two.send('GET', '/api/v2/me')).json.second_factor).toBe(true)

    const [code] = codes
    for (const expected of [
      [200, 'done'],
      [401, 'wrong-code'],
    ]) {
      const three = newBrowser(desk())
      await enter(one.email, password, three)
      expect(told(await three.post('/api/auth/two-factor/verify-backup-code', { code }))).toEqual(expected)
    }
    expect((await two.post('/api/auth/two-factor/disable', { password })).status).toBe(200)
    expect((await enter(one.email)).json.second_factor).toBe(false)
    const { json: audit } = await desk().send('GET', '/audit')
    const actions = (audit.items as { action: string; actor: string }[]).filter(
      ({ actor }) => actor === `member:${one.id}`,
    )
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['member.second_factor_on', 'member.second_factor_off', 'member.signed_in']),
    )
  })

  test('a stream of events ends with the session, and with the role that it needs', async () => {
    const hear = async (end: (member: TestMember) => Promise<unknown>, email: string) => {
      const member = await newMember(desk(), 'viewer', { email })
      const reply = await fetch(`${desk().address}/api/v2/projects/12345/events/stream`, {
        headers: { Cookie: member.cookie() },
      })
      const ended = reply.text()
      await end(member)
      return [reply.status, await ended]
    }
    const signOut = (member: TestMember) => member.post('/api/auth/sign-out')
    const leave = (member: TestMember) => member.post('/api/v2/projects/12345/leave')
    for (const end of [signOut, leave])
      expect(await hear(end, `${crypto.randomUUID()}@example.com`)).toEqual([200, expect.stringContaining('retry: ')])
  })

  test('a command removes a lost second factor', async () => {
    const one = await newMember(desk(), 'viewer', { email: 'lost@example.com' })
    const { json } = await one.post('/api/auth/two-factor/enable', { password })
    await one.post('/api/auth/two-factor/verify-totp', { code: codeOf(json.totp_uri) })
    const hash = await hashOfPassword('battery staple', [], 'password', passwordCost)
    await setPassword(desk().store, cli, { id: one.id, hash, dropsSecondFactor: true }, desk().clock.now)
    expect(told(await one.send('GET', '/api/v2/me'))).toEqual([401, 'signed-out'])
    expect((await enter(one.email, 'battery staple')).json).toEqual({ second_factor: false })
  })
})
