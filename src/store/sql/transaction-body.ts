import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/**
 * Puts work off to the end of the transactions that share a commit: it is done once all their bodies have run, in the order in
 * which it was given, and not for a body that failed.
 */
export type BeforeCommit = (work: (db: Kysely<Tables>) => Promise<unknown>) => void

/** What runs in a transaction. */
export type Body<T> = (db: Kysely<Tables>, beforeCommit: BeforeCommit) => Promise<T>
