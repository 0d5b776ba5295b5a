import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { openDesk, type Reply, type TestDesk, useDesk } from '../../../test/desk.ts'
import { newBrowser, newMember, password, type TestMember } from '../../../test/members.ts'
import { decoded, openPostOffice } from '../../../test/post-office.ts'
import { rowsOf } from '../../../test/rows.ts'
import { until } from '../../../test/until.ts'
import { forgetSignIns } from '../../actions/login-attempts.ts'
import { resetTime } from '../../domain/member.ts'
import { createMailer } from '../../people/mail.ts'

eachDatabase((database) => {
  const told = ({ status, json }: Reply) => [status, json.code ?? 'done']
  const changeTo = (who: TestMember, email: string, word = password) =>
    who.post('/api/auth/change-email', { email, password: word })
  const addressOf = async (who: TestMember) => (await who.send('GET', '/api/v2/me')).json.email
  const enter = (desk: TestDesk, email: string, browser = newBrowser(desk)) =>
    browser.post('/api/auth/sign-in/email', { email, password })
  let people = 0

  describe('without a mail server an address', () => {
    let desk: TestDesk
    let member: TestMember
    beforeAll(async () => {
      desk = await openDesk(await database.fresh(), { trustProxy: true })
    })
    afterAll(() => desk.close())
    beforeEach(async () => {
      member = await newMember(desk, 'agent', { email: `one${people++}@example.com` })
    })

    test('changes at once with the password, and other sessions end', async () => {
      const other = newBrowser(desk)
      await enter(desk, member.email, other)
      expect(told(await changeTo(member, 'New@Example.com'))).toEqual([200, 'done'])
      expect(await addressOf(member)).toBe('new@example.com')
      expect((await other.send('GET', '/api/v2/me')).status).toBe(401)
      expect(told(await enter(desk, member.email))).toEqual([401, 'sign-in-failed'])
      expect(told(await enter(desk, 'new@example.com'))).toEqual([200, 'done'])
      const [noted] = await desk.store.audit.page(12345, { actions: ['member.mail_changed'], limit: 1 })
      expect(noted).toMatchObject({ subject: `member:${member.id}` })
    })

    test('does not change with a wrong password, to a taken address, or to an invalid one', async () => {
      const { email: taken } = await newMember(desk, 'viewer', { email: `two${people++}@example.com` })
      expect(told(await changeTo(member, 'x@example.com', 'other words here'))).toEqual([403, 'wrong-password'])
      expect(told(await changeTo(member, taken))).toEqual([409, 'member-exists'])
      expect(told(await changeTo(member, 'not an address'))).toEqual([422, 'wrong-mail'])
      const stranger = await newBrowser(desk).post('/api/auth/change-email', { email: 'x@example.com', password })
      expect(told(stranger)).toEqual([401, 'signed-out'])
      expect(await addressOf(member)).toBe(member.email)
    })
  })

  describe('whether an address is taken', () => {
    const desk = useDesk(database, { trustProxy: true })

    test('is revealed three times a day; then every address gets the same refusal', async () => {
      const member = await newMember(desk(), 'contractor', { email: 'curious@example.com' })
      const { email: taken } = await newMember(desk(), 'viewer', { email: 'taken@example.com' })
      const { now } = desk().clock
      for (let times = 0; times < 3; times++) {
        desk().clock.now += 61
        expect(told(await changeTo(member, taken))).toEqual([409, 'member-exists'])
      }
      for (const email of [taken, 'free@example.com']) {
        const reply = await changeTo(member, email)
        expect([...told(reply), Number(reply.headers.get('retry-after')) > 80_000]).toEqual([429, 'rate-limited', true])
      }
      await forgetSignIns(desk().store, desk().clock.now + 7_200)
      expect(told(await changeTo(member, taken))).toEqual([429, 'rate-limited'])
      expect(await addressOf(member)).toBe(member.email)
      desk().clock.now = now + 2 * 86_400
      expect(told(await changeTo(member, 'free@example.com'))).toEqual([200, 'done'])
      desk().clock.now = now
    })

    test('does not count as a password attempt', async () => {
      const member = await newMember(desk(), 'agent', { email: 'patient@example.com' })
      const tries = async () =>
        rowsOf(desk().url, `select * from login_attempts where subject = 'account ${member.email}'`)
      expect(told(await changeTo(member, 'taken@example.com'))).toEqual([409, 'member-exists'])
      expect(await tries()).toEqual([])
    })
  })

  describe('with a mail server an address', () => {
    let post: Awaited<ReturnType<typeof openPostOffice>>
    let mailer: ReturnType<typeof createMailer>
    let desk: TestDesk
    let member: TestMember
    const confirm = (token: string, browser: Pick<TestMember, 'post'> = newBrowser(desk)) =>
      browser.post('/api/auth/confirm-email', { token })
    const letterTo = (email: string) =>
      until(() => post.letters.filter((each) => each.includes(`To: ${email}`)).map(decoded)[0], `a letter to ${email}`)
    const tokenTo = async (email: string) => /confirm-email#token=([\w-]+)/.exec(await letterTo(email))?.[1] as string

    beforeAll(async () => {
      post = await openPostOffice()
      const onFault = (error: unknown) => process.stderr.write(`${error}\n`)
      const publicUrl = 'http://desk.example'
      mailer = createMailer({ smtpUrl: post.smtpUrl, from: 'desk@example.com', publicUrl, onFault })
      desk = await openDesk(await database.fresh(), { trustProxy: true, mailer })
    })
    beforeEach(async () => {
      member = await newMember(desk, 'agent', { email: `three${people++}@example.com` })
    })
    afterAll(async () => {
      await desk.close()
      mailer.close()
      await post.close()
    })

    test('changes after confirmation by a letter to it, and a letter informs the former one', async () => {
      const next = `next${people++}@example.com`
      expect(told(await changeTo(member, next))).toEqual([200, 'done'])
      expect(await addressOf(member)).toBe(member.email)
      const token = await tokenTo(next)
      expect(told(await confirm(token, member))).toEqual([200, 'done'])
      expect(await addressOf(member), 'this session goes on').toBe(next)
      expect(await letterTo(member.email)).toContain('http://desk.example/sign-in')
      expect(told(await confirm(token))).toEqual([400, 'sign-in-refused'])
    })

    test('that is taken gets no letter, but the same response', async () => {
      const { email: taken } = await newMember(desk, 'viewer', { email: `four${people++}@example.com` })
      expect(told(await changeTo(member, taken))).toEqual([200, 'done'])
      const next = `five${people++}@example.com`
      await changeTo(member, next)
      await letterTo(next)
      expect(post.letters.some((each) => each.includes(`To: ${taken}`))).toBe(false)
    })

    test('cannot be confirmed after an hour, or after a password change', async () => {
      const [late, other] = [`late${people++}@example.com`, `other${people++}@example.com`]
      await changeTo(member, late)
      const token = await tokenTo(late)
      const before = desk.clock.now
      desk.clock.now += resetTime
      expect(told(await confirm(token))).toEqual([400, 'sign-in-refused'])
      desk.clock.now = before
      await changeTo(member, other)
      const second = await tokenTo(other)
      await member.post('/api/auth/change-password', { current_password: password, new_password: 'battery staple' })
      expect(told(await confirm(second))).toEqual([400, 'sign-in-refused'])
    })
  })
})
