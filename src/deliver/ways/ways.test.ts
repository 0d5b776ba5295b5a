import PostalMime from 'postal-mime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { openFakeMax } from '../../../test/fake-max.ts'
import { openFakePush } from '../../../test/fake-push.ts'
import { openFakeTelegram } from '../../../test/fake-telegram.ts'
import { freePort } from '../../../test/ports.ts'
import { openPostOffice } from '../../../test/post-office.ts'
import { findProject } from '../../actions/projects.ts'
import type { Project } from '../../domain/project.ts'
import { createMailer } from '../../people/mail.ts'
import { createMessengers, type MessengerOptions } from '../messengers.ts'
import { createEmail } from './email.ts'
import { createMax } from './max.ts'
import { createPush } from './push.ts'
import { createTelegram } from './telegram.ts'
import type { NoticeAddress, NoticeMessage, NoticeWay } from './way.ts'

const [token, maxToken] = [`123456:${'s'.repeat(30)}`, 'a-secret-of-max-123']
const secret = 'a secret of tests, long enough'
const allowed = { blocks: ['127.0.0.0/8'], hosts: [] }
const never = new AbortController().signal
const publicUrl = 'https://desk.example.com'

describe('each way', () => {
  const desk = useDesk(sqlite())
  let telegram: Awaited<ReturnType<typeof openFakeTelegram>>
  let max: Awaited<ReturnType<typeof openFakeMax>>
  let push: Awaited<ReturnType<typeof openFakePush>>
  let post: Awaited<ReturnType<typeof openPostOffice>>
  let project: Project
  const closing: (() => Promise<void>)[] = []

  /** The ways as a process opens them. */
  const open = ({ smtpUrl = post.smtpUrl, ...options }: Partial<MessengerOptions> & { smtpUrl?: string } = {}) => {
    const messengers = createMessengers(desk().store, {
      ...{ secret, clock: () => desk().clock.now, allowed },
      telegram: { api: telegram.url, token },
      max: { api: max.url, token: maxToken },
      ...options,
    })
    const mailer = createMailer({ smtpUrl, from: 'desk@example.com', publicUrl, onFault: () => {} })
    closing.push(messengers.close, async () => mailer.close())
    const ways = {
      telegram: createTelegram(messengers),
      max: createMax(messengers),
      push: createPush(messengers),
      email: createEmail(mailer.sendLetter, publicUrl),
    }
    return { messengers, ways }
  }
  const message = (rest: Partial<NoticeMessage> = {}): NoticeMessage => ({
    ...{
      id: 'n1',
      project,
      to: { member: 1 },
      kind: 'new',
      title: 'Новая заявка № 678',
      lines: ['Ремонт <b> & «Яндекс»'],
    },
    ...{
      link: 'https://desk.example.com/p/12345/leads/678',
      lead: 678,
      buttons: ['take', 'spam', 'called'],
      unsubscribe: null,
    },
    ...rest,
  })
  const at = (address: string, details: string | null = null): NoticeAddress => ({ address, topic: null, details })
  /** A new recipient of a way, what it got, and how it refuses. */
  let people = 100
  const recipients = {
    async telegram() {
      const { id } = telegram.person(++people, 'Анна')
      const here = () => telegram.sent.filter(({ chat }) => chat === id).map(({ text }) => text)
      const refuse = () =>
        void telegram.chats.set(id, { id, kind: 'private', refuses: 'Forbidden: bot was blocked by the user' })
      return { to: at(String(id)), got: here, refuse, state: telegram.state }
    },
    async max() {
      const { id } = max.person(++people, 'Анна')
      const here = () => max.sent.filter(({ to }) => to === `user:${id}`).map(({ text }) => text)
      const refuse = () => void max.chats.set(`user:${id}`, { refuses: [403, 'chat.denied', 'error.dialog.suspended'] })
      return { to: at(`user:${id}`), got: here, refuse, state: max.state }
    },
    async push() {
      const { publicKey } = await open().messengers.pushKeys()
      const browser = push.subscribe(publicKey)
      const details = JSON.stringify({ ...browser.keys, key: publicKey })
      const here = () => push.shown(browser).map(({ text }) => text)
      return { to: at(browser.endpoint, details), got: here, refuse: () => push.lose(browser), state: push.state }
    },
    async email() {
      const address = `anna${++people}@example.com`
      const read = async () => {
        const all = await Promise.all(post.letters.map((letter) => PostalMime.parse(letter)))
        return all.filter(({ to }) => to?.[0]?.address === address).map(({ subject, text }) => `${subject}\n${text}`)
      }
      return { to: at(address), got: read, refuse: () => void post.state.unknown.add(address), state: post.state }
    },
  }
  const names = ['telegram', 'max', 'push', 'email'] as const
  /** E-mail differs: a repeated letter has the same id, and a mail server has no links to remove. */
  const isLetter = (name: string) => name === 'email'

  beforeAll(async () => {
    telegram = await openFakeTelegram({ token })
    max = await openFakeMax({ token: maxToken })
    push = await openFakePush()
    post = await openPostOffice()
    project = await findProject(desk().store, 12345)
  })
  afterAll(async () => {
    for (const close of closing) await close()
    await Promise.all([telegram.close(), max.close(), push.close(), post.close()])
  })

  describe.each(names)('%s', (name) => {
    const way = (options?: Parameters<typeof open>[0]): Pick<NoticeWay, 'send' | 'isReady'> => open(options).ways[name]

    test('is ready, and its message is accepted and shown unchanged', async () => {
      const { to, got } = await recipients[name]()
      expect(await way().isReady(project)).toBe(true)
      expect(await way().send(message(), to, never)).toMatchObject({ outcome: 'accepted', error: null })
      expect((await got()).join()).toMatch(/Новая заявка № 678/)
      expect((await got()).join().replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toContain(
        'Ремонт <b> & «Яндекс»',
      )
    })

    test('a recipient who is gone is unlinked', async () => {
      const { to, refuse } = await recipients[name]()
      refuse()
      const outcome = isLetter(name) ? 'refused' : 'unlinked'
      expect(await way().send(message(), to, never)).toMatchObject({ outcome })
    })

    test('a throttled message waits as long as the service says', async () => {
      const { to, state, got } = await recipients[name]()
      Object.assign(state, { throttled: 1, retryAfter: 31 })
      const opened = way()
      const first = await opened.send(message(), to, never)
      expect(first).toMatchObject({ outcome: 'later' })
      if (name === 'telegram' || name === 'push') expect(first.retryAfter).toBe(31)
      desk().clock.now += 40
      expect(await opened.send(message(), to, never)).toMatchObject({ outcome: 'accepted' })
      expect(await got()).toHaveLength(1)
    })

    test('a message to a closed port is retried later', async () => {
      const { to } = await recipients[name]()
      const nowhere = `http://127.0.0.1:${await freePort()}`
      const smtpUrl = nowhere.replace('http', 'smtp')
      const opened = way({ telegram: { api: nowhere, token }, max: { api: nowhere, token: maxToken }, smtpUrl })
      const where = name === 'push' ? { ...to, address: `${nowhere}/push/1` } : to
      expect(await opened.send(message(), where, never)).toMatchObject({ outcome: 'later' })
    })

    test('a missing answer gives an unknown outcome, unless the message may be sent again', async () => {
      const { to, state } = await recipients[name]()
      Object.assign(state, { isDown: true })
      const outcome = isLetter(name) ? 'later' : 'unknown'
      expect(await way().send(message(), to, never)).toMatchObject({ outcome })
      Object.assign(state, { isDown: false })
    })

    test('a text of any length and with odd characters is accepted', async () => {
      const { to, got } = await recipients[name]()
      const lines = ['<'.repeat(9_000), '\u{1f600}'.repeat(9_000), 'x\0y', '\ud800']
      expect(await way().send(message({ title: '&'.repeat(2_000), lines }), to, never)).toMatchObject({
        outcome: 'accepted',
      })
      expect(await got()).toHaveLength(1)
    })

    test('a message is aborted when the process ends', async () => {
      const { to } = await recipients[name]()
      expect(await way().send(message(), to, AbortSignal.abort())).toMatchObject({ outcome: 'unknown' })
    })
  })

  test.each(['telegram', 'max'] as const)(
    '%s without a token is not ready, and the error of a wrong token does not contain it',
    async (name) => {
      const { to } = await recipients[name]()
      const none = open({ [name]: { api: telegram.url } }).ways[name]
      expect(await none.isReady(project)).toBe(false)
      expect(await none.send(message(), to, never)).toMatchObject({ outcome: 'refused' })
      const wrong = `654321:${'w'.repeat(30)}`
      telegram.state.echoes = true // as a proxy may do
      const said = await open({
        telegram: { api: telegram.url, token: wrong },
        max: { api: max.url, token: wrong },
      }).ways[name].send(message(), to, never)
      expect(said).toMatchObject({ outcome: 'refused', error: expect.stringMatching(/Unauthorized|verify\.token/) })
      expect(JSON.stringify(said)).not.toContain('w'.repeat(10))
    },
  )

  test('a message of Telegram has buttons, and an edit removes them', async () => {
    const { to } = await recipients.telegram()
    const { telegram: way } = open().ways
    const { outsideId } = await way.send(message(), to, never)
    const sent = telegram.sent.at(-1)
    expect(sent?.keys).toMatchObject([
      [{ text: 'Беру', callback_data: 'take:12345:678' }, { text: 'Спам' }, { text: 'Позвонил' }],
      [{ text: 'Открыть', url: 'https://desk.example.com/p/12345/leads/678' }],
    ])
    const taken = message({ lines: ['Взяла Анна, 12:04'], buttons: [], link: null })
    expect(await way.edit?.(taken, to, outsideId as string, never)).toMatchObject({ outcome: 'accepted' })
    expect(sent).toMatchObject({ text: '<b>Новая заявка № 678</b>\nВзяла Анна, 12:04', keys: [] })
    expect(await way.edit?.(taken, to, outsideId as string, never)).toMatchObject({ outcome: 'accepted' }) // not modified
    expect(await way.edit?.(taken, to, '999999', never)).toMatchObject({ outcome: 'refused' })
  })

  test('a message of MAX has buttons, and an edit removes them', async () => {
    const { to } = await recipients.max()
    const { max: way } = open().ways
    const { outsideId } = await way.send(message(), to, never)
    expect(max.sent.at(-1)?.keys[0]?.[0]).toMatchObject({ type: 'callback', text: 'Беру', payload: 'take:12345:678' })
    const taken = message({ lines: ['Взяла Анна, 12:04'], buttons: [], link: null })
    expect(await way.edit?.(taken, to, outsideId as string, never)).toMatchObject({ outcome: 'accepted' })
    expect(max.sent.at(-1)).toMatchObject({ keys: [], text: expect.stringContaining('Взяла Анна') })
    const refused = await way.edit?.(taken, to, 'mid.999999', never)
    expect(refused).toMatchObject({ outcome: 'refused', error: 'Message mid.999999 not found' })
  })

  test('a message that MAX accepted without a readable answer has an unknown outcome', async () => {
    const { to, got } = await recipients.max()
    max.state.answersUnread = 1
    expect(await open().ways.max.send(message(), to, never)).toMatchObject({ outcome: 'unknown' })
    expect(await got()).toHaveLength(1)
  })

  test('a link to a local host is no button, since Telegram would refuse it', async () => {
    const { to } = await recipients.telegram()
    const sent = await open().ways.telegram.send(message({ link: 'http://localhost:3000/p/1' }), to, never)
    expect(sent.outcome).toBe('accepted')
  })

  test('a group that became a supergroup reports its new address, and a bot without rights the reason', async () => {
    const group = telegram.group(-500)
    telegram.migrate(group, -1_000_500)
    const { telegram: way } = open().ways
    expect(await way.send(message(), at('-500'), never)).toMatchObject({ outcome: 'later', movedTo: '-1000500' })
    expect(await way.send(message(), at('-1000500'), never)).toMatchObject({ outcome: 'accepted' })
    telegram.chats.set(-501, {
      id: -501,
      kind: 'group',
      refuses: 'Bad Request: not enough rights to send text messages to the chat',
    })
    const refused = await way.send(message(), at('-501'), never)
    expect(refused).toMatchObject({ outcome: 'refused', error: expect.stringContaining('rights') })
    expect(await way.send(message(), at('-502'), never)).toMatchObject({ outcome: 'unlinked' }) // chat not found
  })

  test('a group gets at most 20 messages a minute; the rest waits without a call', async () => {
    telegram.group(-600)
    const { telegram: way } = open().ways
    for (let count = 0; count < 20; count++)
      expect((await way.send(message(), at('-600'), never)).outcome).toBe('accepted')
    const before = telegram.calls.length
    const over = await way.send(message(), at('-600'), never)
    expect([over.outcome, over.retryAfter, telegram.calls.length]).toEqual(['later', 60, before])
    desk().clock.now += 61
    expect((await way.send(message(), at('-600'), never)).outcome).toBe('accepted')
  })

  test('a push replaces only the earlier one of the same lead', async () => {
    const { to, got } = await recipients.push()
    const { push: way } = open().ways
    for (const [lead, title] of [
      [7, 'old'],
      [8, 'other'],
      [7, 'new'],
    ] as const)
      await way.send(message({ lead, title, id: title }), to, never)
    expect((await got()).map((text) => JSON.parse(text).title)).toEqual(['other', 'new'])
  })

  test('push keys are generated once and stored encrypted, and a browser with other keys is unlinked', async () => {
    const [one, other] = await Promise.all([open().messengers.pushKeys(), open().messengers.pushKeys()])
    expect(one.publicKey).toBe(other.publicKey)
    expect((await desk().store.settings.find('vapid'))?.value).not.toContain(one.privateKey)
    const { to } = await recipients.push()
    const others = open({ secret: 'another secret of tests, long' }).ways.push
    expect(await others.send(message(), to, never)).toMatchObject({ outcome: 'unlinked' })
  })

  test('a push service at a private address is not called unless allowed', async () => {
    const { to } = await recipients.push()
    const guarded = open({ allowed: { blocks: [], hosts: [] } })
    const details = JSON.stringify({
      ...JSON.parse(to.details ?? ''),
      key: (await guarded.messengers.pushKeys()).publicKey,
    })
    expect(await guarded.ways.push.send(message(), { ...to, details }, never)).toMatchObject({ outcome: 'later' })
    await expect(guarded.messengers.checkEndpoint('https://10.0.0.1/push', 'endpoint', 1)).rejects.toThrow()
  })
})
