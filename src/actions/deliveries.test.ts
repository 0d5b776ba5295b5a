import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { start, useDesk } from '../../test/desk.ts'
import { planDeliveries } from './deliveries.ts'
import { findProject } from './projects.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { delivering: { resolve: async () => ['203.0.114.1'] } })

  test('what takes long to match is planned in several transactions, each event once for each destination', async () => {
    for (const name of ['Учёт', 'Склад'])
      expect((await desk().send('POST', '/destinations', { name, url: 'https://example.com/' })).status).toBe(201)
    for (let lead = 0; lead < 5; lead++) await desk().lead({})
    const { store } = desk()
    const project = await findProject(store, 12345)
    const evaluated: string[] = []
    const newMatcher = () => {
      let verdicts = 0
      const wants = ({ id }: { id: number }, { number }: { number: number }) => {
        verdicts++
        evaluated.push(`${id} ${number}`)
        return true
      }
      return { wants, isBudgetSpent: () => verdicts === 3 }
    }
    const planned = [await planDeliveries(store, project, newMatcher, start)]
    while (planned.at(-1)?.isBehind) planned.push(await planDeliveries(store, project, newMatcher, start))
    expect(planned).toHaveLength(4)
    expect(new Set(evaluated).size).toBe(evaluated.length)
    for (const destination of [1, 2]) {
      const page = await store.deliveries.page(
        { project: project.id, destination },
        { before: undefined, state: undefined, limit: 100 },
      )
      expect(page.map(({ event }) => event)).toEqual([5, 4, 3, 2, 1])
    }
  })
})
