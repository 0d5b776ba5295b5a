import { openStore } from '../src/store/open.ts'
import { spoolFor } from './databases.ts'
import { start } from './desk.ts'

/** Gives a store an id, as the start of a server does. Returns the part of it that the names of its backups have. */
export async function giveId(url: string): Promise<string> {
  const store = await openStore(url, { now: start, spool: spoolFor(url) })
  await store.spool.claim()
  const id = (await store.id()) as string
  await store.close()
  return id.slice(0, 8)
}
