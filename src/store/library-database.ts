import { type CompiledQuery, type DatabaseConnection, Kysely, type QueryResult } from 'kysely'
import type { Backend } from './backend.ts'

/**
 * A Kysely for a library that keeps tables of its own in our database. Each of its writes is a body in our writer's queue, so
 * that nothing else writes to a SQLite file; its reads see what is committed. It has no transactions.
 */
export function libraryDatabase({ dialect, db, transaction }: Pick<Backend, 'dialect' | 'db' | 'transaction'>) {
  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
      isRead(query) ? db.executeQuery<R>(query) : transaction((tx) => tx.executeQuery<R>(query)),
    streamQuery: () => {
      throw new Error('A library streams nothing')
    },
  }
  const driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => {},
  }
  return new Kysely<never>({ dialect: { ...dialect.kysely, createDriver: () => driver } })
}

function isRead({ query, sql }: CompiledQuery): boolean {
  return query.kind === 'SelectQueryNode' || (query.kind === 'RawNode' && /^\s*(select|pragma)\b/i.test(sql))
}

async function refuse(): Promise<void> {
  throw new Error('A library has no transactions')
}
