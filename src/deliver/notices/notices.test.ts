import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { newMember } from '../../../test/members.ts'
import { own, publicUrl, useNoticeDesk } from '../../../test/notice-desk.ts'
import { until } from '../../../test/until.ts'

const minute = 60

eachDatabase((database) => {
  const { desk, telegram, people, person, want, bell, link, titles, settled } = useNoticeDesk(database)

  test('a notice of a new lead does not name the person, unless the owner allows it', async () => {
    const fields = { title: 'Окна +79210000001', name: 'Иван', phone: '+79210000001', source: 'сайт' }
    const lead = await desk().lead(fields)
    await until(() => titles('Анна').length === 1, 'Анна to be told')
    const [message] = telegram.at('telegram of Анна')
    expect(message).toMatchObject({
      title: `Новая заявка № ${lead}`,
      link: `${publicUrl}/p/12345/leads/${lead}`,
      lead: Number(lead),
      buttons: ['take', 'spam', 'called'],
    })
    expect(message?.lines.join()).not.toMatch(/Иван|0001/)
    expect(message?.lines).toEqual(['Окна •••', expect.any(String)])
    const refused = await person('Марк').send('PUT', `${own}/notice-defaults/personal`, { ways: ['telegram'] })
    expect(refused.json).toMatchObject({ status: 403, code: 'wrong-role' })
    await person('Ольга').send('PUT', `${own}/notice-defaults/personal`, { ways: ['telegram'] })
    await desk().lead(fields)
    await until(() => titles('Анна').length === 2, 'Анна to be told again')
    expect(telegram.at('telegram of Анна')[1]?.lines).toEqual(expect.arrayContaining(['Иван', '+79210000001']))
    await person('Ольга').send('PUT', `${own}/notice-defaults/personal`, { ways: [] })
  })

  test('a contractor gets notices only about their own sources', async () => {
    const strange = await desk().lead({ source: 'сайт' })
    const lead = await desk().lead({ source: 'подряд', title: 'Замер', phone: '+79210000002' })
    await until(() => titles('Павел').length === 1, 'Павел to be told')
    await settled()
    expect(titles('Павел')).toEqual([`Новая заявка № ${lead}`])
    expect(titles('Анна')).toContain(`Новая заявка № ${strange}`)
  })

  test('the next way is tried when the first does not accept within a minute', async () => {
    await link('Анна', 'push')
    telegram.answers((address) => ({ outcome: address.endsWith('Анна') ? 'later' : 'accepted', error: 'away' }))
    const lead = await desk().lead()
    await until(() => titles('Анна').length === 1, 'a first try')
    expect(titles('Анна', 'push')).toEqual([])
    for (let step = 0; step < 8 && titles('Анна', 'push').length === 0; step++) {
      const tried = titles('Анна').length
      desk().clock.now += 21
      await until(() => titles('Анна').length > tried || titles('Анна', 'push').length > 0, 'the next try')
    }
    expect(titles('Анна', 'push')).toEqual([`Новая заявка № ${lead}`])
    expect(titles('Анна').length).toBeGreaterThan(2)
    await settled()
    expect((await person('Анна').send('GET', `${own}/notice-links`)).json).toMatchObject({
      items: [
        { way: 'telegram', error: 'away' },
        { way: 'push', accepted_at: expect.any(String), error: null },
      ],
    })
  })

  test('a member who blocked the bot gets the notice by another way at once, and the link is removed', async () => {
    telegram.answers((address) => ({ outcome: address.endsWith('Анна') ? 'unlinked' : 'accepted' }))
    const lead = await desk().lead()
    await until(() => titles('Анна', 'push').length === 1, 'Анна to be told')
    expect(titles('Анна', 'push')).toEqual([`Новая заявка № ${lead}`])
    const { json } = await person('Анна').send('GET', `${own}/notice-links`)
    expect((json.items as { way: string }[]).map(({ way }) => way)).toEqual(['push'])
    const [gone] = json.items as { id: string }[]
    await person('Анна').send('DELETE', `${own}/notice-links/${gone?.id}`)
    await link('Анна', 'telegram')
  })

  test('a message with an unknown outcome is not sent again', async () => {
    telegram.answers((address) => ({ outcome: address.endsWith('Анна') ? 'unknown' : 'accepted' }))
    await desk().lead()
    await until(() => titles('Анна').length === 1, 'Анна to be told')
    await settled()
    desk().clock.now += 10 * minute
    await settled()
    expect(titles('Анна')).toHaveLength(1)
  })

  test('notices of a quiet night are combined into one message in the morning', async () => {
    const quiet = { from: '22:00', to: '08:00', days_off: [], wakes: ['late'] }
    expect((await want('Анна', { quiet })).json).toMatchObject({ quiet, own: { quiet: true } })
    const local = (desk().clock.now + 3 * 3_600) % 86_400 // Moscow
    desk().clock.now += 86_400 - local + 3_600
    for (let each = 0; each < 3; each++) await desk().lead()
    await until(() => titles('Ольга').length === 3, 'the others to be told')
    await settled()
    expect(titles('Анна')).toEqual([])
    desk().clock.now += 7 * 3_600
    await until(() => titles('Анна').length > 0, 'the morning')
    await settled()
    expect(titles('Анна').filter((title) => title.includes('нов'))).toEqual(['3 новые заявки'])
    await want('Анна', { quiet: null })
  })

  test('leads beyond ten in a minute are combined into one message', async () => {
    for (let each = 0; each < 14; each++) await desk().lead()
    await until(() => titles('Анна').length === 10, 'the first ten')
    await settled()
    desk().clock.now += minute
    await until(() => titles('Анна').length === 11, 'the rest')
    expect(titles('Анна')[10]).toBe('4 новые заявки')
    expect(telegram.at('telegram of Анна')[10]).toMatchObject({ lead: null, buttons: [] })
  })

  test('a removed member gets no notices, not even pending ones', async () => {
    const quiet = { from: '00:00', to: '23:59', days_off: [], wakes: [] }
    people.set('Вера', await newMember(desk(), 'agent', { name: 'Вера', email: 'vera@example.com' }))
    await link('Вера', 'telegram')
    await want('Вера', { quiet })
    const lead = await desk().lead()
    await until(() => titles('Анна').length === 1, 'the others to be told')
    await person('Ольга').send('DELETE', `${own}/members/${person('Вера').id}`)
    desk().clock.now += 86_400
    await settled()
    expect(titles('Вера')).toEqual([])
    expect(titles('Анна')).toContain(`Новая заявка № ${lead}`)
  })

  test('a chat gets notices of leads that match its filter, in its topic', async () => {
    const draft = { way: 'telegram', address: 'group', topic: '7', name: 'Продажи' } as const
    const chat = await desk().store.transaction((tx) => tx.noticeChats.insert(12345, draft, desk().clock.now))
    const filter = { field: 'source', operator: '=', value: 'сайт' }
    expect((await desk().send('PATCH', `/notice-chats/${chat.id}`, { filter, kinds: ['new'] })).status).toBe(200)
    await desk().lead({ source: 'avito' })
    const lead = await desk().lead({ source: 'сайт' })
    await until(() => telegram.at('group').length === 1, 'the chat to be told')
    await settled()
    expect(telegram.got.filter(({ address }) => address === 'group')).toMatchObject([
      { topic: '7', message: { title: `Новая заявка № ${lead}`, to: { chat: chat.id } } },
    ])
    telegram.answers((address) => ({ outcome: address === 'group' ? 'unlinked' : 'accepted', error: 'kicked' }))
    await desk().lead({ source: 'сайт' })
    const shown = async () => ((await desk().send('GET', '/notice-chats')).json.items as object[])[0]
    await until(async () => ((await shown()) as { on: boolean }).on === false, 'the chat to be switched off')
    expect(await shown()).toMatchObject({ on: false, error: 'kicked' })
  })

  describe('a lead that nobody takes', () => {
    beforeAll(async () => {
      const week = Array(7).fill({ from: '00:00', to: '24:00' })
      await desk().send('PATCH', '/working-time', { response_minutes: 10, week })
      for (const name of people.keys()) await want(name, { places: { new: [] } })
    })

    const late = (lead: string, minutes: number) => `Заявка № ${lead} ждёт уже ${minutes} минут`

    test('is escalated from members on duty to managers and owners', async () => {
      await person('Анна').send('PUT', `${own}/duty`, { on: true })
      const lead = await desk().lead()
      await until(() => titles('Анна').length === 1, 'who is on duty')
      expect(titles('Анна')).toEqual([`Новая заявка № ${lead}`])
      desk().clock.now += 10 * minute
      await until(() => titles('Анна').length === 2, 'the first step')
      desk().clock.now += 10 * minute
      await until(() => titles('Марк').length === 1, 'the second step')
      desk().clock.now += 20 * minute
      await until(() => titles('Ольга').length === 1, 'the third step')
      desk().clock.now += 600 * minute
      await settled()
      expect([titles('Анна').slice(1), titles('Марк'), titles('Ольга')]).toEqual([
        [late(lead, 10)],
        [late(lead, 20)],
        [late(lead, 40)],
      ])
    })

    test.each([
      ['is assigned', { assignee: 'Анна' }],
      ['changes its status', { status: '1' }],
    ])('is not escalated once it %s, and its messages say so', async (_, change) => {
      const lead = await desk().lead()
      await until(() => titles('Анна').length === 1, 'who is on duty')
      await settled()
      const body = 'assignee' in change ? { assignee: String(person('Анна').id) } : change
      await person('Анна').send('PATCH', `${own}/leads/${lead}`, body)
      await until(() => telegram.edits.length === 1, 'the message to be changed')
      expect(telegram.edits[0]?.message).toMatchObject({ buttons: [], lead: Number(lead) })
      expect(telegram.edits[0]?.message.lines.at(-1)).toMatch(/^(Взял\(а\) Анна|Есть ответ), /)
      desk().clock.now += 600 * minute
      await settled()
      expect([titles('Анна').length, titles('Марк'), titles('Ольга')]).toEqual([1, [], []])
    })
  })

  test('the bell shows notices and whether they were read', async () => {
    const lead = await desk().lead({ title: 'Двери' })
    const comment = `[member:${person('Павел').id}] [member:${person('Анна').id}] позвоните +79210000003`
    await person('Марк').post(`${own}/leads/${lead}/comments`, { comment })
    const mentioned = async () => (await bell('Анна')).items.find(({ kind }) => kind === 'mention')
    await until(async () => (await mentioned()) !== undefined, 'the bell')
    await settled()
    expect(await mentioned()).toMatchObject({ lead_id: lead, lead_title: 'Двери', read: false })
    await want('Марк', { places: { mention: ['bell'] } })
    await person('Анна').post(`${own}/leads/${lead}/comments`, { comment: `[member:${person('Марк').id}] да` })
    const alone = async () => (await bell('Марк')).items.find(({ kind }) => kind === 'mention')
    await until(async () => (await alone()) !== undefined, 'the bell alone')
    expect(await alone()).toMatchObject({ state: 'shown', way: null })
    expect((await bell('Павел')).items.filter(({ kind }) => kind === 'mention')).toEqual([])
    const { unread, items } = await bell('Анна')
    const about = items.filter(({ lead_id }) => lead_id === lead).length
    await person('Анна').post(`${own}/notices/read`, { lead })
    expect((await bell('Анна')).unread).toBe(unread - about)
    await person('Анна').post(`${own}/notices/read`, { up_to: '1000000' })
    expect((await person('Анна').send('GET', `${own}/notices/unread`)).json).toEqual({ unread: 0 })
  })

  test('a reminder goes to the assignee', async () => {
    const lead = await desk().lead()
    const soon = new Date((desk().clock.now + 30 * minute) * 1_000).toISOString().replace('.000', '')
    const change = { assignee: String(person('Анна').id), remind_at: soon }
    await person('Анна').send('PATCH', `${own}/leads/${lead}`, change)
    await settled()
    expect(titles('Анна').filter((title) => title.startsWith('Напоминание'))).toEqual([])
    desk().clock.now += 30 * minute
    await until(() => titles('Анна').includes(`Напоминание: заявка № ${lead}`), 'the reminder')
  })

  test('the morning begins with a summary of the day before, once', async () => {
    await want('Марк', { places: { summary: ['telegram'] } })
    const local = (desk().clock.now + 3 * 3_600) % 86_400 // Moscow
    desk().clock.now += 86_400 - local + 10 * 3_600
    const summaries = () => telegram.at('telegram of Марк').filter(({ kind }) => kind === 'summary')
    await until(() => summaries().length > 0, 'the first summary')
    await settled()
    const before = summaries().length
    const day = new Date((desk().clock.now + 3 * 3_600) * 1_000).toISOString().slice(0, 10)
    const at = `${day}T09:00:00Z`
    await desk().lead({ creation_date: at })
    await desk().lead({ creation_date: at, status: '1', price: '12500', paid_date: at })
    desk().clock.now += 86_400
    await until(() => summaries().length > before, 'the next one')
    await settled()
    const ofThatDay = summaries().filter(({ lines }) => lines[0] === 'Новых заявок: 2')
    expect(ofThatDay).toHaveLength(1) // summaries of other days may come too
    const [told] = ofThatDay
    expect(told?.title).toMatch(/^Сводка за /)
    expect(told?.lines).toEqual(['Новых заявок: 2', 'Ещё без ответа: 1', expect.stringMatching(/^Оплачено: 1, 12.500/)])
    expect(titles('Анна').filter((title) => title.startsWith('Сводка'))).toEqual([])
  })

  test('an open console gets events about new notices and new receipts', async () => {
    await person('Анна').post(`${own}/notices/read`, { up_to: '1000000' })
    const stop = new AbortController()
    const headers = { Cookie: person('Анна').cookie() }
    const response = await fetch(`${desk().address}${own}/events/stream`, { headers, signal: stop.signal })
    let text = ''
    const reading = (async () => {
      for await (const part of response.body as ReadableStream<Uint8Array>) text += Buffer.from(part)
    })().catch(() => {})
    await until(() => text.includes('event: notices\ndata: {"unread":0}'), 'the stream')
    const comment = `[member:${person('Анна').id}] взгляните`
    await person('Марк').post(`${own}/leads/1/comments`, { comment })
    await until(() => text.includes('event: notices\ndata: {"unread":1}'), 'the bell')
    expect(text).toContain('event: receipts\ndata: {"last":0,"waiting":0,"waiting_since":null}')
    await desk().send('PATCH', '/capture', { stop_words: ['казино'] })
    const query = new URLSearchParams({ key: await desk().newKey('capture', [12345]), name: 'Казино', phone: '1' })
    await fetch(`${desk().address}/api/proxy/1.0/leads/add?${query}`)
    await until(() => text.includes('event: receipts\ndata: {"last":1,"waiting":0,"waiting_since":null}'), 'the spam')
    stop.abort()
    await reading
  })
})
