import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { expect, test } from 'vitest'
import { postgres as database } from '../../../../test/databases.ts'
import { postgres } from '../../postgres/dialect.ts'
import type { Tables } from '../tables.ts'
import { migrations } from './index.ts'

const { empty } = database()

/** What each migration executes on a database that all before it have run on. */
async function statements(): Promise<{ name: string; text: string }[]> {
  const found: { name: string; text: string }[] = []
  let name = ''
  const pool = new Pool({ connectionString: await empty() })
  const dialect = new PostgresDialect({ pool })
  const db = new Kysely<Tables>({ dialect, log: ({ query }) => keep(query.sql) })
  const keep = (text: string) => void found.push({ name, text: text.replace(/--.*/g, '').trim() })
  try {
    for (const migration of migrations) {
      name = migration.name
      await db.transaction().execute((tx) => migration.up(tx, postgres))
    }
    return found
  } finally {
    await db.destroy()
  }
}

/** The tables that a statement reads, or changes by what it reads. Rows may be put into any table. */
function joined(text: string): string[] {
  if (/^(create|alter|drop)\b/i.test(text)) return []
  const read = text.replace(/^insert into \S+/i, '')
  return [...read.matchAll(/\b(?:from|join|update)\s+"?(\w+)/gi)].map(([, table]) => table as string)
}

// On Citus an update of the program distributes new tables when all its migrations are done, and a table that is not distributed can be
// joined with none that is. A store may come from any version, so the tables of one statement are of one migration.
test('no migration joins tables of different migrations', async () => {
  const [made, joins] = [new Map<string, string>(), [] as string[][]]
  for (const { name, text } of await statements()) {
    const table = /^create table "?(\w+)/i.exec(text)?.[1]
    if (table) made.set(table, name)
    const tables = [...new Set(joined(text))].filter((each) => made.has(each))
    if (new Set(tables.map((each) => made.get(each))).size > 1) joins.push([name, ...tables])
  }
  expect([made.get('leads'), made.get('stays')]).toEqual(['0001-first', '0003-lost-reasons'])
  expect(joins).toEqual([])
})
