import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'
import { capture } from './0001-first/capture.ts'
import { desk } from './0001-first/desk.ts'
import { leads } from './0001-first/leads.ts'
import { people } from './0001-first/people.ts'

/** All tables of version 0.1.0. */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  for (const text of [desk, leads, capture, people])
    for (const statement of text.trim().split(';\n'))
      await sql.join(partsOf(statement, dialect), sql.raw('')).execute(db)
  for (const column of ['creation_date', 'paid_date', 'price', 'status', 'source_folded'])
    await dialect.indexes.order(column).execute(db)
  for (const column of ['phone_key', 'email_key']) await dialect.indexes.equality(column).execute(db)
  await dialect.searchIndex.create(db)
}

/** Puts what differs between databases in the place of the words in capitals. */
function partsOf(statement: string, dialect: Dialect): RawBuilder<unknown>[] {
  const { whole, text, flag, instant } = dialect.types
  const rowKey = dialect.leadRowKey
  const words: Record<string, RawBuilder<unknown>> = {
    WHOLE: whole,
    TEXT: text,
    FLAG: flag,
    INSTANT: instant,
    CLUSTERED: dialect.clustered,
    ROW_KEY: rowKey ? sql`${sql.id(rowKey)} ${whole} primary key,` : sql``,
    LEAD_KEY: rowKey ? sql`unique` : sql`primary key`,
  }
  return statement.split(/\b([A-Z_]{4,})\b/).map((part) => words[part] ?? sql.raw(part))
}
