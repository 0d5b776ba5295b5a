import { expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)
  const asked = async (report: string, query: Record<string, string>) =>
    (await desk().send('GET', `/reports/${report}`, undefined, { query })).status

  test('a lead with a very old date breaks only reports of all time, and none once it is in the bin', async () => {
    const right = await leads.create({ creation_date: '2024-02-10T12:00:00Z' })
    const wrong = await leads.create({ creation_date: '1899-12-31T00:00:00Z' })
    const statuses = async () => [
      await asked('cohorts', { period: '2024-01-01..2024-02-29' }),
      await asked('cohorts', { period: 'all' }),
      await asked('series', { period: 'all', unit: 'week' }),
    ]
    expect(await statuses()).toEqual([200, 422, 422])
    await leads.remove(wrong.id)
    expect(await statuses()).toEqual([200, 200, 200])
    await leads.remove(right.id)
    const ofBin = {
      period: 'all',
      unit: 'week',
      filter: JSON.stringify({ field: 'deleted', operator: '=', value: true }),
    }
    expect(await asked('series', ofBin)).toBe(422)
    for (const { id } of [wrong, right]) await leads.post(`/leads/${id}/purge`)
    expect(await asked('series', ofBin)).toBe(200)
  })

  test('all time of leads in the bin is that of the leads there, whatever dates other leads have or had', async () => {
    const paid = { status: '1', paid_date: '2024-05-05T10:00:00Z' }
    const moved = await leads.create({ creation_date: '1898-12-31T00:00:00Z', ...paid })
    await leads.change(moved.id, { creation_date: '2023-12-10T12:00:00Z', paid_date: '2024-04-04T10:00:00Z' })
    const binned = await leads.create({ creation_date: '2024-02-20T12:00:00Z', ...paid })
    await leads.remove(binned.id)
    const told = async (report: string, filter: object) => {
      const query = { filter: JSON.stringify(filter), ...(report === 'series' && { unit: 'month' }) }
      const { status, text, json } = await desk().send('GET', `/reports/${report}`, undefined, { query })
      expect(status, text).toBe(200)
      return (json.items as { period: string; leads: { leads: number } }[]).map((each) => [
        each.period,
        each.leads.leads,
      ])
    }
    const inBin = { field: 'deleted', operator: '=', value: true }
    const inBoth = { or: [inBin, { field: 'creation_date', operator: '<', value: '2024-01-01T00:00:00Z' }] }
    for (const report of ['series', 'cohorts']) {
      expect(
        (await told(report, inBin)).filter(([, leads]) => leads),
        report,
      ).toEqual([[expect.any(String), 1]])
      expect((await told(report, inBin))[0], report).toEqual(['2024-02-20..2024-02-29', 1])
      const both = await told(report, inBoth)
      expect([both[0], both[2]], report).toEqual([
        ['2023-12-10..2023-12-31', 1],
        ['2024-02-01..2024-02-29', 1],
      ])
    }
  })
})
