import { type Expression, type RawBuilder, sql } from 'kysely'

/**
 * SQL for a column of the lead that replaces the row of `leads`: the row itself, or the end of its chain of merges. Null where that lead was removed
 * or purged. The chain is followed only for leads in the bin.
 */
export function mergeTargetOf<T>(project: number | Expression<number>, column: 'id' | 'title'): RawBuilder<T | null> {
  const columns = sql`later.id, later.title, later.deleted_at, later.merged_into`
  return sql<T | null>`case when leads.deleted_at is null then ${sql.ref(`leads.${column}`)} else (
    with recursive chain (id, title, deleted_at, merged_into) as (
      select ${columns} from leads as later where later.project_id = ${project} and later.id = leads.merged_into
      union select ${columns} from chain join leads as later on later.project_id = ${project} and later.id = chain.merged_into
      where chain.deleted_at is not null)
    select ${sql.ref(column)} from chain where deleted_at is null) end`
}
