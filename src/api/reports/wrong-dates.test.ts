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
    await leads.create({ creation_date: '2024-02-10T12:00:00Z' })
    const wrong = await leads.create({ creation_date: '1899-12-31T00:00:00Z' })
    const statuses = async () => [
      await asked('cohorts', { period: '2024-01-01..2024-02-29' }),
      await asked('cohorts', { period: 'all' }),
      await asked('series', { period: 'all', unit: 'week' }),
    ]
    expect(await statuses()).toEqual([200, 422, 422])
    await leads.remove(wrong.id)
    expect(await statuses()).toEqual([200, 200, 200])
    const binned = JSON.stringify({ field: 'deleted', operator: '=', value: true })
    expect(await asked('series', { period: 'all', unit: 'week', filter: binned })).toBe(422)
  })
})
