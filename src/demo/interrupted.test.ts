import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { cli, useDesk } from '../../test/desk.ts'
import { removeDemo } from '../actions/demo-removal.ts'
import { findProject } from '../actions/projects.ts'
import { check } from '../commands/check.ts'
import { fillWithLeads } from './fill.ts'
import { fillWithQuarter } from './quarter.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const remove = async () => removeDemo(desk().store, cli, await findProject(desk().store, 12345), desk().clock.now)
  const total = async () => (await desk().send('GET', '/leads', undefined, { query: { limit: '1' } })).json.total
  const items = async (path: string) => (await desk().send('GET', path)).json.items as { name: string }[]
  const interrupted = (): never => {
    throw new Error('interrupted')
  }

  test('leads can be removed after an interruption, and others stay', async () => {
    await desk().lead()
    const project = await findProject(desk().store, 12345)
    const filling = fillWithLeads(desk().store, project, { leads: 401, seed: 1 }, desk().clock.now, interrupted)
    await expect(filling).rejects.toThrow('interrupted')
    expect(await total()).toBe(201)
    expect(await remove()).toBe(200)
    expect(await total()).toBe(1)
  })

  test('a quarter can be removed after an interruption, and made again', async () => {
    const project = await findProject(desk().store, 12345)
    const settings = { seed: 1, now: desk().clock.now, leads: 30 }
    const fill = (newSecret: () => string) => fillWithQuarter(desk().store, cli, project, { ...settings, newSecret })
    await expect(fill(interrupted)).rejects.toThrow('interrupted')
    expect(await total()).toBeGreaterThanOrEqual(31)
    await expect(fill(() => 'sealed')).rejects.toMatchObject({ code: 'demo-exists' })
    expect(await remove()).toBeGreaterThanOrEqual(30)
    expect(await total()).toBe(1)
    for (const path of ['/receipts', '/fields', '/views', '/destinations', '/jobs'])
      expect(await items(path)).toEqual([])
    expect((await items('/mappings')).map(({ name }) => name)).not.toContain('quiz')
    expect((await desk().store.projects.find(12345))?.capture.stopWords).toEqual([])
    expect((await desk().store.memberships.of(12345)).filter(({ leftAt }) => leftAt === null)).toEqual([])
    await fill(() => 'sealed')
    expect(await remove()).toBeGreaterThanOrEqual(30)
    const at = { store: desk().store, now: desk().clock.now, by: cli, spool: {} }
    expect((await check(at, {})).json).toMatchObject({ faults: [] })
  })
})
