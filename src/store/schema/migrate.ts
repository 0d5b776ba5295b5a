import { type Kysely, sql } from 'kysely'
import { refusal } from '../../domain/refusal.ts'
import type { Dialect } from '../sql/dialect.ts'
import { type Migration, migrations } from './migrations/index.ts'
import type { Tables } from './tables.ts'

/** Runs a body in a transaction that excludes other migrating processes. */
export type RunExclusive = <T>(body: (db: Kysely<Tables>) => Promise<T>) => Promise<T>

/** `now` (seconds) is stored with each migration; `migrations` are by default those of this program. */
type MigrateOptions = { now: number; migrations?: readonly Migration[] }

/** Migrates a store, each migration in a transaction; safe in concurrent processes. */
export async function migrate(runExclusive: RunExclusive, dialect: Dialect, options: MigrateOptions): Promise<void> {
  const step = async (db: Kysely<Tables>) => {
    await dialect.lockMigrations(db)
    await sql`create table if not exists migrations (name text primary key, at bigint not null)`.execute(db)
    const next = pending(await applied(db), options.migrations)[0]
    if (!next) return false
    await next.up(db, dialect)
    await db.insertInto('migrations').values({ name: next.name, at: options.now }).execute()
    return true
  }
  while (await runExclusive(step));
}

/**
 * The migrations that a store lacks. Refuses a store of a newer program, and one that has a later migration without an earlier one.
 */
export function pending(names: string[], list: readonly Migration[] = migrations): Migration[] {
  const known = new Set(list.map((migration) => migration.name))
  const newer = names.find((name) => !known.has(name))
  if (newer) throw refusal('store-newer', { found: newer })
  const missing = list.slice(0, names.length).find((migration) => !names.includes(migration.name))
  if (missing) throw refusal('store-half-migrated', { missing: missing.name, found: names.join(', ') })
  return list.slice(names.length)
}

/** The names of the migrations that a store has, in order. */
export async function applied(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom('migrations').select('name').orderBy('name').execute()
  return rows.map((row) => row.name)
}
