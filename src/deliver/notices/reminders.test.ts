import { expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { importing } from '../../../test/importing.ts'
import { own, useNoticeDesk } from '../../../test/notice-desk.ts'
import { until } from '../../../test/until.ts'

const hour = 3_600

eachDatabase((database) => {
  const { desk, person, titles, bell, settled } = useNoticeDesk(database)
  const { load, undo } = importing(desk)
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

  test('the undo of an import takes its notices away, and the reminders that are still to come', async () => {
    const rows = [`Нина;+79210000043;Анна;${moment(hour)}`, `Олег;+79210000044;Анна;${moment(100 * hour)}`]
    const { id } = await load(['Имя;Телефон;Ответственный;Напоминание', ...rows].join('\r\n'))
    await settled()
    const before = reminders().length
    desk().clock.now += hour
    await until(() => reminders().length > before, 'the reminder')
    await settled()
    const { items } = (await desk().send('GET', '/leads', undefined, { query: { q: '7921000004' } })).json
    const leads = (items as { id: string; name: string }[]).filter(({ name }) => ['Нина', 'Олег'].includes(name))
    const ids = leads.map((lead) => lead.id)
    const left = async () => ({
      bell: (await bell('Анна')).items.filter((notice) => ids.includes(notice.lead_id)).length,
      notices: await countOf('notices', ids),
      timers: await countOf('notice_timers', ids),
    })
    expect(await left()).toEqual({ bell: 1, notices: expect.toSatisfy((n) => n > 0), timers: 1 })
    expect(await undo(id)).toMatchObject({ undone: { removed: 2, kept: 0 } })
    expect(await left()).toEqual({ bell: 0, notices: 0, timers: 0 })
  })

  async function countOf(table: string, leads: readonly string[]): Promise<number> {
    const rows = await sqlOn(desk().url, `select lead_id from ${table} where lead_id in (${leads.join()})`)
    return rows.length
  }

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
