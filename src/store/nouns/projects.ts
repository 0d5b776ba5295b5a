import { type Kysely, type Selectable, sql } from 'kysely'
import { type Assignment, defaultAssignment } from '../../domain/assignment.ts'
import { type CaptureSettings, defaultCapture } from '../../domain/capture.ts'
import type { Rule } from '../../domain/channel.ts'
import { defaultNotices, type ProjectNotices } from '../../domain/notice-settings.ts'
import type { OwnField } from '../../domain/own-field.ts'
import type { Project } from '../../domain/project.ts'
import { defaultRetention, type Retention } from '../../domain/retention.ts'
import { defaultWorkingTime, type WorkingTime } from '../../domain/working-time.ts'
import type { ProjectsTable, Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { preparedQuery, preparedWrite } from '../sql/prepared-query.ts'
import { channels } from './channels.ts'
import { ownFields } from './own-fields.ts'

/** Settings that are JSON in a column of the project. */
const settingsColumns = {
  capture: 'capture',
  workingTime: 'working_time',
  assignment: 'assignment',
  notices: 'notices',
  retention: 'retention',
} as const satisfies Partial<Record<keyof Project, keyof ProjectsTable>>
type ProjectSettings = Pick<Project, keyof typeof settingsColumns>
type SettingsColumn = (typeof settingsColumns)[keyof ProjectSettings]

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

    async insert(
      project: Pick<Project, 'id' | 'name' | 'timeZone' | 'country' | 'currency' | 'language' | 'createdAt'>,
    ): Promise<void> {
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

    /** Whether a lead was ever created in a project. */
    async hasLeads(id: number): Promise<boolean> {
      const row = await db.selectFrom('projects').select('last_lead').where('id', '=', id).executeTakeFirst()
      return row !== undefined && row.last_lead > 0
    },

    /**
     * Locks the project's row until the transaction ends, as `allocateNumbers` does: no lead is created, changed or counted meanwhile.
     */
    async lock(id: number): Promise<void> {
      if (dialect.locksRows)
        await db.selectFrom('projects').select('id').where('id', '=', id).forNoKeyUpdate().execute()
    },

    /** Replaces the given settings of a project. */
    async setSettings(id: number, settings: Partial<ProjectSettings>): Promise<void> {
      const columns: Partial<Record<SettingsColumn, string>> = {}
      for (const name of Object.keys(settings) as (keyof ProjectSettings)[])
        columns[settingsColumns[name]] = JSON.stringify(settings[name])
      await db.updateTable('projects').set(columns).where('id', '=', id).execute()
    },

    /** Allocates the next numbers of receipts, as `allocateNumbers` does for leads; returns the last one. */
    async allocateReceiptNumbers(id: number, count: number): Promise<number> {
      const [row] = await allocateReceiptNumbers(db, dialect, { id, count })
      if (!row) throw new Error('A project is gone')
      return row.last_receipt
    },

    /**
     * Allocates the next numbers of leads and events; returns the last one of each. The project's row stays locked until
     * the transaction ends, so numbers of events have no gaps, and all commit in order.
     */
    async allocateNumbers(
      id: number,
      count: { leads: number; events: number },
    ): Promise<{ lead: number; event: number }> {
      const [row] = await allocateNumbers(db, dialect, { id, ...count })
      if (!row) throw new Error('A project is gone')
      return { lead: row.last_lead, event: row.last_event }
    },

    /** The number of the last event, which stays so while the caller holds the project's row. */
    async lastEvent(id: number): Promise<number> {
      const [row] = await lastEvent(db, dialect, { id })
      if (!row) throw new Error('A project is gone')
      return row.last_event
    },

    /** Raises the number of the last event by the events that the caller numbered after it. */
    raiseEvents: (id: number, events: number): Promise<void> => raiseEvents(db, dialect, { id, events }),

    /** Raises the number of the last lead, unless it is higher: the next new lead is numbered after it. */
    async raiseLastLead(id: number, last: number): Promise<void> {
      await db
        .updateTable('projects')
        .set({ last_lead: last })
        .where('id', '=', id)
        .where('last_lead', '<', last)
        .execute()
    },
  }

  async function completed(row: Selectable<ProjectsTable>): Promise<Project> {
    return toProject(row, await channels(db).rules(row.id), await ownFields(db).of(row.id))
  }
}

function toProject(row: Selectable<ProjectsTable>, rules: Rule[], fields: OwnField[]): Project {
  const { id, seq, name, country, currency, language, capture } = row
  const settings = { ...defaultCapture, ...(capture !== null && (JSON.parse(capture) as Partial<CaptureSettings>)) }
  const workingTime = parsed<WorkingTime>(row.working_time) ?? defaultWorkingTime
  const assignment = parsed<Assignment>(row.assignment) ?? defaultAssignment
  const notices = noticesOf(parsed<Partial<ProjectNotices>>(row.notices))
  const retention = { ...defaultRetention, ...parsed<Partial<Retention>>(row.retention) }
  const place = { timeZone: row.time_zone, country, currency, language, createdAt: row.created_at }
  return { id, seq, name, ...place, rules, fields, capture: settings, workingTime, assignment, notices, retention }
}

/** The stored settings, completed for kinds that came later. */
function noticesOf(stored: Partial<ProjectNotices> = {}): ProjectNotices {
  return { ...defaultNotices, ...stored, places: { ...defaultNotices.places, ...stored.places } }
}

function parsed<T>(json: string | null): T | undefined {
  return json === null ? undefined : JSON.parse(json)
}

const allocateNumbers = preparedQuery<
  { id: number; leads: number; events: number },
  { last_lead: number; last_event: number }
>((db, value) =>
  db
    .updateTable('projects')
    .set((set) => ({
      last_lead: set('last_lead', '+', value('leads')),
      last_event: set('last_event', '+', value('events')),
    }))
    .where('id', '=', value('id'))
    .returning(['last_lead', 'last_event']),
)

const lastEvent = preparedQuery<{ id: number }, { last_event: number }>((db, value) =>
  db.selectFrom('projects').select('last_event').where('id', '=', value('id')),
)

const raiseEvents = preparedWrite<{ id: number; events: number }>((db, value) => ({
  compile: () =>
    sql<never>`update projects set last_event = last_event + ${value('events')} where id = ${value('id')}`.compile(db),
}))

const allocateReceiptNumbers = preparedQuery<{ id: number; count: number }, { last_receipt: number }>((db, value) =>
  db
    .updateTable('projects')
    .set((set) => ({ last_receipt: set('last_receipt', '+', value('count')) }))
    .where('id', '=', value('id'))
    .returning('last_receipt'),
)
