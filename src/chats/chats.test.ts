import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { openFakeTelegram } from '../../test/fake-telegram.ts'
import { newMember } from '../../test/members.ts'
import { until } from '../../test/until.ts'
import { makeBotLink } from '../actions/bot-links.ts'
import { findProject } from '../actions/projects.ts'
import { createPruning } from '../actions/pruning.ts'
import { noteVisit } from '../actions/visits.ts'
import { createListener } from '../deliver/bots/listener.ts'
import { createMessengers } from '../deliver/messengers.ts'
import { messagesPerMinute } from './chat-limits.ts'
import { takeChatMessages } from './take-chat-message.ts'

const token = `123456:${'s'.repeat(30)}`

eachDatabase((database) =>
  describe('a bot that takes enquiries', () => {
    const messaging = { telegram: { api: '', token } }
    const desk = useDesk(database, { trustProxy: true, messaging, spool: { limit: 64 * 1_048_576 } })
    let telegram: Awaited<ReturnType<typeof openFakeTelegram>>
    let stop: () => Promise<void>
    const failures: unknown[] = []
    let people = 100
    const somebody = (name = 'Ольга') => telegram.person(++people, name)

    type Row = { id: string; end: string | null; lead: string | null; reasons: { code: string }[] }
    const receipts = async () => {
      const { json } = await desk().send('GET', '/receipts', undefined, { query: { way: 'telegram', limit: '100' } })
      return json.items as Row[]
    }
    const leadOf = async (id: string | null | undefined) => (await desk().send('GET', `/leads/${id}`)).json
    /** Lets somebody write; returns the receipt of the message. */
    const arrived = async (write: () => void) => {
      const before = (await receipts()).length
      write()
      await until(async () => (await receipts()).length > before && (await receipts())[0]?.end, 'the receipt')
      return (await receipts())[0]
    }
    const said = (chat: number) => telegram.sent.filter((each) => each.chat === chat).at(-1)?.text ?? ''

    beforeAll(async () => {
      telegram = await openFakeTelegram({ token })
      messaging.telegram.api = telegram.url
      const { store } = desk()
      const clock = () => desk().clock.now
      const messengers = createMessengers(store, { secret: 'a secret of tests, long enough', clock, ...messaging })
      const ending = new AbortController()
      const onFailure = (error: unknown) => void failures.push(error)
      const options = {
        store,
        messengers,
        clock,
        take: takeChatMessages(store, clock, onFailure),
        onFailure,
        waits: { pollInterval: 20, pause: 10 },
      }
      const running = createListener('telegram', options)(ending.signal)
      stop = async () => {
        ending.abort()
        await running
        await messengers.close()
      }
      await until(
        async () => (await store.noticeBots.find({ project: 0, way: 'telegram' }))?.acceptedAt,
        'the first reading',
        20_000, // the first poll must not wait for updates, which takes 25 seconds
      )
    })
    afterAll(async () => {
      await stop?.()
      await telegram?.close()
    })

    test('stores nothing until a project switches enquiries on', async () => {
      const early = somebody()
      telegram.start(early, '')
      await until(() => /сообщаю сотрудникам/.test(said(early.id)), 'the hint')
      expect((await desk().send('PATCH', '/notice-bots/max', { takes_enquiries: true })).status).toBe(422)
      const { status, json } = await desk().send('PATCH', '/notice-bots/telegram', { takes_enquiries: true })
      expect([status, json.takes_enquiries]).toEqual([200, true])
      expect(await receipts()).toEqual([])
    })

    test('a message becomes a lead with its sender, and later ones are added to it', async () => {
      const olga = somebody()
      telegram.start(olga, '')
      await until(() => /Напишите/.test(said(olga.id)), 'the welcome')
      const first = await arrived(() => telegram.say(olga, 'Сколько стоит ремонт?'))
      expect(first).toMatchObject({ end: 'lead', way: 'telegram' })
      expect(await leadOf(first?.lead)).toMatchObject({
        ...{
          title: 'Сообщение в Telegram',
          name: 'Ольга',
          text: 'Сколько стоит ремонт?',
          phone: null,
          source: 'telegram',
        },
        ...{ door: 'telegram', created_by: 'telegram', fields: { telegram: `@user${olga.id}` } },
      })
      await until(() => /мы получили/.test(said(olga.id)), 'the confirmation')
      const contact = { contact: { phone_number: '+79210000005', user_id: olga.id } }
      const second = await arrived(() => telegram.say(olga, '', contact))
      expect(second).toMatchObject({ end: 'joined', lead: first?.lead, reasons: [{ code: 'same-chat' }] })
      expect(await leadOf(first?.lead)).toMatchObject({ phone: '+79210000005' })
      expect(telegram.sent.filter(({ chat }) => chat === olga.id)).toHaveLength(2)
    })

    test('a photo is a file of its receipt', async () => {
      const receipt = await arrived(() => telegram.photo(somebody(), Buffer.from('JPEG'), 'Вот кухня'))
      expect(await leadOf(receipt?.lead)).toMatchObject({ text: 'Вот кухня' })
      const { items } = (await desk().send('GET', `/receipts/${receipt?.id}/files`)).json
      expect(items).toMatchObject([{ name: 'photo.jpg', type: 'image/jpeg', size: 4 }])
      expect((await desk().send('GET', `/receipts/${receipt?.id}/files/1`)).text).toBe('JPEG')
    })

    test('a sender over the limit gets one answer, and others are not affected', async () => {
      const [flooder, other] = [somebody('Поток'), somebody('Другой')]
      const before = (await receipts()).length
      for (let count = 1; count <= messagesPerMinute + 5; count++) telegram.say(flooder, `Сообщение ${count}`)
      telegram.say(other, 'Можно вопрос?')
      await until(() => /мы получили/.test(said(other.id)), 'the answer to the other one')
      expect(await receipts()).toHaveLength(before + messagesPerMinute + 1)
      const answers = telegram.sent.filter(({ chat }) => chat === flooder.id).map(({ text }) => text)
      expect(answers).toEqual([expect.stringMatching(/мы получили/), expect.stringMatching(/слишком много/i)])
    })

    test('messages that waited while nothing read are all taken', async () => {
      const [patient, before] = [somebody('Ночной'), (await receipts()).length]
      const messages = messagesPerMinute + 5
      for (let n = 1; n <= messages; n++) telegram.say(patient, `Ночью ${n}`, { date: 1_700_000_000 + 60 * n })
      await until(async () => (await receipts()).length === before + messages, 'all messages')
    })

    test('files over the share of a chat are only named, and the text is stored', async () => {
      const person = somebody()
      for (const text of ['Первое', 'Второе'])
        await arrived(() => telegram.photo(person, Buffer.alloc(5 * 1_048_576), text))
      telegram.calls.length = 0
      const third = await arrived(() => telegram.photo(person, Buffer.alloc(5 * 1_048_576), 'Третье'))
      expect((await desk().send('GET', `/receipts/${third?.id}/files`)).json.items).toEqual([])
      expect((await desk().send('GET', `/receipts/${third?.id}`)).json).toMatchObject({
        understood: { text: 'Третье', fields: { file: 'photo.jpg' } },
      })
      expect(telegram.calls).not.toContain('getFile') // fetching it would delay other messages
    })

    test('equal messages of two people become two leads, and a repeated message of one person is stored twice', async () => {
      const [one, other] = [somebody(), somebody()]
      const from = ({ id, name }: typeof one) => ({ from: { id, is_bot: false, first_name: name } }) // without a username
      const first = await arrived(() => telegram.say(one, 'Здравствуйте', from(one)))
      const second = await arrived(() => telegram.say(other, 'Здравствуйте', from(other)))
      expect(second).toMatchObject({ end: 'lead' })
      expect(second?.lead).not.toBe(first?.lead)
      await until(() => /мы получили/.test(said(other.id)), 'the answer to the other one')
      for (const reasons of [[{ code: 'same-chat' }], [{ code: 'same-chat' }]])
        expect(await arrived(() => telegram.say(other, 'Да', from(other)))).toMatchObject({
          ...{ end: 'joined', lead: second?.lead, reasons },
        })
    })

    test('messages of a merged lead are added to the remaining one, also after several merges', async () => {
      const olga = somebody()
      const first = await arrived(() => telegram.say(olga, 'Окна'))
      let mergeTarget = first?.lead
      for (let merges = 0; merges < 2; merges++) {
        const into = await desk().lead()
        const { status } = await desk().send('POST', '/leads/merge', { into, leads: [mergeTarget] })
        expect(status).toBe(200)
        mergeTarget = into
        const next = await arrived(() => telegram.say(olga, `Ещё вопрос ${merges}`))
        expect(next).toMatchObject({ end: 'joined', lead: mergeTarget, reasons: [{ code: 'same-chat' }] })
      }
    })

    test('in a project that joins enquiries, messages after a shared phone are added to the lead of that phone', async () => {
      const olga = somebody()
      await desk().send('PATCH', '/capture', { repeats: 'join' })
      const known = await desk().lead({ phone: '+79210000077' })
      const contact = { contact: { phone_number: '+79210000077', user_id: olga.id } }
      expect(await arrived(() => telegram.say(olga, '', contact))).toMatchObject({ end: 'joined', lead: known })
      expect(await arrived(() => telegram.say(olga, 'Вопрос'))).toMatchObject({ end: 'joined', lead: known })
      await desk().send('PATCH', '/capture', { repeats: 'lead' })
    })

    test('a message after the lead was closed becomes another lead', async () => {
      const ivan = somebody('Иван')
      const first = await arrived(() => telegram.say(ivan, 'Окна'))
      await desk().send('PATCH', `/leads/${first?.lead}`, { status: '1' })
      const second = await arrived(() => telegram.say(ivan, 'Двери'))
      expect(second).toMatchObject({ end: 'lead' })
      expect(second?.lead).not.toBe(first?.lead)
    })

    test('a visit number in the link gives the touches, and any other parameter is stored', async () => {
      const project = await findProject(desk().store, 12345)
      const touch = { utm_source: 'yandex', utm_medium: 'cpc' }
      const seen = { number: null, token: null, first: touch, last: touch }
      const { number: visit } = await noteVisit(desk().store, project, seen, desk().clock.now)
      const [anna, petr] = [somebody('Анна'), somebody('Пётр')]
      telegram.start(anna, String(visit))
      const ofSite = await arrived(() => telegram.say(anna, 'С сайта'))
      expect(await leadOf(ofSite?.lead)).toMatchObject({ last_touch: expect.objectContaining(touch) })
      telegram.start(petr, 'flyer_7')
      const ofFlyer = await arrived(() => telegram.say(petr, 'С листовки'))
      expect(await leadOf(ofFlyer?.lead)).toMatchObject({ source: 'telegram', fields: { start: 'flyer_7' } })
    })

    test('messages of members, messages in groups and empty messages are ignored', async () => {
      const member = await newMember(desk(), 'agent', { email: 'agent@example.com' })
      const staff = somebody('Сотрудник')
      const project = await findProject(desk().store, 12345)
      const { token: link } = await makeBotLink(
        desk().store,
        project,
        { member: member.id, way: 'telegram', purpose: 'member' },
        desk().clock.now,
      )
      telegram.start(staff, link)
      await until(() => /Готово/.test(said(staff.id)), 'the link')
      const before = await receipts()
      telegram.say(staff, 'Я на месте')
      telegram.group(-5)
      telegram.say(somebody(), 'В группе', { chat: -5 })
      telegram.say(somebody(), '', { sticker: {} })
      const last = await arrived(() => telegram.say(somebody(), 'Последнее'))
      expect(await receipts()).toHaveLength(before.length + 1)
      expect(await leadOf(last?.lead)).toMatchObject({ text: 'Последнее' })
      expect(failures).toEqual([])
    })

    test('a message that is delivered twice is stored once', async () => {
      const project = await findProject(desk().store, 12345)
      const place = { address: '77', topic: null, isGroup: false, name: 'Telegram' }
      const from = { address: '77', name: 'Юлия', username: null }
      const message = {
        kind: 'message',
        id: '77 1',
        offset: '1',
        from,
        place,
        text: 'Дважды',
        phone: null,
        files: [],
      } as const
      const bot = { project: 0, way: 'telegram', id: '123456', token, stored: undefined } as const
      const take = takeChatMessages(
        desk().store,
        () => desk().clock.now,
        (error) => failures.push(error),
      )
      const session = {} as Parameters<typeof take>[1] // unused for a text
      const before = (await receipts()).length
      for (let count = 0; count < 2; count++) await take({ project, bot, message, start: null }, session)
      expect(await receipts()).toHaveLength(before + 1)
    })

    test('a chat in which nothing was written is forgotten with the visits', async () => {
      const visitor = somebody()
      telegram.start(visitor, '4711')
      await until(() => /Напишите/.test(said(visitor.id)), 'the welcome')
      const chats = async () =>
        (await sqlOn(desk().url, 'select lead_id from chat_leads')).map(({ lead_id }) => lead_id)
      const ofLeads = (await chats()).filter((lead) => lead !== null)
      const prune = (days: number) =>
        createPruning(desk().store, {
          ...{ clock: () => desk().clock.now + days * 86_400, uptime: () => 0, keepRawDays: 90 },
          ...{ stop: new AbortController().signal, onFailure: (error) => failures.push(error) },
        })()
      await prune(1)
      expect(await chats()).toHaveLength(ofLeads.length + 1)
      await sqlOn(desk().url, "delete from settings where name = 'pruned_at'") // else the clock is distrusted
      await prune(100)
      expect((await chats()).toSorted()).toEqual(ofLeads.toSorted())
      expect(failures).toEqual([])
    })

    test('is listed as an entry point', async () => {
      const { items } = (await desk().send('GET', '/entry-points')).json
      expect(items).toContainEqual(
        expect.objectContaining({ way: 'telegram', is_open: true, health: expect.anything() }),
      )
    })
  }),
)
