import { expect, test } from 'vitest'
import { sqlOn } from '../../test/command-line.ts'
import { bothDatabases } from '../../test/databases.ts'
import { start, useDesk } from '../../test/desk.ts'
import { useDestinations } from '../../test/destinations.ts'
import { useReceiver } from '../../test/receiver.ts'
import { until } from '../../test/until.ts'
import { planNextDeliveries } from '../deliver/planner.ts'
import { demoLeads } from '../demo/leads.ts'
import type { Attempt, Destination } from '../domain/destination.ts'
import { createLeads } from './leads.ts'
import { findProject } from './projects.ts'
import { createPruning } from './pruning.ts'
import { recordAttempt } from './resends.ts'

const attempt: Attempt = {
  ...{ at: start, trigger: 'schedule', outcome: 'delivered', status: 200, ms: 7 },
  ...{ request: 'about a person', responseHead: null, error: null },
}

bothDatabases((database) => {
  const desk = useDesk(database)
  const receiver = useReceiver()
  const { destination } = useDestinations(desk, receiver)

  test('a removal that was interrupted is hidden and in the audit, and pruning finishes it', async () => {
    const { store, url, clock } = desk()
    const { id } = await destination({ also: ['demo'] })
    const project = await findProject(store, 12345)
    const leads = [...demoLeads({ count: 201, seed: 1, now: start })]
    await createLeads(store, { door: 'demo', name: 'demo' }, project, leads, start)
    while ((await planNextDeliveries(store, 12345, () => start))?.isBehind);
    const left = async (table: string) => (await sqlOn(url, `select 1 from ${table}`)).length
    expect(await left('deliveries')).toBe(201)
    const outside = 'insert into outside_ids (project_id, lead_id, destination_id, outside_id)'
    await sqlOn(url, `${outside} values (12345, 1, ${id}, 'A-1')`)
    await sqlOn(url, ...interruption)

    expect((await desk().send('DELETE', `/destinations/${id}`)).status).toBe(204)
    expect(await left('deliveries')).toBe(1)
    expect((await desk().send('GET', '/destinations')).json.items).toEqual([])
    expect((await desk().send('GET', `/destinations/${id}`)).status).toBe(404)
    expect((await desk().send('PATCH', `/destinations/${id}`, { state: 'on' })).status).toBe(404)
    expect((await desk().send('DELETE', `/destinations/${id}`)).status).toBe(404)
    const { items } = (await desk().send('GET', '/audit')).json as { items: { action: string; subject: string }[] }
    const removed = items.filter(({ action }) => action === 'destination.removed')
    expect(removed).toMatchObject([{ subject: `destination:${id}` }])

    const failures: unknown[] = []
    const prune = createPruning(store, {
      ...{ clock: () => clock.now, uptime: () => 0, keepRawDays: 90 },
      ...{ stop: new AbortController().signal, onFailure: (error) => failures.push(error) },
    })
    await prune()
    expect(failures).toHaveLength(1)
    await sqlOn(url, 'drop table keeps_one')
    await prune()
    expect(await Promise.all(['destinations', 'deliveries', 'attempts', 'outside_ids'].map(left))).toEqual([0, 0, 0, 0])
    expect(failures).toHaveLength(1)
  })

  test('an outcome that is recorded during the removal leaves nothing behind', async () => {
    const { store } = desk()
    const { id } = await destination()
    const target = { project: 12345, destination: Number(id) }
    await desk().send('POST', '/leads', { title: 'Анна' })
    while ((await planNextDeliveries(store, 12345, () => start))?.isBehind);
    const [{ event }] = (await sqlOn(desk().url, `select event from deliveries where destination_id = ${id}`)) as [
      { event: number },
    ]
    const [isLogged, mayEnd] = [signal(), signal()]
    const recorded = store.transaction(async (tx) => {
      await tx.deliveries.findForUpdate(target, Number(event))
      await tx.attempts.log(target, Number(event), 1, attempt)
      isLogged.give()
      await mayEnd.given
    })
    await isLogged.given
    const removed = desk().send('DELETE', `/destinations/${id}`)
    await until(async () => (await isHidden()) || database.name === 'sqlite', 'the removal has begun')
    if (database.name === 'postgres') await until(isWaiting, 'the removal waits for the outcome')
    mayEnd.give()
    await recorded
    expect((await removed).status).toBe(204)
    expect(await sqlOn(desk().url, `select 1 from attempts where destination_id = ${id}`)).toEqual([])

    async function isHidden() {
      return (await store.destinations.find(12345, Number(id))) === undefined
    }
    async function isWaiting() {
      const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      return (await sqlOn(desk().url, waiting)).length > 0
    }
  })

  test('a test that ends after the removal leaves nothing behind', async () => {
    const { id } = await destination()
    const known = (await desk().store.destinations.find(12345, Number(id))) as Destination
    await desk().send('DELETE', `/destinations/${id}`)
    const tested = { attempt: { ...attempt, trigger: 'test' as const }, retryAfter: null, outsideId: null }
    await expect(recordAttempt(desk().store, known, 0, tested)).rejects.toThrow('no-such-destination')
    expect(await sqlOn(desk().url, 'select 1 from deliveries')).toEqual([])
  })
})

function signal() {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { give, given }
}

/** SQL after which the newest delivery cannot be deleted, so that a removal stops in the middle. */
const interruption = [
  `create table keeps_one (project bigint, destination bigint, event bigint,
     foreign key (project, destination, event) references deliveries (project_id, destination_id, event))`,
  'insert into keeps_one select project_id, destination_id, event from deliveries order by event desc limit 1',
]
