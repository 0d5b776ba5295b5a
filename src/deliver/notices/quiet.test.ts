import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli } from '../../../test/desk.ts'
import { useNoticeDesk } from '../../../test/notice-desk.ts'
import { until } from '../../../test/until.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'

const hour = 3_600
const day = 24 * hour
const friday = 5

eachDatabase((database) => {
  const { desk, telegram, person, want, titles, settled } = useNoticeDesk(database)
  beforeAll(() => desk().send('PATCH', '/notice-defaults', { escalates: false }))
  const quiet = { from: '22:00', to: '08:00', days_off: [], wakes: [] }
  /** Moves the clock to a time (seconds) after the next midnight in Moscow. */
  const toNext = (seconds: number) => {
    const local = (desk().clock.now + 3 * hour) % day
    desk().clock.now += day - local + seconds
  }

  test.each([
    ['was tried once', 0],
    ['was tried by all ways', 5],
  ])('a notice that %s in the evening waits until the morning', async (_, tries) => {
    await want('Анна', { quiet })
    toNext(21 * hour + 50 * 60)
    telegram.answers((address) => ({ outcome: address.endsWith('Анна') ? 'later' : 'accepted', error: 'away' }))
    const lead = await desk().lead()
    await until(() => titles('Анна').length === 1, 'the first try')
    await settled()
    for (let more = 0; more < tries; more++) {
      desk().clock.now += 21
      await settled()
    }
    const before = titles('Анна').length
    telegram.answers(() => ({ outcome: 'accepted' }))
    for (const minutes of [15, 15, 60, 240]) {
      desk().clock.now += minutes * 60
      await settled()
    }
    expect(titles('Анна')).toHaveLength(before)
    desk().clock.now += 5 * hour
    await until(() => titles('Анна').length > before, 'the morning')
    await settled()
    expect(titles('Анна').slice(before)).toEqual([`Новая заявка № ${lead}`])
    await want('Анна', { quiet: null })
  })

  test('notices of a quiet night are one message in the morning, however many they are', async () => {
    await want('Анна', { quiet })
    toNext(hour)
    const project = await findProject(desk().store, 12345)
    const draft = { name: null, phone: null, email: null, source: null, price: null, text: null, paidDate: null }
    const drafts = Array.from({ length: 230 }, () => ({
      ...draft,
      title: 'Окна',
      creationDate: desk().clock.now,
      status: 0,
    }))
    await createLeads(desk().store, cli, project, drafts, desk().clock.now)
    await settled()
    expect(titles('Анна')).toEqual([])
    desk().clock.now += 8 * hour
    await until(() => titles('Анна').length > 0, 'the morning')
    await settled()
    expect(titles('Анна')).toEqual(['230 новых заявок'])
    await want('Анна', { quiet: null })
  })

  /** Reminders of leads that Анна was told, also with others in one message. */
  const reminders = () => {
    const texts = telegram.at('telegram of Анна').flatMap(({ title, lines }) => [title, ...lines])
    return texts.flatMap((text) => /^Напоминание: заявка № \d+/.exec(text) ?? [])
  }
  /** In the evening of a quiet night: a lead of Анна that is to be told of at 23:00. */
  const reminded = async () => {
    await want('Анна', { quiet })
    toNext(22.5 * hour)
    await settled()
    const lead = await desk().lead()
    const remind_at = new Date((desk().clock.now + hour / 2) * 1_000).toISOString().replace('.000', '')
    await desk().send('PATCH', `/leads/${lead}`, { assignee: String(person('Анна').id), remind_at })
    return lead
  }
  const undone = async (token: unknown) => {
    const { status, json } = await desk().send('POST', `/undo/${token}`)
    expect(status).toBe(200)
    return json.undo
  }
  const wait = async (seconds: number) => {
    await settled()
    desk().clock.now += seconds
    await settled()
  }

  test('a reminder that waits for the morning is told of the lead that an undo takes out of another', async () => {
    const [merged, into] = [await reminded(), await desk().lead()]
    const { undo } = (await desk().send('POST', '/leads/merge', { into, leads: [merged] })).json
    await wait(hour)
    await undone(undo)
    await wait(10 * hour)
    expect(reminders()).toEqual([`Напоминание: заявка № ${merged}`])
    await want('Анна', { quiet: null })
  })

  test('one that could not be told in the morning, as its lead was in the bin again, is told once it is back', async () => {
    const lead = await reminded()
    await desk().send('DELETE', `/leads/${lead}`)
    await wait(60)
    const { undo } = (await desk().send('POST', `/leads/${lead}/restore`)).json
    await wait(hour)
    const redo = await undone(undo)
    await wait(10 * hour)
    expect(reminders()).toEqual([])
    await undone(redo)
    await wait(0)
    expect(reminders()).toEqual([`Напоминание: заявка № ${lead}`])
    await want('Анна', { quiet: null })
  })

  test('what was tried before a weekend is tried after it as long as what comes then', async () => {
    await want('Анна', { quiet: { ...quiet, days_off: [6, 7] } })
    do toNext(21 * hour + 59 * 60)
    while (new Date((desk().clock.now + 3 * hour) * 1_000).getUTCDay() !== friday)
    await settled()
    telegram.answers(() => ({ outcome: 'later', error: 'away' }))
    const lead = await desk().lead()
    const tries = () => titles('Анна').filter((title) => title === `Новая заявка № ${lead}`).length
    await until(() => tries() === 1, 'the first try')
    for (const seconds of [90, 2 * day]) await wait(seconds)
    expect(tries()).toBe(1)
    await wait(10 * hour)
    expect(tries()).toBe(2)
    await wait(21)
    expect(tries()).toBe(3)
    for (let more = 0; more < 4; more++) await wait(21)
    const before = tries()
    telegram.answers(() => ({ outcome: 'accepted' }))
    await wait(hour)
    expect(tries()).toBe(before + 1)
    await want('Анна', { quiet: null })
  })
})
