import { expect, onTestFinished, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { rowsOf } from '../../../test/rows.ts'
import { own, useToldDesk } from '../../../test/told-desk.ts'
import { until } from '../../../test/until.ts'

const days = 86_400

eachDatabase((database) => {
  const { desk, telegram, person, planned, settled } = useToldDesk(database)
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
    const tries = [0, 50, 150, 1_150, 5_150].entries()
    for (const [before, after] of tries) {
      desk().clock.now = taken + after
      await until(() => editsOf('telegram of Анна').length === before + 1, `the try after ${after} s`)
      await until(async () => !(await waits()).includes(60), 'the end of its lease')
      expect(await waits()).toEqual([Math.min(Math.max(after, 30), 3_600)])
    }
    telegram.answersEdits(() => ({ outcome: 'accepted' }))
    desk().clock.now += 3_600
    await edited()
    const clock = new Intl.DateTimeFormat('ru', { timeStyle: 'short', timeZone: 'Europe/Moscow' })
    const lines = editsOf('telegram of Анна').map(({ message }) => message.lines.at(-1))
    expect(lines).toEqual(Array(6).fill(`Взял(а) Анна, ${clock.format(taken * 1_000)}`))
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
    ['both of two accounts', 'that took it', undefined, ['m1', 'm2']],
    ['the one of two accounts', 'that took it', 'telegram of Анна', [undefined, 'm2']],
    ['the first of two accounts', 'where an earlier version sent it', undefined, ['m7', undefined]],
  ])('a message is changed in %s %s', async (_, when, refusing, expected) => {
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
    if (when.includes('earlier'))
      await sqlOn(desk().url, `update notices set outside_id = 'm7' where outside_id like '{%m2%'`)
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
