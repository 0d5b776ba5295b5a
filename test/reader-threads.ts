import { readdirSync } from 'node:fs'
import { findProject } from '../src/actions/projects.ts'
import { openStore } from '../src/store/open.ts'
import type { QueryOf, ReadName } from '../src/store/readers/queries.ts'
import { start } from './start.ts'

/** Reads leads of a freshly opened SQLite store; returns how many reader threads it used for that. */
export async function threadsOf<N extends ReadName>(url: string, name: N, query: QueryOf<N>): Promise<number> {
  const store = await openStore(url, { now: start })
  try {
    const project = await findProject(store, 12345)
    const before = threads()
    await store.read(name, { project }, query)
    return threads() - before
  } finally {
    await store.close()
  }
}

function threads(): number {
  return readdirSync('/proc/self/task').length
}
