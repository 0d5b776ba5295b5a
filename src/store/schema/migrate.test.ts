import { readdirSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { bothDatabases } from '../../../test/databases.ts'
import { always, idsOf, openDesk, start } from '../../../test/desk.ts'
import { call, run, runJson, startServer } from '../../../test/program.ts'
import { rowsOf } from '../../../test/rows.ts'
import { openStore } from '../open.ts'
import Database from '../sqlite/driver.ts'
import { pending } from './migrate.ts'
import { type Migration, migrations } from './migrations/index.ts'

/** A migration that adds a table, as the next version may have it. */
function adding(name: string, table: string): Migration {
  return {
    name,
    up: async (db) => void (await db.schema.createTable(table).addColumn('id', 'integer').execute()),
  }
}

const next = [...migrations, adding('9002-next', 'next_table')]
const breaking: Migration = {
  name: '9002-next',
  async up(db, dialect) {
    await adding('', 'half_table').up(db, dialect)
    throw new Error('this migration breaks')
  },
}

bothDatabases((database) => {
  test('programs that start concurrently on an empty store all find it ready', async () => {
    const url = await database.empty()
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => run(['project', 'list', '--json'], { DATABASE_URL: url })),
    )
    for (const { code, stdout, stderr } of runs)
      expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '{"projects":[]}\n', stderr: '' })
    expect(await namesIn(url)).toEqual(migrations.map(({ name }) => name))
  })

  test('a command beside the first start of a server waits for the tables', async () => {
    const url = await database.empty()
    const folder = await mkdtemp(join(tmpdir(), 'zayavka-start-'))
    const starting = startServer({ DATABASE_URL: url }, folder)
    const runs = await Promise.all([1, 2].map(() => run(['project', 'list', '--json'], { DATABASE_URL: url })))
    const server = await starting
    expect(runs.map(({ stderr }) => stderr)).toEqual(['', ''])
    expect(await runJson(['project', 'list'], { DATABASE_URL: url })).toEqual({ projects: [] })
    await server.stop()
    await rm(folder, { recursive: true })
  })

  test('new migrations run once, and the data of a store stays', async () => {
    const url = await database.empty()
    const leads = await withLeads(url)
    for (let time = 0; time < 2; time++) await (await openStore(url, { now: start + 60, migrations: next })).close()
    expect(await rowsOf(url, 'select name, cast(at as int) as at from migrations order by name')).toEqual([
      ...migrations.map(({ name }) => ({ name, at: start })),
      { name: '9002-next', at: start + 60 },
    ])
    expect(await rowsOf(url, 'select id from next_table')).toEqual([])
    expect(await leadsIn(url, next)).toEqual(leads)
  })

  test('a migration that fails leaves no partial changes, and the next start tries it again', async () => {
    const url = await database.empty()
    const leads = await withLeads(url)
    const failing = openStore(url, { now: start + 60, migrations: [...migrations, breaking] })
    await expect(failing).rejects.toThrow('this migration breaks')
    expect(await namesIn(url)).toEqual(migrations.map(({ name }) => name))
    await expect(rowsOf(url, 'select id from half_table')).rejects.toThrow('half_table')
    expect(await leadsIn(url, migrations)).toEqual(leads)
    await (await openStore(url, { now: start + 61, migrations: next })).close()
    expect(await namesIn(url)).toContain('9002-next')
  })

  test('of several new migrations, those before the one that fails are kept', async () => {
    const url = await database.empty()
    await withLeads(url)
    const list = [...migrations, adding('9002-a', 'a_table'), { ...breaking, name: '9003-b' }]
    await expect(openStore(url, { now: start, migrations: list })).rejects.toThrow('this migration breaks')
    expect(await namesIn(url)).toEqual([...migrations.map(({ name }) => name), '9002-a'])
  })

  test('a store made by a newer program is refused in a sentence, and left as it is', async () => {
    const url = await database.empty()
    await withLeads(url)
    await (await openStore(url, { now: start, migrations: [...migrations, adding('9999-later', 'later')] })).close()
    for (const args of [['serve'], ['project', 'list', '--json']]) {
      const { code, stdout, stderr } = await call(args, { DATABASE_URL: url, PORT: '0' })
      expect(stderr).toMatch(
        /^zayavka: The store was made by a newer version of this program \(it has 9999-later\).*\n$/,
      )
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    }
    expect(await namesIn(url)).toContain('9999-later')
  })

  test('a store that lacks an earlier migration is refused by both names', async () => {
    const url = await database.empty()
    const [first, ...later] = [...migrations, adding('9002-a', 'a_table'), adding('9003-b', 'b_table')]
    await (await openStore(url, { now: start, migrations: [first as Migration, ...later] })).close()
    await change(url, `delete from migrations where name = '9002-a'`)
    const opening = openStore(url, { now: start, migrations: [first as Migration, ...later] })
    await expect(opening).rejects.toMatchObject({ code: 'store-half-migrated', params: { missing: '9002-a' } })
  })

  if (database.name === 'postgres')
    test('a migration may take longer than a query of a server', async () => {
      const url = await database.empty()
      await withLeads(url)
      const slow: Migration = { name: '9002-slow', up: async (db) => void (await sql`select pg_sleep(1)`.execute(db)) }
      const options = { now: start, serve: true, queryTimeout: 200, migrations: [...migrations, slow] }
      const store = await openStore(url, options)
      await store.close()
      expect(await namesIn(url)).toContain('9002-slow')
    })

  if (database.name === 'sqlite')
    describe('a file', () => {
      test('is copied before its tables change; the copy opens and has the leads', async () => {
        const url = await database.empty()
        const leads = await withLeads(url)
        await (await openStore(url, { now: start + 60, migrations: next })).close()
        const copy = `${url}.before-9002-next-to-9002-next`
        expect(await namesIn(copy)).toEqual(migrations.map(({ name }) => name))
        expect(await leadsIn(copy, migrations)).toEqual(leads)
        expect(await call(['check', '--json'], { DATABASE_URL: copy })).toMatchObject({ code: 0, stderr: '' })
      })

      test('is copied once for each upgrade, however often that is killed', async () => {
        const url = await database.empty()
        const leads = await withLeads(url)
        const file = url.slice('sqlite:'.length)
        const copies = () => readdirSync(dirname(file)).filter((name) => name.startsWith(`${basename(file)}.before-`))
        const failing: Migration = { name: '9003-cut-to-size', up: () => Promise.reject(new Error('killed')) }
        await writeFile(`${file}.before-9001-older.part`, 'a copy that was cut')
        for (const _ of [1, 2, 3])
          await expect(openStore(url, { now: start, migrations: [...next, failing] })).rejects.toThrow('killed')
        const copy = '.before-9002-next-to-9003-cut-to-size'
        expect(copies()).toEqual([`${basename(file)}${copy}`])
        expect(await leadsIn(`${url}${copy}`, migrations)).toEqual(leads)

        const mended: Migration = { name: '9003-cut-to-size', up: async () => {} }
        await (await openStore(url, { now: start, migrations: [...next, mended] })).close()
        expect(copies()).toEqual([`${basename(file)}${copy}`])
        const later: Migration = { name: '9004-later', up: async () => {} }
        await (await openStore(url, { now: start, migrations: [...next, mended, later] })).close()
        expect(copies().sort()).toEqual(
          [copy, '.before-9004-later-to-9004-later'].map((end) => `${basename(file)}${end}`),
        )
      })

      test('that is new, or needs nothing, is not copied', async () => {
        const url = await database.empty()
        await withLeads(url)
        const file = url.slice('sqlite:'.length)
        expect(readdirSync(dirname(file)).filter((name) => name.includes('before'))).toEqual([])
        expect(readdirSync(dirname(file))).toContain(basename(file))
      })

      test('that a server has open is not migrated by another program', async () => {
        const url = await database.empty()
        const server = await startServer({ DATABASE_URL: url })
        const opening = openStore(url, { now: start, migrations: next })
        await expect(opening).rejects.toMatchObject({ code: 'store-busy-to-migrate' })
        expect(await namesIn(url)).toEqual(migrations.map(({ name }) => name))
        expect(await call(['project', 'list', '--json'], { DATABASE_URL: url })).toMatchObject({ code: 0, stderr: '' })
        await server.stop()
        await (await openStore(url, { now: start, migrations: next })).close()
        expect(await namesIn(url)).toContain('9002-next')
      })
    })
})

