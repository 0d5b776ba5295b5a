import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { newMember, type TestMember } from '../../../test/members.ts'

type Items = { period: string; leads: { leads: number } }[]

eachDatabase((database) => {
  for (const forcedPath of [undefined, 'reader-pool'] as const)
    describe(`all time, read ${forcedPath ?? 'here'}`, () => {
      const desk = useDesk(database, { trustProxy: true, ...(forcedPath && { forcedPath }) })
      let contractor: TestMember

      beforeAll(async () => {
        contractor = await newMember(desk(), 'contractor')
        for (const day of ['2024-01-10', '2024-02-20'])
          await desk().lead({ source: 'подряд', creation_date: `${day}T10:00:00Z` })
        const paid = { status: '1', paid_date: '2024-05-05T10:00:00Z' }
        for (const day of ['2023-03-03', '2024-04-04'])
          await desk().lead({ source: 'vk', creation_date: `${day}T10:00:00Z`, ...paid })
      })

      const toldTo = async (who: 'contractor' | 'everybody', report: string, query: Record<string, string> = {}) => {
        const path = `/reports/${report}`
        const reply =
          who === 'everybody'
            ? await desk().send('GET', path, undefined, { query })
            : await contractor.send('GET', `/api/v2/projects/12345${path}?${new URLSearchParams(query)}`)
        expect(reply.status, reply.text).toBe(200)
        return (reply.json.items as Items).map(({ period, leads }) => [period, leads.leads])
      }

      test.each(['series', 'cohorts'])('spans the leads that a contractor sees: %s', async (report) => {
        const query: Record<string, string> = report === 'series' ? { unit: 'month' } : {}
        expect(await toldTo('contractor', report, query)).toEqual([
          ['2024-01-10..2024-01-31', 1],
          ['2024-02-01..2024-02-20', 1],
        ])
        const all = await toldTo('everybody', report, query)
        expect([all[0]?.[0], all.at(-1)?.[0]]).toEqual(['2023-03-03..2023-03-31', '2024-05-01..2024-05-06'])
      })

      test('is empty for a contractor without leads', async () => {
        const filter = JSON.stringify({ field: 'id', operator: '=', value: '999' })
        expect(await toldTo('contractor', 'series', { filter })).toEqual([])
      })
    })
})
