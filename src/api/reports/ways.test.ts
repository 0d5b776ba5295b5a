import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { openDesk, type TestDesk, useDesk } from '../../../test/desk.ts'
import { expectLists } from '../../../test/figures.ts'
import { timeout } from '../../../test/properties/property.ts'
import { filters, makeLeads } from '../../../test/report-leads.ts'
import { createLeads } from '../../actions/leads.ts'
import { createProject, findProject } from '../../actions/projects.ts'

const calls = [
  '/board',
  '/reports/summary',
  '/reports/series',
  '/reports/sources',
  '/reports/channels',
  '/reports/funnel',
  '/reports/people',
  '/reports/hours',
  '/reports/cohorts',
]
const views = filters.flatMap(([, filter]) =>
  ['all', '2024-02-10..2024-02-29'].map((period) => ({ period, filter: JSON.stringify(filter ?? { and: [] }) })),
)

eachDatabase((database) => {
  const desk = useDesk(database)
  let usual: unknown[]

  beforeAll(async () => {
    await makeLeads(desk(), 150)
    usual = await answersOf(desk())
  }, timeout)

  test.each(['period', 'condition', 'keys', 'reader-pool'] as const)(
    'boards and reports are the same by the access path %s',
    async (forcedWay) => {
      const other = await openDesk(desk().url, { forcedPath: forcedWay })
      expect(await answersOf(other)).toEqual(usual)
      await other.close()
    },
    timeout,
  )

  describe('days are those of the time zone', () => {
    test.each<[zone: string, times: string[], days: [day: string, leads: number][]]>([
      [
        'America/New_York', // clocks skip an hour on 10 March
        ['2024-03-10T04:59:59Z', '2024-03-10T05:00:00Z', '2024-03-11T03:59:59Z', '2024-03-11T04:00:00Z'],
        [
          ['2024-03-09..2024-03-09', 1],
          ['2024-03-10..2024-03-10', 2],
          ['2024-03-11..2024-03-11', 1],
        ],
      ],
      [
        'Asia/Kolkata', // the offset has half an hour
        ['2024-03-08T18:29:59Z', '2024-03-08T18:30:00Z', '2024-03-09T18:29:59Z', '2024-03-10T18:30:00Z'],
        [
          ['2024-03-09..2024-03-09', 2],
          ['2024-03-10..2024-03-10', 0],
          ['2024-03-11..2024-03-11', 1],
        ],
      ],
    ])('%s', async (timeZone, times, days) => {
      const { store, clock } = desk()
      const id = await createProject(store, { name: timeZone, timeZone, country: 'RU', currency: 'RUB' }, clock.now)
      const project = await findProject(store, id)
      const draft = {
        title: 'Заявка',
        name: null,
        phone: null,
        email: null,
        source: null,
        text: null,
        paidDate: null,
        price: 100,
      }
      const drafts = times.map((time) => ({ ...draft, status: 1, creationDate: Date.parse(time) / 1000 }))
      await createLeads(store, { door: 'api', name: 'key:1' }, project, drafts, clock.now)
      const key = await desk().newKey('read', [id])
      const query = { period: '2024-03-09..2024-03-11', unit: 'day' }
      const { json } = await desk().send('GET', `/projects/${id}/reports/series`, undefined, { query, key })
      const items = json.items as { period: string; leads: { leads: number }; revenue: { leads: number } }[]
      expect(items.map(({ period, leads, revenue }) => [period, leads.leads, revenue.leads])).toEqual(
        days.map(([day, leads]) => [day, leads, leads]),
      )
      expect(await expectLists(desk(), items, id, key)).toBeGreaterThanOrEqual(6)
    })
  })
})

/** Reads every board and report for every view. */
async function answersOf(desk: TestDesk): Promise<unknown[]> {
  const answers: unknown[] = []
  for (const call of calls)
    for (const view of views) {
      const query = { ...view, ...(call === '/reports/series' && { unit: 'week' }) }
      const { status, json, text } = await desk.send('GET', call, undefined, { query })
      expect(status, text).toBe(200)
      answers.push(json)
    }
  return answers
}
