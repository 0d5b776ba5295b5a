import { type Kysely, sql } from 'kysely'
import { mergeTargetOf } from '../receipts/merge-target.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { preparedQuery } from '../sql/prepared-query.ts'
import { entryOf } from './own-values.ts'
import { leadColumns, toLead } from './row.ts'
import { newestOfPersons, type Person } from './same-person.ts'
import { type UnmaskedLeads, unmaskedLeads } from './viewer.ts'

/** Batch lookups by which an import matches leads, and those that its undo needs. */
export function importLookups(db: Kysely<Tables>, dialect: Dialect) {
  return { byKeys, byPersons, leads, met, made, usedKeys }

  /** The newest lead of each key, outside the bin. A merged lead counts as the one into which it was merged. */
  async function byKeys(project: number, keys: readonly string[]): Promise<Map<string, number>> {
    if (keys.length === 0) return new Map()
    const wanted = JSON.stringify(keys.map((key) => ({ key })))
    const rows = await newestOfKeys(db, dialect, { project, keys: wanted })
    return new Map(rows.flatMap(({ key, lead }) => (lead === null ? [] : [[key, lead]])))
  }

  /** The newest leads of persons, by their `id`. */
  async function byPersons(
    project: number,
    persons: readonly ({ id: number } & Person)[],
  ): Promise<Map<number, { number: number | null; mail: number | null }>> {
    if (persons.length === 0) return new Map()
    const rows = await newestOfPersons(db, dialect, project, persons)
    return new Map(rows.map(({ id, by_number, by_mail }) => [id, { number: by_number, mail: by_mail }]))
  }

  /** Leads by their ids, in the bin or not, without a lock. */
  async function leads(project: number, ids: readonly number[]): Promise<UnmaskedLeads> {
    if (ids.length === 0) return unmaskedLeads([])
    const rows = await db
      .selectFrom('leads')
      .select(leadColumns)
      .where('project_id', '=', project)
      .where(dialect.among(sql.ref('id'), ids))
      .execute()
    return unmaskedLeads(rows.map(toLead))
  }

  /** Those of the leads that an import has already matched. */
  async function met(project: number, id: number, leads: readonly number[]): Promise<Set<number>> {
    if (leads.length === 0) return new Set()
    const rows = await db
      .selectFrom('import_met')
      .select('lead_id')
      .where('project_id', '=', project)
      .where('import_id', '=', id)
      .where(dialect.among(sql.ref('lead_id'), leads))
      .execute()
    return new Set(rows.map((row) => row.lead_id))
  }

  /** Those of the leads that were created by events of this undo token. A lead's first event created it; the query reads only event numbers. */
  async function made(project: number, token: string, leads: readonly number[]): Promise<number[]> {
    if (leads.length === 0) return []
    const { rows } = await sql<{ lead_id: number }>`
      select lead_id from (
        select lead_id, min(number) as number from events
        where project_id = ${project} and ${dialect.among(sql.ref('lead_id'), leads)} group by lead_id
      ) as births
      where (
        select case when undos.last_event >= births.number then undos.token end from undos
        where undos.project_id = ${project} and undos.first_event <= births.number
        order by undos.first_event desc limit 1
      ) = ${token}`.execute(db)
    return rows.map((row) => row.lead_id)
  }

  /** Those of the keys under which a page of leads, in the bin or not, has own values. `last` is the last lead of the page, null if it is empty. */
  async function usedKeys(
    project: number,
    keys: readonly string[],
    { after, limit }: { after: number; limit: number },
  ): Promise<{ used: string[]; last: number | null }> {
    const isUsed = keys.map((key, place) => {
      const value = dialect.jsonText(sql.ref('own_values'), sql`cast(${entryOf({ key, type: 'text' })} as text)`)
      return sql`max(case when ${value} is null then 0 else 1 end) as ${sql.ref(`key${place}`)}`
    })
    const { rows } = await sql<Record<string, number | null>>`
      select ${sql.join([...isUsed, sql`max(id) as last`])}
      from (
        select id, own_values from leads where project_id = ${project} and id > ${after} order by id limit ${limit}
      ) as page`.execute(db)
    return { used: keys.filter((_, place) => rows[0]?.[`key${place}`] === 1), last: rows[0]?.last ?? null }
  }
}

/** One index seek for each key to its newest lead, whatever the planner estimates. */
const newestOfKeys = preparedQuery<{ project: number; keys: string }, { key: string; lead: number | null }>(
  (db, value, dialect) => ({
    compile: () =>
      sql<{ key: string; lead: number | null }>`
        with wanted (key) as (${dialect.fromJson('import_keys', ['key'], value('keys'))})
        select wanted.key, (
          select ${mergeTargetOf(value('project'), 'id')} from import_keys
          join leads on leads.project_id = ${value('project')} and leads.id = import_keys.lead_id
          where import_keys.project_id = ${value('project')} and import_keys.key = wanted.key
            and (leads.deleted_at is null or ${mergeTargetOf(value('project'), 'id')} is not null)
          order by import_keys.lead_id desc limit 1
        ) as lead from wanted`.compile(db),
  }),
)
