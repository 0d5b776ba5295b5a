import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { openFakeMax } from '../../../test/fake-max.ts'
import { openFakePush } from '../../../test/fake-push.ts'
import { openFakeTelegram } from '../../../test/fake-telegram.ts'
import { newMember, type TestMember } from '../../../test/members.ts'
import { until } from '../../../test/until.ts'
import { createMessengers } from '../messengers.ts'
import { createWays, type NoticeWays } from '../ways.ts'

const token = `123456:${'s'.repeat(30)}`

eachDatabase((database) =>
  describe('members get notices', () => {
    const ways: NoticeWays = {}
    const publicUrl = 'https://desk.example.com'
    const messaging = { telegram: { api: '', token }, max: { api: '', token: 'max-TEST-token' } }
    const desk = useDesk(database, { trustProxy: true, messaging, delivering: { ways, publicUrl } })
    let telegram: Awaited<ReturnType<typeof openFakeTelegram>>
    let max: Awaited<ReturnType<typeof openFakeMax>>
    let push: Awaited<ReturnType<typeof openFakePush>>
    let [anna, boris]: TestMember[] = []
    let browser: ReturnType<typeof push.subscribe>
    let stop: () => Promise<void>
    const at = (path: string) => `/projects/12345${path}`
    const here = (id: number) => telegram.sent.filter(({ chat }) => chat === id)
    const link = async (member: TestMember | undefined, way: string) => {
      const link = (await member?.send('POST', at('/notice-links'), { way }))?.json.link
      return new URL(String(link)).searchParams.get('start') ?? ''
    }

    beforeAll(async () => {
      telegram = await openFakeTelegram({ token })
      max = await openFakeMax()
      push = await openFakePush()
      messaging.telegram.api = telegram.url
      messaging.max.api = max.url
      const { store, delivery, clock } = desk()
      const allowed = { blocks: ['127.0.0.0/8'], hosts: [] }
      const messengers = createMessengers(store, {
        secret: 'a secret of tests, long enough',
        clock: () => clock.now,
        allowed,
        ...messaging,
      })
      const listening = {
        store,
        clock: () => clock.now,
        take: async () => null,
        waits: { pollInterval: 20, pause: 10 },
      }
      Object.assign(ways, createWays({ sendLetter: undefined, publicUrl, messengers, listening }))
      const ending = new AbortController()
      const running = delivery.run(ending.signal)
      stop = async () => {
        ending.abort()
        await running
        await messengers.close()
      }
      anna = await newMember(desk(), 'agent', { name: 'Анна' })
      boris = await newMember(desk(), 'manager', { name: 'Борис' })
      for (const way of ['telegram', 'max'] as const)
        await until(async () => (await store.noticeBots.find({ project: 0, way }))?.name, `the bot of ${way}`)
      telegram.start(telegram.person(1, 'Анна'), await link(anna, 'telegram'))
      telegram.start(telegram.person(2, 'Борис'), await link(boris, 'telegram'))
      max.start(max.person(2, 'Борис'), await link(boris, 'max'))
      browser = push.subscribe(String((await anna.send('GET', at('/push-subscriptions/key'))).json.public_key))
      await anna.send('POST', at('/push-subscriptions'), browser)
      await until(() => here(1).length === 1 && here(2).length === 1 && max.sent.length === 1, 'the links')
      await until(async () => (await store.noticePlans.all()).length > 0, 'the planner')
    })
    afterAll(async () => {
      await stop?.()
      await Promise.all([telegram?.close(), max?.close(), push?.close()])
    })

    test('of a new lead, with buttons, and all messages are edited once it is taken', async () => {
      const lead = await desk().lead({ title: 'Ремонт', source: 'Яндекс' })
      await until(() => here(1).length === 2 && here(2).length === 2, 'the messages')
      const [mine, other] = [here(1)[1], here(2)[1]] as [(typeof telegram.sent)[0], (typeof telegram.sent)[0]]
      expect(mine.text).toMatch(/^<b>Новая заявка № 1<\/b>\n.*Ремонт/s)
      expect(mine.text).not.toContain('Иван') // personal data is not sent to servers abroad
      expect(mine.keys.flat().map(({ text }) => text)).toEqual(['Беру', 'Спам', 'Позвонил', 'Открыть'])
      telegram.press({ id: 1, name: 'Анна' }, mine, mine.keys[0]?.[0]?.callback_data ?? '')
      await until(
        () => /Взял\(а\) Анна, \d\d:\d\d/.test(mine.text) && /Взял\(а\) Анна/.test(other.text),
        () => `the edits, not ${mine.text}`,
      )
      expect(mine.keys.flat().filter(({ callback_data }) => callback_data)).toEqual([])
      expect((await desk().send('GET', `/leads/${lead}`)).json.assignee).toBe(String(anna?.id))
    })

    test('the outcome of a test message replaces an earlier error of the link', async () => {
      const { store, clock } = desk()
      const mine = async () => (await boris?.send('GET', at('/notice-links')))?.json.items
      const links = await store.noticeLinks.ofMember(12345, boris?.id ?? 0)
      const { id } = links.find(({ way }) => way === 'max') ?? expect.fail()
      await store.transaction((tx) => tx.noticeLinks.noteError(12345, id, 'Too Many Requests'))
      expect(await mine()).toContainEqual(expect.objectContaining({ way: 'max', error: 'Too Many Requests' }))
      const tried = await boris?.post(`/api/v2${at('/notice-settings/test')}`, { way: 'max' })
      expect(tried?.json).toMatchObject({ outcome: 'accepted' })
      const acceptedAt = new Date(clock.now * 1_000).toISOString().replace('.000', '')
      expect(await mine()).toContainEqual(expect.objectContaining({ way: 'max', accepted_at: acceptedAt, error: null }))
    })

    test('a stored subscription with an invalid key is removed without a fault', async () => {
      const { store, clock, messengers } = desk()
      const { publicKey: key } = await messengers.pushKeys()
      const details = JSON.stringify({ p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22), key })
      const address = `${push.url}/push/broken`
      const broken = { member: boris?.id ?? 0, way: 'push', address, details, label: null } as const
      await store.transaction((tx) => tx.noticeLinks.put(12345, broken, clock.now))
      const tried = await boris?.post(`/api/v2${at('/notice-settings/test')}`, { way: 'push' })
      expect([tried?.status, tried?.json.outcome]).toEqual([200, 'unlinked'])
      expect(await store.noticeLinks.byAddress('push', address)).toEqual([])
    })

    test('by the next way, once somebody has blocked the first', async () => {
      Object.assign(telegram.chats.get(2) as object, { refuses: 'Forbidden: bot was blocked by the user' })
      const [before, [blocked]] = [max.sent.length, [here(2).length]]
      await desk().lead({ title: 'Окна' })
      await until(() => max.sent.length > before, 'the message in MAX')
      expect(max.sent.at(-1)?.text).toMatch(/Окна/)
      expect(here(2)).toHaveLength(blocked as number)
      expect(await desk().store.noticeLinks.byAddress('telegram', '2')).toEqual([])
    })

    test('by the browser, until its subscription is gone', async () => {
      Object.assign(telegram.chats.get(1) as object, { refuses: 'Forbidden: bot was blocked by the user' })
      await desk().lead({ title: 'Двери' })
      await until(() => push.shown(browser).length > 0, 'the push')
      expect(JSON.parse(push.shown(browser)[0]?.text ?? '')).toMatchObject({
        title: 'Новая заявка № 3',
        link: expect.stringContaining(publicUrl),
      })
      push.lose(browser)
      await desk().lead({ title: 'Полы' })
      await until(
        async () => (await desk().store.noticeLinks.byAddress('push', browser.endpoint)).length === 0,
        'the end of the subscription',
      )
    })
  }),
)
