import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useToldDesk } from '../../../test/told-desk.ts'
import { until } from '../../../test/until.ts'

const hour = 3_600
const day = 24 * hour
const friday = 5

eachDatabase((database) => {
  const { desk, telegram, want, titles, settled } = useToldDesk(database)
  beforeAll(() => desk().send('PATCH', '/notice-defaults', { escalates: false }))
  const quiet = { from: '22:00', to: '08:00', days_off: [], wakes: [] }
  /** Goes on to a moment (seconds) after the next midnight in Moscow. */
  const toNext = (seconds: number) => {
    const local = (desk().clock.now + 3 * hour) % day
    desk().clock.now += day - local + seconds
  }

  test.each([
    ['was tried once', 0],
    ['was tried by all ways', 5],
  ])('what %s in the evening waits for the morning, and is told then', async (_, tries) => {
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

  test('what was tried before a weekend is tried after it as long as what comes then', async () => {
    await want('Анна', { quiet: { ...quiet, days_off: [6, 7] } })
    do toNext(21 * hour + 59 * 60)
    while (new Date((desk().clock.now + 3 * hour) * 1_000).getUTCDay() !== friday)
    await settled()
    telegram.answers(() => ({ outcome: 'later', error: 'away' }))
    const lead = await desk().lead()
    const tries = () => titles('Анна').filter((title) => title === `Новая заявка № ${lead}`).length
    await until(() => tries() === 1, 'the first try')
    const wait = async (seconds: number) => {
      await settled()
      desk().clock.now += seconds
      await settled()
    }
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
