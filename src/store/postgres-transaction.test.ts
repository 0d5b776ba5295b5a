import { type Kysely, sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postgres as database } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { openRelay } from '../../test/relay.ts'
import { until } from '../../test/until.ts'
import type { Backend } from './backend.ts'
import { postgres } from './dialect.ts'
import { writes } from './nouns.ts'
import { inOneJourney } from './one-journey.ts'
import { openPostgres } from './postgres.ts'
import type { Tables } from './tables.ts'

const desk = useDesk(database())
let relay: Awaited<ReturnType<typeof openRelay>>
let backend: Backend

beforeAll(async () => {
  relay = await openRelay(new URL(desk().url))
  backend = await openPostgres(relay.url, { now: 0 })
})
afterAll(async () => {
  await backend.close()
  relay.close()
})

/** Each way to ask: what is built, what is kept, what is written out. The first waits for whoever holds the project. */
const ask = (db: Kysely<Tables>) => {
  const { projects, statuses, keys, settings } = writes(db, postgres, neverPutOff, neverPutOff)
  return [
    projects.hold(12345),
    statuses.of(12345),
    keys.findByHash('none'),
    sql`savepoint later`.execute(db),
    statuses.of(12345),
    settings.revision(),
  ]
}
const texts = [/for no key update/, /from "statuses"/, /from "keys"/, /savepoint later/, /from "settings"/]

test('what a body asks at once is sent in the order in which it is asked, before any of it is answered', async () => {
  const holder = new Client({ connectionString: desk().url })
  await holder.connect()
  try {
    await holder.query('begin; select 1 from projects for update')
    const before = relay.heard().length
    const heard = () => relay.heard().slice(before)
    const asking = backend.transaction((db) => inOneJourney(ask(db)))
    await until(() => texts.every((text) => text.test(heard())), 'all of it to be sent')
    const places = texts.map((text) => heard().search(text))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    await holder.query('rollback')
    expect(await asking).toHaveLength(6)
  } finally {
    await holder.end()
  }
})

test('a body that goes on after its end writes into nobody else’s transaction', async () => {
  const left = await backend.transaction(async (db) => ({ db }))
  await expect(sql`select 1`.execute(left.db)).rejects.toThrow('went on after its end')
})

function neverPutOff(): never {
  throw new Error('Nothing of this is asked here')
}
