import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { type Reply, useDesk } from '../../test/desk.ts'
import { newBrowser, newMember, password } from '../../test/members.ts'
import { rowsOf } from '../../test/rows.ts'
import { sessionLife, sessionTime } from '../domain/member.ts'
import { forgetSignIns } from './login-attempts.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const outcome = ({ status, json }: Reply) => [status, json.code ?? 'done']
  const enter = (email: string, browser = newBrowser(desk()), word = password) =>
    browser.post('/api/auth/sign-in/email', { email, password: word })
  const rows = async () => (await rowsOf(desk().url, 'select subject from login_attempts')).length

  test('many attempts from one address do not write a row per account', async () => {
    const browser = newBrowser(desk())
    const before = await rows()
    const replies: number[] = []
    for (let tried = 0; tried < 40; tried++)
      replies.push((await enter(`flood${tried}@example.com`, browser, 'wrong one')).status)
    expect(replies).toEqual([...Array(10).fill(401), ...Array(30).fill(429)])
    expect((await rows()) - before).toBe(11)
    desk().clock.now += 62
    expect((await enter('flood@example.com', browser, 'wrong one')).status).toBe(401)
  })

  test('IPv6 addresses are counted by their network', async () => {
    const statuses: number[] = []
    for (let tried = 0; tried < 11; tried++) {
      const browser = newBrowser(desk(), { 'X-Forwarded-For': `2001:db8:7:7::${tried.toString(16)}` })
      statuses.push((await enter(`six${tried}@example.com`, browser, 'wrong one')).status)
    }
    expect(statuses.at(-1)).toBe(429)
  })

  test('the wider IPv6 network is counted too, with six times the limit', async () => {
    const statuses: number[] = []
    for (let tried = 0; tried <= 60; tried++) {
      const browser = newBrowser(desk(), { 'X-Forwarded-For': `2001:db8:8:${Math.floor(tried / 10)}::1` })
      statuses.push((await enter(`wide${tried}@example.com`, browser, 'wrong one')).status)
    }
    expect(statuses).toEqual([...Array(60).fill(401), 429])
    const beside = newBrowser(desk(), { 'X-Forwarded-For': '2001:db8:9::1' })
    expect((await enter('wide@example.com', beside, 'wrong one')).status).toBe(401)
  })

  test('counts are removed after an hour, and those with a period of a day after a day', async () => {
    const { now } = desk().clock
    const subjects = async () =>
      (await rowsOf<{ subject: string }>(desk().url, 'select subject from login_attempts')).map((row) => row.subject)
    const member = await newMember(desk(), 'agent', { email: 'counted@example.com' })
    const other = await newMember(desk(), 'agent', { email: 'other@example.com' })
    await enter(member.email, undefined, 'wrong one')
    await member.post('/api/auth/change-email', { email: other.email, password })
    await forgetSignIns(desk().store, now + 3_600)
    expect(await subjects()).toContain(`taken ${member.id}`)
    expect((await subjects()).length).toBeGreaterThan(1)
    await forgetSignIns(desk().store, now + 3_601)
    expect(await subjects()).toEqual([`taken ${member.id}`])
    await forgetSignIns(desk().store, now + 86_401)
    expect(await subjects()).toEqual([])
  })

  test('a right password ends the count of wrong ones, whatever the call then refuses', async () => {
    const member = await newMember(desk(), 'agent', { email: 'weak@example.com' })
    for (let each = 0; each < 12; each++) {
      desk().clock.now += 10 // ten calls a minute
      const weak = { current_password: password, new_password: 'password123' }
      expect(outcome(await member.post('/api/auth/change-password', weak))).toEqual([422, 'weak-password'])
    }
    expect(outcome(await enter(member.email))).toEqual([200, 'done'])
  })

  test('a session ends after its maximum lifetime, even if it is used', async () => {
    const member = await newMember(desk(), 'agent', { email: 'long@example.com' })
    const then = desk().clock.now
    const made = Math.floor(Date.now() / 1000) // the sign-in library uses the real clock
    const alive = async (age: number) => {
      desk().clock.now = made + age
      return outcome(await member.send('GET', '/api/v2/me'))
    }
    expect(await alive(sessionTime - 60)).toEqual([200, 'done'])
    const farAway = new Date((made + 10 * sessionLife) * 1000).toISOString()
    await desk().store.signIn.db.updateTable('auth_session').set({ expires_at: farAway }).execute()
    expect(await alive(sessionLife - 60)).toEqual([200, 'done'])
    expect(await alive(sessionLife + 1)).toEqual([401, 'signed-out'])
    const change = { current_password: password, new_password: 'battery staple' }
    expect(outcome(await member.post('/api/auth/change-password', change))).toEqual([401, 'signed-out'])
    await forgetSignIns(desk().store, desk().clock.now)
    expect(await rowsOf(desk().url, 'select id from auth_session')).toEqual([])
    desk().clock.now = then
  })

  test('a sign-in ends the previous session of the browser, also when a second factor follows', async () => {
    const member = await newMember(desk(), 'agent', { email: 'first@example.com' })
    const browser = newBrowser(desk())
    browser.cookies.clear()
    for (const [name, value] of member.cookies) browser.cookies.set(name, value)
    expect((await enter('first@example.com', browser, 'wrong one')).status).toBe(401)
    expect((await member.send('GET', '/api/v2/me')).status).toBe(200)
    expect(outcome(await enter('first@example.com', browser))).toEqual([200, 'done'])
    expect(outcome(await member.send('GET', '/api/v2/me'))).toEqual([401, 'signed-out'])
    expect((await browser.send('GET', '/api/v2/me')).status).toBe(200)
  })

  test('a wrong password and an unknown account take about the same time', async () => {
    await newMember(desk(), 'agent', { email: 'known@example.com' })
    const time = async (email: string) => {
      const times: number[] = []
      for (let tried = 0; tried < 5; tried++) {
        const before = performance.now()
        await enter(email, undefined, 'wrong one')
        times.push(performance.now() - before)
      }
      return times.sort((a, b) => a - b)[2] as number
    }
    const [known, unknown] = [await time('known@example.com'), await time('unknown@example.com')]
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(5) // a response without hashing would be a hundred times faster
  })
})
