import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { importing } from '../../../test/importing.ts'
import { own, useToldDesk } from '../../../test/told-desk.ts'
import { until } from '../../../test/until.ts'

const hour = 3_600

eachDatabase((database) => {
  const { desk, person, titles, settled } = useToldDesk(database)
  const { load } = importing(desk)
  const moment = (seconds: number) => new Date((desk().clock.now + seconds) * 1_000).toISOString().replace('.000', '')
  const reminders = () => titles('Анна').filter((title) => title.startsWith('Напоминание'))

  test('of imported reminders only future ones give notices', async () => {
    const rows = [`Глеб;+79210000041;Анна;${moment(-400 * 24 * hour)}`, `Вера;+79210000042;Анна;${moment(hour)}`]
    await load(['Имя;Телефон;Ответственный;Напоминание', ...rows].join('\r\n'))
    const { items } = (await desk().send('GET', '/leads', undefined, { query: { q: 'Вера' } })).json
    const [coming] = items as { id: string }[]
    await settled()
    expect(reminders()).toEqual([])
    desk().clock.now += hour
    await until(() => reminders().length > 0, 'the reminder')
    await settled()
    expect(reminders()).toEqual([`Напоминание: заявка № ${coming?.id}`])
  })

  test('an undo that restores a past reminder gives no notice', async () => {
    const lead = await desk().lead()
    const set = (seconds: number) =>
      person('Анна').send('PATCH', `${own}/leads/${lead}`, {
        assignee: String(person('Анна').id),
        remind_at: moment(seconds),
      })
    await set(hour)
    await set(100 * hour)
    await settled()
    const work = await desk().store.noticePlans.work(12345, desk().clock.now)
    desk().clock.now += 2 * hour
    expect((await desk().send('POST', `/events/${work?.last}/undo`)).json).toMatchObject({ leads: 1 })
    await settled()
    expect(reminders()).toEqual([])
  })
})
