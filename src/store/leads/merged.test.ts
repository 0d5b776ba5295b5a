import { expect, test } from 'vitest'
import { bothDatabases } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { findProject } from '../../actions/projects.ts'

bothDatabases((db) => {
  const desk = useDesk(db)
  const make = (count: number) => Promise.all(Array.from({ length: count }, async () => Number(await desk().lead())))
  const merge = (into: number, lead: number) =>
    desk().send('POST', '/leads/merge', { into: String(into), leads: [String(lead)] })
  const project = () => findProject(desk().store, 12345)
  /** Resolves several leads in one query, as for all duplicates of a batch. */
  const mergeTargets = async (...ids: number[]) => {
    const of = await project()
    return desk().store.transaction((tx) => tx.leads.resolveMerged(of, ids))
  }

  test('a merged lead and its target both resolve to the target', async () => {
    const [a = 0, b = 0] = await make(2)
    await merge(b, a)
    for (const ids of [
      [a, b],
      [b, a],
    ])
      expect(await mergeTargets(...ids)).toEqual(new Map(ids.map((id) => [id, b])))
  })

  test('chains of merges with a common end resolve to that lead', async () => {
    const [a = 0, b = 0, c = 0, d = 0] = await make(4)
    await merge(b, a)
    await merge(c, b)
    await merge(c, d)
    for (const ids of [
      [a, d],
      [d, a],
      [a, b, c, d],
      [a, a],
    ])
      expect(await mergeTargets(...ids)).toEqual(new Map(ids.map((id) => [id, c])))
  })

  test('a chain that ends in the bin or at a purged lead resolves to none, and other leads still resolve', async () => {
    const [a = 0, b = 0, c = 0, d = 0, other = 0] = await make(5)
    await merge(b, a)
    await desk().send('DELETE', `/leads/${b}`)
    await merge(d, c)
    await desk().send('DELETE', `/leads/${d}`)
    await desk().send('POST', `/leads/${d}/purge`)
    expect(await mergeTargets(a, b, c, d, other)).toEqual(new Map([[other, other]]))
  })

  test('a cycle of merges resolves to none', async () => {
    const [a = 0, b = 0, c = 0] = await make(3)
    const { store, clock } = desk()
    const of = await project()
    await store.transaction(async (tx) => {
      for (const [id, mergedInto] of [
        [a, b],
        [b, a],
      ] as const) {
        const [lead] = await tx.leads.findMany(of, [id])
        if (lead) await tx.leads.change(of, lead, { deletedAt: clock.now, mergedInto })
      }
    })
    expect(await mergeTargets(a, b, c)).toEqual(new Map([[c, c]]))
  })
})
