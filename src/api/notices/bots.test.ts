import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { openFakeMax } from '../../../test/fake-max.ts'
import { openFakePush } from '../../../test/fake-push.ts'
import { openFakeTelegram } from '../../../test/fake-telegram.ts'
import { newMember, type TestMember } from '../../../test/members.ts'
import { rowsOf } from '../../../test/rows.ts'
import { hashOfToken } from '../../actions/tokens.ts'

const [token, own] = [`123456:${'s'.repeat(30)}`, `777777:${'o'.repeat(30)}`]

eachDatabase((database) =>
  describe('bots, links and browsers', () => {
    const messaging = { telegram: { api: '', token }, max: { api: '' } }
    const desk = useDesk(database, { trustProxy: true, messaging })
    let telegram: Awaited<ReturnType<typeof openFakeTelegram>>
    let max: Awaited<ReturnType<typeof openFakeMax>>
    let push: Awaited<ReturnType<typeof openFakePush>>
    let [agent, manager, contractor]: TestMember[] = []
    const at = (path: string) => `/projects/12345${path}`
    const bots = async () => (await desk().send('GET', '/notice-bots')).json.items as Record<string, unknown>[]
    const set = (token: string, way = 'telegram', project = 12345) =>
      desk().send('PUT', `/projects/${project}/notice-bots/${way}`, { token })

    beforeAll(async () => {
      telegram = await openFakeTelegram({ token: own, username: 'shop_bot' })
      max = await openFakeMax()
      push = await openFakePush()
      messaging.telegram.api = telegram.url
      messaging.max.api = max.url
      agent = await newMember(desk(), 'agent')
      manager = await newMember(desk(), 'manager')
      contractor = await newMember(desk(), 'contractor')
    })
    afterAll(() => Promise.all([telegram?.close(), max?.close(), push?.close()]))

    test('a project uses the bot of the desk until it has its own, whose token is stored encrypted and never returned', async () => {
      expect(await bots()).toMatchObject([
        { way: 'telegram', own: false, state: 'unchecked', name: null, reason: null },
        { way: 'max', own: false, state: 'off' },
      ])
      const { status, json } = await set(own)
      expect([status, json]).toMatchObject([200, { own: true, name: 'shop_bot', state: 'unchecked' }])
      const rows = await rowsOf<{ token: string }>(desk().url, 'select token from notice_bots')
      expect(JSON.stringify([rows, await bots()])).not.toContain('ooo')
      expect((await set(max.token, 'max')).json).toMatchObject({ way: 'max', name: 'zayavka_max_bot' })
    })

    test('a wrong token, an unreachable messenger and a bot of another project are refused', async () => {
      for (const [wrong, way] of [
        [`999999:${'w'.repeat(30)}`, 'telegram'],
        ['../../getMe?x=1234', 'telegram'],
        ['wrong-token-x', 'max'],
      ] as const)
        expect(await set(wrong, way)).toMatchObject({ status: 422, json: { code: 'wrong-bot-token' } })
      telegram.away(true)
      expect(await set(own)).toMatchObject({ status: 503, json: { code: 'messenger-unreachable' } })
      telegram.away(false)
      const other = await desk().newProject(777)
      const key = await desk().newKey('admin', [other])
      const there = await desk().send('PUT', '/projects/777/notice-bots/telegram', { token: own }, { key })
      expect(there).toMatchObject({ status: 409, json: { code: 'bot-taken' } })
      expect(await set(own, 'vk')).toMatchObject({ status: 422, json: { code: 'unknown-choice' } })
      expect(
        (await desk().send('PATCH', '/notice-bots/telegram', { takes_enquiries: true })).json.takes_enquiries,
      ).toBe(true)
      const { items } = (await desk().send('GET', '/audit', undefined, { query: { limit: '3' } })).json
      expect(items).toMatchObject([{ action: 'bot.changed' }, { action: 'bot.set' }, { action: 'bot.set' }])
    })

    test('a failing bot has the reason of its failure', async () => {
      const { store, clock } = desk()
      const id = { project: 12345, way: 'telegram' } as const
      await store.transaction(async (tx) => {
        await tx.noticeBots.claim(id, 'me', { now: clock.now, until: clock.now + 60 })
        await tx.noticeBots.note(id, 'me', { error: 'conflict: terminated by other getUpdates request' })
      })
      expect((await bots())[0]).toMatchObject({
        state: 'failing',
        reason: 'conflict',
        error: 'terminated by other getUpdates request',
      })
      await store.transaction((tx) => tx.noticeBots.note(id, 'me', { error: null, acceptedAt: clock.now }))
      expect((await bots())[0]).toMatchObject({ state: 'ok', reason: null, read_at: expect.any(String) })
      await store.transaction((tx) =>
        tx.noticeBots.put({ project: 12345, way: 'max' }, { token: 'v1.xxxx', name: 'x' }),
      )
      expect((await bots())[1]).toMatchObject({ state: 'failing', reason: 'secret-unreadable' })
      await set(max.token, 'max')
    })

    test('a member gets a link for themselves, and a manager also one for a group', async () => {
      const ask = (who: TestMember | undefined, body: object) => who?.send('POST', at('/notice-links'), body)
      const mine = await ask(agent, { way: 'telegram' })
      expect([mine?.status, mine?.json.link]).toEqual([
        201,
        expect.stringMatching(/^https:\/\/t\.me\/shop_bot\?start=[\w-]{43}$/),
      ])
      expect(await ask(contractor, { way: 'max' })).toMatchObject({
        status: 201,
        json: { link: expect.stringMatching(/^https:\/\/max\.ru\/zayavka_max_bot\?start=/) },
      })
      expect(await ask(agent, { way: 'telegram', for: 'chat' })).toMatchObject({
        status: 403,
        json: { code: 'wrong-role' },
      })
      const group = await ask(manager, { way: 'telegram', for: 'chat' })
      expect(group?.json).toMatchObject({
        link: expect.stringContaining('startgroup='),
        command: expect.stringMatching(/^\/link /),
      })
      expect((await ask(manager, { way: 'max', for: 'chat' }))?.json).toMatchObject({
        link: null,
        command: expect.stringMatching(/^\/link /),
      })
      const [, secret = ''] = /start=(.*)/.exec(String(mine?.json.link)) ?? []
      const rows = await rowsOf<{ token_hash: string }>(desk().url, 'select token_hash from link_tokens')
      expect(rows).toContainEqual({ token_hash: hashOfToken(secret) })
      const once = { 'Idempotency-Key': 'one' }
      await agent?.send('POST', at('/notice-links'), { way: 'telegram' }, once)
      expect((await agent?.send('POST', at('/notice-links'), { way: 'telegram' }, once))?.json.link).toBeNull()
    })

    test('only its member can unsubscribe a browser, and it passes to the next member who subscribes it', async () => {
      const key = String((await agent?.send('GET', at('/push-subscriptions/key')))?.json.public_key)
      const browser = push.subscribe(key)
      const subscription = { ...browser, expirationTime: null, public_key: key, label: 'Chrome' }
      expect((await agent?.send('POST', at('/push-subscriptions'), subscription))?.status).toBe(201)
      const linked = () => desk().store.noticeLinks.byAddress('push', browser.endpoint)
      expect(await linked()).toMatchObject([
        { member: agent?.id, label: 'Chrome', details: JSON.stringify({ ...browser.keys, key }) },
      ])
      await manager?.send('POST', at('/push-subscriptions'), subscription)
      expect(await linked()).toMatchObject([{ member: manager?.id }])
      const path = at(`/push-subscriptions?endpoint=${encodeURIComponent(browser.endpoint)}`)
      expect((await agent?.send('DELETE', path))?.status).toBe(204)
      expect(await linked()).toHaveLength(1)
      expect((await manager?.send('DELETE', path))?.status).toBe(204)
      expect(await linked()).toEqual([])
      const { keys } = browser
      for (const [endpoint, code] of [
        ['http://10.0.0.1/push/1', 'url-unencrypted'],
        ['https://10.0.0.1/push/1', 'private-address'],
        ['not an address', 'wrong-url'],
      ])
        expect(await agent?.send('POST', at('/push-subscriptions'), { endpoint, keys })).toMatchObject({
          json: { code },
        })
      expect(
        (await agent?.send('POST', at('/push-subscriptions'), { ...browser, keys: { ...keys, auth: 'x' } }))?.status,
      ).toBe(422)
      const noPoint = { ...keys, p256dh: `B${'A'.repeat(86)}` } // of the right length, but not a point of the curve
      expect((await agent?.send('POST', at('/push-subscriptions'), { ...browser, keys: noPoint }))?.json).toMatchObject(
        {
          ...{ status: 422, code: 'wrong-form', pointer: '/keys/p256dh' },
        },
      )
      expect(await linked()).toEqual([])
    })

    test('without its own bot a project uses that of the desk again', async () => {
      expect((await desk().send('DELETE', '/notice-bots/telegram')).status).toBe(204)
      expect((await bots())[0]).toMatchObject({ own: false, takes_enquiries: false })
      expect(await desk().send('DELETE', '/notice-bots/telegram')).toMatchObject({
        status: 409,
        json: { code: 'no-bot' },
      })
    })
  }),
)
