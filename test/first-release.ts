import { readFile, writeFile } from 'node:fs/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import { Pool } from 'pg'
import { postgres } from '../src/store/postgres/dialect.ts'
import { migrations } from '../src/store/schema/migrations/index.ts'
import type { Tables } from '../src/store/schema/tables.ts'
import { sqlite } from '../src/store/sqlite/dialect.ts'
import Database from '../src/store/sqlite/driver.ts'
import { sqlOn } from './command-line.ts'
import type { TestDatabase } from './databases.ts'
import { cli, openDesk } from './desk.ts'
import { body, fillPeople } from './full-desk.ts'
import { run } from './program.ts'
import { rowsOf } from './rows.ts'

const folder = 'test/fixtures/store-0.1.0'

/** The file with the statements of the first migration, which is kept with the fixture. */
export const schemaFile = (name: TestDatabase['name']) => `${folder}/${name}-schema.sql`

/** The statements that the first migration executes on an empty database. */
export async function firstMigration(database: TestDatabase): Promise<string> {
  const [url, statements] = [await database.empty(), [] as string[]]
  const dialect = url.startsWith('sqlite:')
    ? new SqliteDialect({ database: new Database(':memory:') })
    : new PostgresDialect({ pool: new Pool({ connectionString: url }) })
  const db = new Kysely<Tables>({ dialect, log: ({ query }) => void statements.push(query.sql) })
  await db.transaction().execute(async (tx) => migrations[0]?.up(tx, url.startsWith('sqlite:') ? sqlite : postgres))
  await db.destroy()
  return statements.map((statement) => (/^(begin|commit)$/.test(statement) ? '' : `${statement};\n`)).join('')
}

/** A store as version 0.1.0 left it: a SQLite file, or the statements that create it in PostgreSQL. */
export async function restoreFirstRelease(database: TestDatabase): Promise<string> {
  const url = await database.empty()
  if (url.startsWith('sqlite:')) await writeFile(url.slice('sqlite:'.length), await unzipped('sqlite.db.gz'))
  else
    await sqlOn(
      url,
      'begin',
      'create table migrations (name text primary key, at bigint not null)',
      await readFile(schemaFile('postgres'), 'utf8'),
      (await unzipped('postgres-rows.sql.gz')).toString(),
      'commit',
    )
  return url
}

const unzipped = async (name: string) => gunzipSync(await readFile(`${folder}/${name}`))

/** Recreates the fixtures. It is never run again once 0.1.0 is released. */
export async function writeFirstRelease(databases: Record<TestDatabase['name'], TestDatabase>): Promise<void> {
  for (const database of Object.values(databases))
    await writeFile(schemaFile(database.name), await firstMigration(database))
  const [url, target] = [await databases.sqlite.fresh(), await databases.postgres.empty()]
  await fill(url)
  await sqlOn(url, 'vacuum')
  const file = new Database(url.slice('sqlite:'.length))
  await writeFile(`${folder}/sqlite.db.gz`, gzipSync(file.serialize(), { level: 9 }))
  file.close()
  const { code, stderr } = await run(['move', '--to', target, '--json'], { DATABASE_URL: url })
  if (code !== 0) throw new Error(stderr)
  await writeFile(`${folder}/postgres-rows.sql.gz`, gzipSync(await rowStatements(target), { level: 9 }))
}

/** A desk with a record of each noun, written through its doors. */
async function fill(url: string): Promise<void> {
  const desk = await openDesk(url)
  await desk.newProject(777)
  await desk.call('lead/create', body, { headers: { 'Idempotency-Key': 'once' } })
  for (const name of ['Ёж', 'smile \u{1F600}', 'quote " \\ \t'])
    await desk.lead({ name, phone: '8 (999) 123-45-67', price: '0.07' })
  await desk.call('lead/update', { id: 2, status: '1', price: 5 })
  await desk.send('DELETE', `/leads/${await desk.lead({ name: 'Ёжиков из корзины' })}`)
  const view = { name: 'Мои', q: 'ё', sort: '-id', columns: ['id'], shared: true }
  await desk.send('POST', '/views', view, { headers: { 'Idempotency-Key': 'once' } })
  await desk.send('POST', '/leads/bulk', { ids: ['3'], set: { source: 'сразу' } })
  await desk.send('POST', '/forms', { name: 'Замер' })
  const { json } = await desk.send('POST', '/keys', { scope: 'capture', origins: ['https://shop.example'] })
  const sent = new URLSearchParams({ name: 'С сайта', phone: '+7 912 345-67-89' })
  await fetch(`${desk.address}/api/proxy/1.0/leads/add?key=${json.key}`, { method: 'POST', body: sent })
  await fillPeople(desk)
  await desk.store.transaction((tx) => tx.settings.add('fixture', cli.name))
  await desk.close()
}

/** One statement for each PostgreSQL table with rows, which it contains as JSON. Referenced tables come first. */
async function rowStatements(url: string): Promise<string> {
  const tables = await rowsOf<{ name: string }>(
    url,
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by oid`,
  )
  const statements = []
  for (const { name } of tables) {
    const [found] = await rowsOf<{ rows: string | null }>(url, `select json_agg(t)::text as rows from ${name} t`)
    if (found?.rows)
      statements.push(
        `insert into ${name} select * from json_populate_recordset(null::${name}, '${found.rows.replaceAll("'", "''")}');`,
      )
  }
  return `${statements.join('\n')}\n`
}
