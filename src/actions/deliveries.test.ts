import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { start, useDesk } from '../../test/desk.ts'
import { createClockGuard } from './clock-guard.ts'
import { planDeliveries } from './deliveries.ts'
import { findProject } from './projects.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { delivering: { resolve: async () => ['203.0.114.1'] } })

  test('slow matching is split into several transactions, with each event evaluated once per destination', async () => {
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

  const wantsAll = () => ({ wants: () => true, isBudgetSpent: () => false })
  const plan = async () =>
    planDeliveries(desk().store, await findProject(desk().store, 12345), wantsAll, desk().clock.now)

  test('a clock that is far ahead for a moment loses no event', async () => {
    const eventsOf = async (destination: number) => {
      const page = await desk().store.deliveries.page({ project: 12345, destination }, { limit: 100 })
      return page.map(({ event }) => event)
    }
    const before = await eventsOf(1)
    await desk().lead()
    desk().clock.now = start + 31 * 86_400
    await plan()
    desk().clock.now = start
    await plan()
    const fresh = (before[0] ?? 0) + 1
    for (const destination of [1, 2]) expect(await eventsOf(destination)).toEqual([fresh, ...before])
  })

  describe('a destination that was off', () => {
    const planned = async () => {
      const all = await desk().store.destinations.of(12345)
      return all.map(({ plannedTo }) => plannedTo)
    }
    const turn = async (state: string) => {
      expect((await desk().send('PATCH', '/destinations/2', { state })).status).toBe(200)
    }
    const leads = async (count: number) => {
      for (let made = 0; made < count; made += 10) await Promise.all(Array.from({ length: 10 }, () => desk().lead({})))
    }

    test('catches up without delaying the others', async () => {
      const [before = 0] = await planned()
      await turn('paused')
      await leads(450)
      while ((await plan())?.isBehind);
      expect(await planned()).toEqual([before + 450, before])
      await turn('on')
      await leads(10)
      expect(await plan()).toMatchObject({ last: before + 460, isBehind: true, destinations: [1, 2] })
      expect(await planned()).toEqual([before + 460, before + 200])
      while ((await plan())?.isBehind);
      expect(await planned()).toEqual([before + 460, before + 460])
    })

    test('skips events that are too old to be delivered', async () => {
      await turn('paused')
      await leads(20)
      const [before = 0] = await planned()
      desk().clock.now += 31 * 86_400
      await leads(10)
      await turn('on')
      expect(await planned()).toEqual([before, before + 20])
      while ((await plan())?.isBehind);
      expect(await planned()).toEqual([before + 30, before + 30])
    })

    test('gets the fresh events on both sides of an old one, when the clock was wrong for a moment', async () => {
      await turn('paused')
      const [before = 0] = await planned()
      const right = desk().clock.now
      await leads(10)
      desk().clock.now = right - 60 * 86_400
      await desk().lead()
      desk().clock.now = right
      await leads(10)
      await turn('on')
      while ((await plan())?.isBehind);
      const page = await desk().store.deliveries.page({ project: 12345, destination: 2 }, { limit: 21 })
      const expected = Array.from({ length: 21 }, (_, index) => before + 21 - index)
      expect(page.map(({ event }) => event)).toEqual(expected)
    })

    test('skips nothing while the clock is suspect', async () => {
      await turn('paused')
      const [before = 0] = await planned()
      const right = desk().clock.now
      const { store } = desk()
      const failures: unknown[] = []
      const guard = createClockGuard(store, { uptime: () => 0, onFailure: (error) => failures.push(error) })
      expect(await guard.isClockTrusted(right)).toBe(true)
      await leads(10)
      desk().clock.now = right + 31 * 86_400
      await turn('on')
      expect(await planned()).toEqual([expect.any(Number), before])
      desk().clock.now = right
      while ((await plan())?.isBehind);
      const page = await store.deliveries.page({ project: 12345, destination: 2 }, { limit: 10 })
      expect(page.map(({ event }) => event)[9]).toBe(before + 1)
      expect(failures).toEqual([])
    })
  })
})
