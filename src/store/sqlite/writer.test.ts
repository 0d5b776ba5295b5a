import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { until } from '../../../test/until.ts'
import type { Tables } from '../schema/tables.ts'
import { sqlite } from './dialect.ts'
import Database, { type Driver } from './driver.ts'
import { createWriter } from './writer.ts'

type Db = Kysely<Tables>

let folder: string
let database: Driver.Database
let other: Driver.Database
const groups: number[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zayavka-writer-'))
  database = opened()
  database.pragma('journal_mode = wal')
  database.exec('create table notes (number integer primary key, text not null unique)')
  other = opened()
  groups.length = 0
})

afterEach(() => {
  database.close()
  other.close()
  rmSync(folder, { recursive: true })
})

test('transactions of one turn share a commit, up to the bound of a group', async () => {
  const writer = newWriter()
  await Promise.all(texts(300).map((text) => writer.write(noting(text))))
  expect(groups).toEqual([256, 44])
  expect(kept()).toHaveLength(300)
})

test('transactions of later turns get a commit of their own', async () => {
  const writer = newWriter()
  for (const text of texts(3)) await writer.write(noting(text))
  expect(groups).toEqual([1, 1, 1])
})

test('bodies run in the order in which they came, over all groups', async () => {
  const writer = newWriter({ group: 7 })
  await Promise.all(texts(50).map((text) => writer.write(noting(text))))
  expect(kept()).toEqual(texts(50))
})

test('other work of the thread begins only while nothing is written, and later writes wait for it', async () => {
  const writer = newWriter()
  let isDone = false
  const doing = writer.inWorker(async () => {
    while (!isDone) await new Promise(setImmediate)
    return 'done'
  })
  const writing = writer.write(noting('one'))
  for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate)
  expect(kept()).toEqual([])
  expect(await writer.inWorker(async () => 'too early')).toBeUndefined()
  isDone = true
  expect(await doing).toBe('done')
  await writing
  await expect(writer.inWorker(() => Promise.reject(new Error('It failed')))).rejects.toThrow('It failed')
  await writer.write(noting('two'))
  expect(kept()).toEqual(['one', 'two'])
})

test('a write resolves with the result of its body', async () => {
  const writer = newWriter()
  expect(await Promise.all([writer.write(async () => 'one'), writer.write(async () => 2)])).toEqual(['one', 2])
})

test('readers see nothing of a group before its commit, and all of it when a promise settles', async () => {
  const writer = newWriter()
  const seenWithin: string[][] = []
  const first = writer.write(noting('first')).then(kept)
  const second = writer.write(async (tx) => {
    await noting('second')(tx)
    seenWithin.push(kept())
  })
  await second
  expect(seenWithin).toEqual([[]])
  expect(await first).toEqual(['first', 'second'])
})

