import type { Kysely } from 'kysely'
import type { Period } from '../../domain/period.ts'
import type { PulledNoun } from '../../domain/pull.ts'
import type { Tables } from '../schema/tables.ts'

/**
 * The id of something that was pulled, and what was seen of it at the vendor: of a lead a hash per field, of a status one hash, of a receipt the
 * vendor's project id. Empty once a lead is purged.
 */
type PulledRow = { id: number; seen: string }

/** What was pulled from the vendor, by id, and what was last seen of it there. */
export function pulled(db: Kysely<Tables>) {
  return { of, put, forgetLeads, usedIds, countOf }

  /** Those of these ids that were pulled, with what was last seen of them. */
  async function of(project: number, noun: PulledNoun, ids: readonly number[]): Promise<Map<number, string>> {
    if (ids.length === 0) return new Map()
    const rows = await db
      .selectFrom('pulled')
      .select(['id', 'prints'])
      .where('project_id', '=', project)
      .where('noun', '=', noun)
      .where('id', 'in', ids)
      .execute()
    return new Map(rows.map(({ id, prints }) => [id, prints]))
  }

  async function put(project: number, noun: PulledNoun, rows: readonly PulledRow[]): Promise<void> {
    if (rows.length === 0) return
    await db
      .insertInto('pulled')
      .values(rows.map(({ id, seen }) => ({ project_id: project, noun, id, prints: seen })))
      .onConflict((conflict) =>
        conflict.columns(['project_id', 'noun', 'id']).doUpdateSet(({ ref }) => ({ prints: ref('excluded.prints') })),
      )
      .execute()
  }

  /** Keeps only the fact that leads which are deleted for good were pulled, so that they are not pulled again. */
  async function forgetLeads(project: number, ids: readonly number[]): Promise<void> {
    await db
      .updateTable('pulled')
      .set({ prints: '' })
      .where('project_id', '=', project)
      .where('noun', '=', 'lead')
      .where('id', 'in', ids)
      .execute()
    await db
      .deleteFrom('pull_faults')
      .where('project_id', '=', project)
      .where('noun', '=', 'lead')
      .where('outside_id', 'in', ids.map(String))
      .execute()
  }

  /** Which of these ids belong, or belonged, to leads of the project. */
  async function usedIds(project: number, ids: readonly number[]): Promise<Set<number>> {
    if (ids.length === 0) return new Set()
    const rows = await db
      .selectFrom('events')
      .select('lead_id')
      .distinct()
      .where('project_id', '=', project)
      .where('lead_id', 'in', ids)
      .execute()
    return new Set(rows.map(({ lead_id }) => lead_id))
  }

  /** How many pulled leads of a period exist outside the bin. */
  async function countOf(project: number, { from, to }: Period): Promise<number> {
    const { n } = await db
      .selectFrom('leads')
      .innerJoin('pulled', (join) =>
        join
          .onRef('pulled.project_id', '=', 'leads.project_id')
          .onRef('pulled.id', '=', 'leads.id')
          .on('pulled.noun', '=', 'lead'),
      )
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('leads.project_id', '=', project)
      .where('leads.creation_date', '>=', from)
      .where('leads.creation_date', '<=', to)
      .where('leads.deleted_at', 'is', null)
      .executeTakeFirstOrThrow()
    return n
  }
}
