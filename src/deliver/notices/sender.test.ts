import { expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { own, useNoticeDesk } from '../../../test/notice-desk.ts'
import { until } from '../../../test/until.ts'

eachDatabase((database) => {
  const { desk, telegram, push, people, person, want, link, titles, planned, settled } = useNoticeDesk(database)
  /** Makes Telegram unavailable for Анна. */
  const away = () =>
    telegram.answers((address) => ({ outcome: address.endsWith('Анна') ? 'later' : 'accepted', error: 'away' }))
  /** Advances the clock in steps (seconds), sending due notices in each, until a condition holds. */
  const passed = async (isOver: () => boolean, seconds: number) => {
    for (let step = 0; step < 10 && !isOver(); step++) {
      desk().clock.now += seconds
      await settled()
    }
    expect(isOver()).toBe(true)
  }
  const take = (lead: string) =>
    person('Анна').send('PATCH', `${own}/leads/${lead}`, { assignee: String(person('Анна').id) })

  test('a notice that the first way may accept later stays pending when the next way refuses it', async () => {
    await link('Анна', 'push')
    away()
    push.answers(() => ({ outcome: 'unlinked', error: 'gone' }))
    const lead = await desk().lead()
    await settled()
    await passed(() => titles('Анна', 'push').length === 1, 21)
    await settled()
    const told = () => titles('Анна').filter((title) => title === `Новая заявка № ${lead}`).length
    const tried = told()
    telegram.answers(() => ({ outcome: 'accepted' }))
    await passed(() => told() > tried, 61)
  })

  test('a notice waits while it is unknown whether its ways are ready', async () => {
    for (const { ready } of [telegram, push]) ready.failure = new Error('The database is away')
    const lead = await desk().lead()
    await until(() => telegram.ready.failures > 0, 'a try')
    for (const { ready } of [telegram, push]) ready.failure = undefined
    await until(() => titles('Анна').length === 1, 'Анна to be told')
    expect(titles('Анна')).toEqual([`Новая заявка № ${lead}`])
  })

  test('a notice whose message cannot be written is retried', async () => {
    await person('Ольга').send('PUT', `${own}/notice-defaults/personal`, { ways: ['telegram'] }) // otherwise messages omit comments
    const mentions = () => telegram.at('telegram of Анна').filter(({ kind }) => kind === 'mention').length
    const lead = await desk().lead()
    await settled()
    away()
    const comment = `[member:${person('Анна').id}] взгляните`
    await person('Марк').post(`${own}/leads/${lead}/comments`, { comment })
    await until(() => mentions() === 1, 'the first try')
    await settled()
    const [event] = await sqlOn(
      desk().url,
      `select number, "after" from events where number = (select max(event) from notices where kind = 'mention')`,
    )
    const write = (after: string) =>
      sqlOn(desk().url, `update events set "after" = '${after}' where number = ${Number(event?.number)}`)
    await write('{')
    desk().clock.now += 21
    await settled()
    await write(String(event?.after).replaceAll("'", "''"))
    telegram.answers(() => ({ outcome: 'accepted' }))
    await passed(() => mentions() === 2, 21)
    expect(telegram.at('telegram of Анна').at(-1)?.lines).toContainEqual(expect.stringContaining('взгляните'))
  })

  test('a message in transit while its lead is taken is edited after its arrival', async () => {
    const release = telegram.hold()
    const lead = await desk().lead()
    await until(() => titles('Анна').length === 1, 'the message')
    await take(lead)
    await planned()
    release()
    const edit = () => telegram.edits.find(({ message }) => message.lead === Number(lead))?.message
    await until(edit, 'the message to be changed')
    expect(edit()?.lines.at(-1)).toMatch(/^Взял\(а\) Анна, /)
    expect(edit()?.buttons).toEqual([])
  })

  test('a notice of a waiting lead is not retried if the lead was taken during the attempt', async () => {
    const week = Array(7).fill({ from: '00:00', to: '24:00' })
    await desk().send('PATCH', '/working-time', { response_minutes: 10, week })
    for (const name of people.keys()) await want(name, { places: { new: [] } })
    await person('Анна').send('PUT', `${own}/duty`, { on: true })
    away()
    const release = telegram.hold()
    const lead = await desk().lead()
    await until(() => titles('Анна').length === 1, 'the message')
    await take(lead)
    await planned()
    release()
    await settled()
    telegram.answers(() => ({ outcome: 'accepted' }))
    for (let step = 0; step < 4; step++) {
      desk().clock.now += 61
      await settled()
    }
    expect(titles('Анна')).toHaveLength(1)
  })
})
