import { type RawBuilder, sql } from 'kysely'

/**
 * A column of the lead that replaces the one in `leads`, within a query: of itself, or of the one it was merged into, possibly by several merges.
 * Null where that was removed or purged. The chain is followed for merged leads alone.
 */
export function mergeTargetOf<T>(project: number, column: 'id' | 'title'): RawBuilder<T | null> {
  const columns = sql`later.id, later.title, later.deleted_at, later.merged_into`
  return sql<T | null>`case when leads.deleted_at is null then ${sql.ref(`leads.${column}`)} else (
    with recursive chain (id, title, deleted_at, merged_into) as (
      select ${columns} from leads as later where later.project_id = ${project} and later.id = leads.merged_into
      union select ${columns} from chain join leads as later on later.project_id = ${project} and later.id = chain.merged_into
      where chain.deleted_at is not null)
    select ${sql.ref(column)} from chain where deleted_at is null) end`
}
