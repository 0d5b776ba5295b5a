import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useNoticeDesk } from '../../../test/notice-desk.ts'
import { until } from '../../../test/until.ts'

const hour = 3_600
const day = 24 * hour

eachDatabase((database) => {
  const { desk, telegram, want, settled } = useNoticeDesk(database)

  test('a clock that was temporarily far ahead sends no extra summary, and suppresses none of the next days', async () => {
    await want('Марк', { places: { summary: ['telegram'] } })
    const local = (desk().clock.now + 3 * 3_600) % day // Moscow
    const summaries = () => telegram.at('telegram of Марк').filter(({ kind }) => kind === 'summary').length
    const summaryDay = async () => (await desk().store.noticePlans.work(12345, desk().clock.now))?.summaryDay ?? 0
    desk().clock.now += day - local + 10 * 3_600
    await until(() => summaries() > 0, 'the first summary')
    await settled()
    const [before, known] = [summaries(), await summaryDay()]

    desk().clock.now += 30 * day
    await until(async () => (await summaryDay()) === known + 30, 'the planner to see that time')
    desk().clock.now -= 30 * day
    await until(async () => (await summaryDay()) < known + 30, 'the planner to be back')
    await settled()
    expect(summaries()).toBe(before)
    desk().clock.now += day
    await until(() => summaries() > before, 'the next one')
    await settled()
    expect(summaries()).toBe(before + 1)
  })

  test('messages that a clock far ahead has dated do not hold those of the present', async () => {
    const told = () => telegram.at('telegram of Марк').filter(({ kind }) => kind === 'new').length
    await want('Марк', { places: { new: ['telegram'] } })
    desk().clock.now += 30 * day
    for (let n = 0; n < 10; n++) await desk().lead()
    await until(() => told() === 10, 'ten messages')
    desk().clock.now -= 30 * day - hour
    await desk().lead()
    await until(() => told() === 11, 'the message of the present')
  })

  test('a project that moves to a zone with an earlier date gets the summary of the next morning there', async () => {
    const summaries = () => telegram.at('telegram of Марк').filter(({ kind }) => kind === 'summary').length
    await want('Марк', { places: { summary: ['telegram'] } })
    const local = (desk().clock.now + 3 * hour) % day // Moscow
    desk().clock.now += day - local + 10 * hour
    await until(() => summaries() > 0, 'the summary in Moscow')
    await settled()
    const before = summaries()
    const moved = await desk().send('PATCH', '/projects/12345', { time_zone: 'Pacific/Honolulu' }) // 21:00 of the day before
    expect(moved.status, moved.text).toBe(200)
    for (const hours of [1, 10]) {
      desk().clock.now += hours * hour
      await settled()
    }
    expect(summaries()).toBe(before)
    desk().clock.now += hour
    await until(() => summaries() > before, 'the summary in Honolulu')
    await settled()
    expect(summaries()).toBe(before + 1)
  })
})
