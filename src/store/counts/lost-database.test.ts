import { Client } from 'pg'
import { expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { postgres } from '../../../test/databases.ts'
import { openDesk } from '../../../test/desk.ts'
import { until } from '../../../test/until.ts'

const server = postgres()

test('slices that reports counted before the connection was lost are not cached after it', async () => {
  const url = await server.fresh()
  const desk = await openDesk(url, { forcedPath: 'cache' })
  const blocker = new Client({ connectionString: url })
  await blocker.connect()
  try {
    for (let month = 1; month <= 12; month++)
      await desk.lead({ creation_date: `2023-${String(month).padStart(2, '0')}-15T10:00:00Z` })
    const query = { period: '2023-01-01..2023-12-31' }
    const report = () => desk.send('GET', '/reports/sources', undefined, { query })
    await blocker.query('begin; lock table tally_cache in exclusive mode')
    const { status, json } = await report()
    expect(status).toBe(200)
    await until(async () => (await sqlOn(url, waits)).length > 0, 'the first slices to wait')
    await sqlOn(url, disconnect)
    await blocker.query('commit')
    await until(async () => (await desk.send('GET', '/statuses')).status === 200, 'the desk to be connected again')
    const kept = async () => (await sqlOn(url, 'select slice from tally_cache')).length > 0
    await expect(until(kept, 'slices to be kept', 1_000)).rejects.toThrow('in vain')

    expect((await report()).json).toEqual(json)
    await until(kept, 'what is counted anew to be kept')
    expect(await desk.store.check.wrongSlices()).toEqual([])
  } finally {
    await blocker.end()
    await desk.close()
  }
})

const ofDesk = `select pid from pg_stat_activity where datname = current_database() and application_name = 'zayavka'`
const waits = `${ofDesk} and wait_event_type = 'Lock'`
const disconnect = ofDesk.replace('pid', 'pg_terminate_backend(pid, 5000)')
