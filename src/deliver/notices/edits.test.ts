import { expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { own, useNoticeDesk } from '../../../test/notice-desk.ts'
import { rowsOf } from '../../../test/rows.ts'
import { until } from '../../../test/until.ts'

const days = 86_400
const clock = new Intl.DateTimeFormat('ru', { timeStyle: 'short', timeZone: 'Europe/Moscow' })

eachDatabase((database) => {
  const { desk, telegram, person, planned, settled } = useNoticeDesk(database)
  const change = (lead: string, body: object) => person('Марк').send('PATCH', `${own}/leads/${lead}`, body)
  const anna = () => String(person('Анна').id)
  const told = (name: string) => telegram.at(name)
  const editsOf = (address: string) => telegram.edits.filter((each) => each.address === address)
  /** Waits until no message has a pending edit. */
  const edited = () =>
    until(async () => {
      const rows = await rowsOf(desk().url, 'select id from notices where edit_at is not null')
      return rows.length === 0
    }, 'all messages to be changed')
  const newChat = async (address: string) => {
    const draft = { way: 'telegram', address, topic: null, name: 'Продажи' } as const
    const { id } = await desk().store.transaction((tx) => tx.noticeChats.insert(12345, draft, desk().clock.now))
    await desk().store.transaction((tx) => tx.settings.raiseRevision())
    return id
  }

  test('a message to a contractor is not edited once they may no longer see the lead', async () => {
    const lead = await desk().lead({ source: 'подряд', title: 'Окна' })
    await until(() => told('telegram of Павел').length === 1 && told('telegram of Анна').length === 1, 'the messages')
    await settled()
    expect((await change(lead, { source: 'сайт', title: 'Двери', assignee: anna() })).status).toBe(200)
    await until(() => editsOf('telegram of Анна').length === 1, 'the message to be changed')
    await edited()
    expect(editsOf('telegram of Павел')).toEqual([])
  })

  test('a message about a lead that they may see says who took it', async () => {
    const lead = await desk().lead({ source: 'подряд' })
    await until(() => told('telegram of Павел').length === 1, 'the message')
    await settled()
    await change(lead, { assignee: anna() })
    await until(() => editsOf('telegram of Павел').length === 1, 'the message to be changed')
  })

  test.each<[string, (chat: number) => Promise<unknown>]>([
    ['gets other kinds of notices now', (id) => desk().send('PATCH', `/notice-chats/${id}`, { kinds: ['late'] })],
    ['was switched off', (id) => desk().send('PATCH', `/notice-chats/${id}`, { on: false })],
    ['was removed', (id) => desk().send('DELETE', `/notice-chats/${id}`)],
  ])('a message in a chat is not edited if the chat %s', async (what, end) => {
    const chat = await newChat(what)
    const lead = await desk().lead()
    await until(() => told(what).length === 1, 'the chat to be told')
    await settled()
    await end(chat)
    await change(lead, { assignee: anna() })
    await until(() => editsOf('telegram of Анна').length === 1, 'the message to be changed')
    await edited()
    expect(editsOf(what)).toEqual([])
  })

  test('an edit that never succeeds is abandoned two days after the message', async () => {
    telegram.answersEdits(() => ({ outcome: 'later', error: 'away' }))
    const lead = await desk().lead()
    await until(() => told('telegram of Анна').length === 1, 'the message')
    await settled()
    await change(lead, { assignee: anna() })
    const tries = () => editsOf('telegram of Анна').length
    await until(() => tries() === 1, 'the first try')
    await until(() => {
      desk().clock.now += 31
      return tries() > 2
    }, 'more tries')
    desk().clock.now += 2 * days
    await edited()
  })

  test('a change of which nobody knows whether it was made is made again ever later, and says when it was', async () => {
    telegram.answersEdits((address) => ({ outcome: address === 'telegram of Анна' ? 'unknown' : 'accepted' }))
    const lead = await desk().lead()
    await until(() => told('telegram of Анна').length === 1, 'the message')
    await settled()
    const taken = desk().clock.now
    await change(lead, { assignee: anna() })
    const waits = async () => {
      const query = 'select edit_at from notices where edit_at is not null'
      const rows = await rowsOf<{ edit_at: number | string }>(desk().url, query)
      return rows.map(({ edit_at }) => Number(edit_at) - desk().clock.now)
    }
    const delays = [30, 60, 120, 240, 480, 960, 1_920, 3_600]
    for (const [before, delay] of delays.entries()) {
      await until(() => editsOf('telegram of Анна').length === before + 1, `the try after ${before} others`)
      const ended = async () => (await waits()).includes(delay)
      await until(ended, `a delay of ${delay} s`)
      desk().clock.now += delay
    }
    await until(() => editsOf('telegram of Анна').length === delays.length + 1, 'the last try in vain')
    telegram.answersEdits(() => ({ outcome: 'accepted' }))
    const again = desk().clock.now
    await change(lead, { assignee: String(person('Марк').id) }) // an edit for a new reason does not wait for the retry
    await edited()
    const lines = editsOf('telegram of Анна').map(({ message }) => message.lines.at(-1))
    const first = Array(delays.length + 1).fill(`Взял(а) Анна, ${clock.format(taken * 1_000)}`)
    const last = `Взял(а) Марк, ${clock.format(again * 1_000)}` // of the message that told her of her lead, too
    expect(lines).toEqual([...first, last, last])
  })

  test('a message says when its lead was taken, whatever happens to the lead later', async () => {
    const chat = 'later removed'
    await newChat(chat)
    const lead = await desk().lead()
    await until(() => told(chat).length === 1, 'the chat to be told')
    await settled()
    const taken = desk().clock.now
    await change(lead, { assignee: anna() })
    await until(() => editsOf(chat).length === 1, 'the message to be changed')
    desk().clock.now += 7_200
    await person('Марк').send('DELETE', `${own}/leads/${lead}`)
    await until(() => editsOf(chat).length === 2, 'the message to be changed again')
    const lines = editsOf(chat).map(({ message }) => message.lines.at(-1))
    expect(lines).toEqual(Array(2).fill(`Взял(а) Анна, ${clock.format(taken * 1_000)}`))
  })

  test('a change that is refused is not tried again', async () => {
    telegram.answersEdits(() => ({ outcome: 'refused', error: 'gone' }))
    const lead = await desk().lead()
    await until(() => told('telegram of Анна').length === 1, 'the message')
    await settled()
    await change(lead, { assignee: anna() })
    await until(() => editsOf('telegram of Анна').length === 1, 'the try')
    await edited()
  })

  test('a chat with a new address is stored with it', async () => {
    const chat = await newChat('group')
    telegram.answersEdits((address) => ({ outcome: 'later', ...(address === 'group' && { movedTo: 'supergroup' }) }))
    const lead = await desk().lead()
    await until(() => told('group').length === 1, 'the chat to be told')
    await settled()
    await change(lead, { assignee: anna() })
    const address = async () => (await desk().store.noticeChats.find(12345, chat))?.address
    await until(async () => (await address()) === 'supergroup', 'the new address')
    telegram.answersEdits(() => ({ outcome: 'accepted' }))
    desk().clock.now += 31
    await until(() => editsOf('supergroup').length === 1, 'the message to be changed')
  })

  test.each([
    ['both of two accounts', undefined, ['m1', 'm2']],
    ['the one of two accounts', 'telegram of Анна', [undefined, 'm2']],
  ])('a message is changed in %s that took it', async (_, refusing, expected) => {
    const first = 'telegram of Анна'
    const second = {
      member: person('Анна').id,
      way: 'telegram',
      address: 'second',
      details: null,
      label: null,
    } as const
    const link = await desk().store.transaction((tx) => tx.noticeLinks.put(12345, second, desk().clock.now))
    await desk().store.transaction((tx) => tx.settings.raiseRevision())
    const ids = new Map([
      [first, 'm1'],
      ['second', 'm2'],
    ])
    telegram.answers((address) =>
      address === refusing ? { outcome: 'refused' } : { outcome: 'accepted', outsideId: ids.get(address) ?? 'm3' },
    )
    const lead = await desk().lead()
    await until(() => told(first).length === 1 && told('second').length === 1, 'both accounts to be told')
    await settled()
    await change(lead, { assignee: anna() })
    await until(() => editsOf(first).length + editsOf('second').length > 0, 'the message to be changed')
    await edited()
    expect([first, 'second'].map((address) => editsOf(address)[0]?.outsideId)).toEqual(expected)
    await desk().store.transaction((tx) => tx.noticeLinks.remove(12345, link))
    await desk().store.transaction((tx) => tx.settings.raiseRevision())
  })

  test('a message whose lead is taken during an edit is edited again', async () => {
    const lead = await desk().lead()
    await until(() => told('telegram of Анна').length === 1, 'the message')
    await settled()
    const release = telegram.hold()
    onTestFinished(release)
    expect((await person('Марк').post(`${own}/leads/${lead}/opened`, {})).status).toBe(200)
    const lines = () => editsOf('telegram of Анна').map(({ message }) => message.lines.at(-1))
    await until(() => lines().length === 1, 'the first change')
    await change(lead, { assignee: anna() })
    await planned()
    const other = await desk().lead()
    await until(() => told('telegram of Анна').some((each) => each.lead === Number(other)), 'the next message')
    expect(lines()).toEqual([expect.stringMatching(/^Есть ответ, /)])
    release()
    await until(() => lines().length === 2, 'the second change')
    await edited()
    expect(lines()[1]).toMatch(/^Взял\(а\) Анна, /)
  })
})
