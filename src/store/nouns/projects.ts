import type { Kysely, Selectable } from 'kysely'
import { type CaptureSettings, defaultCapture } from '../../domain/capture.ts'
import type { Rule } from '../../domain/channel.ts'
import type { OwnField } from '../../domain/own-field.ts'
import type { Project } from '../../domain/project.ts'
import type { ProjectsTable, Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { preparedQuery } from '../sql/prepared-query.ts'
import { channels } from './channels.ts'
import { ownFields } from './own-fields.ts'

export function projects(db: Kysely<Tables>, dialect: Dialect) {
  return {
    async find(id: number): Promise<Project | undefined> {
      const row = await db.selectFrom('projects').selectAll().where('id', '=', id).executeTakeFirst()
      return row && completed(row)
    },

    /** All projects, by public number. */
    async all(): Promise<Project[]> {
      const rows = await db.selectFrom('projects').selectAll().orderBy('id').execute()
      const all: Project[] = []
      for (const row of rows) all.push(await completed(row))
      return all
    },

    async insert(project: Omit<Project, 'seq' | 'rules' | 'fields' | 'capture'>): Promise<void> {
      const { last } = await db
        .selectFrom('projects')
        .select(({ fn }) => fn.max<number | null>('seq').as('last'))
        .executeTakeFirstOrThrow()
      const { id, name, timeZone, country, currency, language, createdAt } = project
      const columns = { id, name, time_zone: timeZone, country, currency, language, created_at: createdAt }
      await db
        .insertInto('projects')
        .values({ ...columns, seq: (last ?? 0) + 1 })
        .execute()
    },

    /** Updates the settings of a project. */
    async change(id: number, { name, timeZone, country, currency, language }: Project): Promise<void> {
      await db
        .updateTable('projects')
        .set({ name, time_zone: timeZone, country, currency, language })
        .where('id', '=', id)
        .execute()
    },

    /** Whether a lead was ever created in it. */
    async hasLeads(id: number): Promise<boolean> {
      const row = await db.selectFrom('projects').select('last_lead').where('id', '=', id).executeTakeFirst()
      return row !== undefined && row.last_lead > 0
    },

    /**
     * Locks the project's row until the transaction ends, as `take` does: no lead is created, changed or counted meanwhile.
     */
    async hold(id: number): Promise<void> {
      if (dialect.locksRows)
        await db.selectFrom('projects').select('id').where('id', '=', id).forNoKeyUpdate().execute()
    },

    /** Updates the capture settings of a project. */
    async setCapture(id: number, capture: CaptureSettings): Promise<void> {
      await db
        .updateTable('projects')
        .set({ capture: JSON.stringify(capture) })
        .where('id', '=', id)
        .execute()
    },

    /** Takes the next numbers of receipts, as `take` does for leads; returns the last one. */
    async takeReceipts(id: number, count: number): Promise<number> {
      const [row] = await takeReceipts(db, dialect, { id, count })
      if (!row) throw new Error('A project is gone')
      return row.last_receipt
    },

    /**
     * Takes the next numbers of leads and events; returns the last one of each. The project's row stays locked until
     * the transaction ends, so numbers have no gaps and commit in order.
     */
    async take(id: number, count: { leads: number; events: number }): Promise<{ lead: number; event: number }> {
      const [row] = await take(db, dialect, { id, ...count })
      if (!row) throw new Error('A project is gone')
      return { lead: row.last_lead, event: row.last_event }
    },
  }

  async function completed(row: Selectable<ProjectsTable>): Promise<Project> {
    return toProject(row, await channels(db).rules(row.id), await ownFields(db).of(row.id))
  }
}

function toProject(row: Selectable<ProjectsTable>, rules: Rule[], fields: OwnField[]): Project {
  const { time_zone, created_at, last_lead, last_event, last_receipt, capture, ...same } = row
  const settings = { ...defaultCapture, ...(capture !== null && (JSON.parse(capture) as Partial<CaptureSettings>)) }
  return { ...same, timeZone: time_zone, createdAt: created_at, rules, fields, capture: settings }
}

const take = preparedQuery<{ id: number; leads: number; events: number }, { last_lead: number; last_event: number }>(
  (db, value) =>
    db
      .updateTable('projects')
      .set((set) => ({
        last_lead: set('last_lead', '+', value('leads')),
        last_event: set('last_event', '+', value('events')),
      }))
      .where('id', '=', value('id'))
      .returning(['last_lead', 'last_event']),
)

const takeReceipts = preparedQuery<{ id: number; count: number }, { last_receipt: number }>((db, value) =>
  db
    .updateTable('projects')
    .set((set) => ({ last_receipt: set('last_receipt', '+', value('count')) }))
    .where('id', '=', value('id'))
    .returning('last_receipt'),
)
