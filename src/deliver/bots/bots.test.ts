import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { openFakeMax } from '../../../test/fake-max.ts'
import { openFakeTelegram } from '../../../test/fake-telegram.ts'
import { newMember } from '../../../test/members.ts'
import { until } from '../../../test/until.ts'
import { makeBotLink } from '../../actions/bot-links.ts'
import { findProject } from '../../actions/projects.ts'
import type { BotWay } from '../../domain/bot.ts'
import type { Project } from '../../domain/project.ts'
import { createMessengers } from '../messengers.ts'
import { createListener } from './listener.ts'

const [token, maxToken] = [`123456:${'s'.repeat(30)}`, 'a-secret-of-max-123']

eachDatabase((database) =>
  describe('a bot', () => {
    const desk = useDesk(database, { trustProxy: true })
    let telegram: Awaited<ReturnType<typeof openFakeTelegram>>
    let max: Awaited<ReturnType<typeof openFakeMax>>
    let project: Project
    const people: Record<'anna' | 'boris' | 'viewer' | 'contractor', number> = {
      anna: 0,
      boris: 0,
      viewer: 0,
      contractor: 0,
    }
    const failures: unknown[] = []
    const stops: (() => Promise<void>)[] = []

    /** Listens to both messengers in this process, as a server does. */
    const listen = (tokens: { telegram?: string } = {}) => {
      const { store } = desk()
      const clock = () => desk().clock.now
      const messengers = createMessengers(store, {
        ...{ secret: 'a secret of tests, long enough', clock },
        telegram: { api: telegram.url, token: tokens.telegram ?? token },
        max: { api: max.url, token: maxToken },
      })
      const ending = new AbortController()
      const options = {
        store,
        messengers,
        clock,
        take: async () => null,
        onFailure: (error: unknown) => failures.push(error),
        waits: { pollInterval: 20, pause: 10 },
      }
      const running = (['telegram', 'max'] as const).map((way) => createListener(way, options)(ending.signal))
      const stop = async () => {
        ending.abort()
        await Promise.all(running)
        await messengers.close()
      }
      stops.push(stop)
      return stop
    }
    const link = async (member: number, way: BotWay, purpose: 'member' | 'chat' = 'member') =>
      (await makeBotLink(desk().store, project, { member, way, purpose }, desk().clock.now)).token
    /** The last message of the bot in a chat of Telegram. */
    const said = (chat: number) => telegram.sent.filter((each) => each.chat === chat).at(-1)?.text ?? ''
    const hears = (chat: number, what: RegExp) =>
      until(
        () => what.test(said(chat)),
        () => `${what}, not ${said(chat)}`,
      )
    const linked = (way: BotWay, address: string) => desk().store.noticeLinks.byAddress(way, address)
    const told = async (press: string) => until(() => telegram.presses.get(press), 'the answer to a press')
    const leadOf = async (id: string) => (await desk().send('GET', `/leads/${id}`)).json
    const lastEvent = async (id: string) =>
      (
        (await desk().send('GET', `/leads/${id}/events`)).json.items as {
          door: string
          actor: string
          topics: string[]
        }[]
      )[0]
    /** A message about a lead, as the way sends it. */
    const about = async (lead: string, chat: number) => {
      const messengers = createMessengers(desk().store, {
        secret: 'x',
        clock: () => 0,
        telegram: { api: telegram.url, token },
      })
      const buttons = [['take', 'spam', 'called'].map((verb) => ({ text: verb, data: `${verb}:12345:${lead}` }))]
      await messengers
        .telegram(token)
        .send({ chat: String(chat), thread: null }, { html: 'Новая', buttons, isSilent: false })
      await messengers.close()
      return telegram.sent.at(-1) as (typeof telegram.sent)[number]
    }
    const anna = () => ({ id: 11, name: 'Анна' })
    const boris = () => ({ id: 12, name: 'Борис' })

    beforeAll(async () => {
      telegram = await openFakeTelegram({ token })
      max = await openFakeMax({ token: maxToken })
      project = await findProject(desk().store, 12345)
      for (const [name, role] of [
        ['anna', 'agent'],
        ['boris', 'manager'],
        ['viewer', 'viewer'],
        ['contractor', 'contractor'],
      ] as const)
        people[name] = (await newMember(desk(), role, { name, email: `${name}@example.com` })).id
      for (const { id, name } of [anna(), boris(), { id: 13, name: 'Гость' }, { id: 14, name: 'Зритель' }])
        telegram.person(id, name)
      listen()
      if (database.name === 'postgres') listen() // another server process
      await until(
        async () => (await desk().store.noticeBots.find({ project: 0, way: 'telegram' }))?.acceptedAt,
        'the first reading',
        100_000, // the first poll takes long on a busy machine
      )
    })
    afterAll(async () => {
      for (const stop of stops) await stop()
      await Promise.all([telegram?.close(), max?.close()])
    })

    test('a link works once, within a quarter of an hour, and only in a private chat', async () => {
      const first = await link(people.anna, 'telegram')
      telegram.start(anna(), first)
      await hears(11, /Готово/)
      expect(await linked('telegram', '11')).toMatchObject([{ member: people.anna, project: 12345, label: 'Анна' }])
      telegram.start({ id: 13, name: 'Гость' }, first)
      await hears(13, /больше не действует/)
      const late = await link(people.boris, 'telegram')
      desk().clock.now += 901
      telegram.start(boris(), late)
      await hears(12, /больше не действует/)
      telegram.group(-70)
      telegram.start(boris(), await link(people.boris, 'telegram'), -70)
      await hears(-70, /личного чата/)
      telegram.start(boris(), await link(people.boris, 'telegram'))
      await hears(12, /Готово/)
      const hash = await desk().store.transaction((tx) => tx.linkTokens.take('x', 'telegram', 0))
      expect(hash).toBeUndefined()
    })

    test('a group and its topic are linked, and keep their link when the group gets another id', async () => {
      const group = telegram.group(-80)
      telegram.start(boris(), await link(people.boris, 'telegram', 'chat'), -80)
      await hears(-80, /заявки проекта/)
      telegram.say(boris(), `/link ${await link(people.boris, 'telegram', 'chat')}`, { chat: -80, thread: 7 })
      const chats = () => desk().store.noticeChats.of(12345)
      await until(async () => (await chats()).length === 2, 'the topic')
      expect(await chats()).toMatchObject([
        { address: '-80', topic: null, name: 'Продажи' },
        { address: '-80', topic: '7' },
      ])
      telegram.migrate(group, -1_000_080)
      telegram.say(boris(), '', { chat: -80, migrate_to_chat_id: -1_000_080 })
      await until(async () => (await chats()).every(({ address }) => address === '-1000080'), 'the new address')
      telegram.member(-1_000_080, 'kicked', boris())
      await until(async () => (await chats()).every(({ isOn, error }) => !isOn && error), 'the end of the chats')
    })

    test('the first press takes the lead, the second tells who has it, and the event can be undone', async () => {
      const lead = await desk().lead()
      const message = await about(lead, 11)
      const [one, other] = [
        telegram.press(anna(), message, `take:12345:${lead}`),
        telegram.press(boris(), message, `take:12345:${lead}`),
      ]
      expect(await told(one)).toEqual({ text: 'Заявка ваша', isAlert: false })
      expect(await told(other)).toEqual({ text: 'Уже взял(а) anna', isAlert: true })
      expect(await leadOf(lead)).toMatchObject({ assignee: String(people.anna), responded_at: expect.any(String) })
      expect(await lastEvent(lead)).toMatchObject({
        door: 'telegram',
        actor: `member:${people.anna}`,
        topics: expect.arrayContaining(['lead.assigned']),
      })
      expect((await told(telegram.press(anna(), message, `take:12345:${lead}`))).text).toBe('Заявка уже ваша')
      const [taken] = (await desk().send('GET', `/leads/${lead}/events`)).json.items as { number: string }[]
      expect((await desk().send('POST', `/events/${taken?.number}/undo`)).status).toBe(200)
      expect(await leadOf(lead)).toMatchObject({ assignee: null, responded_at: null })
    })

    test('a lead that was assigned in turn may be taken until its member responds', async () => {
      const lead = await desk().lead({}, {})
      await desk().store.transaction(async (tx) => {
        const found = await tx.leads.find(project, Number(lead))
        if (found) await tx.leads.change(project, found, { assignee: people.anna })
      })
      expect((await told(telegram.press(boris(), await about(lead, 12), `take:12345:${lead}`))).text).toBe(
        'Заявка ваша',
      )
    })

    test('spam goes to the bin, and a call is the first response', async () => {
      const [spam, called] = [await desk().lead(), await desk().lead()]
      const message = await about(spam, 11)
      expect((await told(telegram.press(anna(), message, `spam:12345:${spam}`))).text).toMatch(/корзине/)
      expect(await lastEvent(spam)).toMatchObject({ door: 'telegram', topics: ['lead.deleted'] })
      expect((await told(telegram.press(anna(), message, `take:12345:${spam}`))).text).toMatch(/уже в корзине/)
      expect((await told(telegram.press(anna(), message, `called:12345:${called}`))).text).toMatch(/вы позвонили/)
      expect((await leadOf(called)).responded_at).not.toBeNull()
      expect((await told(telegram.press(boris(), message, `called:12345:${called}`))).text).toMatch(/уже ответили/)
    })

    // only on SQLite, since it is decided before the database is read
    if (database.name === 'sqlite')
      test('strangers, viewers and made-up buttons change nothing', async () => {
        const lead = await desk().lead()
        const message = await about(lead, 11)
        expect(await told(telegram.press({ id: 13, name: 'Гость' }, message, `take:12345:${lead}`))).toMatchObject({
          isAlert: true,
          text: expect.stringMatching(/только сотрудники/),
        })
        telegram.start({ id: 14, name: 'Зритель' }, await link(people.viewer, 'telegram'))
        await hears(14, /Готово/)
        expect((await told(telegram.press({ id: 14, name: 'Зритель' }, message, `take:12345:${lead}`))).text).toMatch(
          /роль/,
        )
        for (const data of [
          'take',
          'take:1',
          'take:99999:1',
          `drop:12345:${lead}`,
          'take:12345:999999',
          `take:12345:${'9'.repeat(30)}`,
          '',
        ])
          expect((await told(telegram.press(anna(), message, data))).isAlert).toBe(true)
        telegram.person(15, 'Подряд')
        telegram.start({ id: 15, name: 'Подряд' }, await link(people.contractor, 'telegram'))
        await hears(15, /Готово/)
        for (const verb of ['take', 'spam', 'called'])
          expect(
            (await told(telegram.press({ id: 15, name: 'Подряд' }, message, `${verb}:12345:${lead}`))).text,
          ).toMatch(/роль|больше нет/)
        expect(await leadOf(lead)).toMatchObject({ assignee: null, version: 1, responded_at: null })
      })

    test('two server processes poll a bot without conflicts, and handle each update once', async () => {
      expect(telegram.calls.filter((call) => call === 'getUpdates').length).toBeGreaterThan(0)
      expect(telegram.conflicts()).toBe(0)
      expect([...telegram.presses.values()].filter((each) => each === null)).toEqual([])
      expect(failures).toEqual([])
    })

    test('a person who stops or blocks the bot is unlinked', async () => {
      telegram.say(anna(), '/stop')
      await hears(11, /больше не будет/)
      expect(await linked('telegram', '11')).toEqual([])
      telegram.member(12, 'kicked', boris())
      await until(async () => (await linked('telegram', '12')).length === 0, 'the end of the link')
    })

    test('MAX: a link, a group, a press in a dialog, and the end', async () => {
      const vera = max.person(21, 'Вера')
      max.start(vera, await link(people.anna, 'max'))
      await until(async () => (await linked('max', 'user:21'))[0]?.label === 'Вера', 'the link')
      max.add(-90, vera)
      max.say(vera, `/link ${await link(people.boris, 'max', 'chat')}`, -90)
      await until(async () => (await desk().store.noticeChats.byAddress('max', 'chat:-90'))[0], 'the group')
      const lead = await desk().lead()
      const press = max.press(
        vera,
        { mid: 'mid.1', to: 'user:21', text: '', keys: [], isSilent: false },
        `take:12345:${lead}`,
      )
      expect(await until(() => max.presses.get(press), 'the answer')).toBe('Заявка ваша')
      expect(await lastEvent(lead)).toMatchObject({ door: 'max', actor: `member:${people.anna}` })
      max.stop(vera)
      await until(async () => (await linked('max', 'user:21')).length === 0, 'the end of the link')
      max.remove(-90, vera)
      await until(
        async () => (await desk().store.noticeChats.byAddress('max', 'chat:-90'))[0]?.isOn === false,
        'the end of the group',
      )
    })

    test('the reason why a bot cannot be read is shown, and polling resumes afterwards', async () => {
      const shown = async () => (await desk().store.noticeBots.find({ project: 0, way: 'telegram' }))?.error ?? null
      telegram.webhook(true)
      await until(async () => /^conflict: .*webhook/.test((await shown()) ?? ''), 'the conflict')
      telegram.webhook(false)
      await until(async () => (await shown()) === null, 'the end of the conflict')
      telegram.away(true)
      await until(async () => /^(unknown|unreachable): /.test((await shown()) ?? ''), 'the fault')
      telegram.away(false)
      await until(async () => (await shown()) === null, 'the end of the fault')
      for (const stop of stops) await stop()
      listen({ telegram: `999999:${'w'.repeat(30)}` })
      await until(async () => /^token: Unauthorized/.test((await shown()) ?? ''), 'the wrong token')
      expect(await shown()).not.toContain('www')
    })
  }),
)
