import type { Kysely } from 'kysely'
import type { Door } from '../../domain/access.ts'
import { type Counted, leadCounts } from '../counts/lead-counts.ts'
import type { LeadRow, Tables } from '../schema/tables.ts'
import { bulkUpdate } from '../sql/bulk-insert.ts'
import type { Dialect } from '../sql/dialect.ts'

/** The deadline of a lead, what it depends on, and the columns by which the lead is counted. */
type Due = Counted & {
  id: number
  recordedAt: number
  respondedAt: number | null
  door: Door
  dueAt: number | null
  deletedAt: number | null
}

/** The deadlines of leads. They are written apart from other changes, because a new deadline does not raise the version of a lead. */
export function dues(db: Kysely<Tables>, dialect: Dialect) {
  return { next, waiting, set }

  /** The next leads after an id, locked in the order in which bulk edits lock them. */
  function next(project: number, after: number, limit: number): Promise<Due[]> {
    return db
      .selectFrom('leads')
      .select(['id', 'recorded_at as recordedAt', 'responded_at as respondedAt', 'door', 'due_at as dueAt'])
      .select(['creation_date', 'paid_date', 'status', 'price', 'deleted_at as deletedAt'])
      .where('project_id', '=', project)
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .$if(dialect.locksRows, (query) => query.forNoKeyUpdate())
      .execute()
  }

  /** The ids of live leads without a response whose deadline is after `after` (seconds), the latest deadline first. */
  async function waiting(project: number, after: number, limit: number): Promise<number[]> {
    const rows = await db
      .selectFrom('leads')
      .select('id')
      .where('project_id', '=', project)
      .where('due_at', '>', after)
      .where('responded_at', 'is', null)
      .where('deleted_at', 'is', null)
      .orderBy('due_at', 'desc')
      .limit(limit)
      .execute()
    return rows.map(({ id }) => id)
  }

  /** Writes changed deadlines. Leads with a response are marked as changed for reports, which count responses in time. */
  async function set(project: number, leads: readonly Due[]): Promise<void> {
    await updateRows(
      db,
      dialect,
      leads.map(({ id, dueAt }) => ({ project_id: project, id, due_at: dueAt })),
    )
    const reported = leads.filter(({ respondedAt, deletedAt }) => respondedAt !== null && deletedAt === null)
    if (reported.length > 0) await leadCounts(db, dialect).touch(project, reported)
  }
}

const updateRows = bulkUpdate<Pick<LeadRow, 'project_id' | 'id' | 'due_at'>>('leads', ['project_id', 'id'], ['due_at'])
