import type { Insertable, Kysely } from 'kysely'
import type { Visit } from '../../domain/visit.ts'
import type { VisitsTable } from '../schema/capture-tables.ts'
import type { Tables } from '../schema/tables.ts'
import { bulkInsert, bulkUpdate } from '../sql/bulk-insert.ts'
import type { Dialect } from '../sql/dialect.ts'

type Row = Insertable<VisitsTable>

/** Visits by their numbers. */
export function visits(db: Kysely<Tables>, dialect: Dialect) {
  return {
    find,
    known,
    insert: (rows: Row[]) => insertVisits(db, dialect, rows),
    see: (rows: SeenRow[]) => seeVisits(db, dialect, rows),
    noteEnquiries,
    forget,
  }

  async function find(project: number, number: number): Promise<Visit | undefined> {
    const row = await db
      .selectFrom('visits')
      .select(['first_touch', 'last_touch'])
      .where('project_id', '=', project)
      .where('number', '=', number)
      .executeTakeFirst()
    return row && { number, firstTouch: JSON.parse(row.first_touch), lastTouch: JSON.parse(row.last_touch) }
  }

  /** Which of these numbers are those of stored visits. */
  async function known(project: number, numbers: number[]): Promise<Set<number>> {
    if (numbers.length === 0) return new Set()
    const rows = await db
      .selectFrom('visits')
      .select('number')
      .where('project_id', '=', project)
      .where('number', 'in', numbers)
      .execute()
    return new Set(rows.map(({ number }) => number))
  }

  /** Notes that enquiries came from these visits, which are therefore kept longer. */
  async function noteEnquiries(project: number, numbers: number[], now: number): Promise<void> {
    if (numbers.length === 0) return
    await db
      .updateTable('visits')
      .set({ enquired_at: now })
      .where('project_id', '=', project)
      .where('number', 'in', numbers)
      .where('enquired_at', 'is', null)
      .execute()
  }

  /** Deletes up to `limit` visits last seen before `idle` (seconds), those with an enquiry before `enquired`; returns their number. */
  async function forget(project: number, before: { idle: number; enquired: number }, limit: number): Promise<number> {
    const old = await db
      .selectFrom('visits')
      .select('number')
      .where('project_id', '=', project)
      .where('last_seen', '<', before.idle)
      .where(({ or, eb }) => or([eb('enquired_at', 'is', null), eb('last_seen', '<', before.enquired)]))
      .orderBy('last_seen')
      .limit(limit)
      .execute()
    if (old.length === 0) return 0
    const numbers = old.map(({ number }) => number)
    await db.deleteFrom('visits').where('project_id', '=', project).where('number', 'in', numbers).execute()
    return old.length
  }
}

type SeenRow = Pick<Row, 'project_id' | 'number' | 'last_touch' | 'last_seen'>

const insertVisits = bulkInsert<Row>('visits', [
  'project_id',
  'number',
  'first_touch',
  'last_touch',
  'first_seen',
  'last_seen',
])
const seeVisits = bulkUpdate<SeenRow>('visits', ['project_id', 'number'], ['last_touch', 'last_seen'])
