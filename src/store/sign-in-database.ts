import type { CompiledQuery, QueryResult } from 'kysely'
import type { Backend } from './backend.ts'
import { kyselyOn } from './sql/connection.ts'

/**
 * A Kysely for a library that keeps tables of its own in our database. Each of its writes is a body in our writer's queue, so
 * that nothing else writes to a SQLite file; its reads see what is committed. It has no transactions.
 */
export function signInDatabase({ dialect, db, transaction }: Pick<Backend, 'dialect' | 'db' | 'transaction'>) {
  const connection = {
    executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
      isRead(query) ? db.executeQuery<R>(query) : transaction((tx) => tx.executeQuery<R>(query)),
    streamQuery: () => {
      throw new Error('A library streams nothing')
    },
  }
  return kyselyOn(connection, dialect)
}

function isRead({ query, sql }: CompiledQuery): boolean {
  return query.kind === 'SelectQueryNode' || (query.kind === 'RawNode' && /^\s*(select|pragma)\b/i.test(sql))
}
