import type { Kysely } from 'kysely'
import type { Lead, LeadChange } from '../../domain/lead.ts'
import type { Project } from '../../domain/project.ts'
import type { Dialect } from '../dialect.ts'
import { leadCounts } from '../lead-counts.ts'
import type { NewLeadRow, Tables } from '../tables.ts'
import { leadColumns, toColumns, toLead } from './row.ts'

/** How leads are kept and changed, the roll-up with them. Only inside a transaction. */
export function leadWrites(db: Kysely<Tables>, dialect: Dialect) {
  const counts = leadCounts(db)
  return { insert, find, change, ofStatus }

  async function insert(project: Project, leads: Lead[]): Promise<void> {
    const rows = leads.map((lead) => toRow(project, lead, dialect))
    for (let start = 0; start < rows.length; start += dialect.insertRows)
      await db
        .insertInto('leads')
        .values(rows.slice(start, start + dialect.insertRows))
        .execute()
    await counts.add(project.id, rows)
  }

  /** The lead as it is now, held until the transaction ends. */
  async function find(project: Project, id: number): Promise<Lead | undefined> {
    const row = await db
      .selectFrom('leads')
      .select(leadColumns)
      .where('project_id', '=', project.id)
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .$if(dialect.locksRows, (query) => query.forUpdate())
      .executeTakeFirst()
    return row && toLead(row)
  }

  async function change(project: Project, lead: Lead, change: LeadChange): Promise<void> {
    await db
      .updateTable('leads')
      .set({ ...toColumns(change, project), version: lead.version + 1 })
      .where('project_id', '=', project.id)
      .where('id', '=', lead.id)
      .execute()
    if (!isCountedBy(change)) return
    await counts.remove(project.id, [counted(lead)])
    await counts.add(project.id, [counted({ ...lead, ...change })])
  }

  /** Ids of some leads in a status. */
  async function ofStatus(project: Project, status: number, limit: number): Promise<number[]> {
    const rows = await db
      .selectFrom('leads')
      .select('id')
      .where('project_id', '=', project.id)
      .where('status', '=', status)
      .where('deleted_at', 'is', null)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map((row) => row.id)
  }
}

function toRow(project: Project, lead: Lead, dialect: Dialect): NewLeadRow {
  const { id, version, recordedAt, door, createdBy, ...given } = lead
  return {
    ...dialect.rowKey(project.seq, id),
    project_id: project.id,
    id,
    ...(toColumns(given, project) as Omit<NewLeadRow, 'project_id' | 'id'>),
    version,
    recorded_at: recordedAt,
    door,
    created_by: createdBy,
  }
}

function isCountedBy(change: LeadChange): boolean {
  return change.creationDate !== undefined || change.status !== undefined || change.price !== undefined
}

function counted({ creationDate, status, price }: Pick<Lead, 'creationDate' | 'status' | 'price'>) {
  return { creation_date: creationDate, status, price }
}
