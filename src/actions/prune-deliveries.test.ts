import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { sqlOn } from '../../test/command-line.ts'
import { bothDatabases } from '../../test/databases.ts'
import { start, useDesk } from '../../test/desk.ts'
import { useDestinations } from '../../test/destinations.ts'
import { useReceiver } from '../../test/receiver.ts'
import { until } from '../../test/until.ts'
import { planNextDeliveries } from '../deliver/planner.ts'
import { correctDeliveries, pruneDeliveries } from './prune.ts'

const expired = start + 31 * 86_400

bothDatabases((database) => {
  const desk = useDesk(database)
  const receiver = useReceiver()
  const { destination, deliveries, shown, stop } = useDestinations(desk, receiver)
  const plan = async (leads: number) => {
    for (let lead = 0; lead < leads; lead++) await desk().lead()
    await planNextDeliveries(desk().store, 12345, () => start)
  }

  test('expired deliveries are counted, their test is not', async () => {
    const { id } = await destination()
    await plan(3)
    expect((await desk().send('POST', `/destinations/${id}/test`, {})).status).toBe(200)
    expect(await pruneDeliveries(desk().store, expired)).toBe(4)
    expect(await deliveries(id)).toEqual([])
    expect(await sqlOn(desk().url, 'select event from attempts')).toEqual([])
    expect(await shown(id)).toMatchObject({ forgotten: 3 })
    await stop(id)
  })

  test('attempts of tests are pruned though the test itself was renewed', async () => {
    const { id } = await destination()
    const attempts = () => sqlOn(desk().url, 'select at from attempts')
    for (let time = 0; time < 2; time++) {
      expect((await desk().send('POST', `/destinations/${id}/test`, {})).status).toBe(200)
      desk().clock.now = expired
    }
    expect(await attempts()).toHaveLength(2)
    await pruneDeliveries(desk().store, start + 40 * 86_400)
    expect(await attempts()).toHaveLength(1)
    await stop(id)
  })

  test('deliveries that were planned while the clock was a month ahead are due once it is corrected', async () => {
    const { id } = await destination()
    await desk().lead()
    await planNextDeliveries(desk().store, 12345, () => start + 30 * 86_400)
    await plan(1)
    expect(await correctDeliveries(desk().store, start)).toBe(1)
    expect(await correctDeliveries(desk().store, start)).toBe(0)
    const rows = await sqlOn(desk().url, 'select next_at from deliveries')
    expect(rows.map(({ next_at }) => Number(next_at))).toEqual([start, start])
    await stop(id)
  })

  if (database.name === 'postgres')
    test('of processes that prune at once each counts what it removed', async () => {
      const { id } = await destination()
      await plan(3)
      const other = new pg.Client({ connectionString: desk().url })
      await other.connect()
      onTestFinished(() => other.end())
      await other.query('begin')
      await other.query('delete from deliveries where event = (select min(event) from deliveries)')
      let isOver = false
      const pruning = pruneDeliveries(desk().store, expired).finally(() => {
        isOver = true
      })
      await until(async () => isOver || (await sqlOn(desk().url, waits)).length > 0, 'the other process to prune')
      await other.query('commit')
      expect(await pruning).toBe(2)
      expect(await shown(id)).toMatchObject({ forgotten: 2 })
      expect(await deliveries(id)).toEqual([])
      await stop(id)
    })
})

const waits = `select pid from pg_stat_activity where datname = current_database()
  and application_name = 'zayavka' and wait_event_type = 'Lock'`
