import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'
import { capture } from './0001-first/capture.ts'
import { desk } from './0001-first/desk.ts'
import { leads } from './0001-first/leads.ts'
import { people } from './0001-first/people.ts'

/** All tables of version 0.1.0. */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const words = wordsOf(dialect)
  for (const text of [desk, leads, capture, people])
    for (const statement of text.trim().split(';\n')) await withWords(statement, words).execute(db)
  for (const column of ['creation_date', 'paid_date', 'price', 'status', 'source_folded'])
    await dialect.indexes.order(column).execute(db)
  for (const column of ['phone_key', 'email_key']) await dialect.indexes.equality(column).execute(db)
  await dialect.searchIndex.create(db)
}

type Words = Record<string, RawBuilder<unknown>>

/** The SQL for the placeholders in capitals, which differs between databases. */
function wordsOf({ types, clustered, leadRowKey }: Dialect): Words {
  return {
    WHOLE: types.whole,
    TEXT: types.text,
    FLAG: types.flag,
    INSTANT: types.instant,
    CLUSTERED: clustered,
    ROW_KEY: leadRowKey ? sql`${sql.id(leadRowKey)} ${types.whole} primary key,` : sql``,
    LEAD_KEY: leadRowKey ? sql`unique` : sql`primary key`,
  }
}

function withWords(statement: string, words: Words): RawBuilder<unknown> {
  const parts = statement.split(/\b(WHOLE|TEXT|FLAG|INSTANT|CLUSTERED|ROW_KEY|LEAD_KEY)\b/)
  const strings = parts.filter((_, index) => index % 2 === 0)
  const values = parts.filter((_, index) => index % 2 === 1).map((word) => words[word])
  return sql(Object.assign(strings, { raw: strings }), ...values)
}
