import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { expect, test } from 'vitest'
import { postgres as database } from '../../../../test/databases.ts'
import { postgres } from '../../postgres/dialect.ts'
import type { Tables } from '../tables.ts'
import { migrations } from './index.ts'

const { empty } = database()

/** The statements of each migration, run in order on an empty database. */
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

/** The tables that a statement reads or updates. The target of an insert does not count. */
function joined(text: string): string[] {
  if (/^(create|alter|drop)\b/i.test(text)) return []
  const read = text.replace(/^insert into \S+/i, '')
  return [...read.matchAll(/\b(?:from|join|update)\s+"?(\w+)/gi)].map(([, table]) => table as string)
}

// On Citus, new tables are distributed after all migrations of an update, and a table that is not distributed yet cannot be joined with one that is.
// Since an update may start from any version, the tables of one statement must come from one migration.
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
