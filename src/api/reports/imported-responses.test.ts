import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { expectLists, type Figure } from '../../../test/figures.ts'
import { importing } from '../../../test/importing.ts'
import { changeLead } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'

const member = { door: 'console', name: 'member:1' } as const
type Work = { responded: Figure; median_response: number | null }
type People = Work & { quick: Figure; quick_share: number | null; on_time: Figure }

eachDatabase((database) => {
  for (const forcedPath of [undefined, 'cache'] as const)
    describe(`of ${forcedPath ?? 'leads'}`, () => {
      const desk = useDesk(database, forcedPath ? { forcedPath } : {})
      const report = async <T>(name: string, query: Record<string, string> = {}) => {
        const reply = await desk().send('GET', `/reports/${name}`, undefined, { query: { period: 'all', ...query } })
        expect(reply.status, reply.text).toBe(200)
        return reply.json as T & Record<string, unknown>
      }

      beforeAll(async () => {
        await desk().lead()
        await importing(desk).load('Имя;Телефон\nАнна;+79210000001\nБорис;+79210000002')
        const project = await findProject(desk().store, 12345)
        for (const [lead, seconds] of [
          [1, 60],
          [2, 30],
          [3, 86_400],
        ] as const)
          await changeLead(desk().store, member, project, lead, { text: 'Звонили' }, desk().clock.now + seconds)
      })

      test('a summary has response times without imported leads', async () => {
        const summary = await report<Work>('summary')
        expect([summary.responded.leads, summary.median_response]).toEqual([1, 60])
        await expectLists(desk(), summary)
      })

      test('the report by member has responses without imported leads', async () => {
        const people = await report<{ total: People }>('people', { within: '2' })
        const { responded, median_response, quick, quick_share, on_time } = people.total
        expect([responded.leads, median_response, quick.leads, quick_share]).toEqual([1, 60, 1, 1])
        expect(on_time.leads).toBeLessThanOrEqual(1)
        await expectLists(desk(), people)
      })

      test('the report by hour has response times without imported leads', async () => {
        const hours = await report<{ total: Work }>('hours')
        expect([hours.total.responded.leads, hours.total.median_response]).toEqual([1, 60])
        await expectLists(desk(), hours)
      })
    })
})
