import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, useDesk } from '../../../test/desk.ts'
import { expectLists, type Figure } from '../../../test/figures.ts'
import { timeout } from '../../../test/properties/property.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'

/** Three sources more than the maximum of lines in a file. */
const count = 10_003
const unsaid = { title: 'Заявка', name: null, phone: null, email: null, text: null }

eachDatabase((database) => {
  const desk = useDesk(database)

  beforeAll(async () => {
    const { store, clock } = desk()
    const project = await findProject(store, 12345)
    const dates = { creationDate: clock.now, paidDate: clock.now }
    const drafts = Array.from({ length: count }, (_, index) => ({
      ...{ ...unsaid, ...dates, status: 1, price: 150 },
      source: `с${String(index).padStart(6, '0')}`,
    }))
    for (let at = 0; at < count; at += 500)
      await createLeads(store, cli, project, drafts.slice(at, at + 500), clock.now)
  }, 120_000)

  const file = async (query: Record<string, string>) => {
    const { status, text } = await desk().send('GET', '/reports/export', undefined, {
      query: { report: 'sources', ...query },
    })
    expect(status).toBe(200)
    return text.replace('\uFEFF', '').trim().split('\r\n')
  }

  test(
    'a file with too many sources ends with the sum of the others',
    async () => {
      const lines = await file({ exact: 'true' })
      expect(lines.length).toBe(10_002)
      expect(lines.slice(0, 2)).toEqual([
        'source,leads,paid,conversion,revenue,average_price',
        'с000000,1,1,1,1.50,1.50',
      ])
      expect(lines.at(-1)).toBe('others:3,3,3,1,4.50,1.50')
      expect((await file({})).at(-1)).toBe('Остальные источники: 3;3;3;1;4,50;1,50')
    },
    timeout,
  )

  test('a file with all sources has no such line', async () => {
    const filter = JSON.stringify({ field: 'source', operator: 'like', value: 'с00000' })
    expect((await file({ exact: 'true', filter })).length).toBe(11)
  })

  test('`whole` of a report sums all sources, not only those in the list', async () => {
    const { json } = await desk().send('GET', '/reports/sources', undefined, { query: { limit: '1' } })
    const { items, total, whole } = json as unknown as {
      items: unknown[]
      total: number
      whole: Record<string, unknown> & { leads: Figure; revenue: Figure }
    }
    expect([items.length, total, whole.leads.leads, whole.revenue.sum]).toEqual([1, count, count, '15004.50'])
    await expectLists(desk(), whole)
  })
})
