import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { openDesk, type Reply, type TestDesk, useDesk } from '../../../test/desk.ts'
import { newBrowser, newMember, password, type TestMember } from '../../../test/members.ts'
import { decoded, openPostOffice } from '../../../test/post-office.ts'
import { until } from '../../../test/until.ts'
import { attemptLimits } from '../../actions/login-attempts.ts'
import { invitationTime } from '../../domain/member.ts'
import { createMailer } from '../../people/mail.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const base = '/api/v2/projects/12345'
  const told = ({ status, json }: Reply) => [status, json.code ?? 'done']
  let owner: TestMember
  let agent: TestMember

  beforeAll(async () => {
    await desk().newProject(777)
    owner = await newMember(desk(), 'owner', { name: 'Анна' })
    agent = await newMember(desk(), 'agent', { name: 'Борис' })
  })

  test('members are listed with their names, and for owners and managers with their addresses', async () => {
    const list = async (who: TestMember) =>
      (await who.send('GET', `${base}/members`)).json.items as Record<string, unknown>[]
    expect((await list(owner)).map(({ id, name, email, role }) => [id, name, email, role])).toEqual([
      ['1', 'Анна', 'owner@example.com', 'owner'],
      ['2', 'Борис', 'agent@example.com', 'agent'],
    ])
    expect((await list(agent)).map(({ email }) => email)).toEqual([null, 'agent@example.com'])
    const { json } = await desk().send('GET', '/members')
    expect((json.items as { email: null }[]).map(({ email }) => email)).toEqual([null, null])
  })

  test('a changed role applies from the next call', async () => {
    const may = async () => told(await agent.send('GET', `${base}/keys`))
    expect(await may()).toEqual([403, 'wrong-role'])
    const changed = await owner.send('PATCH', `${base}/members/${agent.id}`, { role: 'manager' })
    expect(changed.json).toMatchObject({ id: '2', role: 'manager' })
    expect(await may()).toEqual([200, 'done'])
    await owner.send('PATCH', `${base}/members/${agent.id}`, { role: 'agent' })
    expect(await may()).toEqual([403, 'wrong-role'])
  })

  test.each<[string, string, string, object | undefined, [number, string]]>([
    ['the last owner becomes an agent', 'PATCH', '/members/1', { role: 'agent' }, [409, 'last-owner']],
    ['the last owner is removed', 'DELETE', '/members/1', undefined, [409, 'last-owner']],
    ['the last owner leaves', 'POST', '/leave', {}, [409, 'last-owner']],
    ['a contractor has no sources', 'PATCH', '/members/2', { role: 'contractor' }, [422, 'needs-sources']],
    ['a stranger is changed', 'PATCH', '/members/77', { role: 'agent' }, [404, 'no-such-member']],
    ['what is no id is removed', 'DELETE', '/members/x', undefined, [404, 'no-such-member']],
    ['a role is made up', 'PATCH', '/members/2', { role: 'god' }, [422, 'unknown-choice']],
  ])('it is refused that %s', async (_, verb, path, body, expected) => {
    expect(told(await owner.send(verb, `${base}${path}`, body))).toEqual(expected)
  })

  test('concurrent changes of a role and of sources end in the new role without sources', async () => {
    const { id } = await newMember(desk(), 'contractor', { email: 'both@example.com' })
    const change = (body: object) => owner.send('PATCH', `${base}/members/${id}`, body)
    await Promise.all([change({ role: 'viewer' }), change({ sources: ['vk'] })])
    expect(await desk().store.memberships.find(12345, id)).toMatchObject({ role: 'viewer', sources: [] })
  })

  test('a member who leaves or is removed loses access; the list keeps the name', async () => {
    const leaving = await newMember(desk(), 'viewer', { email: 'leaving@example.com', name: 'Глеб' })
    const removed = await newMember(desk(), 'viewer', { email: 'removed@example.com', name: 'Дарья' })
    expect((await leaving.post(`${base}/leave`)).status).toBe(204)
    expect((await owner.send('DELETE', `${base}/members/${removed.id}`)).status).toBe(204)
    for (const who of [leaving, removed]) {
      expect(told(await who.send('GET', base))).toEqual([404, 'no-access'])
      expect((await who.send('GET', '/api/v2/me')).json.projects).toEqual([])
    }
    const { items } = (await owner.send('GET', `${base}/members`)).json as {
      items: { name: string; left_at: string }[]
    }
    expect(items.filter(({ left_at }) => left_at !== null).map(({ name }) => name)).toEqual(['Глеб', 'Дарья'])
  })

  describe('an invitation', () => {
    const invite = async (body: object = { role: 'agent' }) => (await owner.post(`${base}/invitations`, body)).json
    const accept = (token: unknown, body: object = {}, browser = newBrowser(desk())) =>
      browser.post('/api/v2/invitations/accept', { token, ...body })
    const person = (email?: string) => ({ name: 'Вера', password, ...(email && { email }) })

    test('creates and signs in one member, once', async () => {
      const { token, mailed, state } = await invite({ role: 'contractor', sources: ['vk'] })
      expect({ mailed, state }).toEqual({ mailed: false, state: 'open' })
      const browser = newBrowser(desk())
      const look = await browser.post('/api/v2/invitations/look', { token })
      expect(look.json).toEqual({
        project: { id: '12345', name: 'Project 12345' },
        role: 'contractor',
        email: null,
        is_member: false,
      })
      expect(told(await accept(token, person('vera@example.com'), browser))).toEqual([200, 'done'])
      const { json } = await browser.send('GET', '/api/v2/me')
      expect(json).toMatchObject({ name: 'Вера', projects: [{ id: '12345', role: 'contractor', sources: ['vk'] }] })
      const { last } = (await browser.send('GET', '/api/v2/projects/12345/events')).json
      expect(json).toMatchObject({ projects: [{ last_event: last }] })
      expect(told(await accept(token, person('eve@example.com')))).toEqual([404, 'no-such-invitation'])
      const { items } = (await owner.send('GET', `${base}/invitations`)).json as { items: object[] }
      expect(items[0]).toMatchObject({ state: 'accepted', member: json.id })
      expect(JSON.stringify(items)).not.toContain(token)
    })

    test('can be renewed: the new link replaces the old one and is valid for a week', async () => {
      const { id, token } = await invite()
      desk().clock.now += 86_400
      const renewed = await owner.post(`${base}/invitations/${id}/renew`)
      expect(renewed.status, renewed.text).toBe(200)
      expect(renewed.json).toMatchObject({ id, state: 'open', expires_at: '2024-03-09T12:00:00Z', mailed: false })
      expect(told(await accept(token, person('lost@example.com')))).toEqual([404, 'no-such-invitation'])
      expect(told(await accept(renewed.json.token, person('lost@example.com')))).toEqual([200, 'done'])
      desk().clock.now -= 86_400
      expect(told(await owner.post(`${base}/invitations/${id}/renew`))).toEqual([404, 'no-such-invitation'])
    })

    test.each<[string, (id: number) => Promise<Reply>]>([
      ['is removed', (id) => owner.send('DELETE', `${base}/members/${id}`)],
      [
        'becomes a contractor',
        (id) => owner.send('PATCH', `${base}/members/${id}`, { role: 'contractor', sources: ['vk'] }),
      ],
    ])('ends when the owner who made it %s', async (how, end) => {
      const other = await newMember(desk(), 'owner', { email: `${how.length}@example.com` })
      const { json } = await other.post(`${base}/invitations`, { role: 'owner' })
      const renewed = await invite({ role: 'viewer' })
      const kept = (await other.post(`${base}/invitations/${renewed.id}/renew`)).json
      const adopted = (await other.post(`${base}/invitations`, { role: 'viewer' })).json
      const own = (await owner.post(`${base}/invitations/${adopted.id}/renew`)).json
      expect((await end(other.id)).status).toBeLessThan(300)
      for (const { token } of [json, kept])
        expect(told(await accept(token, person('again@example.com')))).toEqual([404, 'no-such-invitation'])
      const { items } = (await owner.send('GET', `${base}/invitations`)).json as {
        items: { id: string; state: string }[]
      }
      expect(items.find(({ id }) => id === json.id)).toMatchObject({ state: 'ended' })
      expect(told(await accept(own.token, person(`adopted${how.length}@example.com`)))).toEqual([200, 'done'])
    })

    test('adds an existing member of another project', async () => {
      const stranger = await newMember(desk(), 'viewer', { email: 'stranger@example.com', project: 777 })
      const { token } = await invite({ role: 'manager', email: 'Stranger@example.com' })
      const look = async (browser: Pick<TestMember, 'post'>) =>
        (await browser.post('/api/v2/invitations/look', { token })).json.is_member
      expect([await look(stranger), await look(newBrowser(desk()))]).toEqual([true, false])
      expect(told(await accept(token, person()))).toEqual([409, 'sign-in-first'])
      expect(told(await stranger.post('/api/v2/invitations/accept', { token }))).toEqual([200, 'done'])
      const { projects } = (await stranger.send('GET', '/api/v2/me')).json as { projects: { role: string }[] }
      expect(projects.map(({ role }) => role)).toEqual(['viewer', 'manager'])
    })

    test.each<[string, object, object, [number, string]]>([
      [
        'for another address',
        { role: 'agent', email: 'only@example.com' },
        person('eve@example.com'),
        [403, 'invited-another'],
      ],
      [
        'for another address, whatever the password',
        { role: 'agent', email: 'only@example.com' },
        { name: 'Ева Петрова', email: 'eve@example.com', password: 'петрова2024' },
        [403, 'invited-another'],
      ],
      ['without an address', { role: 'agent' }, person(), [422, 'required']],
      ['without a password', { role: 'agent' }, { name: 'Вера', email: 'v@example.com' }, [422, 'required']],
      [
        'with a short password',
        { role: 'agent' },
        { ...person('v@example.com'), password: 'short' },
        [422, 'wrong-form'],
      ],
      ['by somebody with an account', { role: 'agent' }, person('agent@example.com'), [409, 'sign-in-first']],
      [
        'with their own name for a password',
        { role: 'agent' },
        { name: 'Вера Иванова', email: 'v@example.com', password: 'иванова2024' },
        [422, 'weak-password'],
      ],
    ])('cannot be accepted %s', async (_, wanted, body, expected) => {
      const { token } = await invite(wanted)
      expect(told(await accept(token, body))).toEqual(expected)
    })

    test('reveals for at most three addresses that they are taken, and then ends', async () => {
      const { token, id } = await invite()
      const asked = ['owner@example.com', 'agent@example.com', 'owner@example.com', 'new@example.com']
      const replies = []
      for (const address of asked) replies.push(told(await accept(token, person(address))))
      expect(replies).toEqual([...Array(3).fill([409, 'sign-in-first']), [404, 'no-such-invitation']])
      const { items } = (await owner.send('GET', `${base}/invitations`)).json as { items: { id: string }[] }
      expect(items.find((each) => each.id === id)).toMatchObject({ member: null })
    })

    test('is refused when revoked, after a week, and from a page of another site', async () => {
      const [taken, late, foreign] = [await invite(), await invite(), await invite()]
      expect((await owner.send('DELETE', `${base}/invitations/${taken.id}`)).status).toBe(204)
      expect(told(await accept(taken.token, person('a1@example.com')))).toEqual([404, 'no-such-invitation'])
      desk().clock.now += invitationTime
      expect(told(await accept(late.token, person('a2@example.com')))).toEqual([404, 'no-such-invitation'])
      desk().clock.now -= invitationTime
      const evil = newBrowser(desk(), { Origin: 'https://evil.example' })
      expect(told(await accept(foreign.token, person('a3@example.com'), evil))).toEqual([403, 'foreign-page'])
    })

    test('its token is returned once, even to a repeated request with the same Idempotency-Key', async () => {
      const headers = { 'Idempotency-Key': 'invite-once' }
      const [first, again] = [
        await owner.post(`${base}/invitations`, { role: 'viewer' }, headers),
        await owner.post(`${base}/invitations`, { role: 'viewer' }, headers),
      ]
      expect(first.json.token).toMatch(/^[\w-]{43}$/)
      expect(again.json).toEqual({ ...first.json, token: null })
    })
  })

  test('changes of members are in the audit log', async () => {
    const { json } = await owner.send('GET', `${base}/audit?limit=1000`)
    const actions = new Set((json.items as { action: string }[]).map(({ action }) => action))
    for (const action of ['added', 'changed', 'left', 'removed', 'invited', 'signed_in'])
      expect(actions).toContain(`member.${action}`)
    expect(actions).toContain('invitation.ended')
    expect(JSON.stringify(json)).not.toContain('@example.com')
  })

  describe('with a mail server', () => {
    let post: Awaited<ReturnType<typeof openPostOffice>>
    let posting: TestDesk
    let mailer: ReturnType<typeof createMailer>
    const isLink = (letter: string) => decoded(letter).includes('/reset#token=')
    const page = (headers = {}) => newBrowser(posting, { Origin: 'https://desk.example', ...headers })

    beforeAll(async () => {
      post = await openPostOffice()
      const publicUrl = 'https://desk.example'
      const onFault = (error: unknown) => process.stderr.write(`${error}\n`)
      mailer = createMailer({ smtpUrl: post.smtpUrl, from: 'Desk <desk@example.com>', publicUrl, onFault })
      posting = await openDesk(await database.fresh(), { trustProxy: true, publicUrl, mailer })
      await newMember(posting, 'owner', { email: 'anna@example.com' }).catch(() => {}) // its sign-in is refused: another origin
    })
    afterAll(async () => {
      await posting.close()
      mailer.close()
      await post.close()
    })

    test('a link replaces a forgotten password once, and ends all sessions', async () => {
      const before = page()
      await before.post('/api/auth/sign-in/email', { email: 'anna@example.com', password })
      const asked = await page().post('/api/auth/request-password-reset', { email: 'anna@example.com' })
      const unknown = await page().post('/api/auth/request-password-reset', { email: 'nobody@example.com' })
      expect([asked.status, asked.json]).toEqual([unknown.status, unknown.json])
      const letter = await until(() => post.letters.find(isLink), 'a letter to come')
      expect(letter).toMatch(/^To: anna@example\.com/m)
      const link = /https:\/\/desk\.example\/reset#token=([\w-]+)/.exec(decoded(letter))
      for (let tried = 0; tried <= attemptLimits.count; tried++)
        await page().post('/api/auth/sign-in/email', { email: 'anna@example.com', password: 'wrong one' })
      const reset = { token: link?.[1], new_password: 'battery staple' }
      expect(told(await page().post('/api/auth/reset-password', reset))).toEqual([200, 'done'])
      expect(told(await page().post('/api/auth/reset-password', reset))).toEqual([400, 'sign-in-refused'])
      expect(told(await before.send('GET', '/api/v2/me'))).toEqual([401, 'signed-out'])
      const enter = (word: string) =>
        page().post('/api/auth/sign-in/email', { email: 'anna@example.com', password: word })
      expect([told(await enter(password)), told(await enter('battery staple'))]).toEqual([
        [401, 'sign-in-failed'],
        [200, 'done'],
      ])
      const noted = await posting.store.audit.page(12345, { actions: ['member.password_changed'], limit: 10 })
      expect(noted.map(({ by }) => by)).toEqual([{ door: 'console', name: 'member:1' }])
      const notice = await until(() => post.letters.find((each) => !isLink(each)), 'word of the change')
      expect(decoded(notice)).toContain('https://desk.example/sign-in')
      expect(post.letters).toHaveLength(2)
    })

    test('an invitation goes to its address', async () => {
      const anna = page()
      await anna.post('/api/auth/sign-in/email', { email: 'anna@example.com', password: 'battery staple' })
      const { json } = await anna.post(`${base}/invitations`, { role: 'agent', email: 'boris@example.com' })
      expect(json).toMatchObject({ mailed: true, email: 'boris@example.com' })
      const letter = await until(() => post.letters.find((each) => /^To: boris@/m.test(each)), 'a letter to come')
      expect(decoded(letter)).toContain(`https://desk.example/invitation#token=${json.token}`)
    })
  })
})
