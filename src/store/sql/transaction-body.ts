import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/**
 * Defers work to the end of a group commit: it runs after all bodies, in order, and not for a body that
 * failed.
 */
export type BeforeCommit = (work: (db: Kysely<Tables>) => Promise<unknown>) => void

/** What runs in a transaction. */
export type Body<T> = (db: Kysely<Tables>, beforeCommit: BeforeCommit) => Promise<T>
