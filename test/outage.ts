import { Client } from 'pg'
import type { AppOptions } from '../src/app.ts'
import Database from '../src/store/sqlite/driver.ts'
import type { TestDatabase } from './databases.ts'
import { openDesk, type TestDesk } from './desk.ts'
import { openRelay } from './relay.ts'

/** A desk whose store accepts no more writes: its disk is full, or its database is unreachable. */
export async function deskWithoutStore(db: TestDatabase, options: Partial<AppOptions> = {}): Promise<TestDesk> {
  if (db.name === 'sqlite') {
    const desk = await openDesk(await db.fresh(), { maxPages: 120, ...options })
    while (await takes(desk));
    return desk
  }
  const relay = await openRelay(new URL(await db.fresh()))
  const desk = await openDesk(relay.url, options)
  relay.close()
  return desk
}

async function takes(desk: TestDesk): Promise<boolean> {
  const large = { creation_date: '2024-01-15', name: 'Иван', status: '0', title: 'Заявка', text: 'x'.repeat(10_000) }
  return (await desk.call('lead/create', large)).json.status === 'success'
}

/** Runs a statement directly on a store, without the program. */
export async function onStore(url: string, statement: string): Promise<void> {
  if (url.startsWith('sqlite:')) return void new Database(url.slice('sqlite:'.length)).exec(statement).close()
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
