import { type Kysely, sql } from 'kysely'
import type { Lead } from '../../domain/lead.ts'
import type { Project } from '../../domain/project.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { keysOf } from './row.ts'
import { newestOfPersons, personOf } from './same-person.ts'

/** Reads which leads are repeats, and of which leads. */
export function repeats(db: Kysely<Tables>, dialect: Dialect) {
  return { of, earlier }

  /** The ids of the leads that repeat one of the given leads, in the bin or not. */
  async function of(project: number, leads: readonly number[]): Promise<number[]> {
    if (leads.length === 0) return []
    const rows = await db
      .selectFrom('leads')
      .select('id')
      .where('project_id', '=', project)
      .where('repeat_of', 'is not', null)
      .where(dialect.among(sql.ref('repeat_of'), leads))
      .execute()
    return rows.map(({ id }) => id).sort((one, other) => one - other)
  }

  /** Maps leads to the newest earlier lead of the same person. Leads without one are left out. */
  async function earlier(
    project: Project,
    leads: readonly Pick<Lead, 'id' | 'phone' | 'email'>[],
  ): Promise<Map<number, number>> {
    const persons = leads.map((lead) => ({ id: lead.id, ...personOf(keysOf(lead, project)) }))
    const found = await newestOfPersons(db, dialect, project.id, persons, { isBefore: true })
    return new Map(
      found.flatMap(({ id, by_number, by_mail }) => {
        const lead = by_number ?? by_mail
        return lead === null ? [] : [[id, lead]]
      }),
    )
  }
}