test('a body that throws is rolled back alone', async () => {
  const writer = newWriter()
  const outcomes = await Promise.allSettled([
    writer.write(noting('before')),
    writer.write(async (tx) => {
      await noting('undone')(tx)
      throw new Error('changed my mind')
    }),
    writer.write(noting('after')),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(outcomes[1]).toMatchObject({ reason: { message: 'changed my mind' } })
  expect(kept()).toEqual(['before', 'after'])
  expect(groups).toEqual([3])
})

test('deferred work runs in order after all bodies of the group, but not for a body that failed', async () => {
  const writer = newWriter()
  const putting = (text: string, isWrong = false) =>
    writer.write(async (tx, beforeCommit) => {
      beforeCommit(noting(`${text} at the end`))
      await noting(text)(tx)
      if (isWrong) throw new Error('undone')
    })
  await Promise.allSettled([putting('one'), putting('two', true), putting('three')])
  expect(kept()).toEqual(['one', 'three', 'one at the end', 'three at the end'])
})

test('deferred work that fails makes the whole group fail', async () => {
  const writer = newWriter()
  const outcomes = await Promise.allSettled([
    writer.write(noting('one')),
    writer.write(async (_, beforeCommit) => beforeCommit(noting('one'))),
  ])
  expect(outcomes.map((each) => each.status)).toEqual(['rejected', 'rejected'])
  expect(kept()).toEqual([])
})

test('items of one body in the same group share a run, and each gets its own result', async () => {
  const writer = newWriter()
  const runs: number[] = []
  const noteAll = async (tx: Db, _: unknown, items: string[]) => {
    runs.push(items.length)
    for (const text of items) await noting(text)(tx)
    return items.map((text) => `kept ${text}`)
  }
  const body = { run: noteAll }
  const answers = Promise.all(texts(70).map((text) => writer.batch(body, text)))
  const other = writer.write(noting('other'))
  expect(await answers).toEqual(texts(70).map((text) => `kept ${text}`))
  await other
  expect(runs).toEqual([64, 6])
  expect(groups).toEqual([71])
})

test('a run that fails is rolled back, and repeated item by item', async () => {
  const writer = newWriter()
  const noteAll = async (tx: Db, _: unknown, items: string[]) => {
    for (const text of items) await noting(text)(tx)
    return items
  }
  const body = { run: noteAll }
  const outcomes = await Promise.allSettled(['one', 'two', 'one', 'three'].map((text) => writer.batch(body, text)))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(kept()).toEqual(['one', 'two', 'three'])
})

test('a body that violates a constraint is rolled back alone', async () => {
  const writer = newWriter()
  const outcomes = await Promise.allSettled(['one', 'one', 'two'].map((text) => writer.write(noting(text))))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(kept()).toEqual(['one', 'two'])
})

test.each([
  ['a timer', () => new Promise((resolve) => void setTimeout(resolve, 1))],
  ['the disk', () => import('node:fs/promises').then((fs) => fs.stat(folder))],
  ['a promise that never settles', () => new Promise(() => {})],
])('a body that awaits %s is rolled back and fails, and the others continue', async (_, wait) => {
  const writer = newWriter()
  const outcomes = await Promise.allSettled([
    writer.write(noting('before')),
    writer.write(async (tx) => {
      await noting('undone')(tx)
      await wait()
      await noting('too late')(tx)
    }),
    writer.write(noting('after')),
  ])
  await writer.write(noting('later'))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(outcomes[1]).toMatchObject({ reason: { message: expect.stringContaining('awaited something other') } })
  expect(kept()).toEqual(['before', 'after', 'later'])
})

test('a transaction refuses to write after its end, even while another runs', async () => {
  const writer = newWriter()
  const held: Db[] = []
  await writer.write(async (tx) => void held.push(tx))
  const late = async () => noting('late')(held[0] as Db)
  await expect(late()).rejects.toThrow('went on after its end')
  await writer.write(async (tx) => {
    await expect(late()).rejects.toThrow('went on after its end')
    await noting('in time')(tx)
  })
  expect(kept()).toEqual(['in time'])
})

test('a full queue refuses, and accepts again when it has room', async () => {
  const writer = newWriter({ waiting: 3 })
  const first = texts(3).map((text) => writer.write(noting(text)))
  expect(writer.size()).toBe(3)
  await expect(writer.write(noting('one too many'))).rejects.toMatchObject({
    code: 'unavailable',
    params: { seconds: 1 },
  })
  await Promise.all(first)
  await writer.write(noting('again'))
  expect(kept()).toEqual([...texts(3), 'again'])
})

test('while another process writes, the event loop keeps running, and the write happens afterwards', async () => {
  const writer = newWriter()
  other.exec('begin immediate')
  let isWritten = false
  const written = writer.write(noting('patient')).then(() => (isWritten = true))
  await turns(200)
  expect(isWritten).toBe(false)
  other.exec('commit')
  await written
  expect(kept()).toEqual(['patient'])
})

test('a write that waits too long for another process fails as unavailable', async () => {
  const writer = newWriter({ timeout: 50 })
  other.exec('begin immediate')
  const outcomes = await Promise.allSettled(texts(2).map((text) => writer.write(noting(text))))
  expect(outcomes.map((each) => each.status === 'rejected' && sqlite.isUnavailable(each.reason))).toEqual([true, true])
  other.exec('commit')
  await writer.write(noting('later'))
  expect(kept()).toEqual(['later'])
})

test('closing waits for all queued writes', async () => {
  const writer = newWriter({ group: 2 })
  for (const text of texts(9)) void writer.write(noting(text))
  await writer.close()
  expect(kept()).toEqual(texts(9))
  expect(writer.size()).toBe(0)
})

function newWriter(limits: Partial<{ waiting: number; group: number; timeout: number }> = {}) {
  const usual = { waiting: 10_000, group: 256, timeout: 5_000 }
  return createWriter(database, { onCommit: (size) => void groups.push(size), ...usual, ...limits })
}

function opened(): Driver.Database {
  return new Database(join(folder, 'notes.db'), { timeout: 0 })
}

function noting(text: string) {
  return async (tx: Db): Promise<void> => void (await sql`insert into notes (text) values (${text})`.execute(tx))
}

function texts(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `note ${index}`)
}

/** What another connection sees. */
function kept(): string[] {
  return other.prepare('select text from notes order by number').pluck().all() as string[]
}

/** Waits for this many turns of the event loop. */
function turns(count: number): Promise<unknown> {
  let turn = 0
  const next = () => {
    turn++
    if (turn < count) setImmediate(next)
  }
  next()
  return until(() => turn >= count, `${count} turns of the event loop`)
}
