import { expect, test } from 'vitest'
import { eachDatabase } from '../databases.ts'
import { runJson, startServer } from '../program.ts'
import { rowsOf } from '../rows.ts'
import { until } from '../until.ts'
import { newClient } from './client.ts'

// `npm run faults` makes this a long run
const { FAULTS_KILLS } = process.env
const rounds = FAULTS_KILLS
  ? { sqlite: Number(FAULTS_KILLS) / 10, postgres: Number(FAULTS_KILLS) / 10 }
  : { sqlite: 3, postgres: 2 }

/** What a writer knows: ids by title, and prices by id. A price in `sent` got no answer, so it may be stored or not. */
type Told = { ids: Map<string, string>; prices: Map<string, number>; sent: Map<string, number> }
type Writer = { name: string; turn: number; lead?: string; retry?: { title: string; key: string } }
type Happened = { lead: number; created: number | boolean; after: string }

eachDatabase((database) => {
  test('kill -9 under 64 writing clients loses no acknowledged write and repeats none', async () => {
    const env = { DATABASE_URL: await database.fresh() }
    await runJson(['project', 'create', '--name', 'Faults', '--id', '12345'], env)
    const { key } = await runJson(['key', 'create', '--project', '12345', '--scope', 'write'], env)
    const told: Told = { ids: new Map(), prices: new Map(), sent: new Map() }
    const once = new Map<string, string>() // titles by the Idempotency-Key that was acknowledged
    const writers = Array.from({ length: 64 }, (_, index): Writer => ({ name: `writer ${index}`, turn: 0 }))

    for (let round = 1; round <= rounds[database.name]; round++) {
      const server = await startServer(env)
      const client = newClient(server.address, String(key))
      for (const [again, title] of [...once].slice(-20))
        expect(await client.lead(title, { 'Idempotency-Key': again })).toBe(told.ids.get(title))
      const before = told.ids.size
      const writing = writers.map((writer) => write(client, writer, told, once))
      await until(() => told.ids.size >= before + 100, 'a hundred leads to be acknowledged')
      await server.stop('SIGKILL')
      await Promise.all(writing)
      expect(await runJson(['check'], env)).toEqual({ ok: true, faults: [], repaired: [] })
    }

    const kept = await rowsOf<{ id: number; title: string; price: number }>(
      env.DATABASE_URL,
      'select cast(id as int) as id, title, cast(price as int) as price from leads order by leads.id',
    )
    const happened = await rowsOf<Happened>(
      env.DATABASE_URL,
      'select cast(lead_id as int) as lead, before is null as created, after from events order by number',
    )
    const ids = new Map(kept.map(({ id, title }) => [title, String(id)]))
    expect(ids.size).toBe(kept.length)
    expect(kept.map(({ id }) => id)).toEqual(kept.map((_, index) => index + 1))
    for (const [title, id] of told.ids) expect(ids.get(title)).toBe(id)
    expect(happened.filter(({ created }) => created).map(({ lead }) => lead)).toEqual(kept.map(({ id }) => id))

    const changes = new Set(happened.map(({ lead, after }) => `${lead} ${JSON.parse(after).price}`))
    for (const { id, price } of kept) {
      const [acknowledged, sent] = [told.prices.get(String(id)), told.sent.get(String(id))]
      if (acknowledged !== undefined) expect(changes).toContain(`${id} ${acknowledged * 100}`)
      if (acknowledged !== undefined) expect([acknowledged, sent].map((each) => Number(each) * 100)).toContain(price)
    }
    expect(told.prices.size).toBeGreaterThan(64)
    expect(once.size).toBeGreaterThan(64)
  }, 3_600_000)
})

/** Creates leads with and without an Idempotency-Key and changes prices until the server is gone; then it retries what had a key. */
async function write(client: ReturnType<typeof newClient>, writer: Writer, told: Told, once: Map<string, string>) {
  try {
    for (; ; writer.turn++) {
      const { title, key } = writer.retry ?? fresh(writer)
      if (key) writer.retry = { title, key }
      const id = await client.lead(title, key ? { 'Idempotency-Key': key } : {})
      told.ids.set(title, id)
      if (key) once.set(key, title)
      delete writer.retry
      told.sent.set(id, writer.turn + 200)
      const changed = await client.call('lead/update', { id, price: writer.turn + 200 })
      if (changed.status === 200) told.prices.set(id, writer.turn + 200)
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error // fetch throws this when the connection is gone
    writer.turn++
  }
}

/** Every other lead has a key. */
function fresh({ name, turn }: Writer) {
  const title = `${name}, lead ${turn}`
  return { title, key: turn % 2 === 0 ? title.replaceAll(/\W/g, '-') : '' }
}
