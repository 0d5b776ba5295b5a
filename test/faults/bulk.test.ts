import { expect, test } from 'vitest'
import { eachDatabase } from '../databases.ts'
import { runJson, type Server, startServer } from '../program.ts'
import { rowsOf } from '../rows.ts'
import { until } from '../until.ts'

const leads = 1_200
type Json = Record<string, unknown>

eachDatabase((database) => {
  test('a bulk edit that kill -9 interrupts resumes after the next start, changes nothing twice, and is undone as a whole', async () => {
    const env = { DATABASE_URL: await database.fresh() }
    await runJson(['project', 'create', '--name', 'Faults', '--id', '12345'], env)
    await runJson(['demo', '--project', '12345', '--leads', String(leads)], env)
    const { key } = await runJson(['key', 'create', '--project', '12345', '--scope', 'write'], env)
    const before = await statuses(env.DATABASE_URL)

    let server = await startServer(env)
    const call = calling(() => server, String(key))
    const begun = await call('POST', '/leads/bulk', { period: 'all', set: { status: '2' } })
    const { id } = begun.job as Json
    await until(async () => Number((await call('GET', `/jobs/${id}`)).changed) >= 200, 'some leads to be changed')
    await server.stop('SIGKILL')
    const half = (await statuses(env.DATABASE_URL)).filter((status, index) => status !== before[index]).length
    expect(half).toBeGreaterThan(0)

    server = await startServer(env)
    const done = await until(() => ended(call, id), 'the bulk edit to end', 120_000)
    expect(done).toMatchObject({ state: 'done', total: leads, changed: before.filter((status) => status !== 2).length })
    expect(new Set(await statuses(env.DATABASE_URL))).toEqual(new Set([2]))
    const [{ twice } = { twice: -1 }] = await rowsOf<{ twice: number }>(
      env.DATABASE_URL,
      'select cast(count(*) as int) as twice from (select lead_id from events group by lead_id having count(*) > 2) as many',
    )
    expect(twice).toBe(0)

    const { job } = await call('POST', `/undo/${done.undo}`)
    const undone = await until(() => ended(call, (job as Json).id), 'the undo to end', 120_000)
    expect(undone).toMatchObject({ changed: done.changed, skipped: 0 })
    expect(await statuses(env.DATABASE_URL)).toEqual(before)
    await server.stop()
    expect(await runJson(['check'], env)).toEqual({ ok: true, faults: [], repaired: [] })
  }, 240_000)
})

async function ended(call: ReturnType<typeof calling>, id: unknown): Promise<Json | undefined> {
  const job = await call('GET', `/jobs/${id}`)
  return job.state === 'done' ? job : undefined
}

function calling(server: () => Server, key: string) {
  return async (method: string, path: string, body?: object): Promise<Json> => {
    const response = await fetch(`${server().address}/api/v2/projects/12345${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const json = (await response.json()) as Json
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(json)}`)
    return json
  }
}

/** The status of each lead, by id. */
async function statuses(url: string): Promise<number[]> {
  const rows = await rowsOf<{ status: number }>(
    url,
    'select cast(status as int) as status from leads order by leads.id',
  )
  return rows.map(({ status }) => status)
}
