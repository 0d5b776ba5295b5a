import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { publicUrl, useNoticeDesk } from '../../../test/notice-desk.ts'
import { until } from '../../../test/until.ts'

const day = 86_400
const morning = (date: string) => Date.parse(`${date}T07:00:00Z`) / 1_000 // 10:00 in Moscow

eachDatabase((database) => {
  const { desk, telegram, want, settled } = useNoticeDesk(database)
  const reports = (kind: string) => telegram.at('telegram of Марк').filter((message) => message.kind === kind)

  /** Lets the mornings after the first date come, one after the other, to the last one. */
  async function letPass(from: string, to: string): Promise<void> {
    for (let now = morning(from); now <= morning(to); now += day) {
      desk().clock.now = now
      await until(async () => {
        const { summaryDay } = (await desk().store.noticePlans.work(12345, now)) ?? {}
        return summaryDay === Math.floor((now + 3 * 3_600) / day)
      }, 'the morning to be planned')
    }
    await settled()
  }

  test('on Monday comes the report of the week before, and on the first that of the month before', async () => {
    desk().clock.now = morning('2024-03-28')
    await want('Марк', { places: { week: ['telegram'], month: ['telegram'] } })
    for (const [at, more] of [
      ['2024-03-12', { source: 'Авито' }],
      ['2024-03-19', { source: 'Авито', status: '1', price: '1000', paid_date: '2024-03-19T09:00:00Z' }],
      ['2024-03-26', { source: 'Авито' }],
      ['2024-03-26', { source: 'Авито', status: '1', price: '12500', paid_date: '2024-03-27T09:00:00Z' }],
      ['2024-03-31', {}],
      ['2024-04-01', {}],
    ] as const)
      await desk().lead({ creation_date: `${at}T09:00:00Z`, ...more })
    await letPass('2024-03-28', '2024-03-31')
    expect([reports('week'), reports('month')]).toEqual([[], []])
    await letPass('2024-04-01', '2024-04-02')
    expect(reports('week')).toMatchObject([
      {
        title: expect.stringMatching(/^Отчёт за неделю: 25.{1,3}31 марта$/),
        lines: [
          'Новых заявок: 3',
          'Ещё без ответа: 2',
          expect.stringMatching(/^Оплачено: 1, 12.500/),
          expect.stringMatching(/^Неделей раньше: новых 1, оплачено 1, 1.000/),
          'Больше всего: Авито 2, без источника 1',
        ],
        link: `${publicUrl}/p/12345/reports?period=2024-03-25..2024-03-31`,
      },
    ])
    expect(reports('month')).toMatchObject([
      {
        title: expect.stringMatching(/^Отчёт за месяц: март 2024/),
        lines: [
          'Новых заявок: 5',
          'Ещё без ответа: 3',
          expect.stringMatching(/^Оплачено: 2, 13.500/),
          expect.stringMatching(/^Месяцем раньше: новых 0, оплачено 0, 0/),
          'Больше всего: Авито 4, без источника 1',
        ],
        link: `${publicUrl}/p/12345/reports?period=2024-03-01..2024-03-31`,
      },
    ])
  })

  test('a server that was off on Monday sends the report on Tuesday, and none of the next days', async () => {
    await letPass('2024-04-03', '2024-04-07')
    await letPass('2024-04-09', '2024-04-12')
    expect(reports('week').map(({ title }) => title)).toEqual([expect.stringMatching(/: 1.{1,3}7 апреля$/)])
  })
})
