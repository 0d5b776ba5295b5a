import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eachDatabase, spoolFor } from '../../test/databases.ts'
import { openDesk, start, type TestDesk } from '../../test/desk.ts'
import { useFolder } from '../../test/faults/folder.ts'
import { newBrowser, newMember, password } from '../../test/members.ts'
import { call } from '../../test/program.ts'
import { rowsOf } from '../../test/rows.ts'
import { codeOf } from '../../test/totp.ts'
import { makeBotLink } from '../actions/bot-links.ts'
import { createPasswordLink } from '../actions/passwords.ts'
import { findProject } from '../actions/projects.ts'
import { newLinkToken } from '../actions/tokens.ts'
import { noteVisit } from '../actions/visits.ts'
import { makeBackup } from './make.ts'
import { restoreBackup } from './restore.ts'

const folder = useFolder()

eachDatabase((database) => {
  const visit = async ({ store }: TestDesk) =>
    noteVisit(store, await findProject(store, 12345), { number: null, token: null, first: {}, last: {} }, start)
  const noticeNumber = ({ store }: TestDesk) => store.transaction((tx) => tx.counters.next(12345, 'notice'))
  const copyTo = async (file: string, to: string, now: number) => {
    await restoreBackup(file, to, { now, spool: spoolFor(to) })
    return openDesk(to, { trustProxy: true })
  }

  test('a restore ends sessions, invitations and links that were open when the backup was made', async () => {
    const file = join(folder(), `${database.name}-open.tar.gz`)
    const first = await openDesk(await database.fresh(), { trustProxy: true })
    const anna = await newMember(first, 'owner', { email: 'anna@example.com' })
    const { json: factor } = await anna.post('/api/auth/two-factor/enable', { password })
    await anna.post('/api/auth/two-factor/verify-totp', { code: codeOf(String(factor.totp_uri), -1) })
    const half = newBrowser(first)
    await half.post('/api/auth/sign-in/email', { email: anna.email, password })
    const { json: invitation } = await anna.post('/api/v2/projects/12345/invitations', { role: 'owner' })
    const token = newLinkToken()
    await createPasswordLink(first.store, anna.email, token, start)
    const project = await findProject(first.store, 12345)
    await makeBotLink(first.store, project, { member: anna.id, way: 'telegram', purpose: 'member' }, start)
    await makeBackup(first.store, file, { now: start, version: '0.1.0' })
    await first.close()

    const to = await database.empty()
    const again = await copyTo(file, to, start)
    try {
      const browserOf = (cookies: Map<string, string>) => {
        const browser = newBrowser(again)
        for (const each of cookies) browser.cookies.set(...each)
        return browser
      }
      expect((await browserOf(anna.cookies).send('GET', '/api/v2/me')).status).toBe(401)
      const code = codeOf(String(factor.totp_uri))
      expect((await browserOf(half.cookies).post('/api/auth/two-factor/verify-totp', { code })).status).toBe(401)
      const person = { token: invitation.token, name: 'Ева', email: 'eve@example.com', password }
      const accepted = await newBrowser(again).post('/api/v2/invitations/accept', person)
      expect([accepted.status, accepted.json.code]).toEqual([404, 'no-such-invitation'])
      const reset = { token, new_password: 'battery staple' }
      expect((await newBrowser(again).post('/api/auth/reset-password', reset)).status).toBe(400)
      for (const table of ['link_tokens', 'mail_changes', 'auth_session', 'auth_verification'])
        expect(await rowsOf(to, `select * from ${table}`), table).toEqual([])
      const entered = await newBrowser(again).post('/api/auth/sign-in/email', { email: anna.email, password })
      expect(entered.json).toEqual({ second_factor: true })
    } finally {
      await again.close()
    }
  })

  test('numbers of visits and notices are not reused, also after a second restore of the same backup', async () => {
    const file = join(folder(), `${database.name}-numbers.tar.gz`)
    const first = await openDesk(await database.fresh())
    const seen = [await visit(first)]
    const named = [await noticeNumber(first)]
    await makeBackup(first.store, file, { now: start, version: '0.1.0' })
    for (let lost = 0; lost < 3; lost++) {
      seen.push(await visit(first))
      named.push(await noticeNumber(first))
    }
    await first.close()
    for (const later of [3_600, 7_200]) {
      const again = await copyTo(file, await database.empty(), start + later)
      for (let count = 0; count < 3; count++) {
        seen.push(await visit(again))
        named.push(await noticeNumber(again))
      }
      await again.close()
    }
    const numbers = seen.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(new Set(named).size).toBe(named.length)
  })

  test('the output lists the restored keys, members, groups, messengers and destinations', async () => {
    const file = join(folder(), `${database.name}-said.tar.gz`)
    const first = await openDesk(await database.fresh(), { trustProxy: true })
    const anna = await newMember(first, 'owner', { name: 'Анна Седова' })
    await first.send('POST', '/destinations', { name: 'Учёт', url: 'http://127.0.0.1:8443/books' })
    const stopped = await first.send('POST', '/destinations', { name: 'Касса', url: 'http://127.0.0.1:8443/till' })
    await first.send('PATCH', `/destinations/${stopped.json.id}`, { state: 'paused' })
    await first.store.transaction(async (tx) => {
      const chat = { way: 'telegram', address: '-100', topic: null, name: 'Продажи' } as const
      await tx.noticeChats.insert(12345, chat, start)
      const { id } = await tx.noticeChats.insert(12345, { ...chat, address: '-200', name: 'Склад' }, start)
      await tx.noticeChats.switchOff(12345, id, 'gone')
      await tx.noticeLinks.put(12345, { member: anna.id, way: 'max', address: '7', details: null, label: null }, start)
    })
    for (let made = 0; made < 24; made++) await first.newKey('read', [12345])
    await makeBackup(first.store, file, { now: start, version: '0.1.0' })
    await first.close()
    const restored = async (...more: string[]) => {
      const to = await database.empty()
      const { folder: spool } = spoolFor(to)
      return (await call(['restore', file, ...more], { DATABASE_URL: to, ...(spool && { SPOOL_FOLDER: spool }) }))
        .stdout
    }
    const said = await restored()
    expect(said).toContain('Everybody signs in again')
    expect(said).toMatch(/^Valid keys: 26: key 1 \(write\), .*, and 6 more$/m)
    expect(said).toMatch(/^Members: 1: Анна Седова$/m)
    expect(said).toMatch(/^Groups: 1: Продажи \(telegram\)$/m)
    expect(said).toMatch(/^Messengers and browsers of members: 1: Анна Седова \(max\)$/m)
    expect(said).toMatch(/^Destinations: 1: Учёт \(127\.0\.0\.1:8443\)$/m)
    const { keys, members, chats, messengers, destinations } = JSON.parse(await restored('--json'))
    expect([keys.count, keys.names.length, members]).toEqual([26, 20, { count: 1, names: ['Анна Седова'] }])
    expect([chats.names, messengers.count, destinations.count]).toEqual([['Продажи (telegram)'], 1, 1])
  })
})
