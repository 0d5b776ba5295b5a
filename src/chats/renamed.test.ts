import { expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { openFakeTelegram } from '../../test/fake-telegram.ts'
import { until } from '../../test/until.ts'
import { createListener } from '../deliver/bots/listener.ts'
import { createMessengers } from '../deliver/messengers.ts'
import { takeChatMessages } from './take-chat-message.ts'

eachDatabase((database) => {
  const messaging = { telegram: { api: '', token: `123456:${'s'.repeat(30)}` } }
  const desk = useDesk(database, { messaging })

  test('a renamed bot still recognises its chats', async () => {
    const telegram = await openFakeTelegram({ token: messaging.telegram.token, username: 'shop_bot' })
    onTestFinished(telegram.close)
    messaging.telegram.api = telegram.url
    const { store, clock } = desk()
    const now = () => clock.now
    const messengers = createMessengers(store, { secret: 'a secret of tests, long enough', clock: now, ...messaging })
    onTestFinished(messengers.close)
    /** Starts to listen. Returns a function that stops it. */
    const listen = () => {
      const ending = new AbortController()
      const take = takeChatMessages(store, now, (error) => expect.fail(String(error)))
      const running = createListener('telegram', {
        store,
        messengers,
        clock: now,
        take,
        waits: { pollInterval: 20, pause: 10 },
      })
      const done = running(ending.signal)
      return async () => {
        ending.abort()
        await done
      }
    }
    const bot = () => store.noticeBots.find({ project: 0, way: 'telegram' })
    const receipts = async () =>
      (await desk().send('GET', '/receipts')).json.items as { end: string | null; lead: string | null }[]
    const olga = telegram.person(101, 'Ольга')
    const written = async (text: string, count: number) => {
      telegram.say(olga, text)
      await until(async () => (await receipts()).length === count && (await receipts())[0]?.end, text)
      return (await receipts())[0]
    }

    let stop = listen()
    await until(async () => (await bot())?.acceptedAt, 'the first reading')
    await desk().send('PATCH', '/notice-bots/telegram', { takes_enquiries: true })
    const first = await written('Здравствуйте', 1)
    await stop()
    telegram.state.username = 'new_shop_bot'
    stop = listen()
    await until(async () => (await bot())?.name === 'new_shop_bot', 'the other name')
    expect(await written('Это снова я', 2)).toMatchObject({ end: 'joined', lead: first?.lead })
    await stop()
  })
})
