import { expect, test } from 'vitest'
import { eachDatabase, spoolFor, sqlite } from '../../test/databases.ts'
import { openDesk, start } from '../../test/desk.ts'
import { fillWithLeads } from '../demo/fill.ts'
import { openStore } from '../store/open.ts'
import { moveDesk } from './move.ts'
import { findProject } from './projects.ts'

const file = sqlite()
const pages = 5

eachDatabase((target) => {
  test('the event loop gets a turn between pages, so that a snapshot of PostgreSQL is not idle for long', async () => {
    const desk = await openDesk(await file.fresh())
    const project = await findProject(desk.store, desk.project)
    await fillWithLeads(desk.store, project, { leads: 500 * pages, seed: 1 }, start)
    const url = await target.empty()
    const store = await openStore(url, { now: start, spool: spoolFor(url) })

    let turn = 0
    let next = setImmediate(function count() {
      turn++
      next = setImmediate(count)
    })
    const seen: number[] = []
    const onRows = (rows: number) => {
      if (rows === 500) seen.push(turn)
    }
    const { faults } = await moveDesk(desk.store, store, onRows).finally(() => clearImmediate(next))
    expect(faults).toEqual([])
    expect(seen.length).toBeGreaterThanOrEqual(2 * pages)
    expect(new Set(seen).size).toBe(seen.length)
    await store.close()
    await desk.close()
  })
})
