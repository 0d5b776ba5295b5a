import pg from 'pg'
import Database from '../src/store/sqlite/driver.ts'

type Row = Record<string, string | number | null>
type Value = string | number | null
type Store = { all(statement: string, values: Value[]): Promise<Row[]> }

export function naiveSqlite(file: string): Store {
  const database = new Database(file)
  database.pragma('journal_mode = wal')
  database.pragma('synchronous = full')
  return { all: async (statement, values) => database.prepare<Value[], Row>(statement).all(...values) }
}

export function naivePostgres(connectionString: string): Store {
  const pool = new pg.Pool({ connectionString, max: 10, options: '-c search_path=naive' })
  return {
    async all(statement, values) {
      let place = 0
      const { rows } = await pool.query<Row>({ text: statement.replaceAll('?', () => `$${++place}`), values })
      return rows
    },
  }
}

/**
 * One plain table with the obvious indexes, filled from the desk's leads; `whole` and `leads` are in the syntax of the
 * database.
 */
export function naiveTables(whole: string, schema: string, leads: string, statuses: string): string[] {
  return [
    `create table ${schema}leads (id ${whole}, title text not null, name text, phone text, email text, source text,
       text text, creation_date bigint not null, paid_date bigint, status bigint not null, price numeric)`,
    `create table ${schema}statuses (id bigint primary key, name text not null, type text not null)`,
    `insert into ${schema}leads select id, title, name, phone, email, source, text, creation_date, paid_date, status,
       price from ${leads} order by id`,
    `insert into ${schema}statuses select id, name, type from ${statuses}`,
    `create index naive_date on ${schema}leads (creation_date, id)`,
    `create index naive_status on ${schema}leads (status)`,
    `create index naive_phone on ${schema}leads (phone)`,
  ]
}

/** Responses to nine of ten leads, after up to five hours: the demo leaves them to members. */
export const responses = `update leads set responded_at = recorded_at + (id * 7919) % 18000 where id % 10 <> 0`
