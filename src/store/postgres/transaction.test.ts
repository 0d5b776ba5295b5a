import { type Kysely, sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postgres as database } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'
import { openRelay } from '../../../test/relay.ts'
import { until } from '../../../test/until.ts'
import { changeMany } from '../../actions/change-many.ts'
import { createMany } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { demoLeads } from '../../demo/leads.ts'
import type { Backend } from '../backend.ts'
import { writes } from '../repositories.ts'
import type { Tables } from '../schema/tables.ts'
import { pipelined } from '../sql/pipeline.ts'
import { batchBodies } from '../threads/batch-operation.ts'
import { postgres } from './dialect.ts'
import { openPostgres } from './open.ts'

const desk = useDesk(database())
const by = { door: 'wire', name: 'key:1' } as const
let relay: Awaited<ReturnType<typeof openRelay>>
let backend: Backend

beforeAll(async () => {
  relay = await openRelay(new URL(desk().url))
  backend = await openPostgres(relay.url, { now: 0, serve: true })
})
afterAll(async () => {
  await backend.close()
  relay.close()
})

/** Queries of each kind: built, prepared, and raw SQL. The first waits for the lock of the project. */
const ask = (db: Kysely<Tables>) => {
  const { projects, statuses, keys, settings } = writes(db, postgres, neverPutOff, neverPutOff)
  return [
    projects.lock(12345),
    statuses.of(12345),
    keys.findByHash('none'),
    sql`savepoint later`.execute(db),
    statuses.of(12345),
    settings.revision(),
  ]
}
const texts = [/for no key update/, /from "statuses"/, /from "keys"/, /savepoint later/, /from "settings"/]

test('concurrent queries of a body are sent in their order, before any of them is answered', async () => {
  const holder = new Client({ connectionString: desk().url })
  await holder.connect()
  try {
    await holder.query('begin; select 1 from projects for update')
    const heard = listening()
    const asking = backend.transaction((db) => pipelined(ask(db)))
    await until(() => texts.every((text) => text.test(heard().join(''))), 'all of it to be sent')
    const places = texts.map((text) => heard().join('').search(text))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    await holder.query('rollback')
    expect(await asking).toHaveLength(6)
  } finally {
    await holder.end()
  }
})

test.for([
  [{ serve: true }, '55s'],
  [{ serve: true, patient: true }, '0'],
] as const)('with %o a statement may take %s', async ([options, expected]) => {
  const opened = await openPostgres(desk().url, { now: 0, ...options })
  try {
    const limit = sql<{ limit: string }>`select current_setting('statement_timeout') as limit`
    const { rows } = await opened.transaction((db) => limit.execute(db))
    expect(rows).toEqual([{ limit: expected }])
  } finally {
    await opened.close()
  }
})

test('a group of creates takes two writes to the server, whatever its size', async () => {
  const many = 20
  const project = await findProject(desk().store, 12345)
  const drafts = [...demoLeads({ count: many, seed: 1, now: start })]
  const creates = batchBodies(postgres)(createMany, project)
  const create = () => drafts.map((draft) => backend.batch(creates, { by, draft, now: start }, 12345))
  await Promise.all(create()) // the connection knows the prepared queries now
  const heard = listening()
  const ids = await Promise.all(create())
  expect(ids).toEqual(ids.map((_, index) => (ids[0] as number) + index))
  expect(heard()).toEqual([
    expect.stringMatching(/begin isolation level.*12345/s), // numbers, statuses, earlier leads of the same persons
    expect.stringMatching(/creation_date.*commit/s),
  ])
})

test('a group of changes takes two writes to the server, whatever its size', async () => {
  const project = await findProject(desk().store, 12345)
  const changes = batchBodies(postgres)(changeMany, project)
  const change = (price: number) =>
    [1, 2, 3, 4, 5].map((id) => backend.batch(changes, { by, id, change: { price }, now: start }, 12345))
  await Promise.all(change(100))
  const heard = listening()
  await Promise.all(change(200))
  expect(heard()).toEqual([expect.stringMatching(/begin isolation level/), expect.stringMatching(/commit/)])
})

test('a query after the end of its transaction fails, and reaches no other transaction', async () => {
  const left = await backend.transaction(async (db) => ({ db }))
  await expect(sql`select 1`.execute(left.db)).rejects.toThrow('went on after its end')
})

/** What is sent to the server from now on, write by write. */
function listening(): () => string[] {
  const before = relay.heard().length
  return () => relay.heard().slice(before)
}

function neverPutOff(): never {
  throw new Error('Nothing of this is asked here')
}
