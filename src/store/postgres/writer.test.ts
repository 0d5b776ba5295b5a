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
  const codes = ['ECONNRESET', 'ENETUNREACH', 'ERR_SSL_BAD_RECORD_TYPE', 'E_OF_TOMORROW']

  test.each(codes)('by %s during the commit does not repeat the write: its outcome is found out', async (code) => {
    const { pool, writer } = open()
    loseCommits(pool, code, 1)
    try {
      expect(await writer.write(writing(code), project)).toBe('written')
      expect(await keptOf(code)).toHaveLength(1)
    } finally {
      await pool.end()
    }
  })

  test('again and again while the outcome of the commit is queried changes nothing', async () => {
    const { pool, writer } = open()
    loseCommits(pool, 'EPIPE', 3)
    try {
      expect(await writer.write(writing('EPIPE'), project)).toBe('written')
      expect(await keptOf('EPIPE')).toHaveLength(1)
    } finally {
      await pool.end()
    }
  })

  test('leaves the refusals in the group as they are', async () => {
    const { pool, writer } = open()
    loseCommits(pool, 'group', 1)
    const refused = async (db: Kysely<Tables>) => {
      await read(db)
      throw refusal('no-such-lead', { id: '1' }, 'id')
    }
    try {
      const group = [writer.write(refused, project), writer.write(writing('group'), project)]
      expect(await Promise.allSettled(group)).toEqual([
        { status: 'rejected', reason: expect.objectContaining({ code: 'no-such-lead' }) },
        { status: 'fulfilled', value: 'written' },
      ])
      expect(await keptOf('group')).toHaveLength(1)
    } finally {
      await pool.end()
    }
  })

  test('makes the writer refuse new work until the outcome of the commit is known', async () => {
    const { pool, writer } = open()
    let isHeld = false
    loseCommits(pool, 'meanwhile', 1, async () => {
      await watcher.query('begin; select 1 from projects for update')
      isHeld = true
    })
    try {
      const lost = writer.write(writing('meanwhile'), project)
      await until(() => isHeld, 'the commit to be lost')
      await expect(writer.write(async () => 1, project)).rejects.toMatchObject({ code: 'unavailable' })
      await watcher.query('rollback')
      expect(await lost).toBe('written')
      expect(await writer.write(async () => 1, project)).toBe(1)
    } finally {
      await pool.end()
    }
  })

  test('during a commit without a project leaves the outcome unknown, and nothing is repeated', async () => {
    const { pool, writer } = open()
    loseCommits(pool, 'ENETDOWN', 1)
    try {
      expect(await writer.write(writing('ENETDOWN')).catch((error) => error)).toBeInstanceOf(CommitOutcomeUnknown)
      expect(await keptOf('ENETDOWN')).toHaveLength(1)
    } finally {
      await pool.end()
    }
  })

  test('after a body was refused does not give its refusal to the others of the group', async () => {
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
      expect(outcomes.map((each) => each.status === 'rejected' && postgres.isUnavailable(each.reason))).toEqual([
        true,
        true,
      ])
    } finally {
      await pool.end()
    }
  })
})

test('a commit that the server answers with an error is known to have stored nothing', async () => {
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

/** Reads something, so that `begin` is answered. */
function read(db: Kysely<Tables>): Promise<unknown> {
  return db.selectFrom('settings').selectAll().execute()
}

function writing(name: string) {
  return async (db: Kysely<Tables>) => {
    await read(db)
    await runWrite(db, setting(name))
    return 'written'
  }
}

/** An insert that succeeds as often as it runs. */
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
  const direct = withPreparedStatements(pool, { isDirect: () => true, limits: {}, timeout: () => 0 })
  const driver = new BoundedDriver({ pool: direct }, {}, () => true)
  void driver.init()
  return { pool, writer: createPostgresWriter(driver) }
}

/** The next commits of a pool take effect on the server, but the client never gets the answer. `before` runs before the connection breaks. */
function loseCommits(pool: pg.Pool, code: string, times: number, before = async () => {}): void {
  let left = times
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (asked: { text: string }) => unknown
    const losing = (asked: { text: string }) => {
      const answer = query(asked)
      if (asked.text === 'commit' && left-- > 0) void loseOnceKept(socketOf(client).pause(), code, before)
      return answer
    }
    Object.assign(client, { query: losing })
  })
}

async function loseOnceKept(socket: Socket, code: string, before: () => Promise<void>): Promise<void> {
  await until(async () => (await keptOf(code)).length > 0, 'the commit')
  await before()
  socket.destroy(Object.assign(new Error('The network is gone'), { code }))
}

function socketOf(client: pg.PoolClient): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream
}
