import type { Kysely } from 'kysely'
import type { Door } from '../../domain/access.ts'
import type { LeadRow, Tables } from '../schema/tables.ts'
import { bulkUpdate } from '../sql/bulk-insert.ts'
import type { Dialect } from '../sql/dialect.ts'

/** What the deadline of a lead depends on, and what it is. */
type Due = {
  id: number
  recordedAt: number
  respondedAt: number | null
  door: Door
  status: number
  dueAt: number | null
}

/** The deadlines of leads, written apart from changes: a new one is no new version of a lead. */
export function dues(db: Kysely<Tables>, dialect: Dialect) {
  return { next, set }

  /** The next leads after an id, locked in the order in which bulk edits lock them. */
  function next(project: number, after: number, limit: number): Promise<Due[]> {
    return db
      .selectFrom('leads')
      .select(['id', 'recorded_at as recordedAt', 'responded_at as respondedAt', 'door', 'status', 'due_at as dueAt'])
      .where('project_id', '=', project)
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .$if(dialect.locksRows, (query) => query.forNoKeyUpdate())
      .execute()
  }

  function set(project: number, leads: readonly Pick<Due, 'id' | 'dueAt'>[]): Promise<void> {
    return updateRows(
      db,
      dialect,
      leads.map(({ id, dueAt }) => ({ project_id: project, id, due_at: dueAt })),
    )
  }
}

const updateRows = bulkUpdate<Pick<LeadRow, 'project_id' | 'id' | 'due_at'>>('leads', ['project_id', 'id'], ['due_at'])
