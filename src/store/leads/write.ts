import type { Kysely } from 'kysely'
import type { Lead, LeadChange } from '../../domain/lead.ts'
import type { Project } from '../../domain/project.ts'
import type { Dialect } from '../dialect.ts'
import { keptQuery } from '../kept-query.ts'
import { leadCounts } from '../lead-counts.ts'
import type { NewLeadRow, Tables } from '../tables.ts'
import { leadColumns, textColumns, toColumns, toLead, toRow, writtenColumns } from './row.ts'

/** How leads are kept and changed, the roll-up and the index of texts with them. Only inside a transaction. */
export function leadWrites(db: Kysely<Tables>, dialect: Dialect) {
  const counts = leadCounts(db, dialect)
  return { insert, insertRows, find, change, ofStatus }

  async function insert(project: Project, leads: Lead[]): Promise<void> {
    const rows = leads.map((lead) => toRow(project, lead, dialect))
    await insertRows(rows)
    await counts.add(project.id, rows)
  }

  /** Keeps rows as they are, and what finds them by their texts; not what counts them. */
  async function insertRows(rows: NewLeadRow[]): Promise<void> {
    if (dialect.insertRows === 1 || rows.length === 1) for (const row of rows) await insertRow(db, dialect, row)
    else
      for (let start = 0; start < rows.length; start += dialect.insertRows)
        await db
          .insertInto('leads')
          .values(rows.slice(start, start + dialect.insertRows))
          .execute()
    await dialect.texts.keep(db, dialect, rows)
  }

  /** The lead as it is now, held until the transaction ends. */
  async function find(project: Project, id: number): Promise<Lead | undefined> {
    const [row] = await findRow(db, dialect, { project: project.id, id })
    return row && toLead(row)
  }

  async function change(project: Project, lead: Lead, change: LeadChange): Promise<void> {
    await db
      .updateTable('leads')
      .set({ ...toColumns(change, project), version: lead.version + 1 })
      .where('project_id', '=', project.id)
      .where('id', '=', lead.id)
      .execute()
    const changed = { ...lead, ...change }
    if (textColumns.some((field) => field in change))
      await dialect.texts.keep(db, dialect, [toRow(project, changed, dialect)])
    if (!isCountedBy(change)) return
    await counts.remove(project.id, [counted(lead)])
    await counts.add(project.id, [counted(changed)])
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

const insertRow = keptQuery<NewLeadRow, never>((db, value, dialect) => {
  const columns: readonly string[] = dialect.leadRowKey ? [dialect.leadRowKey, ...writtenColumns] : writtenColumns
  return db
    .insertInto('leads')
    .values(Object.fromEntries(columns.map((name) => [name, value(name as keyof NewLeadRow & string)])) as NewLeadRow)
})

const findRow = keptQuery<{ project: number; id: number }, Parameters<typeof toLead>[0]>((db, value, dialect) =>
  db
    .selectFrom('leads')
    .select(leadColumns)
    .where('project_id', '=', value('project'))
    .where('id', '=', value('id'))
    .where('deleted_at', 'is', null)
    .$if(dialect.locksRows, (query) => query.forUpdate()),
)

function isCountedBy(change: LeadChange): boolean {
  return change.creationDate !== undefined || change.status !== undefined || change.price !== undefined
}

function counted({ creationDate, status, price }: Pick<Lead, 'creationDate' | 'status' | 'price'>) {
  return { creation_date: creationDate, status, price }
}
