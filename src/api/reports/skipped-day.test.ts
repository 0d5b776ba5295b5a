import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { expectLists } from '../../../test/figures.ts'
import { createLeads } from '../../actions/leads.ts'
import { createProject, findProject } from '../../actions/projects.ts'

const names = ['summary', 'series', 'sources', 'channels', 'funnel', 'people', 'hours', 'cohorts']
type Item = { period: string; leads: { leads: number } }

eachDatabase((database) => {
  const desk = useDesk(database)
  let [id, key] = [0, '']

  beforeAll(async () => {
    const { store, clock } = desk()
    id = await createProject(
      store,
      { name: 'Апиа', timeZone: 'Pacific/Apia', country: 'RU', currency: 'RUB' },
      clock.now,
    )
    key = await desk().newKey('read', [id])
    const empty = { title: 'Заявка', name: null, phone: null, email: null, text: null, source: 'vk', price: 100 }
    const drafts = ['2011-12-30T09:59:59Z', '2011-12-30T10:00:00Z'].map((time) => Date.parse(time) / 1000)
    const paid = drafts.map((at) => ({ ...empty, status: 1, creationDate: at, paidDate: at }))
    await createLeads(store, { door: 'api', name: 'key:1' }, await findProject(store, id), paid, clock.now)
  })

  const asked = async (report: string, query: Record<string, string>) => {
    const path = `/projects/${id}/reports/${report}`
    const { status, json, text } = await desk().send('GET', path, undefined, { query, key })
    expect(status, text).toBe(200)
    return json
  }

  test.each(names)('a day that the zone skipped has no leads, and its lists open: %s', async (report) => {
    const answer = await asked(report, { period: '2011-12-30..2011-12-30' })
    expect(answer.period).toMatchObject({ name: '2011-12-30..2011-12-30' })
    const count = await expectLists(desk(), answer, id, key)
    if (report !== 'series' && report !== 'cohorts') expect(count).toBeGreaterThan(0)
    expect(JSON.stringify({ ...answer, before: null })).not.toMatch(/2011-12-31\.\.2011-12-29|"leads":[1-9]/)
  })

  test.each(['day', 'week', 'month'])('a series by %s goes from the day before to the day after', async (unit) => {
    const { items } = await asked('series', { period: '2011-12-29..2011-12-31', unit })
    const told = (items as Item[]).map(({ period, leads }) => [period, leads.leads])
    const days = [
      ['2011-12-29..2011-12-29', 1],
      ['2011-12-31..2011-12-31', 1],
    ]
    expect(told).toEqual(unit === 'day' ? days : [['2011-12-29..2011-12-31', 2]])
    expect(await expectLists(desk(), items, id, key)).toBeGreaterThan(0)
    expect((await asked('series', { period: '2011-12-30..2011-12-30', unit })).items).toEqual([])
  })

  test.each<[period: string, compare: string, before: string, leads: number]>([
    ['2011-12-31..2011-12-31', 'previous', '2011-12-30..2011-12-30', 0],
    ['2012-12-30..2012-12-30', 'year', '2011-12-30..2011-12-30', 0],
    ['2011-12-30..2011-12-30', 'previous', '2011-12-29..2011-12-29', 1],
    ['2011-12-30..2011-12-30', 'year', '2010-12-30..2010-12-30', 0],
    ['2012-01-01..2012-01-01', 'previous', '2011-12-31..2011-12-31', 1],
  ])('%s is compared by %s with %s', async (period, compare, before, leads) => {
    const summary = await asked('summary', { period, compare })
    expect(summary).toMatchObject({ before: { period: { name: before }, leads: { leads } } })
    await expectLists(desk(), summary, id, key)
    expect(await asked('channels', { period, compare })).toMatchObject({ before: { name: before } })
  })
})
