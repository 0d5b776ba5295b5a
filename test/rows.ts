import { Client } from 'pg'
import Database from '../src/store/sqlite/driver.ts'

/** The rows of a query, run directly on a store. PostgreSQL returns numbers as strings unless they are cast to int. */
export async function rowsOf<T>(url: string, query: string): Promise<T[]> {
  return url.startsWith('sqlite:') ? rowsOfFile(url.slice('sqlite:'.length), query) : rowsOfServer(url, query)
}

function rowsOfFile<T>(file: string, query: string): T[] {
  const database = new Database(file, { readonly: true })
  try {
    return database.prepare(query).all() as T[]
  } finally {
    database.close()
  }
}

async function rowsOfServer<T>(connectionString: string, query: string): Promise<T[]> {
  const client = new Client({ connectionString })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(query)).rows as T[]
  } finally {
    await client.end()
  }
}
