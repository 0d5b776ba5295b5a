import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useToldDesk } from '../../../test/told-desk.ts'
import { until } from '../../../test/until.ts'

const hour = 3_600
const day = 24 * hour

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
})
