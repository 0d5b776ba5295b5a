import { Client } from 'pg'
import Database from '../../src/store/sqlite-driver.ts'
import type { TestDesk } from '../desk.ts'

export type Row = Record<string, unknown>

/** Rows of the store by SQL of our own, past all code that is under test. */
export async function rowsOf({ url }: TestDesk, query: string): Promise<Row[]> {
  return url.startsWith('sqlite:') ? fromFile(url.slice('sqlite:'.length), query) : fromServer(url, query)
}

/** How many changes the desk has recorded. */
export async function eventsOf(desk: TestDesk): Promise<number> {
  const [row] = await rowsOf(desk, 'select count(*) as n from events')
  return Number(row?.n)
}

function fromFile(file: string, query: string): Row[] {
  const database = new Database(file, { readonly: true })
  try {
    return database.prepare<[], Row>(query).all()
  } finally {
    database.close()
  }
}

async function fromServer(connectionString: string, query: string): Promise<Row[]> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return (await client.query<Row>(query)).rows
  } finally {
    await client.end()
  }
}
