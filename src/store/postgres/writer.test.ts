import type { Socket } from 'node:net'
import { CompiledQuery, type Kysely } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postgres as database } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { until } from '../../../test/until.ts'
import { refusal } from '../../domain/refusal.ts'
import { CommitOutcomeUnknown } from '../batch/commit-outcome-unknown.ts'
import type { Tables } from '../schema/tables.ts'
import { runWrite } from '../sql/connection.ts'
import { postgres } from './dialect.ts'
import { withPreparedStatements } from './prepared-statements.ts'
import { BoundedDriver } from './transaction.ts'
import { createPostgresWriter } from './writer.ts'

const desk = useDesk(database())
const project = 12345
let watcher: pg.Client

beforeAll(async () => {
  watcher = new pg.Client({ connectionString: desk().url })
  await watcher.connect()
})
afterAll(() => watcher.end())

describe('a connection that is lost', () => {
  test.each(['ECONNRESET', 'ENETUNREACH', 'ERR_SSL_BAD_RECORD_TYPE', 'E_OF_TOMORROW'])(
    'by %s during the commit leaves the outcome unknown, and nothing is written again',
    async (code) => {
      const { pool, writer } = open()
      pool.on('connect', (client) => loseAtCommit(client, code))
      try {
        const writing = writer.write(async (db) => {
          await read(db)
          await runWrite(db, setting(code))
        }, project)
        expect(await writing.catch((error) => error)).toBeInstanceOf(CommitOutcomeUnknown)
        expect(await keptOf(code)).toHaveLength(1)
      } finally {
        await pool.end()
      }
    },
  )

  test('after a body was refused refuses no other body of the group as that one', async () => {
    const { pool, writer } = open()
    let socket: Socket | undefined
    pool.on('connect', (client) => {
      socket = socketOf(client)
    })
    const refused = async (db: Kysely<Tables>) => {
      await read(db)
      socket?.destroy()
      throw refusal('no-such-lead', { id: '1' }, 'id')
    }
    try {
      const outcomes = await Promise.allSettled([writer.write(refused, project), writer.write(async () => 1, project)])
      expect(outcomes.map((each) => each.status === 'rejected' && postgres.isAway(each.reason))).toEqual([true, true])
    } finally {
      await pool.end()
    }
  })
})

test('a commit that the server answers with an error has kept nothing, and that is known', async () => {
  const { pool, writer } = open()
  await watcher.query('create table later (name text unique deferrable initially deferred)')
  const twice = CompiledQuery.raw(`insert into later values ('twice'), ('twice')`)
  try {
    const writing = writer.write((db) => runWrite(db, twice), project)
    expect(await writing.catch((error) => error)).toMatchObject({ code: '23505' })
    expect((await watcher.query('select * from later')).rows).toEqual([])
  } finally {
    await pool.end()
  }
})

/** Then `begin` is answered. */
function read(db: Kysely<Tables>): Promise<unknown> {
  return db.selectFrom('settings').selectAll().execute()
}

/** Succeeds as often as it runs. */
function setting(name: string): CompiledQuery {
  return CompiledQuery.raw(`insert into settings values ('${name} ' || gen_random_uuid(), '')`)
}

async function keptOf(name: string): Promise<unknown[]> {
  return (await watcher.query('select name from settings where name like $1', [`${name} %`])).rows
}

function open() {
  const pool = new pg.Pool({ connectionString: desk().url, pipeline: true })
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  const direct = withPreparedStatements(pool, { isDirect: () => true, limits: {}, patience: 0 })
  const driver = new BoundedDriver({ pool: direct }, {}, () => true)
  void driver.init()
  return { pool, writer: createPostgresWriter(driver) }
}

/** The server commits, and the client never hears of it. */
function loseAtCommit(client: pg.PoolClient, code: string): void {
  const query = client.query.bind(client) as (asked: { text: string }) => unknown
  const losing = (asked: { text: string }) => {
    const answer = query(asked)
    if (asked.text === 'commit') void loseOnceKept(socketOf(client).pause(), code)
    return answer
  }
  Object.assign(client, { query: losing })
}

async function loseOnceKept(socket: Socket, code: string): Promise<void> {
  await until(async () => (await keptOf(code)).length > 0, 'the commit')
  socket.destroy(Object.assign(new Error('The network is gone'), { code }))
}

function socketOf(client: pg.PoolClient): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream
}
