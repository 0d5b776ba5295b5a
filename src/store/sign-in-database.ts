import type { CompiledQuery, QueryResult } from 'kysely'
import type { Backend } from './backend.ts'
import { kyselyOn } from './sql/connection.ts'

/**
 * A Kysely for the sign-in library. Each of its writes is a transaction in our writer's queue, since a SQLite file has one writer; its reads see
 * committed data. It has no transactions of its own.
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