describe('the migrations that a store lacks', () => {
  const list = ['a', 'b', 'c', 'd'].map((name) => adding(name, name))
  test.each([
    ['an empty one: all', [], ['a', 'b', 'c', 'd']],
    ['one that has the first: the rest', ['a'], ['b', 'c', 'd']],
    ['one that has all: nothing', ['a', 'b', 'c', 'd'], []],
  ])('%s', (_, names, needed) => expect(pending(names, list).map(({ name }) => name)).toEqual(needed))

  test.each([
    ['the first is missing', ['b'], 'store-half-migrated'],
    ['one in the middle is missing', ['a', 'b', 'd'], 'store-half-migrated'],
    ['one is unknown', ['a', 'x'], 'store-newer'],
    ['one is unknown after all', ['a', 'b', 'c', 'd', 'e'], 'store-newer'],
  ])('refused: %s', (_, names, code) => expect(() => pending(names, list)).toThrow(expect.objectContaining({ code })))
})

/** Makes a store with three leads; returns them as `/api/v1` shows them. */
async function withLeads(url: string): Promise<unknown> {
  const desk = await openDesk(url)
  for (const name of ['Анна', 'Борис', 'Вера']) await desk.lead({ name, price: '12500.50' })
  await desk.close()
  return leadsIn(url, migrations)
}

async function leadsIn(url: string, list: readonly Migration[]): Promise<unknown> {
  const desk = await openDesk(url, { migrations: list })
  const reply = await desk.call('lead/list', { period: always })
  await desk.close()
  expect(idsOf(reply)).toHaveLength(3)
  return reply.json.leads
}

async function namesIn(url: string): Promise<string[]> {
  return (await rowsOf<{ name: string }>(url, 'select name from migrations order by name')).map(({ name }) => name)
}

async function change(url: string, statement: string): Promise<void> {
  if (url.startsWith('sqlite:')) return void new Database(url.slice('sqlite:'.length)).exec(statement).close()
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
